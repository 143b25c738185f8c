//! The words of the interface, in the language of the site.
//!
//! In: the tables in `languages/` of a theme and of those it lies over, and a language tag. Out: [`Words`], which says each message
//! in that language, or in English where a table lacks it or there is none. Tables are written in Fluent, which knows the plurals of
//! every language. What documents say is never translated.

mod plain;
mod table;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use jiff::civil::Date;
use tera::{Kwargs, TeraResult, Value};
use unic_langid::{CharacterDirection, LanguageIdentifier};

use crate::files::{Files, has_extension};
use crate::report::Finding;
use crate::source::Source;

use super::html::escape;
use super::layers;
use super::view::DateView;
use plain::Piece;
use table::Variables;

/// The folder of a theme that holds its tables.
pub(super) const FOLDER: &str = "languages/";
/// The language that has every word.
const ENGLISH: &str = "en";
/// Messages for scripts begin with it.
const FOR_SCRIPTS: &str = "script-";

/// The words of one language.
type Table = FluentBundle<FluentResource>;

/// The words of the interface.
#[derive(Default)]
pub struct Words {
    language: String,
    /// The table of the language, those of its wider tags, and English; the last is that of the program, which has every word.
    tables: Vec<Table>,
    /// Every message there is and the variables it is given.
    messages: BTreeMap<String, Variables>,
    /// What those that are given none say: they are most, and said on every page.
    fixed: BTreeMap<String, String>,
    /// Those that only put their values between words: they name places, thousands of times a page of a long document.
    plain: BTreeMap<String, Vec<Piece>>,
}

impl Words {
    /// The words of a language as a theme says them; `themes` are the files below the site's `themes/` folder.
    pub fn load(theme: &str, language: &str, themes: &Files) -> Result<Self, Vec<Finding>> {
        let layers = layers::of(theme, themes).map_err(|finding| vec![*finding])?;
        let sources = layers.iter().rev().flat_map(|layer| {
            let files = layers::files_of(&layer.name, themes).into_iter();
            let tables = files.filter(|(path, _)| path.starts_with(FOLDER) && has_extension(path, "ftl"));
            tables.map(move |(path, bytes)| Source::new(format!("themes/{}/{path}", layer.name), String::from_utf8_lossy(&bytes)))
        });
        Self::of_tables(language, &sources.collect::<Vec<_>>())
    }

    /// The words of a language in some tables, of which later ones lie over earlier ones.
    fn of_tables(language: &str, sources: &[Source]) -> Result<Self, Vec<Finding>> {
        let own = Source::new("themes/default/languages/en.ftl", layers::embedded_text("languages/en.ftl"));
        let mut messages = table::messages([&own]);
        let findings: Vec<Finding> = sources.iter().flat_map(|source| table::check(source, &messages)).collect();
        if !findings.is_empty() {
            return Err(findings);
        }
        for (id, variables) in table::messages(sources) {
            messages.entry(id).or_insert(variables);
        }
        let mut spoken = None;
        let mut tables = Vec::new();
        for tag in tags(language) {
            let of_tag: Vec<&Source> = sources.iter().filter(|source| is_table_of(source, &tag)).collect();
            if !of_tag.is_empty() {
                spoken.get_or_insert_with(|| if tag == ENGLISH && !is_english(language) { ENGLISH } else { language });
                tables.push(bundle(&tag, of_tag));
            }
        }
        tables.push(bundle(ENGLISH, [&own]));
        let mut words = Self { language: spoken.unwrap_or(ENGLISH).to_string(), tables, messages, ..Self::default() };
        let fixed = words.messages.iter().filter(|(_, variables)| variables.is_empty());
        words.fixed = fixed.filter_map(|(id, _)| Some((id.clone(), words.format(id, &FluentArgs::new())?))).collect();
        let plain = |id: &String| Some((id.clone(), words.find(id, |_, pattern| plain::pieces(pattern))??));
        words.plain = words.messages.keys().filter_map(plain).collect();
        Ok(words)
    }

    /// The English words of the program.
    pub fn english() -> &'static Self {
        static WORDS: LazyLock<Words> =
            LazyLock::new(|| Words::of_tables(ENGLISH, &[]).expect("the program's own table is right"));
        &WORDS
    }

    /// The language of the words: that of the site, or English where there is no table for it.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// A message that needs no values.
    pub fn say(&self, id: &str) -> String {
        self.fixed.get(id).cloned().unwrap_or_else(|| self.fill(id, []))
    }

    /// A message with values in it.
    pub fn fill<const N: usize>(&self, id: &str, values: [(&'static str, FluentValue); N]) -> String {
        let values = values.map(|(name, value)| match value {
            FluentValue::String(words) => (name, self.apart(&words).into_owned().into()),
            number => (name, number),
        });
        let said = self.format(id, &values.into_iter().collect());
        said.expect("the English table has every word that the program says")
    }

    /// A value among words; where these are written from right to left and it is not, between marks that set it apart, so that the
    /// punctuation around it stays where it belongs.
    fn apart<'v>(&self, value: &'v str) -> Cow<'v, str> {
        let is_foreign = |c: char| {
            c.is_alphabetic() && !matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
        };
        if direction(&self.language) == "rtl" && value.chars().any(is_foreign) {
            format!("\u{2068}{value}\u{2069}").into()
        } else {
            value.into()
        }
    }

    fn format(&self, id: &str, values: &FluentArgs) -> Option<String> {
        let plain = self.plain.get(id).and_then(|pieces| plain::fill(pieces, values));
        plain
            .or_else(|| self.find(id, |table, pattern| table.format_pattern(pattern, Some(values), &mut Vec::new()).into_owned()))
    }

    /// Makes something of a message, as the first table has it that has it at all.
    fn find<T>(&self, id: &str, make: impl Fn(&Table, &Pattern<&str>) -> T) -> Option<T> {
        self.tables.iter().find_map(|table| Some(make(table, table.get_message(id)?.value()?)))
    }

    /// A date as people write it; one that no calendar knows stays as it stands.
    pub fn date(&self, iso: &str) -> String {
        iso.parse::<Date>().map_or_else(
            |_| iso.to_string(),
            |date| {
                let (day, month, year) = (date.day().into(), date.month().into(), date.year().into());
                self.fill("date", [("day", day), ("month", month), ("year", year)])
            },
        )
    }

    /// A date for people and for programs.
    pub(super) fn date_view(&self, iso: &str) -> DateView {
        DateView { iso: iso.to_string(), long: self.date(iso) }
    }

    /// Parts of a citation: `annex I, para. 3`.
    pub(super) fn parts(&self, parts: &[String]) -> String {
        self.join(parts, "between-parts")
    }

    /// Words with a message between them.
    pub(super) fn join(&self, parts: &[String], between: &str) -> String {
        match parts {
            [one] => one.clone(),
            parts => parts.join(&self.say(between)),
        }
    }

    /// A place in a document with its name: `A/1, para. 2`.
    pub(super) fn cited_place(&self, document: &str, place: &str) -> String {
        self.fill("cited-place", [("document", document.into()), ("place", place.into())])
    }

    /// What a template asks for: `words(id="citations", count=3)`. Values that are finished HTML stay it, and so does the message then.
    pub(super) fn for_template(&self, values: &Kwargs) -> TeraResult<Value> {
        let id = values.must_get::<&str>("id")?;
        if let Some(said) = self.fixed.get(id) {
            return Ok(Value::from(said.as_str()));
        }
        let Some(variables) = self.messages.get(id) else { return Err(tera::Error::message(self.unknown(id))) };
        let mut html: Vec<&str> = Vec::new();
        let mut given = FluentArgs::new();
        for (name, value) in values.iter().filter_map(|(name, value)| Some((name.as_str()?, value))) {
            if let Some(number) = value.as_i64() {
                given.set(name, number);
            } else if value.is_safe() {
                given.set(name, stand_in(html.len()).to_string());
                html.push(value.as_str().unwrap_or_default());
            } else {
                given.set(name, self.apart(value.as_str().unwrap_or_default()).into_owned());
            }
        }
        if let Some(missing) = variables.iter().find(|name| given.get(name.as_str()).is_none()) {
            return Err(tera::Error::message(format!("the words `{id}` need a value for `{missing}`")));
        }
        let said = self.format(id, &given).unwrap_or_default();
        if html.is_empty() {
            return Ok(Value::from(said));
        }
        let filled = html.iter().enumerate().fold(escape(&said), |said, (index, html)| said.replace(stand_in(index), html));
        Ok(Value::safe_string(&filled))
    }

    fn unknown(&self, id: &str) -> String {
        let near = self.messages.keys().map(|known| (strsim::damerau_levenshtein(known, id), known)).min();
        let advice = near.filter(|(distance, _)| *distance <= 3).map(|(_, known)| format!("; did you mean `{known}`?"));
        format!("there are no words `{id}` in languages/en.ftl{}", advice.unwrap_or_default())
    }

    /// The messages for scripts as a script: names in braces stand for the values.
    pub(super) fn script(&self) -> Vec<u8> {
        let messages = self.messages.iter().filter_map(|(id, variables)| {
            let name = id.strip_prefix(FOR_SCRIPTS)?;
            let values: FluentArgs = variables.iter().map(|name| (name.clone(), format!("{{{name}}}"))).collect();
            Some((name, self.format(id, &values)?))
        });
        let json = serde_json::to_string(&messages.collect::<BTreeMap<_, _>>()).expect("names and words are strings");
        format!("const WORDS = {json};\n").into_bytes()
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

/// `rtl` for a language that is written from right to left, else `ltr`.
pub(super) fn direction(language: &str) -> &'static str {
    let identifier: Option<LanguageIdentifier> = language.parse().ok();
    match identifier.map(|identifier| identifier.character_direction()) {
        Some(CharacterDirection::RTL) => "rtl",
        _ => "ltr",
    }
}

/// The function that templates call.
pub(super) fn function(words: Arc<Words>) -> impl Fn(Kwargs, &tera::State) -> TeraResult<Value> + Send + Sync {
    move |values, _| words.for_template(&values)
}

/// A tag and the wider ones in it, and English: `pt-BR`, `pt`, `en`.
fn tags(language: &str) -> Vec<String> {
    let wider = std::iter::successors(Some(language), |tag| tag.rsplit_once('-').map(|(wider, _)| wider));
    let mut tags: Vec<String> = wider.map(str::to_string).collect();
    if !is_english(language) {
        tags.push(ENGLISH.into());
    }
    tags
}

fn is_english(language: &str) -> bool {
    language.split('-').next() == Some(ENGLISH)
}

fn is_table_of(source: &Source, tag: &str) -> bool {
    let name = source.path.rsplit('/').next().and_then(|file| file.strip_suffix(".ftl"));
    name.is_some_and(|name| name.eq_ignore_ascii_case(tag))
}

fn bundle<'s>(tag: &str, sources: impl IntoIterator<Item = &'s Source>) -> Table {
    let identifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    bundle.set_use_isolating(false); // `apart` does it, where values run against the direction of the words
    bundle.add_builtins().expect("a new table has no functions of these names");
    for source in sources {
        // What is wrong with a table was found before; the rest of it can be used.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(source.text.clone());
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// A sign that stands for finished HTML until the words around it are escaped.
fn stand_in(index: usize) -> char {
    char::from_u32(0xe000 + u32::try_from(index).unwrap_or_default()).unwrap_or('\u{e000}')
}
