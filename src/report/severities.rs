//! The severities that a site gives to rules: `[check]` in `site.toml`.
//!
//! In: a level for each rule, and findings as the rules give them. Out: the findings as the site wants them. Every finding passes
//! here once, whatever command asks for it, so that all of them agree.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Finding, RULES, Severity};

/// What a site wants done with the findings of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not shown.
    Off,
    /// Shown, and never changes an exit code.
    Note,
    /// Shown; `check` fails.
    Warning,
    /// Shown; nothing is written.
    Error,
}

impl Level {
    /// All levels, from the loudest down.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Note, Self::Off];

    /// The word for it in `site.toml`.
    pub fn name(self) -> &'static str {
        self.severity().map_or("off", Severity::name)
    }

    fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Note => Self::Note,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

/// A level for each rule, by code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Severities(BTreeMap<String, Level>);

impl Default for Severities {
    fn default() -> Self {
        Self(RULES.iter().map(|rule| (rule.code.to_string(), rule.severity.into())).collect())
    }
}

impl Severities {
    /// The findings with the severities of the site, without those it does not want.
    pub fn apply(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let wanted = findings.into_iter().filter_map(|finding| {
            let level = self.0.get(finding.rule.code).copied().unwrap_or(finding.rule.severity.into());
            // What a rule itself takes less seriously than usual is never made more of.
            let own = Some(finding.severity).filter(|own| *own < finding.rule.severity);
            let wanted = level.severity()?;
            Some(Finding { severity: own.map_or(wanted, |own| own.min(wanted)), ..finding })
        });
        wanted.collect()
    }
}
