//! Segmenting: lines to chunks, each one a paragraph, heading, note or table as far as the lines themselves can tell.
//!
//! In: lines and which of them are furniture. Out: chunks in text order, lines unwrapped. A paragraph that a page break cuts
//! comes out as two chunks with `broken` on the second; `join` puts them together when it has seen both.
//!
//! Two kinds of text need two ways: where a paragraph is a line, every line is a chunk; where lines are wrapped at a width, blank
//! lines, labels, indents and short last lines tell where one ends.

mod notes;

use std::cell::LazyCell;

use super::chunk::{Chunk, Kind};
use super::columns::{self, Found, Letters};
use super::furniture::Furniture;
use super::habits::{Habits, habits};
use super::header::TitleBlock;
use super::hyphens::append;
use super::join::is_label_alone;
use super::labels::{Label, Style, division, is_inside, is_part_number, is_year, labels, may_be_figure};
use super::lines::{Line, heading_mark};
use super::signs::Signs;
use super::table_lines::{rows, table_length, table_text};
use super::underlines::{underlined, underlines};
use super::wrapping::{
    closes_bracket, ends_clause, ends_sentence, ends_sentence_above, halves_bold, has_gap, is_closing_line, is_marks,
    is_notes_heading, is_open_word, is_operative, is_recital, opens_in_capitals, shouts,
};

/// Most lines of an endnote below its first paragraph.
const ENDNOTE: usize = 40;

/// Most lines that one pair of bold marks spans: a mark that nothing closes must not swallow the text.
const BOLD: usize = 6;

/// Longest label with what a printer draws behind it, in bytes: whatever is longer has words.
const SMALL: usize = 200;

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

/// The chunks of a text.
pub(super) fn segment(lines: &[Line], furniture: &[Option<Furniture>], block: &TitleBlock, stated: bool) -> Vec<Chunk> {
    let mut habits = habits(lines, furniture);
    if stated {
        habits.width = None;
    }
    let mut segmenter = Segmenter {
        habits,
        title_block: block,
        chunks: Vec::with_capacity(lines.iter().filter(|line| !line.is_blank()).count()),
        open: None,
        zone: Zone::Body,
        broken: false,
        blank: true,
        last_note: 0,
        letters: Letters::default(),
        dotted: false,
        below_notes: 0,
        last_figure: 0,
        figure_before: 0,
        searched: 0,
        page: 0,
        next_filled: 0,
    };
    let mut index = 0;
    while index < lines.len() {
        index += segmenter.take(lines, furniture, index);
    }
    segmenter.close();
    segmenter.chunks.dedup_by(|below, above| goes_on_with_heading(above, below));
    segmenter.chunks
}

/// Whether a heading goes on with the one above it, and puts it there: `### Convention` above `#### against Torture`.
fn goes_on_with_heading(above: &mut Chunk, below: &Chunk) -> bool {
    let headings = [&*above, below].iter().all(|chunk| matches!(chunk.kind, Kind::Marked(_)));
    let goes_on = headings && below.text.starts_with(char::is_lowercase) && labels(&below.text).is_empty();
    if goes_on {
        above.text = format!("{} {}", above.text.trim_end(), below.text);
        above.lines.extend(&below.lines);
    }
    goes_on
}

struct Segmenter<'a> {
    habits: Habits,
    title_block: &'a TitleBlock,
    chunks: Vec<Chunk>,
    open: Option<Open>,
    zone: Zone,
    broken: bool,
    blank: bool,
    last_note: u32,
    /// The letters of the notes of the table above.
    letters: Letters,
    /// Whether a note stands above whose figure has a full stop.
    dotted: bool,
    /// Where the text begins that stands below the notes before it.
    below_notes: usize,
    /// The last figure that a chunk began with, and the one before: a heading may stand between two paragraphs.
    last_figure: u32,
    figure_before: u32,
    /// The line up to which no table in columns begins.
    searched: usize,
    page: u32,
    /// The line with words that was found last when one was looked for.
    next_filled: usize,
}

/// The chunk that the next line may continue.
struct Open {
    chunk: Chunk,
    /// Index of its last line.
    last: usize,
    /// Whether a pair of bold marks spans its end.
    in_bold: bool,
}

impl Segmenter<'_> {
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
                Furniture::Rule if !underlines(lines, index) && self.note_follows(lines, furniture, index) => {
                    self.zone = Zone::Foot;
                }
                Furniture::PageNumber | Furniture::RunningHead | Furniture::JobNumber => self.end_of_page(),
                _ => {}
            }
            return 1;
        }
        if line.is_blank() {
            let marked = |open: &Open| matches!(open.chunk.kind, Kind::Marked(_));
            if self.habits.width.is_none() || !self.open.as_ref().is_some_and(|open| open.in_bold && !marked(open)) {
                self.close();
            }
            self.blank = true;
            return 1;
        }
        let titled = self.title_block.holds(line.number());
        let length = if titled { 0 } else { table_length(lines, furniture, index) };
        if length > 0 {
            self.close();
            let rows = rows(lines, furniture, index..index + length);
            self.push_table(&rows, table_text(lines, furniture, index..index + length));
            return length;
        }
        if !titled && index >= self.searched && self.zone == Zone::Body && line.wide_gaps > 0 {
            match columns::columns(lines, furniture, index) {
                Found::Table(table) => {
                    self.close();
                    self.push_table(&rows(lines, furniture, index..index + table.length), table.text);
                    self.letters = table.notes;
                    return table.length;
                }
                Found::Nothing(length) => self.searched = index + length,
            }
        }
        if let Some(start) = self.note(line, lines, furniture, index) {
            self.close();
            self.last_note = start.label.parse().unwrap_or(self.last_note);
            self.dotted |= start.is_dotted(&line.text);
            let text = line.text[start.rest.min(line.text.len())..].trim().to_string();
            self.begin(Kind::Note(start.label), line, index, text);
            return 1;
        }
        let underlined = underlined(lines, index);
        if underlined.is_none() && self.continues(line, lines) {
            let open = self.open.as_mut().expect("a line continues only an open chunk");
            append(&mut open.chunk.text, &line.text, &self.habits.words);
            open.chunk.lines.extend(line.numbers());
            open.last = index;
            open.in_bold ^= line.signs.have(Signs::MARKUP) && halves_bold(&line.text);
            self.blank = false;
            return 1;
        }
        self.close();
        if self.goes_on_with_endnote(lines, furniture, index) || self.goes_on_with_markdown_note(lines, index) {
            let note = self.chunks.last_mut().expect("an endnote stands above");
            append(&mut note.text, &line.text, &self.habits.words);
            note.lines.extend(line.numbers());
            return 1;
        }
        if self.zone == Zone::Foot {
            self.zone = Zone::Body;
        }
        let (kind, text) = match heading_mark(&line.text) {
            Some((marks, words)) => (Kind::Marked(marks), words.to_string()),
            None => (underlined.map_or(Kind::Text, Kind::Marked), line.text.to_string()),
        };
        if self.zone == Zone::End && (matches!(kind, Kind::Marked(_)) || division(&text).is_some()) {
            self.zone = Zone::Body;
        }
        if is_notes_heading(&text) {
            self.zone = Zone::End;
            self.last_note = 0;
        }
        self.begin(kind, line, index, text);
        1
    }

    fn end_of_page(&mut self) {
        self.close();
        self.broken = true;
        if self.zone == Zone::Foot {
            self.zone = Zone::Body;
        }
    }

    fn begin(&mut self, kind: Kind, line: &Line, index: usize, text: String) {
        if !matches!(kind, Kind::Note(_)) {
            self.letters = Letters::default();
        }
        if !matches!(kind, Kind::Note(_)) && matches!(self.chunks.last(), Some(Chunk { kind: Kind::Note(_), .. })) {
            self.below_notes = index;
        }
        if may_be_figure(&text)
            && let Some(label) = labels(&text).iter().find(|label| label.style == Style::Figure)
        {
            self.figure_before = std::mem::replace(&mut self.last_figure, label.value);
        }
        let chunk =
            Chunk { lines: line.numbers().collect(), text, kind, indent: line.indent, broken: self.broken, apart: self.blank };
        self.broken = false;
        self.blank = false;
        let in_bold = line.signs.have(Signs::MARKUP) && halves_bold(&chunk.text);
        self.open = Some(Open { in_bold, last: index, chunk });
    }

    fn push_table(&mut self, rows: &[&Line], text: String) {
        let lines = rows.iter().map(|row| row.number()).collect();
        let indent = rows.first().map_or(0, |row| row.indent);
        self.chunks.push(Chunk { lines, text, kind: Kind::Table, indent, broken: self.broken, apart: self.blank });
        self.broken = false;
        self.blank = false;
    }

    fn close(&mut self) {
        self.chunks.extend(self.open.take().map(|open| open.chunk));
    }

    /// Whether a line goes on with the open chunk.
    fn continues(&self, line: &Line, lines: &[Line]) -> bool {
        let Some(Open { chunk, last, in_bold }) = &self.open else { return false };
        let last = &lines[*last];
        if heading_mark(&line.text).is_some() {
            return false;
        }
        if *in_bold && chunk.lines.len() < BOLD {
            return true;
        }
        if matches!(chunk.kind, Kind::Marked(_)) {
            return false;
        }
        if let Some(goes_on) = self.title_block.goes_on(line.number()).filter(|_| matches!(chunk.kind, Kind::Text)) {
            return goes_on;
        }
        let own = LazyCell::new(|| labels(&chunk.text));
        if is_label_alone(&chunk.text) && labels(&line.text).is_empty() || chunk.text.is_empty() {
            return true;
        }
        let note = matches!(chunk.kind, Kind::Note(_));
        let Some(width) = self.habits.width else {
            let hangs = line.indent > last.indent || line.text.starts_with(char::is_lowercase);
            return note && !ends_sentence(&last.text) && hangs;
        };
        if note {
            return self.zone != Zone::Body || !ends_sentence(&last.text);
        }
        let length = last.length();
        let short = length * 4 < width * 3;
        let ended = ends_sentence_above(&last.text, &line.text);
        if closes_bracket(&last.text, &line.text) || matches!(&*line.text, "and" | "or" | "et" | "ou" | "y" | "o") {
            return true;
        }
        // `in the case of A.B.` / `v. Northland`, unless `iv.` or `u.` stands above.
        let versus = line.text.strip_prefix("v. ").is_some_and(|rest| rest.starts_with(char::is_uppercase));
        let fifth = |label: &Label| matches!((label.style, label.value), (Style::LowerRoman, 4) | (Style::LowerLetter, 21));
        if versus && !own.iter().any(fifth) {
            return true;
        }
        let readings = labels(&line.text);
        let division = readings.iter().any(|label| label.style <= Style::Article);
        let below_division = chunk.text.len() <= SMALL
            && own.iter().any(|label| label.style <= Style::Article && is_marks(&chunk.text[label.rest..]));
        // `Article 2 – Right to life` above the words of the article.
        let titled = |label: &Label| {
            let between = chunk.text[..label.rest].trim_end();
            label.style <= Style::Article && label.rest < chunk.text.len() && between.ends_with(['–', '—', ':'])
        };
        let begins = line.text.starts_with(char::is_uppercase) || !readings.is_empty();
        if chunk.lines.len() == 1 && !ended && short && begins && own.iter().any(titled) {
            return false;
        }
        let closing = ended && is_closing_line(&line.text);
        if division && (ended || short) || below_division || closing || is_notes_heading(&line.text) {
            return false;
        }
        // `I` alone between two parts of a resolution, and the heading below it above the first paragraph.
        let part_ends = ended || short || ends_clause(&last.text);
        let heads_part = || self.chunks.last().is_some_and(|above| is_part_number(&above.text)) && !readings.is_empty();
        if is_part_number(&line.text) && part_ends || is_part_number(&chunk.text) || chunk.lines.len() <= 2 && heads_part() {
            return false;
        }
        if let Some(label) = readings.first().filter(|label| label.style > Style::Article && (ended || !is_year(label))) {
            let gap = has_gap(&line.layout);
            let next = [self.last_figure, self.figure_before].contains(&label.value.saturating_sub(1));
            let wanted = label.style != Style::Figure || !self.habits.gaps || gap || next;
            let moved = line.indent.abs_diff(last.indent) >= 2;
            // A heading that is as wide as the text, above the next one or the next paragraph.
            let heads = || {
                let outline = |label: &Label| matches!(label.style, Style::UpperRoman | Style::UpperLetter | Style::Figure);
                let ranked = |label: &Label| matches!(label.style, Style::UpperRoman | Style::UpperLetter);
                let first = label.value == 1 && own.iter().any(ranked);
                (label.style == Style::Figure && (next || first) || ranked(label))
                    && chunk.lines.len() <= 2
                    && own.iter().any(outline)
            };
            let figure = matches!(label.style, Style::Figure | Style::Decimal | Style::DeepDecimal);
            let small = figure && line.text[label.rest..].starts_with(char::is_lowercase);
            if is_inside(&chunk.text, label) || small && last.text.ends_with(char::is_lowercase) {
                return true;
            }
            let item_end = ended || ends_clause(&last.text) || [" and", " or"].iter().any(|end| last.text.ends_with(end));
            if wanted && (short || item_end || moved || gap || heads()) {
                return false;
            }
        }
        // `FURTHER` / `CONSIDERING that`, `CONSIDERING` / `that the ports`
        let first_word = chunk.lines.len() == 1 && shouts(&chunk.text) && !chunk.text.contains(' ') && own.is_empty();
        if first_word && (line.text.starts_with(char::is_lowercase) || opens_in_capitals(&line.text)) {
            return true;
        }
        if shouts(&line.text) != shouts(&last.text) && (short || shouts(&line.text) && line.length() * 4 < width * 3) {
            return false;
        }
        // A centred line, or the first line below one.
        let below_centred = last.indent >= line.indent + 8 && (chunk.lines.len() > 1 || short && own.is_empty());
        if line.indent >= last.indent + 8 || below_centred {
            return false;
        }
        // A short line that ends nothing, above a line that begins something: a heading above its text.
        let opens = line.text.chars().next().is_some_and(|c| c.is_uppercase() || c == '“');
        let ranked = |label: &Label| matches!(label.style, Style::UpperRoman | Style::UpperLetter);
        let runs = || line.length() * 4 >= width * 3 || ends_sentence(&line.text);
        let heads = || own.is_empty() || own.iter().all(ranked) && runs();
        let open = || last.text.rsplit(' ').next().is_some_and(is_open_word);
        if !ended && opens && length * 2 < width && chunk.lines.len() == 1 && readings.is_empty() && heads() && !open() {
            return false;
        }
        // The title of an annex, on the line below its number and above a full line.
        let numbered = |above: &Chunk| {
            let alone = |label: &Label| label.style <= Style::Article && label.rest == above.text.len();
            above.text.len() <= SMALL && labels(&above.text).iter().any(alone)
        };
        let title = !ended && length * 4 < width * 3 && chunk.lines.len() == 1 && own.is_empty() && !shouts(&line.text);
        let above_text = opens && line.length() * 4 >= width * 3 && readings.is_empty();
        if title && above_text && self.chunks.last().is_some_and(numbered) {
            return false;
        }
        // Recitals, each of them closed by a comma, below "The General Assembly,".
        let begins = is_recital(&line.text) || is_recital(&chunk.text) && is_operative(&line.text);
        let recital = ends_clause(&last.text) && begins && (is_recital(&chunk.text) || short);
        let alike = opens_in_capitals(&chunk.text) && opens_in_capitals(&line.text);
        !(recital || ended && (short || alike || line.indent >= last.indent + 2))
    }
}

#[cfg(test)]
mod tests;
