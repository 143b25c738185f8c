//! A bar that shows how far a long run is: only on a terminal, and only when the run takes longer than a second.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

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
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden()).with_style(style);
        Self { bar, start: Instant::now() }
    }

    /// One step is done.
    pub(super) fn beat(&self) {
        if self.bar.is_hidden() && self.start.elapsed() >= PATIENCE {
            // Where this is no terminal it stays hidden.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }

    /// The run is over: the bar goes.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
