//! What is wrong with somebody's file, as data: findings, the rules behind them, and how they are shown.
//!
//! A finding points at a line of a file that a person wrote and says what to do. Whatever is not about such a line (the disk,
//! the port, the command line) is an `Error` of the room where it happens.

mod finding;
mod guide;
mod machine;
mod rules;
mod severities;
mod show;

pub use finding::{Finding, Place, Severity};
pub use guide::{guide, list};
pub use machine::{github, json};
pub use rules::{RULES, Rule, rule};
pub use severities::{Level, Severities};
pub use show::{counts, facts, render};
