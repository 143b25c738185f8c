//! Pincite: a static site generator for numbered legal and intergovernmental documents.
//!
//! Two halves meet in `content/`: `import` turns raw texts into Markdown pages, and `site` turns pages into a site in which
//! every paragraph has an address. ARCHITECTURE.md has the plan of the house; every room says at its door what comes in, what
//! goes out and what it must never do.

pub mod anchors;
pub mod check;
pub mod cli;
pub mod config;
pub mod disk;
pub mod files;
pub mod import;
pub mod intake;
pub mod link;
pub mod markdown;
pub mod model;
pub mod project;
pub mod publish;
pub mod render;
pub mod report;
pub mod serve;
pub mod site;
pub mod source;
