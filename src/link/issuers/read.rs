//! `content/citations.toml`: what a site adds to the tables of issuers and series.
//!
//! In: the text of the file, in the form of the built-in `citations.toml`. Out: the built-in tables with what it adds; an issuer of
//! the same name is replaced. Whatever is wrong in it is a finding at its place, and the other entries are taken.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Form, Issuer, Issuers, Pattern};
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// An issuer as the file states it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: Spanned<String>,
    #[serde(default)]
    short: Vec<Spanned<String>>,
    forms: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    series: Vec<Spanned<String>>,
    symbol: Option<Spanned<String>>,
}

/// The styles that have a name.
const NAMED: [(&str, Form); 4] =
    [("session", Form::Session), ("year", Form::Year), ("council", Form::Council), ("roman", Form::Roman)];

impl Issuers {
    /// Adds what a file states; gives what is wrong with it.
    pub(super) fn extend(&mut self, source: &Source) -> Vec<Finding> {
        let (table, errors) = DeTable::parse_recoverable(&source.text);
        let mut reader = Reader { source, issuers: self, names: BTreeSet::new(), series: BTreeSet::new(), findings: Vec::new() };
        for error in errors {
            reader.wrong(error.span().unwrap_or(0..0), error.message(), "");
        }
        for (key, value) in table.into_inner() {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("issuer", DeValue::Array(entries)) => entries.iter().for_each(|entry| reader.issuer(entry)),
                ("series", DeValue::Array(words)) => words.iter().for_each(|word| reader.series(word)),
                ("issuer", _) => {
                    reader.wrong(value.span(), "`issuer` must be a list of tables", "Write [[issuer]] above the entry.");
                }
                ("series", _) => reader.wrong(value.span(), "`series` must be a list of words", "Write series = [\"XYZ\"]."),
                (other, _) => {
                    let help =
                        "There are a list, series = [\"XYZ\"], at the top of the file, and entries, each below [[issuer]].";
                    reader.wrong(key.span(), &format!("`{other}` is not a key of this file"), help);
                }
            }
        }
        reader.findings
    }
}

struct Reader<'r> {
    source: &'r Source,
    issuers: &'r mut Issuers,
    /// What the file itself has stated so far.
    names: BTreeSet<String>,
    series: BTreeSet<String>,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn wrong(&mut self, span: Range<usize>, message: &str, help: &str) {
        let finding = Finding::new(&rule::CITATION_DATA, message).at(Place::span(self.source, span));
        self.findings.push(if help.is_empty() { finding } else { finding.help(help) });
    }

    fn series(&mut self, word: &Spanned<DeValue>) {
        let written = word.get_ref().as_str().unwrap_or_default();
        if !is_series(written) {
            let help = "Only the letters before the first slash: of XYZ/RES/5 it is XYZ.";
            self.wrong(word.span(), &format!("`{written}` is not the first word of a symbol"), help);
        } else if self.series.insert(written.to_string()) {
            self.issuers.series.insert(written.to_string());
        } else {
            self.wrong(word.span(), &format!("`{written}` stands twice in the list"), "Remove one of the two.");
        }
    }

    fn issuer(&mut self, entry: &Spanned<DeValue>) {
        let entry = match Entry::deserialize(entry.clone().into_deserializer()) {
            Ok(entry) => entry,
            Err(error) => {
                let help = nearest(error.message()).map(|key| format!("Did you mean `{key}`?")).unwrap_or_default();
                self.wrong(error.span().unwrap_or_else(|| entry.span()), error.message(), &help);
                return;
            }
        };
        let before = self.findings.len();
        let forms: Vec<Form> = entry.forms.get_ref().iter().filter_map(|form| self.form(form)).collect();
        if entry.forms.get_ref().is_empty() {
            self.wrong(entry.forms.span(), "an issuer must have a number style", &styles());
        }
        let words = entry.short.iter().chain(&entry.series).chain(&entry.symbol).chain([&entry.name]);
        for empty in words.filter(|word| word.get_ref().trim().is_empty()) {
            self.wrong(empty.span(), "this is empty", "Write it as texts do, or remove it.");
        }
        let name = entry.name.get_ref().trim().to_string();
        if !self.names.insert(name.clone()) && !name.is_empty() {
            self.wrong(
                entry.name.span(),
                &format!("the issuer `{name}` stands twice in this file"),
                "Make one entry of the two.",
            );
        }
        if self.findings.len() > before {
            return;
        }
        let plain = |words: Vec<Spanned<String>>| words.into_iter().map(Spanned::into_inner).collect();
        let symbol = entry.symbol.map(Spanned::into_inner);
        self.issuers.put(Issuer { name, short: plain(entry.short), forms, series: plain(entry.series), symbol });
    }

    fn form(&mut self, written: &Spanned<String>) -> Option<Form> {
        let form = self.issuers.form(written.get_ref());
        if form.is_none() {
            let near = NAMED.iter().find(|(name, _)| strsim::damerau_levenshtein(name, written.get_ref()) <= 2);
            let help = near.map_or_else(styles, |(name, _)| format!("Did you mean `{name}`?"));
            self.wrong(written.span(), &format!("`{}` is no number style", written.get_ref()), &help);
        }
        form
    }
}

impl Issuers {
    /// The form with a name, or with a pattern.
    fn form(&mut self, written: &str) -> Option<Form> {
        if let Some((_, form)) = NAMED.iter().find(|(name, _)| *name == written) {
            return Some(*form);
        }
        let known = self.patterns.iter().position(|pattern| pattern.is(written));
        let add = || {
            self.patterns.push(Pattern::parse(written)?);
            Some(self.patterns.len() - 1)
        };
        known.or_else(add).map(Form::Own)
    }

    /// Puts an issuer in place of the one with its name, or behind the others; its symbols become known with it.
    fn put(&mut self, issuer: Issuer) {
        let symbols = issuer.series.iter().chain(&issuer.symbol);
        let words = symbols.filter_map(|symbol| symbol.split('/').next()).filter(|word| is_series(word)).map(str::to_string);
        self.series.extend(words);
        match self.named(&issuer.name) {
            Some(index) => self.bodies[index] = issuer,
            None => self.bodies.push(issuer),
        }
    }
}

fn is_series(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
}

fn styles() -> String {
    let names = NAMED.map(|(name, _)| name).join(", ");
    format!("The styles are {names}, or a pattern with {{figure}} or {{roman}} in it: \"{{figure}}/CP.{{figure}}\" is 4/CP.7.")
}

/// The known key that an unknown one resembles: ``unknown field `nmae`, expected one of `name`, `short` `` gives `name`.
fn nearest(message: &str) -> Option<&str> {
    let mut names = message.strip_prefix("unknown field ")?.split('`').skip(1).step_by(2);
    let unknown = names.next()?;
    names.min_by_key(|name| strsim::damerau_levenshtein(unknown, name))
}
