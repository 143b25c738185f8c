//! `pincite build --timings`: how long each stage of a build took, and what pages, scripts and styles weigh.
//!
//! In: calls as stages end, and the built site with its folder. Out: lines of text. Processor time counts all threads together.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::disk;
use crate::files::has_extension;
use crate::site::Built;

/// A clock that is asked whenever a stage ends.
pub(super) struct Stopwatch {
    wall: Instant,
    processor: ProcessTime,
    laps: Vec<Lap>,
}

/// A stage with the time it took.
struct Lap {
    stage: &'static str,
    wall: Duration,
    processor: Duration,
}

impl Stopwatch {
    pub(super) fn start() -> Self {
        Self { wall: Instant::now(), processor: ProcessTime::now(), laps: Vec::new() }
    }

    /// A stage has ended, and the next begins.
    pub(super) fn lap(&mut self, stage: &'static str) {
        self.laps.push(Lap { stage, wall: self.wall.elapsed(), processor: self.processor.elapsed() });
        (self.wall, self.processor) = (Instant::now(), ProcessTime::now());
    }

    /// The stages in their order, and what pages, scripts and styles weigh of the site in its folder.
    pub(super) fn told(&self, built: &Built, folder: &Path) -> String {
        let milliseconds = |time: Duration| time.as_millis();
        let mut out = format!("{:<10} {:>10} {:>13}\n", "stage", "time", "processor");
        for Lap { stage, wall, processor } in &self.laps {
            let _ = writeln!(out, "{stage:<10} {:>7} ms {:>10} ms", milliseconds(*wall), milliseconds(*processor));
        }
        let heads = ("page", "count", "median", "largest", "compressed");
        let _ = writeln!(out, "\n{:<10} {:>7} {:>10} {:>10} {:>11}  heaviest", heads.0, heads.1, heads.2, heads.3, heads.4);
        for (kind, weights) in &built.weights {
            let (count, median, largest) = (weights.count(), weights.median(), weights.largest);
            let path = &weights.heaviest;
            let compressed = compressed(&disk::read(&folder.join(path)).unwrap_or_default());
            let _ = writeln!(out, "{kind:<10} {count:>7} {median:>8} B {largest:>8} B {compressed:>9} B  {path}");
        }
        let _ = writeln!(out, "\n{:<10} {:>7} {:>10} {:>11}", "asset", "count", "bytes", "compressed");
        for suffix in ["css", "js"] {
            let files = built.assets.iter().filter(|asset| has_extension(&asset.name, suffix));
            let weights: Vec<(usize, usize)> = files.map(|asset| (asset.bytes.len(), compressed(&asset.bytes))).collect();
            let (bytes, sent) = weights.iter().fold((0, 0), |(all, sent), (one, small)| (all + one, sent + small));
            let _ = writeln!(out, "{suffix:<10} {:>7} {bytes:>8} B {sent:>9} B", weights.len());
        }
        out
    }
}

/// How many bytes a server sends that compresses with gzip.
fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("writing to memory does not fail").len()
}
