//! No seed makes import slow or hungry: whatever it is made of, importing it takes time that grows with its length and no faster, and
//! at most 20 times its size in memory. The size of a Word file is that of its parts, unpacked.
//!
//! Each seed here repeats what an author, a converter or an attacker could write, and goes the whole way: it is read and its page
//! written, imported again beside that page, and every line of it accounted for. What comes out is a table of them all, and a failure
//! that names those beyond the bound. There is no clock in it: at this length what grows with the square of it does not come to an end.
//! It is a program of its own, since the memory of all threads is counted together, and optimised: each seed has megabytes.

mod texts;

use std::alloc::System;
use std::env;
use std::io::{Cursor, Write, sink};
use std::process::ExitCode;

use peakmem_alloc::{INSTRUMENTED_SYSTEM, PeakMemAlloc, PeakMemAllocTrait as _};
use pincite::anchors;
use pincite::files::Files;
use pincite::import::formats::to_text;
use pincite::import::import_text;
use pincite::intake::{Fate, intake};
use pincite::markdown::read_document;
use pincite::source::Source;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What grows or shrinks is counted once: the system does that in place wherever a block is large.
#[global_allocator]
static MEMORY: &PeakMemAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How much memory a seed may take for each of its bytes.
const TIMES: usize = 20;
/// As how many bytes a line of words counts at least, however short it is. A seed that has more than 50,000 lines, and shorter ones
/// than these, is not read.
const LINE: usize = 20;
/// What import takes whatever the seed: each pattern remembers some of what it saw, up to a bound of its own, and there are many.
const ALLOWANCE: usize = 2 << 20;

fn main() -> ExitCode {
    // The first time the patterns are built, too.
    import("seeds/a.txt", b"A/RES/55/25\n\n1. First[^1] *words*, 2 May 2031\n\n(a) an item;\n\n[^1]: A note.\n".to_vec());
    let (mut hungry, asked) = (Vec::new(), asked());
    for (name, path, size, bytes) in
        seeds().filter(|(name, ..)| asked.is_empty() || asked.iter().any(|part| name.contains(part.as_str())))
    {
        let size = size.max(lines(path, &bytes));
        MEMORY.reset_peak_memory();
        let page = import(path, bytes);
        let taken = MEMORY.get_peak_memory();
        println!("{path:12} {name:32} {:3}.{} times its size", taken / size, taken * 10 / size % 10);
        if taken > TIMES * size + ALLOWANCE {
            hungry.push(format!("{name} ({path})"));
        }
        assert!(page.is_none_or(|page| read_document(&page).value.is_some()), "{name}");
    }
    if hungry.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!("These take more than {TIMES} times their size: {}.", hungry.join(", "));
    ExitCode::FAILURE
}

/// Parts of the names of those that are asked for; Cargo puts an option before them.
fn asked() -> Vec<String> {
    env::args().skip(1).filter(|part| !part.starts_with("--")).collect()
}

/// How long the lines of a seed are together when every one of them counts.
fn lines(path: &str, bytes: &[u8]) -> usize {
    let source = to_text(path, bytes).0;
    source.map_or(0, |source| source.text.lines().filter(|line| !line.trim().is_empty()).map(|line| line.len().max(LINE)).sum())
}

/// Imports a seed, twice, and gives its page; the account of it is written, too.
fn import(path: &str, bytes: Vec<u8>) -> Option<Source> {
    let mut files = Files::new();
    files.put(path, bytes);
    let seeds = files.into();
    let first = intake(&seeds, &[], &Files::new(), "en", false, &|| ());
    let Some((_, Fate::New(page))) = first.fates.into_iter().next() else {
        assert!(!first.findings.is_empty(), "a seed without a page has a finding");
        return None;
    };
    let mut bases = Files::new();
    for base in first.bases {
        bases.put(base.path, base.text);
    }
    let pages = [page];
    let again = intake(&seeds, &pages, &bases, "en", false, &|| ());
    assert_eq!(again.fates[0].1, Fate::Unchanged);
    let (source, _) = seeds.text(path);
    let imported = source.map(|source| import_text(path, &source.text)).expect("it was read before");
    let addresses = anchors::address(&imported.document);
    let account = imported.account.json(|block| &addresses.blocks[block].id);
    serde_json::to_writer(sink(), &account).expect("an account can be written");
    let [page] = pages;
    Some(page)
}

/// The seeds: a name for what each is made of, its path, its size and its bytes.
fn seeds() -> impl Iterator<Item = (&'static str, &'static str, usize, Vec<u8>)> {
    let plain = |path| move |(name, text): (&'static str, String)| (name, path, text.len(), text.into_bytes());
    let word = |(name, text): (&'static str, String)| (name, "seeds/a.docx", text.len(), packed(&text));
    let texts = texts::texts().into_iter().map(plain("seeds/a.txt"));
    texts.chain(texts::pages().into_iter().map(plain("seeds/a.html"))).chain(texts::word().into_iter().map(word))
}

/// A Word file with this text.
fn packed(text: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part can be begun");
    archive.write_all(text.as_bytes()).expect("a part can be written");
    archive.finish().expect("an archive can be finished").into_inner()
}
