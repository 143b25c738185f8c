//! Import: a raw text becomes a document, and every line of it is accounted for.
//!
//! In: the name and text of a seed. Out: the document, what became of each line, and findings. The way is
//! `lines ▶ furniture ▶ title block ▶ segment ▶ join ▶ header ▶ candidates ▶ outline ▶ notes ▶ document`; each step is a pure
//! function that takes a value and gives a new one. Knows no theme, no address and no other document; reads and writes no file.

mod account;
mod asked;
mod assemble;
mod bare_labels;
mod candidates;
mod chunk;
mod columns;
mod contents;
mod converters;
mod counted;
mod cut;
pub mod decode;
mod delimiters;
mod explain;
mod fallen_marks;
mod findings;
pub mod formats;
mod front_matter;
mod furniture;
mod glued;
mod grids;
mod habits;
mod header;
mod hyphens;
mod inline;
mod join;
mod keys;
mod label_marks;
mod labels;
mod language;
mod lines;
mod lone_labels;
mod mirrored;
mod note_start;
mod notes;
mod numbered_heads;
mod old_marks;
mod outline;
mod page_breaks;
mod page_counts;
mod page_numbers;
mod running_heads;
mod segment;
mod signs;
mod slug;
mod spaced_letters;
mod stacked;
mod table_heads;
mod table_lines;
mod tables;
mod tidy;
mod underlines;
mod vocabulary;
mod words;
mod wrapping;

use sha2::{Digest, Sha256};

use account::Told;
use assemble::Reading;
use furniture::Furniture;
use header::TitleBlock;
use lines::Line;

pub use account::{Account, Fate};
pub use explain::explain;
pub use language::language;
pub use slug::distinct;

use crate::model::{Document, SourceFile};
use crate::report::Finding;
use crate::source::Source;

/// What import makes of a seed.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The document, with the slug that its own facts suggest.
    pub document: Document,
    /// What became of every line.
    pub account: Account,
    /// What a person should look at.
    pub findings: Vec<Finding>,
}

/// Reads a raw text. `file` is its path below the site's root, `text` its decoded content.
pub fn import_text(file: &str, text: &str) -> Imported {
    let (reading, account) = read(text, formats::states_paragraphs(file, text));
    let findings = findings::findings(&Source::new(file, text), &reading);
    let mut document = reading.document();
    document.meta.source = Some(SourceFile { file: file.to_string(), sha256: sha256(text.as_bytes()) });
    let first_heading = document.blocks.iter().find_map(|block| match &block.content {
        crate::model::Content::Heading(heading) if !heading.text.is_empty() => Some(heading.text.plain.clone()),
        _ => None,
    });
    let stem = file.rsplit('/').next().unwrap_or(file).split('.').next().unwrap_or(file);
    document.meta.slug = slug::slug(&document.meta, first_heading.as_deref(), stem);
    Imported { document, account, findings }
}

/// What a text becomes, and its lines. They are let go as soon as they have told all they know.
fn read(text: &str, stated: bool) -> (Reading, Account) {
    let (lines, furniture) = cleaned(text);
    let block = TitleBlock::find(&lines, &furniture);
    let chunks = segment::segment(&lines, &furniture, &block, stated);
    let sorted = assemble::sort_out(chunks, &lines, &block);
    let told = Told::new(&lines, &furniture);
    drop(lines);
    let reading = assemble::assemble(assemble::prepare(sorted, stated));
    let account = account::account(told, &reading);
    (reading, account)
}

/// The lines of a text, and which of them are furniture.
fn cleaned(text: &str) -> (Vec<Line<'_>>, Vec<Option<Furniture>>) {
    let mut lines = lines::lines(text);
    grids::unbox(&mut lines);
    let mut furniture = furniture::find(&lines);
    stacked::gather(&mut lines, &mut furniture);
    lone_labels::gather(&mut lines, &mut furniture);
    (lines, furniture)
}

/// SHA-256 in hexadecimal figures.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let digit = |value: u8| char::from_digit(u32::from(value), 16).expect("four bits are one figure");
        hex.extend([digit(byte >> 4), digit(byte & 15)]);
        hex
    })
}
