//! How fast import reads: megabytes of text a second on one core, for texts of both kinds, in two sizes.
//!
//! `cargo bench --bench import`. The two sizes show that the time grows with the length and no faster.

#![expect(clippy::disallowed_methods, reason = "a bench reads its texts and the clock")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use pincite::import::import_text;

/// Bytes in a megabyte.
const MEGABYTE: usize = 1 << 20;
/// Runs of each text; the middle one is printed.
const RUNS: usize = 5;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = [
        ("a paragraph a line", root.join("seeds/003_138f37be9853ff02.txt")),
        ("wrapped lines, pages", root.join("tests/fixtures/import/report-in-layout/seed.txt")),
    ];
    let sizes = env::args().filter_map(|size| size.parse().ok()).collect::<Vec<usize>>();
    let sizes = if sizes.is_empty() { vec![2, 8] } else { sizes };
    for (name, path) in texts {
        let text = fs::read_to_string(&path).expect("the text is in the repository");
        for &size in &sizes {
            let long = format!("{text}\n\n").repeat(size * MEGABYTE / text.len());
            println!("{name:24} {size:3} MB  {:6.1} MB/s", speed(&long));
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a speed to one place behind the point")]
fn speed(text: &str) -> f64 {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(import_text("bench.txt", black_box(text)));
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    text.len() as f64 / MEGABYTE as f64 / times[RUNS / 2].as_secs_f64()
}
