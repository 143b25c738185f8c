//! How long each stage takes, over the texts and the site of this repository.
//!
//! `cargo bench --bench stages`, and behind `--` the name of a stage. Each gets what the stages before it made, as in a command.
//! Import is one stage here: the rooms within it have no doors of their own. What a whole build takes, and what it takes of each
//! stage, says `pincite build --timings`; how it stands beside other programs, `benches/peers/run.py`.

#![expect(clippy::disallowed_methods, reason = "a bench reads its texts")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use pincite::anchors::address;
use pincite::check;
use pincite::files::Files;
use pincite::import::import_text;
use pincite::link::{Issuers, Register, link};
use pincite::markdown::{read_document, read_instrument, read_page, write_document};
use pincite::model::Site;
use pincite::project::{self, DOCUMENTS, PAGES, PROTOCOLS, Project};
use pincite::publish::{OffLimits, Staging};
use pincite::render::{Part, Press, Theme};
use pincite::site;

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The folder of this repository, as a build reads it.
static PROJECT: LazyLock<Project> = LazyLock::new(|| project::read(root(), None).expect("it can be read"));
/// Its site, linked.
static SITE: LazyLock<Site> = LazyLock::new(|| site::link(&PROJECT).0);
/// Its theme.
static THEME: LazyLock<Theme> = LazyLock::new(|| {
    let config = &PROJECT.config;
    Theme::load(&config.theme, &config.language, &PROJECT.themes).expect("nothing is wrong with the theme")
});
/// Its files.
static FILES: LazyLock<Files> = LazyLock::new(|| site::build_in_memory(&PROJECT).1);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn main() {
    divan::main();
}

#[divan::bench]
fn import(bencher: Bencher) {
    let texts = fs::read_dir(root().join("seeds")).expect("it is there").map(|entry| entry.expect("it can be read").path());
    let read = |path: PathBuf| fs::read_to_string(path).expect("it is text");
    let texts: Vec<String> = texts.map(read).collect();
    bencher.bench(|| texts.iter().map(|text| import_text("bench.txt", black_box(text)).account).collect::<Vec<_>>());
}

#[divan::bench]
fn markdown_written(bencher: Bencher) {
    bencher.bench(|| SITE.documents.iter().map(|linked| write_document(&linked.document)).collect::<Vec<_>>());
}

#[divan::bench]
fn files_read(bencher: Bencher) {
    bencher.bench(|| project::read(root(), None).expect("it can be read"));
}

#[divan::bench]
fn markdown_read(bencher: Bencher) {
    bencher.bench(|| {
        let documents: Vec<_> = PROJECT.sources.below(DOCUMENTS).iter().map(|source| read_document(&source.source())).collect();
        let instruments: Vec<_> =
            PROJECT.sources.below(PROTOCOLS).iter().map(|source| read_instrument(&source.source())).collect();
        let pages: Vec<_> = PROJECT.sources.below(PAGES).iter().map(|source| read_page(&source.source())).collect();
        (documents, instruments, pages)
    });
}

#[divan::bench]
fn addresses(bencher: Bencher) {
    bencher.bench(|| SITE.documents.iter().map(|linked| address(black_box(&linked.document))).collect::<Vec<_>>());
}

#[divan::bench]
fn register(bencher: Bencher) {
    bencher.bench(register_of_all);
}

fn register_of_all() -> Register {
    let (issuers, _) = Issuers::read(PROJECT.citations.as_deref());
    Register::new(&SITE.instruments, SITE.documents.iter().map(|linked| &*linked.document), issuers)
}

#[divan::bench]
fn mentions(bencher: Bencher) {
    let register = register_of_all();
    let source = |path: &str| PROJECT.sources.get(path).expect("it was read from there");
    let documents: Vec<_> = SITE.documents.iter().map(|linked| (linked, source(&linked.path))).collect();
    bencher.bench(|| {
        let linked = documents.iter().map(|(linked, source)| link(&linked.document, &linked.addresses, source, &register));
        linked.collect::<Vec<_>>()
    });
}

#[divan::bench]
fn theme(bencher: Bencher) {
    let config = &PROJECT.config;
    bencher.bench(|| Theme::load(&config.theme, &config.language, &PROJECT.themes));
}

#[divan::bench]
fn pages_of_documents(bencher: Bencher) {
    parts(bencher, |part| matches!(part, Part::Document(_)));
}

#[divan::bench]
fn pages_of_paragraphs(bencher: Bencher) {
    parts(bencher, |part| matches!(part, Part::Paragraphs(_)));
}

#[divan::bench]
fn pages_of_instruments(bencher: Bencher) {
    parts(bencher, |part| matches!(part, Part::Protocol(_)));
}

#[divan::bench]
fn exports(bencher: Bencher) {
    parts(bencher, |part| matches!(part, Part::DocumentExports(_) | Part::Export(_)));
}

#[divan::bench]
fn pictures(bencher: Bencher) {
    parts(bencher, |part| matches!(part, Part::Card(_)));
}

/// Makes the parts of one kind.
fn parts(bencher: Bencher, kind: fn(&Part) -> bool) {
    let press = Press::new(&SITE, &PROJECT.config, &THEME);
    let parts: Vec<_> = press.parts().into_iter().filter(kind).collect();
    bencher.bench(|| parts.iter().for_each(|&part| press.print(part, &mut |made| drop(divan::black_box(made)))));
}

#[divan::bench]
fn search_index(bencher: Bencher) {
    let press = Press::new(&SITE, &PROJECT.config, &THEME);
    bencher.bench(|| press.print(Part::SearchIndex, &mut |made| drop(divan::black_box(made))));
}

#[divan::bench]
fn output_checked(bencher: Bencher) {
    bencher.bench(|| {
        let output = check::Output::new(&PROJECT.config.base_url);
        FILES.iter().for_each(|(path, bytes)| output.look(path, bytes));
        output.findings(&|_| None)
    });
}

#[divan::bench]
fn output_written(bencher: Bencher) {
    let folder = || tempfile::tempdir().expect("a folder can be made");
    bencher.with_inputs(folder).bench_refs(|folder| {
        let staging = Staging::begin(&folder.path().join("public"), &OffLimits::default()).expect("it is ours");
        FILES.iter().for_each(|(path, bytes)| staging.put(path, bytes));
        staging.finish().expect("it can be written");
    });
}
