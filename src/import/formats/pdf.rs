//! PDF: which files are read by a program outside, and what to say of what it gives.
//!
//! In: names and bytes, and what the program gave. Out: whether a file is a PDF, its text, findings. No PDF is read here: that takes
//! `pdftotext`, and only the command line runs programs.

use super::super::decode::read_text;
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// What `pdftotext` gave for a PDF.
pub type Extracted = std::result::Result<String, NoText>;

/// Why there is no text of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoText {
    /// The program is not there.
    NotInstalled,
    /// The program failed, in words that go on from its name.
    Failed(String),
}

/// Whether a file is a PDF by its name and its bytes; some have other bytes before the mark.
pub fn is_pdf(path: &str, bytes: &[u8]) -> bool {
    let named = path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("pdf"));
    named && bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

/// The text of a PDF as a source.
pub(super) fn source(path: &str, extracted: &Extracted) -> (Option<Source>, Vec<Finding>) {
    let unread = |why: &str, help: &str| {
        let finding = Finding::new(&rule::UNREADABLE_FILE, format!("{path} is not read: {why}")).at(Place::file(path)).help(help);
        (None, vec![finding])
    };
    match extracted {
        Err(NoText::NotInstalled) => unread(
            "that takes the program pdftotext, which is not installed",
            "Install poppler-utils (on macOS and Windows: poppler), or convert the file to text.",
        ),
        Err(NoText::Failed(why)) => unread(
            &format!("pdftotext {why}"),
            "Open the file in a PDF reader; if it opens there, save it anew or convert it to text.",
        ),
        Ok(text) if text.trim().is_empty() => {
            let finding = Finding::new(&rule::EMPTY_FILE, format!("{path} holds pictures of pages and no text"));
            (None, vec![finding.at(Place::file(path)).help("Run it through text recognition (OCR) first.")])
        }
        Ok(text) => {
            let (source, finding) = read_text(path, text.as_bytes());
            (source, finding.into_iter().collect())
        }
    }
}
