//! Cleaning: the raw text as lines that say where they stood and how.
//!
//! In: the decoded text. Out: one [`Line`] for each raw line, with stray characters gone, tabs kept, indent measured, and the
//! page it stood on. No line is dropped here; whoever drops one says so in the account.
//!
//! before `    1.\u{a0}Despite  the lack`, after indent 4, `1. Despite the lack`

use std::sync::LazyLock;

use regex::Regex;

/// One line of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Number in the source, counted from 1.
    pub(super) number: usize,
    /// The words: trimmed, runs of spaces as one; tabs between words stay.
    pub(super) text: String,
    /// The line as it stood, trimmed at the end only, with stray characters gone: columns of a layout are still in place.
    pub(super) layout: String,
    /// Columns before the first word.
    pub(super) indent: usize,
    /// Page, counted by form feeds from 0.
    pub(super) page: usize,
    /// Whether the raw line ends with two spaces: a hard break of Markdown.
    pub(super) hard_break: bool,
}

impl Line {
    /// Whether the line has no words.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut page = 0;
    let mut out = Vec::new();
    for (index, raw) in text.split('\n').enumerate() {
        let feeds = raw.matches('\u{c}').count();
        page += feeds;
        let cleaned = clean(raw);
        let layout = cleaned.trim_end_matches(' ').to_string();
        let indent = columns(&layout);
        out.push(Line {
            number: index + 1,
            text: mend_label(fold_spaces(&layout)),
            indent,
            page,
            hard_break: cleaned.ends_with("  ") && !layout.is_empty(),
            layout,
        });
    }
    // A text that ends with a line feed has no further line behind it.
    if out.last().is_some_and(|line| line.layout.trim().is_empty() && text.ends_with('\n')) {
        out.pop();
    }
    out
}

/// Stray characters out, special spaces to plain ones, Word bookmarks away.
fn clean(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '\t' => out.push('\t'),
            '\u{feff}' | '\u{200b}' | '\u{ad}' | '\u{2060}' | '\u{fffe}' | '\u{ffff}' => {}
            '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{2028}' | '\u{2029}' | '\u{b}' => {
                out.push(' ');
            }
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    while let Some(start) = out.find("[bookmark:") {
        let Some(length) = out[start..].find(']') else { break };
        out.replace_range(start..=start + length, "");
    }
    out
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\(\s*(?P<bracket>[A-Za-z]{1,4}|\d{1,3})\s*\)|(?P<figure>\d{1,3})\s\.|(?:\*\*|__|\*|_)(?P<marked>\(?[A-Za-z0-9]{1,5}[.)])(?:\*\*|__|\*|_))(?P<space>\s+|$)")
        .expect("the pattern is a constant that a test compiles")
});

/// A label spaced out by a scanner, or in bold alone, as it is printed: `( a ) Text`, `1 . Text`, `**12.** Text`.
fn mend_label(text: String) -> String {
    if !text.starts_with(|c: char| c == '(' || c == '*' || c == '_' || c.is_ascii_digit()) {
        return text;
    }
    let Some(found) = LABEL.captures(&text) else { return text };
    let label = match (found.name("bracket"), found.name("figure"), found.name("marked")) {
        (Some(core), ..) => format!("({})", core.as_str()),
        (_, Some(figure), _) => format!("{}.", figure.as_str()),
        (.., Some(marked)) => marked.as_str().to_string(),
        _ => return text,
    };
    format!("{label}{}{}", &found["space"], &text[found[0].len()..])
}

/// Columns before the first word; a tab goes to the next multiple of eight.
fn columns(text: &str) -> usize {
    let mut column = 0;
    for c in text.chars() {
        match c {
            ' ' => column += 1,
            '\t' => column = (column / 8 + 1) * 8,
            _ => break,
        }
    }
    column
}

/// Trimmed, with runs of spaces as one space; a run that holds a tab becomes that many tabs.
fn fold_spaces(text: &str) -> String {
    let trimmed = text.trim_matches(' ');
    let mut out = String::with_capacity(trimmed.len());
    let mut spaces = 0;
    for c in trimmed.chars() {
        match c {
            ' ' => spaces += 1,
            '\t' => {
                spaces = 0;
                out.push('\t');
            }
            c => {
                if spaces > 0 && !out.ends_with('\t') {
                    out.push(' ');
                }
                spaces = 0;
                out.push(c);
            }
        }
    }
    if out.trim().is_empty() { String::new() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_fold_and_tabs_stay() {
        let lines = lines("  This  does \n\u{feff}a\tb\t\n \n");
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert_eq!(lines[0].text, "This does");
        assert_eq!(lines[0].indent, 2);
        assert_eq!(lines[1].text, "a\tb\t");
        assert!(lines[2].is_blank());
    }

    #[test]
    fn labels_are_as_printed() {
        for (line, label) in
            [("( a ) To ensure", "(a) To ensure"), ("1 . The text", "1. The text"), ("**12.** The text", "12. The text")]
        {
            assert_eq!(lines(line)[0].text, label);
        }
    }

    #[test]
    fn word_bookmarks_go() {
        assert_eq!(lines("[bookmark: _GoBack]As a guardian")[0].text, "As a guardian");
    }
}
