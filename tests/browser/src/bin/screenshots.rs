//! Pictures of the main views of the site, for somebody to look at:
//! `cargo run --manifest-path tests/browser/Cargo.toml --bin screenshots -- FOLDER`. Every kind of page in every view and in both
//! themes, and translations; each also on paper, as a PDF.

use std::path::PathBuf;

use pincite_browser_tests::{Browser, CONTRAST, DARK, KINDS, LANGUAGES, LANGUAGES_KINDS, LARGE, LIGHT, NARROW, PHONE, Pages};

#[tokio::main]
async fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/screenshots".into()));
    for theme in ["default", "gazette"] {
        let out = folder.join(theme);
        std::fs::create_dir_all(&out).expect("the folder can be made");
        let browser = Browser::start(true).await;
        for (site, kinds) in [(".", KINDS), (LANGUAGES, LANGUAGES_KINDS)] {
            let pages = Pages::dressed(site, "/", theme).await;
            for kind in kinds {
                for view in [LIGHT, DARK, CONTRAST, PHONE, NARROW, LARGE] {
                    browser.look(view).await;
                    browser.open_kind(pages.base_url(), *kind).await;
                    let file = out.join(format!("{}-{}.png", kind.name, view.name));
                    std::fs::write(&file, browser.picture().await).expect("a picture can be written");
                }
                browser.look(LIGHT).await;
                std::fs::write(out.join(format!("{}.pdf", kind.name)), browser.print().await).expect("a PDF can be written");
            }
        }
    }
    println!("The pictures are in {}.", folder.display());
}
