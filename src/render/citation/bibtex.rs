//! A citation for LaTeX: an entry that BibTeX and biblatex read.
//!
//! In: a [`Citation`]. Out: `@techreport` for what has a symbol, `@misc` for a treaty. Titles and bodies stand in two pairs of
//! braces: the styles of BibTeX would put titles in small letters and read `Conference of the Parties` as first and last names.
//! Letters stay UTF-8. Addresses stay as they are, since `\url` takes them literally.

use std::fmt::Write as _;

use super::{Citation, Kind};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The entry of a citation.
pub(super) fn entry(citation: &Citation) -> String {
    let work = &citation.work;
    let date = work.date_parts();
    let words = |words: &Option<String>| words.as_deref().map(escape);
    let name = |words: &Option<String>| words.as_deref().map(|words| format!("{{{}}}", escape(words)));
    let (kind, printed) = match &work.kind {
        Kind::Report => ("techreport", None),
        Kind::Treaty(series) => ("misc", series.as_deref().map(escape)),
    };
    let month = date.get(1).and_then(|&month| MONTHS.get(usize::from(month).checked_sub(1)?));
    let annote = (!citation.quotation.is_empty()).then(|| escape(&citation.quoted()));
    let fields = [
        ("author", name(&work.author)),
        ("title", Some(format!("{{{}}}", escape(&work.title)))),
        ("institution", name(&work.body)),
        ("type", words(&work.genre)),
        ("number", words(&work.symbol)),
        ("howpublished", printed),
        ("year", date.first().map(ToString::to_string)),
        ("day", date.get(2).map(ToString::to_string)),
        ("language", Some(escape(&work.language))),
        ("note", words(&citation.pinpoint)),
        ("annote", annote),
        ("url", Some(citation.address.clone())),
    ];
    let braced = fields.into_iter().filter_map(|(name, value)| Some(format!("  {name} = {{{}}},\n", value?)));
    let mut entry = format!("@{kind}{{{},\n{}", work.slug, braced.collect::<String>());
    if let Some(month) = month {
        let _ = writeln!(entry, "  month = {month},");
    }
    entry.push('}');
    entry
}

/// Words as LaTeX sets them.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            // Braces have to match even where a text has only one of them.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
