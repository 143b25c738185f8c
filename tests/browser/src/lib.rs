//! What the browser tests stand on: a site built by the program, a server that answers as GitHub Pages does, and a browser.

mod browser;
mod pages;
mod site;

pub use browser::Browser;
pub use pages::Pages;
