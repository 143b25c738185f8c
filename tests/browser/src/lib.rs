//! What the browser tests stand on: a site built by the program, a server that answers as GitHub Pages does, and a browser.

#![allow(clippy::disallowed_methods, reason = "a test serves files and reads which program to run")]

mod browser;
mod pages;
mod site;

pub use browser::Browser;
pub use pages::Pages;
