//! The Nu HTML Checker reads every page of the built site and its styles, and finds no error.
//!
//! `VNU` names `vnu.jar`; without it, and without `CI`, nothing is tried.

use std::process::Command;

use pincite_browser_tests::Pages;

async fn check(site: &str, theme: &str) {
    let Some(jar) = std::env::var_os("VNU") else {
        assert!(std::env::var_os("CI").is_none(), "VNU names no vnu.jar");
        eprintln!("VNU names no vnu.jar: nothing was tried");
        return;
    };
    let pages = Pages::dressed(site, "/", theme).await;
    for kind in [["--skip-non-html", "--errors-only"], ["--skip-non-css", "--errors-only"]] {
        let run = Command::new("java").args(["-Xss8m", "-jar"]).arg(&jar).args(kind).arg(pages.folder()).output();
        let run = run.expect("java can be run");
        assert!(run.status.success(), "{theme}: {}", String::from_utf8_lossy(&run.stderr));
    }
}

#[tokio::test]
async fn the_checker_finds_no_error_on_the_site() {
    check(".", "default").await;
}

#[tokio::test]
async fn the_checker_finds_no_error_in_the_gazette() {
    check(".", "gazette").await;
}

#[tokio::test]
async fn the_checker_finds_no_error_on_a_site_with_everything() {
    check("tests/fixtures/sites/everything", "default").await;
    check("tests/fixtures/sites/past", "default").await;
}
