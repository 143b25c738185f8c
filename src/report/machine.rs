//! Findings for programs: JSON, and the commands by which a GitHub workflow shows them at their lines.
//!
//! In: findings. Out: text for standard output. The keys of the JSON are those of [`Entry`]; none is ever left out, and none is
//! taken away from one version to the next.

use std::fmt::Write as _;

use serde::Serialize;

use super::{Finding, Severity};

/// A finding as JSON shows it.
#[derive(Debug, Serialize)]
struct Entry<'f> {
    /// The code of the rule.
    rule: &'static str,
    /// `error`, `warning` or `note`.
    severity: &'static str,
    /// What is wrong.
    message: &'f str,
    /// What to do about it.
    advice: &'f str,
    /// Path below the root of the site, with `/`; null where no file is at fault.
    file: Option<&'f str>,
    /// Counted from 1; null for a file as a whole, as are all keys below.
    line: Option<usize>,
    /// First column of the words that are meant, in characters, counted from 1.
    column: Option<usize>,
    /// One past the last column, in the same line.
    end_column: Option<usize>,
    /// The words that are meant.
    text: Option<&'f str>,
    /// The line, or the part of a long line around the words.
    excerpt: Option<&'f str>,
}

/// The findings as a JSON array.
pub fn json(findings: &[Finding]) -> String {
    let entries = findings.iter().map(|finding| {
        let place = finding.place.as_ref();
        let line = place.filter(|place| place.line > 0);
        Entry {
            rule: finding.rule.code,
            severity: finding.severity.name(),
            message: &finding.message,
            advice: finding.advice(),
            file: place.map(|place| place.path.as_str()),
            line: line.map(|place| place.line),
            column: line.map(|place| place.columns.start),
            end_column: line.map(|place| place.columns.end),
            text: line.map(|place| &place.excerpt[place.span.clone()]),
            excerpt: line.map(|place| place.excerpt.as_str()),
        }
    });
    serde_json::to_string_pretty(&entries.collect::<Vec<_>>()).expect("findings are made of strings and numbers")
}

/// The findings as workflow commands, a line each; `prefix` leads from the root of the repository to that of the site.
pub fn github(findings: &[Finding], prefix: &str) -> String {
    let mut out = String::new();
    for finding in findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let _ = write!(out, "::{command} ");
        if let Some(place) = &finding.place {
            let _ = write!(out, "file={},", property(&format!("{prefix}{}", place.path)));
            if place.line > 0 {
                let (line, columns) = (place.line, &place.columns);
                let _ = write!(out, "line={line},endLine={line},col={},endColumn={},", columns.start, columns.end);
            }
        }
        let message = format!("{}\n{}", finding.message, finding.advice());
        let _ = writeln!(out, "title={}::{}", property(finding.rule.code), data(&message));
    }
    out
}

/// The message of a workflow command: what would end its line is escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a workflow command: what would end it is escaped, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Place, rule};
    use crate::source::Source;

    #[test]
    fn workflow_commands_escape_what_would_end_them() {
        let source = Source::new("a,b:c.md", "one\ntwo 100%\n");
        let finding = Finding::new(&rule::NUMBER_GAP, "100%: 3\r\nis, missing").at(Place::span(&source, 8..12)).help("Look.");
        assert_eq!(
            github(&[finding], "docs/"),
            "::warning file=docs/a%2Cb%3Ac.md,line=2,endLine=2,col=5,endColumn=9,title=number-gap::100%25: 3%0D%0Ais, missing%0ALook.\n"
        );
    }

    #[test]
    fn a_finding_without_a_place_has_every_key_all_the_same() {
        let json = json(&[Finding::new(&rule::LEFT_OUT, "x").at(Place::file("seeds/a.docx"))]);
        let read: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        let keys: Vec<_> = read[0].as_object().expect("an entry is an object").keys().collect();
        assert_eq!(keys, ["rule", "severity", "message", "advice", "file", "line", "column", "end_column", "text", "excerpt"]);
        assert_eq!((&read[0]["file"], &read[0]["line"]), (&"seeds/a.docx".into(), &serde_json::Value::Null));
    }
}
