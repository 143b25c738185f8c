//! From a document to Markdown.
//!
//! In: a document. Out: its page, which reads back as the same document. What Markdown cannot say is brought to the nearest form
//! that it can: headings below the fifth level are flattened, a bullet of level 0 becomes one of level 1, blocks without any words
//! are left out.

mod inline;
mod table;
mod tree;

use self::inline::Context;
use super::read::CAPTION;
use super::{front_matter, label, note_key};
use crate::model::{Block, Content, Document, Heading, Note, Paragraph, Table, Text};

/// Writes a document page.
pub fn write_document(document: &Document) -> String {
    let front = front_matter::write(&document.meta);
    blocks(front, &document.blocks)
}

/// Blocks below what stands above them.
fn blocks(above: String, blocks: &[Block]) -> String {
    let mut page = Page { out: above, depth: 0 };
    for group in blocks.chunk_by(|left, right| is_quoted(left) && is_quoted(right)) {
        if is_quoted(&group[0]) {
            let mut quotation = Page::default();
            for block in group {
                quotation.block(&block.content);
            }
            let lines = quotation.out.lines().map(|line| if line.is_empty() { ">".into() } else { format!("> {line}") });
            page.plain(&lines.collect::<Vec<_>>().join("\n"));
        } else {
            page.block(&group[0].content);
        }
    }
    page.out
}

fn is_quoted(block: &Block) -> bool {
    matches!(&block.content, Content::Paragraph(paragraph) if paragraph.quoted)
}

/// A page while it is written: what stands there, and how deep the list goes that is open at its end.
#[derive(Default)]
struct Page {
    out: String,
    depth: usize,
}

/// Deepest heading that Markdown has.
const MOST_MARKS: usize = 6;

impl Page {
    /// A block that ends all lists.
    fn plain(&mut self, source: &str) {
        if source.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(source);
        self.out.push('\n');
        self.depth = 0;
    }

    /// A table is written in its place: it can be as long as the page.
    fn table(&mut self, table: &Table) {
        if table.columns() == 0 {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        table::write(table, &mut self.out);
        self.out.push('\n');
        self.depth = 0;
    }

    fn block(&mut self, content: &Content) {
        match content {
            Content::Heading(heading) => self.plain(&heading_source(heading)),
            Content::Paragraph(paragraph) => self.paragraph(paragraph),
            Content::Table(table) => self.table(table),
            Content::Note(note) => self.plain(&note_source(note)),
            Content::Preformatted(lines) => self.plain(&fenced(lines)),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if is_blank(&paragraph.text) && paragraph.label.is_none() {
            return;
        }
        let level = usize::from(if paragraph.bullet { paragraph.level.max(1) } else { paragraph.level });
        let source = paragraph_source(paragraph);
        if level == 0 {
            return self.plain(&source);
        }
        let indented = source.replace('\n', &format!("\n{}", "  ".repeat(level)));
        let continues = paragraph.label.is_none() && !paragraph.bullet;
        if continues && self.depth >= level {
            self.out.push('\n');
            self.out.push_str(&"  ".repeat(level));
            self.out.push_str(&indented);
        } else {
            if self.depth == 0 && !self.out.is_empty() {
                self.out.push('\n');
            }
            let above = self.depth.min(level - 1);
            self.out.push_str(&"  ".repeat(above));
            self.out.push_str(&"- ".repeat(level - above));
            if continues {
                self.out.push_str(label::SPAN);
                self.out.push_str("</span>");
            }
            self.out.push_str(&indented);
        }
        self.out.push('\n');
        self.depth = level;
    }
}

fn is_blank(text: &Text) -> bool {
    text.is_empty() && text.marks.is_empty()
}

fn paragraph_source(paragraph: &Paragraph) -> String {
    match &paragraph.label {
        None => {
            let source = inline::write(&paragraph.text, Context::Block, true);
            let split = label::of_paragraph(&source);
            let source = label::guard(source, split);
            match source.strip_prefix(CAPTION) {
                Some(rest) => format!("Table&#58; {rest}"),
                None => source,
            }
        }
        Some(label) => {
            let printed = label::print_paragraph(label).unwrap_or_else(|| spanned(label));
            behind(&printed, &inline::write(&paragraph.text, Context::Block, false))
        }
    }
}

fn heading_source(heading: &Heading) -> String {
    let marks = "#".repeat((usize::from(heading.level) + 1).clamp(2, MOST_MARKS));
    let text = inline::write(&heading.text, Context::Line, false);
    let title = match &heading.label {
        None => {
            let split = label::of_heading(&text);
            label::guard(text, split)
        }
        Some(label) => {
            let printed = label::print_heading(label, text.is_empty()).unwrap_or_else(|| spanned(label));
            behind(&printed, &text)
        }
    };
    if title.is_empty() { title } else { format!("{marks} {}", without_closing_marks(title)) }
}

/// A `#` at the end of a heading would be taken for its closing sequence.
fn without_closing_marks(title: String) -> String {
    let words = title.trim_end_matches('#');
    match words.chars().next_back() {
        None | Some(' ') if words.len() < title.len() => format!("{words}\\{}", &title[words.len()..]),
        _ => title,
    }
}

fn spanned(label: &str) -> String {
    format!("{}{}</span>", label::SPAN, inline::write(&Text::plain(label), Context::Line, false))
}

fn behind(label: &str, words: &str) -> String {
    if words.is_empty() { label.to_string() } else { format!("{label} {words}") }
}

fn note_source(note: &Note) -> String {
    let words = inline::write(&note.text, Context::Block, true).replace('\n', "\n    ");
    format!("[^{}]: {words}", note_key::encode(&note.key)).trim_end().to_string()
}

fn fenced(lines: &str) -> String {
    let longest = lines.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    if lines.is_empty() { format!("{fence}\n{fence}") } else { format!("{fence}\n{lines}\n{fence}") }
}
