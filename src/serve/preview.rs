//! What the preview shows, and how a build takes its place.
//!
//! In: the root of a site, what is shown, what the last import found. Out: the new site where it is good, else the last good one
//! with what is wrong. The text that browsers are told is made here.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::editor::Editor;
use crate::files::Files;
use crate::model::Site;
use crate::project;
use crate::report::{self, Finding, Severity};
use crate::site::{self, Built};

/// How many findings browsers are told; the others are counted, and stand in the terminal.
const TOLD: usize = 200;

/// What is shown at the moment.
#[derive(Debug, Default)]
pub(super) struct Preview {
    /// The last good site.
    pub(super) files: Arc<Files>,
    /// What it was made from.
    pub(super) site: Arc<Site>,
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

/// What a build came to.
pub(super) enum Outcome {
    /// What was found.
    Built(Vec<Finding>),
    /// Why there is no site.
    Failed(String),
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

    /// The preview after a build for this address; `imported` is what the last import found.
    pub(super) fn next(
        &self,
        root: &Path,
        address: &str,
        imported: &Result<Vec<Finding>, String>,
        editor: &Editor,
    ) -> (Self, Outcome) {
        let built = match imported {
            Ok(found) => build(root, address).map(|built| (built.files, built.site, [found.clone(), built.findings].concat())),
            Err(why) => Err(why.clone()),
        };
        let (files, site, findings) = match built {
            Ok(built) => built,
            Err(why) => {
                let told = Told {
                    severity: "error",
                    message: why.clone(),
                    advice: String::new(),
                    place: None,
                    link: None,
                    text: why.clone(),
                };
                return (self.keep(vec![told]), Outcome::Failed(why));
            }
        };
        let tell = |severity| findings.iter().filter(move |found| found.severity == severity).map(|found| told(found, editor));
        let mut trouble: Vec<Told> = tell(Severity::Error).collect();
        let mut others: Vec<Told> = tell(Severity::Warning).chain(tell(Severity::Note)).collect();
        let more = others.len().saturating_sub(TOLD) + trouble.len().saturating_sub(TOLD);
        trouble.truncate(TOLD);
        others.truncate(TOLD);
        let next = if !trouble.is_empty() {
            self.keep(trouble)
        } else if *self.files == files && self.is_built() {
            Self { site: Arc::new(site), ..self.keep(Vec::new()) } // its lines may be others
        } else {
            Self { files: Arc::new(files), site: Arc::new(site), version: later(&self.version), ..Self::default() }
        };
        (Self { findings: others, more, ..next }, Outcome::Built(findings))
    }

    /// What is shown, with what is wrong with the newest state of the files.
    fn keep(&self, trouble: Vec<Told>) -> Self {
        let version = if self.is_built() { self.version.clone() } else { later("") };
        Self { files: Arc::clone(&self.files), site: Arc::clone(&self.site), version, trouble, ..Self::default() }
    }
}

/// The version after another: the number of this run, and how many good sites it has shown.
fn later(version: &str) -> String {
    let count = version.rsplit_once('-').and_then(|(_, count)| count.parse::<usize>().ok()).map_or(0, |count| count + 1);
    format!("{}-{count}", std::process::id())
}

/// The build of a site. One that breaks off ends the build, never the preview.
fn build(root: &Path, address: &str) -> Result<Built, String> {
    let project = project::read(root, Some(address)).map_err(|error| error.to_string())?;
    let built = panic::catch_unwind(AssertUnwindSafe(|| site::build(&project)));
    built.map_err(|_| "the build broke off; this is a fault of Pincite (the terminal says where)".to_string())
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
