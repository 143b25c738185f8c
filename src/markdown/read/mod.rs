//! From Markdown to a document.
//!
//! In: a page. Out: its document and what is wrong with it. The events of pulldown-cmark are taken with their places in the source,
//! because labels and numbers are what the source prints and not what CommonMark counts. Blocks come out flat, with a level
//! each; raw HTML never comes out at all.

mod blocks;
mod html;
mod words;

use pulldown_cmark::{Options, Parser};

pub(super) use self::blocks::CAPTION;

use self::blocks::Blocks;
use super::front_matter::FrontMatter;
use super::{Reading, front_matter, notes};
use crate::model::{Document, Meta};
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// Longest slug: an address with a paragraph behind it must fit into a line of an e-mail.
const LONGEST_SLUG: usize = 32;

/// Reads the facts of a document page and nothing else of it.
pub fn read_meta(source: &Source) -> Reading<Meta> {
    let (front, findings) = front(source);
    Reading { value: front.map(|front| front.value), findings }
}

/// Reads a document page.
pub fn read_document(source: &Source) -> Reading<Document> {
    let (front, mut findings) = front(source);
    let Some(front) = front else { return Reading { value: None, findings } };
    let mut blocks = Blocks::new(&source.text, front.body);
    let body = &source.text[front.body..];
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        blocks.take(event, front.body + range.start..front.body + range.end);
    }
    let document = Document { meta: front.value, blocks: blocks.finish() };
    findings.extend(notes::check(&document, source));
    Reading { value: Some(document), findings }
}

/// The front matter, if the page can be used with it.
fn front(source: &Source) -> (Option<FrontMatter<Meta>>, Vec<Finding>) {
    match front_matter::read::<Meta>(source) {
        Ok(front) => {
            let (usable, findings) = check_meta(&front.value, source);
            (usable.then_some(front), findings)
        }
        Err(finding) => (None, vec![*finding]),
    }
}

/// What the format knows beyond CommonMark. Everything that would change the words (smart punctuation, math, heading attributes)
/// stays off.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

/// Facts that the types cannot check. The slug is part of addresses and of file names: without a good one there is no page; a date
/// that no calendar has is only shown as it stands.
fn check_meta(meta: &Meta, source: &Source) -> (bool, Vec<Finding>) {
    let mut findings = Vec::new();
    let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let usable = (1..=LONGEST_SLUG).contains(&meta.slug.len()) && meta.slug.chars().all(known);
    if !usable {
        let message = format!("the slug \"{}\" is not made of 1 to {LONGEST_SLUG} characters a-z, 0-9 and -", meta.slug);
        findings.push(Finding::new(&rule::FRONT_MATTER, message).at(place_of_key(source, "slug")));
    }
    for (key, written) in [("date", &meta.date), ("revised", &meta.revised)] {
        let is_day = |day: &String| day.parse::<jiff::civil::Date>().is_ok() && day.len() == 10;
        if let Some(day) = written.as_ref().filter(|day| !is_day(day)) {
            let message = format!("the date \"{day}\" is not a day written as YYYY-MM-DD");
            findings.push(Finding::new(&rule::FRONT_MATTER, message).at(place_of_key(source, key)));
        }
    }
    (usable, findings)
}

fn place_of_key(source: &Source, key: &str) -> Place {
    let starts = |line: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    let line = source.text.lines().position(starts).map_or(1, |index| index + 1);
    Place::line(source, line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Content, MarkKind};

    fn read(body: &str) -> Reading<Document> {
        read_document(&Source::new("a.md", format!("+++\nslug = \"a\"\n+++\n\n{body}")))
    }

    /// One line a block: level, label and words.
    fn outline(body: &str) -> Vec<String> {
        let document = read(body).value.expect("the page can be used");
        let line = |content: &Content| match content {
            Content::Heading(heading) => format!("# {} {:?} {}", heading.level, heading.label, heading.text.plain),
            Content::Paragraph(paragraph) => {
                let sort = if paragraph.bullet { "•" } else { "" };
                let label = paragraph.label.as_deref().unwrap_or("-");
                format!("{} {label}{sort} {}", paragraph.level, paragraph.text.plain)
            }
            Content::Table(table) => format!("table {}x{}", table.rows.len(), table.columns()),
            Content::Note(note) => format!("note {} {}", note.key, note.text.plain),
            Content::Preformatted(text) => format!("``` {text}"),
        };
        document.blocks.iter().map(|block| line(&block.content)).collect()
    }

    #[test]
    fn list_that_an_author_types_keeps_its_printed_numbers() {
        let body = "7. Seventh\n9. Ninth:\n   - (a) First\n   1. Sub\n\n12\\. Twelfth\n";
        assert_eq!(outline(body), ["0 7 Seventh", "0 9 Ninth:", "1 (a) First", "1 1 Sub", "0 12 Twelfth"]);
    }

    #[test]
    fn nesting_gives_the_level_and_bare_items_are_bullets() {
        let body = "- (a) One\n  - (i) Two\n\n    More\n- Bullet\n\n- 1. Number\n\n- - (ii) Skipped\n";
        let lines = ["1 (a) One", "2 (i) Two", "2 - More", "1 -• Bullet", "1 1 Number", "2 (ii) Skipped"];
        assert_eq!(outline(body), lines);
    }

    #[test]
    fn character_reference_hides_what_looks_like_a_label() {
        assert_eq!(outline("A&#46; Smith\n\nB. Jones\n"), ["0 - A. Smith", "0 B Jones"]);
    }

    #[test]
    fn caption_belongs_to_the_table_behind_it() {
        assert_eq!(outline("Table: Cases\n\n| a |\n|---|\n| b |\n"), ["table 2x1"]);
        assert_eq!(outline("Table: Cases\n\nText\n"), ["0 - Table: Cases", "0 - Text"]);
    }

    #[test]
    fn html_table_with_empty_lines_is_one_table() {
        assert_eq!(outline("<table>\n<tr><td>x\n\n<td>y\n</table>\n\nText\n"), ["table 1x2", "0 - Text"]);
    }

    #[test]
    fn note_without_mark_and_mark_without_note_are_reported_with_their_lines() {
        let reading = read("Text[^2].\n\n[^1]: Note\n");
        let found: Vec<_> =
            reading.findings.iter().map(|f| (f.rule.code, f.place.as_ref().map_or(0, |place| place.line))).collect();
        assert_eq!(found, [("mark-without-note", 5), ("note-without-mark", 7)]);
        let document = reading.value.expect("the page can be used");
        let text = document.blocks[0].content.text().expect("a paragraph has text");
        assert_eq!((text.plain.as_str(), &text.marks[0].kind), ("Text.", &MarkKind::NoteMark("2".into())));
    }

    #[test]
    fn raw_html_becomes_marks_or_nothing() {
        assert_eq!(outline("One <b onclick=x>two</b> m<sup>2</sup> <script>x()</script>end\n"), ["0 - One two m² end"]);
        assert_eq!(outline("<div>\n*x*\n</div>\n"), ["0 - *x*"]);
    }

    #[test]
    fn blocks_know_their_lines() {
        let document = read("## I. A\n\nText\nmore\n\n- (a) x\n- (b) y\n\n[^1]: n\n").value.expect("the page can be used");
        let lines: Vec<_> = document.blocks.iter().map(|block| block.line).collect();
        assert_eq!(lines, [5, 7, 10, 11, 13]);
    }

    #[test]
    fn slug_that_leaves_the_site_is_refused() {
        let source = Source::new("a.md", "+++\nslug = \"../a\"\n+++\n");
        let reading = read_document(&source);
        assert!(reading.value.is_none());
        assert_eq!(reading.findings[0].place.as_ref().map(|place| place.line), Some(2));
    }
}
