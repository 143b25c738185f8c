//! The controls beside a paragraph and on its own page, by keyboard, by touch, and without script.

use fantoccini::Locator;
use fantoccini::key::Key;
use pincite_browser_tests::{Browser, Pages};

const SLUG: &str = "technical-assistance-2005";

/// The names of the controls in the open menu.
const CONTROLS: &str = "[...document.querySelectorAll('.menu :is(a, button)')].map(one => one.textContent).join(', ')";

async fn press(browser: &Browser, selector: &str, key: &str) {
    let element = browser.client().find(Locator::Css(selector)).await.expect("it is there");
    element.send_keys(key).await.expect("a key can be pressed");
}

#[tokio::test]
async fn controls_are_shown_always_and_large_enough_to_touch() {
    let (pages, browser) = (Pages::publish(".", "/").await, Browser::start(true).await);
    browser.client().set_window_size(380, 800).await.expect("it can be resized");
    browser.open(&format!("{}{SLUG}/", pages.base_url())).await;
    let small = "[...document.querySelectorAll('a.share')].filter(one => {
        const { width, height } = one.getBoundingClientRect();
        return width < 24 || height < 24 || getComputedStyle(one).opacity < 0.5 || one.tabIndex < 0 || !one.ariaLabel;
    }).map(one => one.closest('.para').id + JSON.stringify(one.getBoundingClientRect()))";
    assert_eq!(browser.value(small).await, serde_json::json!([]));
    browser.follow("#para-12 .share").await;
    browser.wait("document.querySelector('.menu:popover-open')").await;
    let low =
        "[...document.querySelectorAll('.menu :is(a, button)')].filter(one => one.getBoundingClientRect().height < 24).length";
    assert_eq!(browser.value(low).await, 0);
}

#[tokio::test]
async fn the_menu_is_opened_walked_and_closed_by_keyboard() {
    let (pages, browser) = (Pages::publish(".", "/").await, Browser::start(true).await);
    browser.open(&format!("{}{SLUG}/", pages.base_url())).await;
    press(&browser, "#para-12 .share", &Key::Enter).await;
    browser.wait("document.activeElement.textContent === 'Copy link'").await;
    assert_eq!(browser.value(CONTROLS).await, "Copy link, Copy citation, Copy as quotation, E-mail this, Open its page");
    press(&browser, ".menu button", &Key::Tab).await;
    browser.wait("document.activeElement.textContent === 'Copy citation'").await;
    press(&browser, ".menu button:nth-of-type(2)", &Key::Enter).await;
    browser.wait("document.querySelector('.status').textContent === 'Citation copied'").await;
    browser.wait("document.activeElement.matches('#para-12 .share')").await;
    press(&browser, "#para-12 .share", &Key::Enter).await;
    press(&browser, ".menu button", &Key::Escape).await;
    browser.wait("!document.querySelector('.menu:popover-open') && document.activeElement.matches('#para-12 .share')").await;
}

#[tokio::test]
async fn a_paragraph_is_shared_and_sent_with_citation_words_and_address() {
    let (pages, browser) = (Pages::publish("tests/fixtures/sites/paragraphs", "/").await, Browser::start(true).await);
    let url = format!("{}bells/3/", pages.base_url());
    for (address, menu) in [("bells/", true), ("bells/3/", false)] {
        browser.open(&format!("{}{address}", pages.base_url())).await;
        if menu {
            browser.value("navigator.share = (what) => { window.shared = what; return Promise.resolve(); }").await;
            browser.follow("#para-3 > p > .share").await;
            browser.wait("document.querySelector('.menu:popover-open')").await;
            browser
                .value("[...document.querySelectorAll('.menu button')].find(one => one.textContent === 'Share …').click()")
                .await;
            browser.wait("window.shared").await;
            assert_eq!(browser.value("window.shared.url").await, url);
            assert!(browser.value("window.shared.title").await.as_str().is_some_and(|title| title.ends_with("para.\u{a0}3")));
        }
        let link = browser.value("document.querySelector('a[href^=\"mailto:\"]').href").await;
        let link = link.as_str().expect("it is text");
        assert!(link.len() < 2_000 && !link.replace("%0D%0A", "").contains("%0A"), "{link}");
        let sent = browser.value(&format!("decodeURIComponent({link:?})")).await;
        let sent = sent.as_str().expect("it is text");
        for part in ["mailto:?subject=", ", para. 3&body=“Every bicycle shall have:\r\n(a) A bell", "para. 3\r\n", &url] {
            assert!(sent.contains(part), "{part}: {sent}");
        }
    }
}

#[tokio::test]
async fn mail_is_short_enough_in_any_script() {
    let (pages, browser) = (Pages::publish("tests/browser/site", "/").await, Browser::start(true).await);
    browser.open(&format!("{}zvonki/", pages.base_url())).await;
    for number in [1, 2] {
        browser.follow(&format!("#para-{number} > p > .share")).await;
        browser.wait("document.querySelector('.menu:popover-open')").await;
        let link = browser.value("document.querySelector('.menu a[href^=\"mailto:\"]').href").await;
        let link = link.as_str().expect("it is text");
        assert!(link.len() < 2_000 && link.contains(&format!("zvonki%2F{number}%2F")), "{} bytes: {link}", link.len());
        browser.value("document.querySelector('.menu').hidePopover()").await;
    }
}

#[tokio::test]
async fn without_script_a_paragraphs_page_has_all_it_needs() {
    let (pages, browser) = (Pages::publish("tests/fixtures/sites/paragraphs", "/repo/").await, Browser::start(false).await);
    browser.open(&format!("{}bells/3/", pages.base_url())).await;
    assert!(browser.text("[data-citation]").await.ends_with("para. 3"));
    assert_eq!(browser.text(".url").await, format!("{}bells/3/", pages.base_url()));
    let mail = browser.attribute("a[href^='mailto:']", "href").await;
    assert!(mail.len() < 2_000 && mail.contains("Every%20bicycle%20shall%20have"), "{mail}");
    browser.follow("a[rel=next]").await;
    assert!(browser.text("h1").await.ends_with("para. 4"));
    browser.follow("a[rel=prev]").await;
    assert!(browser.text("h1").await.ends_with("para. 3"));
    browser.click("Read it in the document").await;
    browser.wait("document.querySelector(':target')?.id === 'para-3'").await;
}
