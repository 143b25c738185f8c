//! Formats: a Word, HTML or PDF file as the text that import reads.
//!
//! In: the name and bytes of a seed. Out: its words as marked-up text, a paragraph on a line: labels as printed, `##` before headings,
//! `[^1]` for notes, tables in HTML. So the reading of a text is one and the same, whatever it came in, and what the account and
//! findings call a line is a line of this text (`pincite import --text` shows it).
//!
//! What a file is shows in its name and in its first bytes, which must agree. A file is somebody else's: reading it takes bounded
//! time and memory, and whatever is wrong with it is a finding.

mod block;
mod docx;
mod figures;
mod html;
mod inline;
mod pdf;
mod printed_lines;
pub(super) mod tags;
mod write;

use std::collections::BTreeMap;

use super::decode::read_text;
use crate::files::Files;
use crate::report::{Finding, Place, rule};
use crate::source::Source;

pub(super) use block::LeftOut;
pub use pdf::{Extracted, NoText, is_pdf};

/// Seeds as they came, and what a program outside gave for those that only it can read.
#[derive(Debug, Clone, Default)]
pub struct Seeds {
    /// All seeds.
    pub files: Files,
    /// For each PDF among them what `pdftotext` gave.
    pub extracted: BTreeMap<String, Extracted>,
}

impl From<Files> for Seeds {
    /// Seeds among which there is no PDF.
    fn from(files: Files) -> Self {
        Self { files, extracted: BTreeMap::new() }
    }
}

impl Seeds {
    /// A seed as the text that import reads, and the findings that its bytes deserve.
    pub fn text(&self, path: &str) -> (Option<Source>, Vec<Finding>) {
        match self.extracted.get(path) {
            Some(extracted) => as_text(pdf::source(path, extracted), extracted.as_ref().map_or(0, String::len)),
            None => to_text(path, self.files.get(path).unwrap_or_default()),
        }
    }
}

/// Why a file is not read, in words that go on from its name.
#[derive(Debug)]
struct Refusal(String);

type Result<T> = std::result::Result<T, Refusal>;

fn refuse<T>(why: impl Into<String>) -> Result<T> {
    Err(Refusal(why.into()))
}

/// A file as text, and what could not be taken over.
#[derive(Debug, Default)]
struct Taken {
    text: String,
    /// In words that go on from "left out: ".
    lost: Vec<String>,
    /// How many bytes the file has, unpacked.
    size: usize,
}

/// Whether a file is plain text by its name, so that lines of the text that import reads are lines of the file.
pub fn is_plain(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    !matches!(extension.as_str(), "docx" | "docm" | "html" | "htm" | "xhtml" | "pdf")
}

/// A file as the text that import reads, and the findings that its bytes deserve. For a PDF this is what there is without the
/// program that reads one.
pub fn to_text(path: &str, bytes: &[u8]) -> (Option<Source>, Vec<Finding>) {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        _ if bytes.len() > LARGEST => converted(path, refuse("it is larger than a gigabyte")),
        "docx" | "docm" => converted(path, docx::read(bytes)),
        "html" | "htm" | "xhtml" => match html::decode(path, bytes) {
            (Some(source), findings) => {
                let (text, found) = converted(path, html::read(&source.text));
                (text, [findings, found].concat())
            }
            nothing => nothing,
        },
        "pdf" if is_pdf(path, bytes) => pdf::source(path, &Err(NoText::NotInstalled)),
        "pdf" => converted(path, refuse("it is no PDF, whatever its name says")),
        _ => {
            let (source, finding) = read_text(path, bytes);
            as_text((source, finding.into_iter().collect()), bytes.len())
        }
    }
}

/// Largest file that is read, in bytes.
const LARGEST: usize = 1 << 30;
/// From more lines on than this they must be as long as those of a text are.
const LINES: usize = 50_000;
/// Bytes of a file for each of its lines, that of the shortest words at least. Every line may be a paragraph, and however short, each
/// takes its place in memory.
const LINE: usize = 20;

/// A text, if it is built as texts are; `size` is that of the file it came in.
fn as_text((source, mut findings): (Option<Source>, Vec<Finding>), size: usize) -> (Option<Source>, Vec<Finding>) {
    let Some(source) = source else { return (None, findings) };
    let lines = source.text.lines().filter(|line| !line.trim().is_empty()).count();
    if lines <= LINES || size >= LINE * lines {
        return (Some(source), findings);
    }
    let message = format!("{} is not read: it has {lines} lines of a few letters each", source.path);
    let help = "If it is a text, join its lines to paragraphs, or cut it into several files.";
    findings.push(Finding::new(&rule::UNREADABLE_FILE, message).at(Place::file(&source.path)).help(help));
    (None, findings)
}

/// Whether a file of this name, with this text, states itself where a paragraph ends: then nothing is guessed from its words.
pub(super) fn states_paragraphs(path: &str, text: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    matches!(extension.as_str(), "docx" | "docm" | "html" | "htm" | "xhtml") && !text.starts_with(printed_lines::REMARK)
}

/// Gives HTML in good order, piece by piece, for a parser to read in bounded time and memory.
pub(super) fn tame(html: &str, give: impl FnMut(&str)) {
    html::tame(html, give);
}

fn converted(path: &str, taken: Result<Taken>) -> (Option<Source>, Vec<Finding>) {
    let taken = match taken {
        Ok(taken) => taken,
        Err(Refusal(why)) => {
            return (
                None,
                vec![Finding::new(&rule::UNREADABLE_FILE, format!("{path} is not read: {why}")).at(Place::file(path))],
            );
        }
    };
    let text = taken.text;
    let lost = taken.lost.iter().map(|what| Finding::new(&rule::LEFT_OUT, format!("left out: {what}")).at(Place::file(path)));
    let mut findings: Vec<Finding> = lost.collect();
    if text.trim().is_empty() {
        findings.push(Finding::new(&rule::EMPTY_FILE, format!("{path} holds no text")).at(Place::file(path)));
        return (None, findings);
    }
    as_text((Some(Source::new(path, text)), findings), taken.size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_countless_short_lines_is_no_text() {
        let (source, findings) = to_text("seeds/a.txt", "a\n".repeat(60_000).as_bytes());
        assert!(source.is_none() && findings[0].message.contains("60000 lines"), "{findings:?}");
        assert!(to_text("seeds/a.html", "<p>a".repeat(60_000).as_bytes()).0.is_none());
        assert!(to_text("seeds/a.txt", "a\n".repeat(40_000).as_bytes()).0.is_some());
        assert!(to_text("seeds/a.txt", "a line of some words\n".repeat(60_000).as_bytes()).0.is_some());
    }
}
