//! How fast import reads: megabytes of text in a second of one core's time, for texts of several kinds, in two sizes.
//!
//! `cargo bench --bench import`. The sizes show that the time grows with the length and no faster;
//! then the text is imported as it is, again and again, as many documents are. In a long text each copy has other words, since lines
//! that return would be read as running heads. Numbers behind `--` are other sizes, in megabytes; paths are other texts.

#![expect(clippy::disallowed_methods, reason = "a bench reads its texts and the clock")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use cpu_time::ProcessTime;
use pincite::import::import_text;

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Bytes in a megabyte.
const MEGABYTE: usize = 1 << 20;
/// From so many bytes on a word is long.
const LONG: usize = 6;
/// Words that stay as they are: they say what a line is.
const DIVISIONS: &[&str] = &["Annex", "Appendix", "Article", "Chapter", "Protocol", "Section"];
/// Runs of each text; the middle one is printed.
const RUNS: usize = 5;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut sizes, mut texts) = (Vec::new(), Vec::new());
    for argument in env::args().skip(1).filter(|argument| argument != "--bench") {
        match argument.parse::<usize>() {
            Ok(size) => sizes.push(size),
            Err(_) => texts.push((argument.clone(), PathBuf::from(argument))),
        }
    }
    if sizes.is_empty() {
        sizes = vec![2, 8];
    }
    if texts.is_empty() {
        texts = vec![
            ("a paragraph a line".into(), root.join("seeds/003_138f37be9853ff02.txt")),
            ("wrapped lines, pages, notes".into(), root.join("tests/fixtures/import/report-with-many-notes/seed.txt")),
            ("layout of pages".into(), root.join("tests/fixtures/import/report-in-layout/seed.txt")),
            ("articles of short lines".into(), root.join("tests/fixtures/import/treaty-with-annexes/seed.txt")),
        ];
    }
    for (name, path) in texts {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for &size in &sizes {
            let long: String = (0..size * MEGABYTE / text.len()).map(|copy| varied(&text, copy) + "\n\n").collect();
            println!("{name:28} {size:3} MB  {:6.1} MB/s", speed(&long, 1));
        }
        println!("{name:28} as it is {:6.1} MB/s", speed(&text, MEGABYTE / text.len()));
    }
}

/// The text with other letters in its long words, those aside that name divisions.
fn varied(text: &str, copy: usize) -> String {
    let turned = |word: &str| -> String {
        let letter = |(at, c): (usize, char)| match u8::try_from(c) {
            Ok(byte) if at > 0 && byte.is_ascii_lowercase() => {
                let turn = (copy / 25_usize.pow(u32::try_from(at % 3).expect("below 3"))) % 25;
                char::from(b'a' + (byte - b'a' + u8::try_from(turn).expect("below 25")) % 26)
            }
            _ => c,
        };
        let stays = word.len() < LONG || DIVISIONS.contains(&word.trim_end_matches(|c: char| !c.is_alphabetic()));
        if stays { word.to_string() } else { word.chars().enumerate().map(letter).collect() }
    };
    text.split_inclusive(|c: char| !c.is_alphabetic()).map(turned).collect()
}

/// How many megabytes are read in a second when the text is imported so many times.
#[expect(clippy::cast_precision_loss, reason = "a speed to one place behind the point")]
fn speed(text: &str, times: usize) -> f64 {
    let mut taken: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = ProcessTime::now();
            for _ in 0..times {
                black_box(import_text("bench.txt", black_box(text)));
            }
            start.elapsed()
        })
        .collect();
    taken.sort_unstable();
    (times * text.len()) as f64 / MEGABYTE as f64 / taken[RUNS / 2].as_secs_f64()
}
