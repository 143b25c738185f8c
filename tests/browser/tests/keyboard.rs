//! One walk by keyboard alone: a reader searches, opens what was found, copies the address of a paragraph, goes on by the contents
//! and looks up what is cited.

use fantoccini::key::Key;
use pincite_browser_tests::{Browser, LIGHT, Pages};

const SLUG: &str = "challenges-good-practices";
/// More stops than a page has before anything that is looked for.
const PATIENCE: usize = 150;

async fn press(browser: &Browser, keys: &str) {
    browser.client().active_element().await.expect("something has the focus").send_keys(keys).await.expect("keys can be pressed");
}

async fn key(browser: &Browser, key: Key) {
    press(browser, &char::from(key).to_string()).await;
}

/// Presses the tab key until what has the focus is as wanted, and seen to have it.
async fn tab_to(browser: &Browser, selector: &str) {
    for _ in 0..PATIENCE {
        key(browser, Key::Tab).await;
        if browser.value(&format!("document.activeElement.matches({selector:?})")).await == true {
            let seen = "(() => { const one = document.activeElement; const style = getComputedStyle(one);
                return one.checkVisibility() && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; })()";
            assert_eq!(browser.value(seen).await, true, "{selector} has the focus, and nobody sees it");
            return;
        }
    }
    panic!("{selector} is never reached by keyboard");
}

#[tokio::test]
async fn a_reader_finds_reads_looks_up_and_hands_on_by_keyboard_alone() {
    let (pages, browser) = (Pages::publish(".", "/repo/").await, Browser::start(true).await);
    browser.look(LIGHT).await;
    browser.open(&format!("{}{SLUG}/", pages.base_url())).await;
    // The first stop leads past the head of the page.
    key(&browser, Key::Tab).await;
    assert_eq!(
        browser
            .value("document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().left >= 0")
            .await,
        true
    );
    // Search.
    tab_to(&browser, "form.search input").await;
    press(&browser, "legal advice").await;
    key(&browser, Key::Enter).await;
    browser.wait("location.pathname === '/repo/search/' && document.querySelector('.results ol a')").await;
    tab_to(&browser, &format!(".results ol a[href$='{SLUG}/#para-12']")).await;
    key(&browser, Key::Enter).await;
    browser.wait(&format!("location.pathname === '/repo/{SLUG}/' && document.querySelector(':target')?.id === 'para-12'")).await;
    // What follows the paragraph that was opened is its menu: its address is copied, and the focus comes back.
    tab_to(&browser, "#para-12 .share").await;
    key(&browser, Key::Enter).await;
    browser.wait("document.activeElement.textContent === 'Copy link'").await;
    key(&browser, Key::Enter).await;
    browser.wait("document.querySelector('.status[role=status]').textContent === 'Link copied'").await;
    assert_eq!(browser.clipboard("text/plain").await, format!("{}{SLUG}/12/", pages.base_url()));
    browser.wait("document.activeElement.matches('#para-12 .share')").await;
    // The contents lead to a section, and the next stop is in it.
    browser.open(&format!("{}{SLUG}/", pages.base_url())).await;
    tab_to(&browser, ".contents a[href='#section-iii']").await;
    key(&browser, Key::Enter).await;
    browser.wait("document.querySelector(':target')?.id === 'section-iii'").await;
    tab_to(&browser, "#para-6 a.ref").await;
    // A citation shows its card, and Esc takes it away.
    let card = "document.querySelector('.card:popover-open')?.textContent";
    browser.wait(&format!("{card}?.length > 10")).await;
    assert_eq!(browser.value("document.activeElement.getAttribute('aria-describedby')").await, "card");
    key(&browser, Key::Escape).await;
    browser.wait(&format!("!{card} && document.activeElement.matches('#para-6 a.ref')")).await;
    // So does the jump box, and the focus stays where the reader was.
    press(&browser, "/").await;
    browser.wait("document.activeElement.matches('dialog input')").await;
    key(&browser, Key::Escape).await;
    browser.wait("!document.querySelector('dialog').open && document.activeElement.matches('#para-6 a.ref')").await;
}
