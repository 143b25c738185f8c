//! Front matter: TOML between two `+++` lines at the start of a page.
//!
//! In: a source. Out: the value and where the body begins, or findings that point at the line that is wrong, with the nearest
//! known key as help. `expected`, as the TOML reader words it, is the only list of keys there is.

use serde::de::DeserializeOwned;

use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// Parsed front matter.
#[derive(Debug)]
pub(super) struct FrontMatter<T> {
    /// The facts.
    pub value: T,
    /// Byte offset of the body.
    pub body: usize,
}

/// Reads the front matter of a page.
pub(super) fn read<T: DeserializeOwned>(source: &Source) -> Result<FrontMatter<T>, Box<Finding>> {
    let Some((toml, body)) = extent(&source.text) else {
        let help = "Begin the page with a line +++, then keys such as slug = \"report-2020\", then a line +++.";
        let finding = Finding::new(&rule::FRONT_MATTER, "the page has no front matter");
        return Err(Box::new(finding.at(Place::line(source, 1)).help(help)));
    };
    let value = toml::from_str(&source.text[toml.clone()]).map_err(|error| Box::new(finding(source, toml.start, &error)))?;
    Ok(FrontMatter { value, body })
}

/// The facts as front matter, with both `+++` lines.
pub(super) fn write<T: serde::Serialize>(value: &T) -> String {
    let toml = toml::to_string(value).expect("facts of a page are strings, lists and tables, which TOML can hold");
    format!("+++\n{toml}+++\n")
}

/// Where the TOML stands and where the body begins.
fn extent(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let text_start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut offset = text_start;
    let mut toml = None;
    for line in text[text_start..].split_inclusive('\n') {
        match (toml, line.trim_end()) {
            (None, "+++") => toml = Some(offset + line.len()),
            (None, _) => return None,
            (Some(start), "+++") => return Some((start..offset, offset + line.len())),
            (Some(_), _) => {}
        }
        offset += line.len();
    }
    None
}

fn finding(source: &Source, base: usize, error: &toml::de::Error) -> Finding {
    let place = match error.span() {
        // A key that is missing is missing everywhere; the first line stands for the whole.
        Some(_) if error.message().starts_with("missing field") => Place::line(source, 1),
        Some(span) => Place::span(source, base + span.start..base + span.end),
        None => Place::line(source, 1),
    };
    let finding = Finding::new(&rule::FRONT_MATTER, error.message().to_string()).at(place);
    match nearest_key(error.message()) {
        Some(key) => finding.help(format!("Did you mean `{key}`?")),
        None => finding,
    }
}

/// The known key that an unknown one resembles: ``unknown field `tilte`, expected one of `slug`, `title` `` gives `title`.
fn nearest_key(message: &str) -> Option<&str> {
    let mut names = message.strip_prefix("unknown field ")?.split('`').skip(1).step_by(2);
    let unknown = names.next()?;
    names
        .map(|name| (strsim::jaro_winkler(unknown, name), name))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Meta;

    fn fails(text: &str) -> Finding {
        *read::<Meta>(&Source::new("a.md", text)).expect_err("the front matter is wrong")
    }

    #[test]
    fn unknown_key_points_at_its_line_and_names_the_nearest() {
        let finding = fails("+++\nslug = \"a\"\ntilte = \"B\"\n+++\n");
        assert_eq!(finding.place.expect("it has a place").line, 3);
        assert_eq!(finding.help.as_deref(), Some("Did you mean `title`?"));
    }

    #[test]
    fn missing_front_matter_and_missing_slug_are_findings() {
        assert!(fails("Text\n").message.contains("no front matter"));
        assert!(fails("+++\ntitle = \"A\"\n").message.contains("no front matter"));
        assert!(fails("+++\ntitle = \"A\"\n+++\n").message.contains("slug"));
    }

    #[test]
    fn broken_toml_points_at_its_line() {
        let finding = fails("+++\nslug = \"a\"\ntitle = B\n+++\n");
        assert_eq!(finding.place.expect("it has a place").line, 3);
    }

    #[test]
    fn body_begins_behind_the_second_line() {
        let source = Source::new("a.md", "+++\r\nslug = \"a\"\r\n+++\r\nText");
        let front = read::<Meta>(&source).expect("it parses");
        assert_eq!(&source.text[front.body..], "Text");
    }
}
