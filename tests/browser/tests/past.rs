//! Addresses of before, opened in a browser: what was renamed, merged, taken out or withdrawn since it was published.

use pincite_browser_tests::{Browser, Pages};

/// `beta` is now `gamma`, where an unnumbered paragraph was taken in by the one before it and paragraph 4 is gone; `lost` and the
/// page `help` are withdrawn; the instrument `lights` is now `lights-convention`.
const SITE: &str = "tests/fixtures/sites/past";

/// Whether the browser is at a path, with the element of an anchor in view.
fn at(path: &str, id: &str) -> String {
    format!(
        "(() => {{
            const top = document.querySelector(':target')?.getBoundingClientRect().top;
            return location.pathname === '{path}' && document.querySelector(':target').id === '{id}' && top >= 0 && top < innerHeight;
        }})()"
    )
}

async fn start(base: &'static str, script: bool) -> (Pages, Browser) {
    (Pages::publish(SITE, base).await, Browser::start(script).await)
}

#[tokio::test]
async fn a_renamed_document_is_found_with_the_place_that_was_asked_for() {
    let (pages, browser) = start("/repo/", true).await;
    for (address, id) in [
        ("beta/#para-2", "para-2"),
        ("beta/#2", "para-2"),
        ("beta/#p2-a", "para-2-a"),
        ("beta/%23para-3", "para-3"),
        ("beta/#u2", "u2"),
        ("beta/#para-4", "para-4"),
    ] {
        println!("{address}");
        browser.open(&format!("{}{address}", pages.base_url())).await;
        if address.contains("%23") {
            browser.wait("location.pathname === '/repo/gamma/3/'").await;
        } else {
            browser.wait(&at("/repo/gamma/", id)).await;
        }
    }
    browser.open(&format!("{}beta/#para-1,3", pages.base_url())).await;
    browser.wait("[...document.querySelectorAll('.addressed')].map(one => one.id).join(' ') === 'para-1 para-3'").await;
    browser.open(&format!("{}beta/#99", pages.base_url())).await;
    browser.wait("/no “99”.*nearest is paragraph 3/.test(document.querySelector('.notice')?.textContent)").await;
    for (address, path) in [("beta/", "gamma/"), ("beta/2/", "gamma/2/"), ("beta/2-a/", "gamma/2-a/"), ("beta/u2/", "gamma/u1/")]
    {
        browser.open(&format!("{}{address}", pages.base_url())).await;
        browser.wait(&format!("location.pathname === '/repo/{path}'")).await;
    }
}

#[tokio::test]
async fn without_script_a_renamed_document_and_its_paragraphs_are_found_too() {
    let (pages, browser) = start("/repo/", false).await;
    for (address, path) in [
        ("beta/", "gamma/index.html"),
        ("beta/2/", "gamma/2/index.html"),
        ("beta/u2/", "gamma/u1/index.html"),
        ("gamma/u2/", "gamma/u1/index.html"),
        ("protocols/lights/", "protocols/lights-convention/index.html"),
    ] {
        browser.open(&format!("{}{address}", pages.base_url())).await;
        browser.wait(&format!("location.pathname === '/repo/{path}'")).await;
    }
    browser.open(&format!("{}gamma/#para-4", pages.base_url())).await;
    browser.wait(&at("/repo/gamma/", "para-4")).await;
}

#[tokio::test]
async fn what_is_gone_says_what_stood_there() {
    let (pages, browser) = start("/", true).await;
    for slug in ["beta", "gamma"] {
        browser.open(&format!("{}{slug}/4/", pages.base_url())).await;
        assert_eq!(browser.text("h1").await, "What stood here is gone");
        assert!(browser.text("main").await.contains("“The wardens of the quay will be told in the spring"));
    }
    browser.follow("main p a").await;
    browser.wait(&at("/gamma/", "para-4")).await;
}

#[tokio::test]
async fn a_withdrawn_document_shows_what_stood_at_the_address_that_was_asked_for() {
    let (pages, browser) = start("/", true).await;
    for address in ["lost/#para-1", "lost/#1", "lost/#par1"] {
        browser.open(&format!("{}{address}", pages.base_url())).await;
        browser.wait(&at("/lost/", "para-1")).await;
    }
    assert!(browser.text(":target").await.contains("“Whales were seen off the northern cape"));
    browser.open(&format!("{}lost/2/", pages.base_url())).await;
    assert_eq!(browser.text("h1").await, "What stood here is gone");
    browser.open(&format!("{}help/#where-the-papers-are-kept", pages.base_url())).await;
    browser.wait(&at("/help/", "where-the-papers-are-kept")).await;
    assert_eq!(browser.text("h1").await, "This page is no longer on this site");
}

#[tokio::test]
async fn a_renamed_instrument_is_found_with_its_articles() {
    let (pages, browser) = start("/repo/", true).await;
    for address in ["protocols/lights/#article-2", "protocols/lights/article-2", "protocols/lights/%23article-2"] {
        browser.open(&format!("{}{address}", pages.base_url())).await;
        browser.wait(&at("/repo/protocols/lights-convention/", "article-2")).await;
    }
    browser.open(&format!("{}protocols/lights/#article-2-3", pages.base_url())).await;
    browser.wait(&at("/repo/protocols/lights-convention/", "article-2-3")).await;
}
