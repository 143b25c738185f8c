//! The site where it may stand: at the root of a domain, below a repository, and in a folder on a disk. Every kind of page is dressed, says
//! its address, runs without an error, and all its links lead to a page of the same site.

use std::path::Path;

use pincite_browser_tests::{Browser, KINDS, Pages};
use serde_json::Value;

/// The addresses that an expression gives.
async fn addresses(browser: &Browser, expression: &str) -> Vec<String> {
    let found = browser.value(expression).await;
    found.as_array().expect("it is a list").iter().map(|one| one.as_str().expect("it is an address").to_string()).collect()
}

/// The page that is open has its style, and nothing went wrong.
async fn is_whole(browser: &Browser, name: &str) {
    browser.wait("document.readyState === 'complete'").await;
    assert_eq!(browser.value("window.wrong").await, serde_json::json!([]), "{name}");
    let styles = "[...document.querySelectorAll('link[rel=stylesheet]')]";
    let dressed = format!("{styles}.length > 0 && {styles}.every((link) => link.sheet)");
    assert_eq!(browser.value(&dressed).await, serde_json::json!(true), "{name}");
}

/// Where the links of the open page lead, without fragments, if it is in this site.
async fn links(browser: &Browser, home: &str) -> Vec<String> {
    let all = addresses(
        browser,
        "[...new Set([...document.querySelectorAll('a[href]:not([href^=\"#\"])')]
        .map((link) => new URL(link.getAttribute('href'), document.baseURI).href.split('#')[0]))]",
    )
    .await;
    let own = all.into_iter().filter(|link| link.starts_with(home.split_inclusive('/').take(3).collect::<String>().as_str()));
    own.inspect(|link| assert!(link.starts_with(home), "{link} leads out of {home}")).collect()
}

async fn stands_on_a_server(base: &'static str) {
    let (pages, browser) = (Pages::publish(".", base).await, Browser::start(true).await);
    browser.listen().await;
    let home = pages.base_url();
    for kind in KINDS {
        browser.open_kind(home, *kind).await;
        is_whole(&browser, kind.name).await;
        if kind.name != "missing" {
            let canonical = format!("{home}{}", kind.path.split('?').next().unwrap_or_default());
            assert_eq!(browser.attribute("link[rel=canonical]", "href").await, canonical);
        }
        let links = links(&browser, home).await;
        assert!(links.len() > 3, "{}", kind.name);
        let ask = "const [links, done] = arguments;
            Promise.all(links.map((link) => fetch(link, { method: 'HEAD' }).then(({ ok, redirected }) => ok && !redirected ? null : link)))
                .then((dead) => done(dead.filter(Boolean)), (error) => done([String(error)]))";
        let dead = browser.client().execute_async(ask, vec![links.into()]).await.expect("the links can be asked for");
        assert_eq!(dead, Value::Array(vec![]), "{}", kind.name);
    }
    for missing in ["no-such-page", "no/such/page/", "elsewhere/no/such/page.html"] {
        browser.open(&format!("{home}{missing}")).await;
        is_whole(&browser, missing).await;
        let status = browser.value("performance.getEntriesByType('navigation')[0].responseStatus").await;
        assert_eq!(status, serde_json::json!(404), "{missing}");
        browser.follow("a.site-title").await;
        browser.wait(&format!("location.href === '{home}'")).await;
    }
}

#[tokio::test]
async fn it_stands_at_the_root_of_a_domain() {
    stands_on_a_server("/").await;
}

#[tokio::test]
async fn it_stands_below_a_repository() {
    stands_on_a_server("/repo/").await;
}

#[tokio::test]
async fn it_stands_in_a_folder() {
    let (pages, browser) = (Pages::publish(".", "/repo/").await, Browser::start(true).await);
    browser.listen().await;
    let home = format!("file://{}/", pages.folder().display());
    for kind in KINDS.iter().filter(|kind| kind.name != "missing") {
        let path = kind.path.split('?').next().unwrap_or_default();
        browser.open(&format!("{home}{path}index.html")).await;
        is_whole(&browser, kind.name).await;
        for link in links(&browser, &home).await {
            let file = link.trim_start_matches("file://").split('?').next().unwrap_or_default();
            assert!(Path::new(file).is_file(), "{}: there is no file {file}", kind.name);
        }
    }
}
