//! Segmenting: lines to chunks, each one a paragraph, heading, note or table as far as the lines themselves can tell.
//!
//! In: lines and which of them are furniture. Out: chunks in text order, lines unwrapped. A paragraph that a page break cuts
//! comes out as two chunks with `broken` on the second; `join` puts them together when it has seen both.
//!
//! Two kinds of text need two ways: where a paragraph is a line, every line is a chunk; where lines are wrapped at a width, blank
//! lines, labels, indents and short last lines tell where one ends.

use std::collections::BTreeSet;

use super::furniture::Furniture;
use super::labels::{Style, labels};
use super::lines::Line;
use super::note_start::{self, NoteStart};

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Numbers of its lines in the source.
    pub(super) lines: Vec<usize>,
    /// The words on one line, inline markup still in place; for tables and listings the layout lines.
    pub(super) text: String,
    /// What it is, as far as its lines tell.
    pub(super) kind: Kind,
    /// Columns before its first line.
    pub(super) indent: usize,
    /// Whether furniture, notes or a page end stand before it.
    pub(super) broken: bool,
    /// Whether a blank line stands before it.
    pub(super) apart: bool,
}

/// What a chunk is, as far as its lines tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words: a paragraph or heading.
    Text,
    /// A heading marked as one with that many `#`.
    Marked(u8),
    /// The text of a note, with its printed label.
    Note(String),
    /// Rows of a table: the lines as they stand.
    Table,
}

/// Where notes may begin with a plain figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    /// Running text.
    Body,
    /// Below a rule, until the page ends.
    Foot,
    /// Below a heading "Notes".
    End,
}

/// What holds for the text as a whole.
struct Habits {
    /// The width at which lines are wrapped; `None` where a line is a paragraph.
    width: Option<usize>,
    /// Whether numbered paragraphs have a wide gap behind the number.
    gaps: bool,
    /// Whether a star behind a word asks for a starred note.
    starred: bool,
    /// Words of the text in small letters, to tell a hyphen from a word division.
    words: BTreeSet<String>,
}

/// The chunks of a text.
pub(super) fn segment(lines: &[Line], furniture: &[Option<Furniture>]) -> Vec<Chunk> {
    let habits = habits(lines, furniture);
    let mut segmenter = Segmenter {
        habits,
        chunks: Vec::new(),
        open: None,
        zone: Zone::Body,
        broken: false,
        blank: true,
        last_note: 0,
        last_figure: 0,
        page: 0,
    };
    let mut index = 0;
    while index < lines.len() {
        index += segmenter.take(lines, furniture, index);
    }
    segmenter.close();
    segmenter.chunks
}

struct Segmenter {
    habits: Habits,
    chunks: Vec<Chunk>,
    /// The chunk that the next line may continue, and its last line.
    open: Option<(Chunk, Line)>,
    zone: Zone,
    broken: bool,
    blank: bool,
    last_note: u32,
    /// The last figure that a chunk began with.
    last_figure: u32,
    page: usize,
}

impl Segmenter {
    /// Takes the line at an index, or a table that begins there; says how many lines it took.
    fn take(&mut self, lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> usize {
        let line = &lines[index];
        if line.page != self.page {
            self.page = line.page;
            self.end_of_page();
        }
        if let Some(reason) = furniture[index] {
            self.close();
            self.broken = true;
            match reason {
                Furniture::Rule if self.note_follows(lines, furniture, index) => self.zone = Zone::Foot,
                Furniture::PageNumber | Furniture::RunningHead | Furniture::JobNumber => self.end_of_page(),
                Furniture::Rule | Furniture::Contents | Furniture::Converter => {}
            }
            return 1;
        }
        if line.is_blank() {
            if self.habits.width.is_none() || !self.bold_is_open() {
                self.close();
            }
            self.blank = true;
            return 1;
        }
        let length = table_length(lines, furniture, index);
        if length > 0 {
            self.close();
            let rows: Vec<&Line> = (index..index + length)
                .filter(|&row| furniture[row].is_none() && !lines[row].is_blank())
                .map(|row| &lines[row])
                .collect();
            self.push_table(&rows);
            return length;
        }
        if let Some(start) = self.note(line, lines, furniture, index) {
            self.close();
            self.last_note = start.label.parse().unwrap_or(self.last_note);
            let text = line.text[start.rest.min(line.text.len())..].trim().to_string();
            self.begin(Kind::Note(start.label), line, text);
            return 1;
        }
        if self.continues(line) {
            let (chunk, last) = self.open.as_mut().expect("a line continues only an open chunk");
            append(&mut chunk.text, &line.text, &self.habits.words);
            chunk.lines.push(line.number);
            *last = line.clone();
            self.blank = false;
            return 1;
        }
        self.close();
        if self.zone == Zone::Foot {
            self.zone = Zone::Body;
        }
        let (kind, text) = match heading_mark(&line.text) {
            Some((marks, words)) => (Kind::Marked(marks), words.to_string()),
            None => (Kind::Text, line.text.clone()),
        };
        if self.zone == Zone::End
            && (matches!(kind, Kind::Marked(_)) || labels(&text).iter().any(|label| label.style <= Style::Article))
        {
            self.zone = Zone::Body;
        }
        if is_notes_heading(&text) {
            self.zone = Zone::End;
            self.last_note = 0;
        }
        self.begin(kind, line, text);
        1
    }

    fn end_of_page(&mut self) {
        self.close();
        self.broken = true;
        if self.zone == Zone::Foot {
            self.zone = Zone::Body;
        }
    }

    fn begin(&mut self, kind: Kind, line: &Line, text: String) {
        if let Some(label) = labels(&text).iter().find(|label| label.style == Style::Figure) {
            self.last_figure = label.value;
        }
        let chunk = Chunk { lines: vec![line.number], text, kind, indent: line.indent, broken: self.broken, apart: self.blank };
        self.broken = false;
        self.blank = false;
        self.open = Some((chunk, line.clone()));
    }

    fn push_table(&mut self, rows: &[&Line]) {
        let lines = rows.iter().map(|row| row.number).collect();
        let text = rows.iter().map(|row| row.layout.as_str()).collect::<Vec<_>>().join("\n");
        let indent = rows.first().map_or(0, |row| row.indent);
        self.chunks.push(Chunk { lines, text, kind: Kind::Table, indent, broken: self.broken, apart: self.blank });
        self.broken = false;
        self.blank = false;
    }

    fn close(&mut self) {
        if let Some((chunk, _)) = self.open.take() {
            self.chunks.push(chunk);
        }
    }

    /// Whether a pair of bold marks spans the end of the open chunk.
    fn bold_is_open(&self) -> bool {
        self.open.as_ref().is_some_and(|(chunk, _)| chunk.text.matches("**").count() % 2 == 1)
    }

    /// Whether the next line with words begins a note: then the rule before it separates notes from the text.
    fn note_follows(&self, lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> bool {
        (index + 1..lines.len())
            .find(|&next| !lines[next].is_blank() && furniture[next].is_none())
            .is_some_and(|next| lines[next].page == lines[index].page && self.zone_note(&lines[next].text, true).is_some())
    }

    /// The note that begins with this line, if one does.
    fn note(&self, line: &Line, lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> Option<NoteStart> {
        if let Some(start) = note_start::marked(&line.text) {
            return Some(start);
        }
        if self.habits.starred
            && let Some(start) = note_start::starred(&line.text)
            && !star_list(lines, furniture, index)
        {
            return Some(start);
        }
        (self.zone != Zone::Body).then(|| self.zone_note(&line.text, self.blank)).flatten()
    }

    /// A note behind a plain label: figures must go on from the last one, so that "19 July" in a note is not note 19.
    fn zone_note(&self, text: &str, apart: bool) -> Option<NoteStart> {
        if let Some(start) = note_start::marked(text).or_else(|| note_start::starred(text)) {
            return Some(start);
        }
        let start = note_start::plain(text)?;
        let fits = match start.label.parse::<u32>() {
            Ok(1) => true,
            Ok(value) => value > self.last_note && value <= self.last_note + 5 || self.last_note == 0,
            Err(_) => apart,
        };
        fits.then_some(start)
    }

    /// Whether a line goes on with the open chunk.
    fn continues(&self, line: &Line) -> bool {
        let Some((chunk, last)) = &self.open else { return false };
        if self.bold_is_open() && !matches!(chunk.kind, Kind::Marked(_)) {
            return true;
        }
        if heading_mark(&line.text).is_some() || matches!(chunk.kind, Kind::Marked(_)) {
            return false;
        }
        if is_label_alone(&chunk.text) && labels(&line.text).is_empty() {
            return true;
        }
        let Some(width) = self.habits.width else {
            return matches!(chunk.kind, Kind::Note(_)) && self.zone != Zone::Body && chunk.text.is_empty();
        };
        if matches!(chunk.kind, Kind::Note(_)) {
            return self.zone != Zone::Body || !ends_sentence(&last.text);
        }
        let length = last.text.chars().count();
        let short = length * 4 < width * 3;
        let ended = ends_sentence(&last.text);
        let readings = labels(&line.text);
        let division = readings.iter().any(|label| label.style <= Style::Article);
        if division && (ended || short) || is_notes_heading(&line.text) {
            return false;
        }
        if labels(&chunk.text).iter().any(|label| label.style <= Style::Article && chunk.text[label.rest..].is_empty()) {
            return false;
        }
        if let Some(label) = readings.first().filter(|label| label.style > Style::Article) {
            let gap = has_gap(&line.layout);
            let next = label.value == self.last_figure + 1;
            let wanted = label.style != Style::Figure || !self.habits.gaps || gap || next;
            let moved = line.indent.abs_diff(last.indent) >= 2;
            let item_end = last.text.ends_with([';', ':', ',', '.']) || last.text.ends_with(" and") || last.text.ends_with(" or");
            if wanted && (short || item_end || moved || gap) {
                return false;
            }
        }
        if shouts(&line.text) != shouts(&last.text) && (short || shouts(&line.text) && line.text.chars().count() * 4 < width * 3)
        {
            return false;
        }
        if line.indent >= last.indent + 8 || last.indent >= line.indent + 8 && chunk.lines.len() > 1 {
            // A centred line, or the first line below one.
            return false;
        }
        if last.indent >= line.indent + 8 && labels(&chunk.text).is_empty() && short {
            return false;
        }
        // A short line that ends nothing, above a line that begins something: a heading above its text.
        let opens = line.text.chars().next().is_some_and(|c| c.is_uppercase() || c == '“');
        if !ended
            && opens
            && length * 2 < width
            && chunk.lines.len() == 1
            && readings.is_empty()
            && labels(&chunk.text).is_empty()
        {
            return false;
        }
        !(ended && (short || line.indent >= last.indent + 2))
    }
}

/// A paragraph number or item letter whose words stand on the next line.
fn is_label_alone(text: &str) -> bool {
    labels(text)
        .first()
        .is_some_and(|label| label.style > Style::Article && label.style != Style::Bullet && label.rest == text.len())
}

/// Adds a wrapped line to the words before it.
pub(super) fn append(text: &mut String, line: &str, words: &BTreeSet<String>) {
    let divided = text.ends_with('-')
        && text[..text.len() - 1].chars().next_back().is_some_and(char::is_alphabetic)
        && line.chars().next().is_some_and(char::is_lowercase);
    if divided {
        let first: String = text[..text.len() - 1]
            .chars()
            .rev()
            .take_while(|c| c.is_alphanumeric())
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let second: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
        // "and" and "or" follow a hyphen that stands for a word left out: "short- and long-term".
        if matches!(second.as_str(), "and" | "or" | "et" | "y" | "to") {
            text.push(' ');
        } else if words.contains(&format!("{first}{second}").to_lowercase()) {
            text.pop();
        }
    } else if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(line);
}

/// `### Title`, `####Title`: the number of marks and the words.
fn heading_mark(text: &str) -> Option<(u8, &str)> {
    let marks = text.bytes().take_while(|&byte| byte == b'#').count();
    let words = text[marks..].trim().trim_end_matches('#').trim_end();
    let marks = u8::try_from(marks).ok().filter(|marks| (1..=6).contains(marks))?;
    (!words.is_empty()).then_some((marks, words))
}

/// "Notes" as a heading.
pub(super) fn is_notes_heading(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !matches!(c, '*' | '_' | '#' | ':')).collect();
    matches!(bare.trim().to_lowercase().as_str(), "notes" | "endnotes" | "footnotes" | "notas" | "примечания" | "notes de fin")
}

/// Whether the words end as a sentence or list item does; marks of notes behind the stop do not matter.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| {
        c.is_ascii_digit() || note_start::is_raised(c) || matches!(c, '*' | '_' | ' ' | '^' | '{' | '}' | '[' | ']' | '>')
    });
    let bare = bare.strip_suffix("</sup").map_or(bare, |inner| inner.split("<sup").next().unwrap_or(inner));
    let stops = ['.', ';', ':', '!', '?', '…', '。', '؟', '؛'];
    // A quotation ends a sentence only when a stop stands before or behind its closing mark.
    bare.trim_end().trim_end_matches(['”', '"', '»', '’']).ends_with(stops)
        || text.trim_end().ends_with([')', ']']) && text.len() > 200
}

/// Whether the words are in capitals; a symbol is none.
fn shouts(text: &str) -> bool {
    !text.contains('/') && text.chars().filter(|c| c.is_alphabetic()).count() > 3 && !text.chars().any(char::is_lowercase)
}

/// Whether a wide gap follows the first word of a layout line.
fn has_gap(layout: &str) -> bool {
    let trimmed = layout.trim_start();
    let first = trimmed.find(' ').unwrap_or(trimmed.len());
    trimmed[first..].starts_with("  ")
}

/// Whether a starred line stands in a list of starred lines.
fn star_list(lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> bool {
    let starred = |line: &Line| note_start::starred(&line.text).is_some_and(|start| start.label == "*");
    let filled = |index: &usize| !lines[*index].is_blank() && furniture[*index].is_none();
    let near = |indices: &mut dyn Iterator<Item = usize>| indices.filter(filled).take(6).any(|index| starred(&lines[index]));
    starred(&lines[index]) && (near(&mut (0..index).rev()) || near(&mut (index + 1..lines.len())))
}

/// How many lines a table that begins here takes; 0 when none does.
fn table_length(lines: &[Line], furniture: &[Option<Furniture>], index: usize) -> usize {
    let first = lines[index].text.to_lowercase();
    if first.starts_with("<table") {
        let end =
            (index..lines.len()).find(|&end| lines[end].text.to_lowercase().contains("</table>")).unwrap_or(lines.len() - 1);
        return end - index + 1;
    }
    let rows = |is_row: fn(&Line) -> bool| {
        let mut end = index;
        let mut last = index;
        // Furniture and blank lines inside a table belong to a page break when rows go on behind them.
        while end < lines.len() && (is_row(&lines[end]) || furniture[end].is_some() || lines[end].is_blank()) {
            if furniture[end].is_none() && !lines[end].is_blank() {
                last = end;
            } else if end - last > 12 {
                break;
            }
            end += 1;
        }
        if is_row(&lines[index]) { last - index + 1 } else { 0 }
    };
    let tabbed = rows(|line| line.layout.trim_end_matches(' ').contains('\t') && !labelled_by_tab(&line.text));
    if tabbed >= 2 {
        return tabbed;
    }
    let piped = rows(|line| line.text.starts_with('|') && line.text[1..].contains('|'));
    if piped >= 2 { piped } else { 0 }
}

/// `12.⇥Text` is a paragraph behind its number, not a row.
fn labelled_by_tab(text: &str) -> bool {
    let trimmed = text.trim();
    let tabs = trimmed.matches('\t').count();
    tabs == 0 && !text.contains('\t') || tabs == 1 && labels(trimmed).iter().any(|label| trimmed[..label.rest].ends_with('\t'))
}

/// What holds for the text as a whole.
fn habits(lines: &[Line], furniture: &[Option<Furniture>]) -> Habits {
    let filled: Vec<&Line> = (0..lines.len())
        .filter(|&index| !lines[index].is_blank() && furniture[index].is_none())
        .map(|index| &lines[index])
        .collect();
    let mut lengths: Vec<usize> = filled.iter().map(|line| line.text.chars().count()).collect();
    lengths.sort_unstable();
    let at = |share: usize| lengths.get(lengths.len().saturating_sub(1) * share / 100).copied().unwrap_or(0);
    let long = lengths.iter().filter(|&&length| length > 200).count();
    let numbers: BTreeSet<usize> = filled.iter().map(|line| line.number).collect();
    let full = filled.iter().filter(|line| line.text.chars().count() * 3 > at(90) * 2).count();
    let followed = filled
        .iter()
        .filter(|line| {
            line.text.chars().count() * 3 > at(90) * 2 && numbers.contains(&(line.number + 1)) && !ends_sentence(&line.text)
        })
        .count();
    let wrapped = long * 50 < lengths.len().max(1) && at(90) <= 160 && full >= 4 && followed * 5 >= full * 2;
    let labelled: Vec<&&Line> =
        filled.iter().filter(|line| labels(&line.text).first().is_some_and(|label| label.style == Style::Figure)).collect();
    let gaps = labelled.iter().filter(|line| has_gap(&line.layout)).count();
    let starred = filled.iter().any(|line| asks_for_star(&line.text));
    let words = filled
        .iter()
        .flat_map(|line| line.text.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.len() > 3)
        .map(str::to_lowercase)
        .collect();
    Habits { width: wrapped.then(|| at(90)), gaps: gaps >= 4 && gaps * 10 >= labelled.len() * 6, starred, words }
}

/// Whether a single star behind a word asks for a starred note.
fn asks_for_star(text: &str) -> bool {
    let bare = text.replace("**", "").replace("\\*", "\u{1}");
    let behind = |at: usize| bare[..at].ends_with(|c: char| !c.is_whitespace()) || bare[at + 1..].trim().is_empty();
    bare.contains('\u{1}')
        || bare.matches('*').count() == 1
            && bare.find('*').is_some_and(|at| {
                at > 0 && !bare[..at].trim_end().is_empty() && behind(at) && !bare[at + 1..].starts_with(char::is_alphanumeric)
            })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{furniture, lines::lines};

    fn chunks(text: &str) -> Vec<(String, Kind)> {
        let lines = lines(text);
        segment(&lines, &furniture::find(&lines)).into_iter().map(|chunk| (chunk.text, chunk.kind)).collect()
    }

    #[test]
    fn a_line_is_a_paragraph_where_lines_are_not_wrapped() {
        let long = "word ".repeat(60);
        let text = format!("1. {long}\n(a) {long}\n- short\n");
        assert_eq!(chunks(&text).len(), 3);
    }

    #[test]
    fn wrapped_lines_become_one() {
        let line = "This line is as wide as a line of this text can be, and it goes\n";
        let text = format!("{}on.\n\n{}on.\n", line.repeat(5), line.repeat(5));
        let chunks = chunks(&text);
        assert_eq!(chunks.len(), 2);
        assert!(chunks[0].0.ends_with("goes on."));
    }

    #[test]
    fn notes_below_a_rule_are_notes() {
        let chunks =
            chunks("Depending on the circumstance\n\n---\n\n<sup>1</sup> United Nations.\n\nin which migrants are smuggled.\n");
        assert_eq!(chunks[1], ("United Nations.".into(), Kind::Note("1".into())));
        assert_eq!(chunks[2].1, Kind::Text);
    }

    #[test]
    fn hyphens_stay_unless_the_word_is_known_whole() {
        let words = BTreeSet::from(["recommendations".to_string()]);
        let mut text = "the recommen-".to_string();
        append(&mut text, "dations", &words);
        assert_eq!(text, "the recommendations");
        let mut text = "equal rights for same-".to_string();
        append(&mut text, "sex couples", &words);
        assert_eq!(text, "equal rights for same-sex couples");
    }
}
