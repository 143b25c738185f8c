//! What the browser tests stand on: a site built by the program, a server that answers as GitHub Pages does, and a browser.

mod browser;
mod devtools;
mod pages;
mod site;
mod views;

pub use browser::Browser;
pub use devtools::{CONTRAST, DARK, LARGE, LIGHT, NARROW, PHONE, PRINT, View};
pub use pages::Pages;
pub use site::{crowded, imported};
pub use views::{CROWDED_KINDS, KINDS, Kind, LANGUAGES, LANGUAGES_KINDS, PAST, PAST_KINDS};
