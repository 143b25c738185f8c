//! What stands in a line: words, note marks without a note, and HTML tags.
//!
//! In: events of a paragraph, heading, note or cell. Out: words and marks in whatever is open. What was understood already, such as a
//! label, is left out by its place in the source.

use std::ops::Range;

use super::super::html;
use super::super::words::{Words, mark_of_tag, script_of_tag};
use super::{Blocks, Sort};
use crate::markdown::{label, note_key};

impl Blocks<'_> {
    /// Words as Markdown decoded them.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        // Opening a paragraph can find a label, which is read by then.
        self.words(range.start);
        if self.muted || range.end <= self.read_until {
            return;
        }
        // Where decoding changed the words they are taken whole; a label or mark never ends inside of them.
        let verbatim = self.source.get(range.clone()) == Some(text);
        let from = if verbatim { self.read_until.max(range.start) } else { range.start };
        let in_code = self.open.as_ref().is_some_and(|open| open.sort == Sort::Code);
        let rest = &text[from - range.start..];
        if in_code {
            if let Some(open) = &mut self.open {
                open.words.push_verbatim(text);
            }
            return;
        }
        if let Some((at, key, end)) = verbatim.then(|| self.undefined_mark(rest, from)).flatten() {
            let words = self.words(range.start);
            words.push(&rest[..at]);
            words.note_mark(key);
            self.read_until = end;
            if end < range.end {
                self.text(&text[end - range.start..], end..range.end);
            }
            return;
        }
        self.words(range.start).push(rest);
    }

    /// A note mark whose note is not defined, which CommonMark takes for words: where it begins in them, its key and its end.
    fn undefined_mark(&self, words: &str, from: usize) -> Option<(usize, String, usize)> {
        let at = words.find('[')?;
        let start = from + at;
        let behind = self.source[start..].strip_prefix("[^")?;
        let length = behind.find(|c: char| c == ']' || c == '[' || c.is_whitespace())?;
        let escaped = self.source[..start].bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 1;
        let closed = behind[length..].starts_with(']');
        (length > 0 && closed && !escaped).then(|| (at, note_key::decode(&behind[..length]), start + length + 3))
    }

    /// An HTML tag in a line.
    pub(super) fn tag(&mut self, tag: &str, at: usize) {
        let name = tag.trim_start_matches(['<', '/']);
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())].to_ascii_lowercase();
        let closing = tag.starts_with("</");
        if tag == label::SPAN {
            self.words(at);
            if let Some(open) = self.open.as_mut().filter(|open| open.words.is_empty() && open.label.is_none()) {
                (open.spanned, open.explicit) = (Some(Words::default()), true);
            }
        } else if closing && name == "span" {
            if let Some(open) = &mut self.open
                && let Some(words) = open.spanned.take()
            {
                open.label = Some(words.finish().plain).filter(|label| !label.is_empty());
            }
        } else if matches!(name.as_str(), "script" | "style") {
            self.muted = !closing;
        } else if name == "br" {
            self.words(at).line_break();
        } else if let Some(script) = script_of_tag(name) {
            let words = self.words(at);
            if closing { words.close_script(script) } else { words.open_script(script) }
        } else if closing {
            if let Some(mark) = mark_of_tag(name, None) {
                self.words(at).close(&mark);
            }
        } else {
            let target = if name == "a" { html::target_of_tag(tag) } else { None };
            if let Some(mark) = mark_of_tag(name, target.as_deref()) {
                self.words(at).open(mark);
            }
        }
    }
}
