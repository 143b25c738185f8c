//! A bar that shows how far a long run is: only on a terminal, and only when the run takes longer than a second.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// A run that takes less than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far a run is.
pub(super) struct Progress {
    bar: ProgressBar,
    start: Instant,
}

impl Progress {
    /// A run of so many steps.
    pub(super) fn new(steps: usize) -> Self {
        let style = ProgressStyle::with_template("{bar:40} {pos} of {len}").expect("the template is a constant");
        Self { bar: ProgressBar::new(steps as u64).with_style(style), start: Instant::now() }
    }

    /// One step is done.
    pub(super) fn beat(&self) {
        if self.start.elapsed() < PATIENCE {
            // Counted, not drawn.
            self.bar.update(|state| state.set_pos(state.pos() + 1));
        } else {
            self.bar.inc(1);
        }
    }

    /// The run is over: the bar goes.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
