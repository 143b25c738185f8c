//! A finding: rule, severity, message, place and help.

use std::ops::Range;

use super::Rule;
use crate::source::Source;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know; never changes an exit code.
    Note,
    /// Probably wrong; the site is built all the same.
    Warning,
    /// Wrong; the file it points at cannot be used as it is.
    Error,
}

impl Severity {
    /// The word for it in output and settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Something that a person should know about a file of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How much it matters; the rule's own severity unless changed.
    pub severity: Severity,
    /// What is wrong, with the names and numbers of this case.
    pub message: String,
    /// Where it stands.
    pub place: Option<Place>,
    /// What to do about it, where that depends on the case; the rule has general advice.
    pub help: Option<String>,
}

/// A place in a file, with its excerpt, so that a finding can be shown without the file at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Path below the site's root.
    pub path: String,
    /// Line, counted from 1; 0 for the file as a whole.
    pub line: usize,
    /// The words that are meant: columns of the line in characters, counted from 1; `0..0` for the file as a whole.
    pub columns: Range<usize>,
    /// The line, or the part of a long line around the words that are meant.
    pub excerpt: String,
    /// The same words as a byte range of `excerpt`.
    pub span: Range<usize>,
}

/// How many characters of a long line are shown before what is meant.
const BEFORE: usize = 50;
/// And how many in all, so that [`super::show`] cuts nothing further.
const WIDTH: usize = 125;

impl Finding {
    /// A finding with its rule's own severity and no place yet.
    pub fn new(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self { rule, severity: rule.severity, message: message.into(), place: None, help: None }
    }

    /// The same finding at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// What to do about it: the advice for this case, else the rule's.
    pub fn advice(&self) -> &str {
        self.help.as_deref().unwrap_or(self.rule.advice)
    }

    /// The same finding with advice for this case.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl Place {
    /// A file as a whole.
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), line: 0, columns: 0..0, excerpt: String::new(), span: 0..0 }
    }

    /// A byte range of a source; only its first line is shown.
    pub fn span(source: &Source, span: Range<usize>) -> Self {
        let line = source.line_of(span.start);
        let bounds = source.line_span(line);
        let text = &source.text[bounds.clone()];
        // The file may have changed since the span was found in it.
        let within = |at: usize| text.floor_char_boundary(at.saturating_sub(bounds.start));
        let start = within(span.start);
        Self::cut(source.path.clone(), line, text, start..within(span.end).max(start))
    }

    /// A whole line of a source (counted from 1).
    pub fn line(source: &Source, line: usize) -> Self {
        let span = source.line_span(line);
        let text = &source.text[span];
        let first = text.len() - text.trim_start().len();
        Self::cut(source.path.clone(), line, text, first..text.trim_end().len().max(first))
    }

    fn cut(path: String, line: usize, text: &str, span: Range<usize>) -> Self {
        let from = text[..span.start].char_indices().rev().nth(BEFORE).map_or(0, |(index, _)| index);
        let to = text[from..].char_indices().nth(WIDTH).map_or(text.len(), |(index, _)| from + index);
        let before = if from > 0 { "…" } else { "" };
        let after = if to < text.len() { "…" } else { "" };
        let shift = before.len();
        let column = 1 + text[..span.start].chars().count();
        Self {
            path,
            line,
            columns: column..column + text[span.clone()].chars().count(),
            excerpt: format!("{before}{}{after}", &text[from..to]),
            span: span.start - from + shift..span.end.min(to) - from + shift,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_in_a_file_that_changed_is_as_near_as_can_be() {
        let place = |text: &str, span| Place::span(&Source::new("a.md", text), span);
        assert_eq!(place("ééé", 1..3).columns, 1..2);
        assert_eq!(place("one\ntwo", 5..900).columns, 2..4);
        assert_eq!((place("", 40..44).line, place("", 40..44).columns), (1, 1..1));
    }

    #[test]
    fn long_lines_are_cut_around_what_is_meant() {
        let source = Source::new("a.md", format!("{}here{}", "é ".repeat(100), " x".repeat(200)));
        let at = source.text.find("here").expect("it is there");
        let place = Place::span(&source, at..at + 4);
        assert_eq!(&place.excerpt[place.span.clone()], "here");
        assert_eq!(place.columns, 201..205);
        assert!(place.excerpt.chars().count() < 200);
    }
}
