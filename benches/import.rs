//! How fast import reads: megabytes of text in a second of one core's time, for texts of both kinds, in two sizes.
//!
//! `cargo bench --bench import`. The sizes show that the time grows with the length and no faster;
//! then the text is imported as it is, again and again, as many documents are.

#![expect(clippy::disallowed_methods, reason = "a bench reads its texts and the clock")]

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;
use std::{env, fs};

use cpu_time::ProcessTime;
use pincite::import::import_text;

/// Bytes in a megabyte.
const MEGABYTE: usize = 1 << 20;
/// Runs of each text; the middle one is printed.
const RUNS: usize = 5;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = [
        ("a paragraph a line", root.join("seeds/003_138f37be9853ff02.txt")),
        ("wrapped lines, pages, notes", root.join("tests/fixtures/import/report-with-many-notes/seed.txt")),
    ];
    let sizes = env::args().filter_map(|size| size.parse().ok()).collect::<Vec<usize>>();
    let sizes = if sizes.is_empty() { vec![2, 8] } else { sizes };
    for (name, path) in texts {
        let text = fs::read_to_string(&path).expect("the text is in the repository");
        for &size in &sizes {
            let long = format!("{text}\n\n").repeat(size * MEGABYTE / text.len());
            println!("{name:28} {size:3} MB  {:6.1} MB/s", speed(&long, 1));
        }
        println!("{name:28} as it is {:6.1} MB/s", speed(&text, MEGABYTE / text.len()));
    }
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
