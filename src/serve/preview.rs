//! What the preview shows, and what browsers are told of it.
//!
//! In: the newest good state of the site and what was found. Out: a version that changes when the site does, and the text that
//! browsers are told. A state with errors leaves what is shown as it is.

use std::sync::Arc;

use serde::Serialize;

use super::editor::Editor;
use super::proof::Proof;
use super::workshop::Shown;
use crate::report::{self, Finding, Severity};

/// How many findings browsers are told; the others are counted, and stand in the terminal.
const TOLD: usize = 200;

/// What is shown at the moment.
#[derive(Debug, Default)]
pub(super) struct Preview {
    /// The last good state of the site.
    pub(super) proof: Option<Arc<Proof>>,
    /// Changes whenever the site does, and from one run of the preview to the next; empty before the first build.
    pub(super) version: String,
    /// What keeps the newest state of the files from being shown; empty when it is what is shown.
    trouble: Vec<Told>,
    /// What else was found in the newest state of the files.
    findings: Vec<Told>,
    /// How many of these are not told.
    more: usize,
}

/// A finding as a browser is told it.
#[derive(Debug, Clone, Serialize)]
struct Told {
    severity: &'static str,
    message: String,
    advice: String,
    /// The file and the line.
    place: Option<String>,
    /// The address that opens an editor there.
    link: Option<String>,
    /// The finding with its excerpt, as in a terminal.
    text: String,
}

impl Preview {
    /// Whether there has been a build.
    pub(super) fn is_built(&self) -> bool {
        !self.version.is_empty()
    }

    /// What browsers are told, as JSON.
    pub(super) fn state(&self) -> String {
        let Self { version, trouble, findings, more, .. } = self;
        serde_json::json!({ "version": version, "trouble": trouble, "findings": findings, "more": more }).to_string()
    }

    /// The preview of what is to be shown, or of why nothing could be built.
    pub(super) fn next(&self, shown: &Result<Shown, String>, editor: &Editor) -> Self {
        let Shown { proof, findings } = match shown {
            Ok(shown) => shown,
            Err(why) => {
                let [advice, text] = [String::new(), why.clone()];
                let told = Told { severity: "error", message: why.clone(), advice, place: None, link: None, text };
                return self.keep(vec![told]);
            }
        };
        let tell = |severity| findings.iter().filter(move |found| found.severity == severity);
        let told = |findings: Vec<&Finding>| findings.into_iter().take(TOLD).map(|found| told(found, editor)).collect();
        let trouble: Vec<&Finding> = tell(Severity::Error).collect();
        let others: Vec<&Finding> = tell(Severity::Warning).chain(tell(Severity::Note)).collect();
        let more = others.len().saturating_sub(TOLD) + trouble.len().saturating_sub(TOLD);
        let next = if self.is_built() && self.proof.as_ref().map(Arc::as_ptr) == proof.as_ref().map(Arc::as_ptr) {
            self.keep(Vec::new())
        } else {
            Self { proof: proof.clone(), version: later(&self.version), ..Self::default() }
        };
        Self { trouble: told(trouble), findings: told(others), more, ..next }
    }

    /// What is shown, with what is wrong with the newest state of the files.
    fn keep(&self, trouble: Vec<Told>) -> Self {
        let version = if self.is_built() { self.version.clone() } else { later("") };
        Self { proof: self.proof.clone(), version, trouble, ..Self::default() }
    }
}

/// The version after another: the number of this run, and how many good sites it has shown.
fn later(version: &str) -> String {
    let count = version.rsplit_once('-').and_then(|(_, count)| count.parse::<usize>().ok()).map_or(0, |count| count + 1);
    format!("{}-{count}", std::process::id())
}

fn told(finding: &Finding, editor: &Editor) -> Told {
    let place = finding.place.as_ref();
    Told {
        severity: finding.severity.name(),
        message: finding.message.clone(),
        advice: finding.advice().to_string(),
        place: place.map(|place| if place.line > 0 { format!("{}:{}", place.path, place.line) } else { place.path.clone() }),
        link: place.and_then(|place| editor.link(&place.path, place.line, place.columns.start)),
        text: report::render(std::slice::from_ref(finding), false).trim_end().to_string(),
    }
}
