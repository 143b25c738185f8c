//! Running text while it is read: words come in, marks open and close, white space collapses.
//!
//! In: pieces of text and markup in order, from Markdown or from HTML. Out: a [`Text`] in its one normal form: runs of white space
//! are one space, none at the ends; marks sorted, none empty; a break stands behind the space that parts its lines.

use crate::model::{Mark, MarkKind, Text};

/// A text being read.
#[derive(Debug, Default)]
pub(super) struct Words {
    plain: String,
    marks: Vec<Mark>,
    /// Indexes of the marks that are still open, outermost first.
    open: Vec<usize>,
    /// The last place at which a mark begins or ends.
    reach: usize,
    /// Raised or lowered text that is still open, and where it began.
    scripts: Vec<(Script, usize)>,
}

/// Raised or lowered text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// As in m².
    Raised,
    /// As in CO₂.
    Lowered,
}

/// More marks inside one another than any text has; whatever is deeper keeps its words and loses its mark.
const DEEPEST: usize = 16;

/// End of a mark that is not closed yet.
const OPEN: usize = usize::MAX;

impl Words {
    /// Adds words; white space at a seam stays one space.
    pub(super) fn push(&mut self, words: &str) {
        let needs_no_space = |plain: &str| plain.is_empty() || plain.ends_with(' ');
        let mut behind_space = needs_no_space(&self.plain);
        if is_even(words, behind_space) {
            self.plain.push_str(words);
            return;
        }
        // What is kept as it is, nearly everything, is copied in one go.
        let mut kept = 0;
        for (at, c) in words.char_indices() {
            let is_kept = if c == ' ' { !behind_space } else { !c.is_control() };
            if is_kept {
                behind_space = c == ' ';
                continue;
            }
            self.plain.push_str(&words[kept..at]);
            kept = at + c.len_utf8();
            // Control characters that are no white space mean nothing in a page and are not allowed in XML.
            if c.is_ascii_whitespace() {
                if self.plain.ends_with(' ') {
                    self.move_note_marks_before_space();
                } else if !self.plain.is_empty() {
                    self.plain.push(' ');
                }
            }
            behind_space = needs_no_space(&self.plain);
        }
        self.plain.push_str(&words[kept..]);
    }

    /// `word [^1] word`: the mark belongs to the word before it.
    fn move_note_marks_before_space(&mut self) {
        let end = self.plain.len();
        let belongs = |mark: &&mut Mark| mark.start == end && matches!(mark.kind, MarkKind::NoteMark(_));
        for mark in self.marks.iter_mut().rev().take_while(belongs) {
            (mark.start, mark.end) = (end - 1, end - 1);
        }
    }

    /// Opens a mark; a link to anything that could run is left out.
    pub(super) fn open(&mut self, kind: MarkKind) {
        if self.open.len() >= DEEPEST || matches!(&kind, MarkKind::Link(target) if !is_safe(target)) {
            return;
        }
        self.open.push(self.marks.len());
        self.reach = self.plain.len();
        self.marks.push(Mark { start: self.plain.len(), end: OPEN, kind });
    }

    /// Closes the innermost open mark that is of the same sort, if there is one. Marks never cross: one that is open inside it is
    /// two, one up to here and one from here.
    pub(super) fn close(&mut self, kind: &MarkKind) {
        let sort = std::mem::discriminant(kind);
        let found = self.open.iter().rposition(|&index| std::mem::discriminant(&self.marks[index].kind) == sort);
        if let Some(place) = found {
            let here = self.plain.len();
            for index in &self.open[place..] {
                self.marks[*index].end = here;
            }
            for index in self.open.split_off(place).into_iter().skip(1) {
                self.open.push(self.marks.len());
                self.marks.push(Mark { start: here, end: OPEN, kind: self.marks[index].kind.clone() });
            }
            self.reach = here;
        }
    }

    /// Adds a note mark.
    pub(super) fn note_mark(&mut self, key: String) {
        self.point(MarkKind::NoteMark(key.into()));
    }

    /// Adds a line break.
    pub(super) fn line_break(&mut self) {
        self.push(" ");
        self.point(MarkKind::Break);
    }

    fn point(&mut self, kind: MarkKind) {
        let at = self.plain.len();
        self.reach = at;
        self.marks.push(Mark { start: at, end: at, kind });
    }

    /// Begins raised or lowered text.
    pub(super) fn open_script(&mut self, script: Script) {
        self.scripts.push((script, self.plain.len()));
    }

    /// Ends raised or lowered text: figures get the characters that Unicode has for them, other words stay as they are.
    pub(super) fn close_script(&mut self, script: Script) {
        let Some(place) = self.scripts.iter().rposition(|(open, _)| *open == script) else { return };
        let (_, start) = self.scripts.remove(place);
        let untouched = self.reach <= start;
        let shifted: Option<String> = self.plain[start..].chars().map(|c| shifted(c, script)).collect();
        if let Some(shifted) = shifted.filter(|_| untouched) {
            self.plain.replace_range(start.., &shifted);
        }
    }

    /// Adds words whose line breaks and spaces count.
    pub(super) fn push_verbatim(&mut self, words: &str) {
        self.plain.push_str(words);
    }

    /// The words as they came, without the last line feed.
    pub(super) fn finish_verbatim(self) -> String {
        self.plain.strip_suffix('\n').unwrap_or(&self.plain).to_string()
    }

    /// Whether nothing was read yet.
    pub(super) fn is_empty(&self) -> bool {
        self.plain.is_empty() && self.marks.is_empty()
    }

    /// Adds a finished text.
    pub(super) fn append(&mut self, text: &Text) {
        let offset = self.plain.len();
        self.plain.push_str(&text.plain);
        self.reach = self.plain.len();
        let marks = text.marks.iter().cloned();
        self.marks.extend(marks.map(|mark| Mark { start: mark.start + offset, end: mark.end + offset, ..mark }));
    }

    /// The text in its normal form.
    pub(super) fn finish(self) -> Text {
        let trimmed = self.plain.trim();
        let cut = self.plain.len() - self.plain.trim_start().len();
        let length = trimmed.len();
        let place = |at: usize| at.saturating_sub(cut).min(length);
        let mut marks: Vec<Mark> = Vec::with_capacity(self.marks.len());
        for mark in self.marks {
            let mark = Mark { start: place(mark.start), end: place(mark.end), kind: mark.kind };
            let keeps = match mark.kind {
                MarkKind::NoteMark(_) => true,
                MarkKind::Break => mark.start > 0 && mark.start < length && marks.last() != Some(&mark),
                _ => mark.start < mark.end,
            };
            if keeps {
                marks.push(mark);
            }
        }
        marks.sort_by(|left, right| left.start.cmp(&right.start).then(right.end.cmp(&left.end)));
        Text { plain: trimmed.to_string(), marks }
    }
}

/// Whether a link's target is a place and no program: a relative address, or one of the schemes that only lead somewhere.
fn is_safe(target: &str) -> bool {
    let cleaned: String = target.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    match cleaned.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["http", "https", "mailto", "cite", "ftp", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
        _ => true,
    }
}

/// Whether words can be taken as they are, as nearly all can: no white space but single spaces, and no control character.
fn is_even(words: &str, mut behind_space: bool) -> bool {
    // Control characters beyond ASCII begin with this byte, as some letters do.
    const MAY_CONTROL: u8 = 0xc2;
    words.bytes().all(|byte| {
        let even = if byte == b' ' { !behind_space } else { byte > b' ' && byte != 0x7f && byte != MAY_CONTROL };
        behind_space = byte == b' ';
        even
    })
}

fn shifted(c: char, script: Script) -> Option<char> {
    const PLAIN: &str = "0123456789+-=()";
    let signs = match script {
        Script::Raised => "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾",
        Script::Lowered => "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎",
    };
    PLAIN.chars().position(|plain| plain == c).and_then(|place| signs.chars().nth(place))
}

/// The mark that an HTML tag stands for; `target` is where an `a` leads.
pub(super) fn mark_of_tag(tag: &str, target: Option<&str>) -> Option<MarkKind> {
    match tag {
        "em" | "i" | "cite" | "dfn" | "var" => Some(MarkKind::Emphasis),
        "b" | "strong" => Some(MarkKind::Strong),
        "del" | "s" | "strike" => Some(MarkKind::Strike),
        "code" | "kbd" | "samp" | "tt" => Some(MarkKind::Code),
        "a" => Some(MarkKind::Link(target.unwrap_or_default().into())),
        _ => None,
    }
}

/// Raised or lowered text that an HTML tag stands for.
pub(super) fn script_of_tag(tag: &str) -> Option<Script> {
    match tag {
        "sup" => Some(Script::Raised),
        "sub" => Some(Script::Lowered),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_collapses_and_marks_follow() {
        let mut words = Words::default();
        words.push("  the \n");
        words.open(MarkKind::Emphasis);
        words.push(" Protocol");
        words.close(&MarkKind::Emphasis);
        words.push(" ");
        words.note_mark("1".into());
        words.push(" enters ");
        let text = words.finish();
        assert_eq!(text.plain, "the Protocol enters");
        assert_eq!(text.marks[0], Mark { start: 4, end: 12, kind: MarkKind::Emphasis });
        assert_eq!(text.marks[1].start, 12);
    }

    #[test]
    fn marks_that_would_cross_are_two() {
        let mut words = Words::default();
        words.open(MarkKind::Emphasis);
        words.push("a");
        words.open(MarkKind::Strike);
        words.push("b");
        words.close(&MarkKind::Emphasis);
        words.push("c");
        let ranges: Vec<_> = words.finish().marks.iter().map(|mark| (mark.start, mark.end)).collect();
        assert_eq!(ranges, [(0, 2), (1, 2), (2, 3)]);
    }

    #[test]
    fn raised_figures_keep_their_meaning() {
        let mut words = Words::default();
        words.push("5 m");
        words.open_script(Script::Raised);
        words.push("2");
        words.close_script(Script::Raised);
        assert_eq!(words.finish().plain, "5 m²");
    }

    #[test]
    fn links_that_could_run_are_left_out() {
        for target in ["javascript:alert(1)", " java\nscript:x", "data:text/html,x", "VBScript:x"] {
            let mut words = Words::default();
            words.open(MarkKind::Link(target.into()));
            words.push("x");
            words.close(&MarkKind::Link(Box::default()));
            assert!(words.finish().marks.is_empty(), "{target}");
        }
        assert!(is_safe("/a/b:c") && is_safe("cite:untoc/5") && is_safe("#para-1"));
    }
}
