//! `pincite build --timings`: how long each stage of a build took, and the heaviest page of each kind.
//!
//! In: calls as stages end, and the built site. Out: lines of text. Processor time counts all threads together.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use flate2::Compression;
use flate2::write::GzEncoder;

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

    /// The stages in their order, and the heaviest pages.
    pub(super) fn told(&self, built: &Built) -> String {
        let milliseconds = |time: Duration| time.as_millis();
        let mut out = format!("{:<10} {:>10} {:>13}\n", "stage", "time", "processor");
        for Lap { stage, wall, processor } in &self.laps {
            let _ = writeln!(out, "{stage:<10} {:>7} ms {:>10} ms", milliseconds(*wall), milliseconds(*processor));
        }
        let _ = writeln!(out, "{:<10} {:>10} {:>13}  heaviest", "page", "bytes", "compressed");
        for (kind, (bytes, path)) in &built.heaviest {
            let compressed = compressed(built.files.get(path).unwrap_or_default());
            let _ = writeln!(out, "{kind:<10} {bytes:>10} {compressed:>13}  {path}");
        }
        out
    }
}

/// How many bytes a server sends that compresses with gzip.
fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("writing to memory does not fail").len()
}
