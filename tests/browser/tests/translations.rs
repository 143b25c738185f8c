//! A document in several languages: the switch keeps the place, and two languages stand side by side.

use pincite_browser_tests::{Browser, LANGUAGES, Pages};

#[tokio::test]
async fn the_language_switch_keeps_the_paragraph() {
    let (pages, browser) = (Pages::publish(LANGUAGES, "/repo/").await, Browser::start(true).await);
    browser.open(&format!("{}report/#para-2-a", pages.base_url())).await;
    browser.follow(".languages a[hreflang=ar]").await;
    browser.wait("location.pathname.startsWith('/repo/taqrir/') && document.querySelector(':target')?.id === 'para-2-a'").await;
    assert_eq!(browser.attribute("article", "dir").await, "rtl");
    browser.follow("#para-3 .tongue[hreflang=fr]").await;
    browser.wait("location.pathname.startsWith('/repo/rapport/') && document.querySelector(':target')?.id === 'para-3'").await;
    assert_eq!(browser.value("document.querySelectorAll('#para-4 .tongue').length").await, 0);
    browser.follow(".languages .beside").await;
    browser.wait("location.pathname.includes('/with/') && document.querySelector(':target')?.id === 'para-3'").await;
}

#[tokio::test]
async fn two_languages_stand_side_by_side_and_below_each_other_on_a_phone() {
    let (pages, browser) = (Pages::publish(LANGUAGES, "/").await, Browser::start(true).await);
    browser.open(&format!("{}report/with/taqrir/", pages.base_url())).await;
    let lefts = "[...document.querySelectorAll('#para-1 > p')].map(one => Math.round(one.getBoundingClientRect().left))";
    assert_eq!(browser.value(&format!("new Set({lefts}).size")).await, 2);
    browser.client().set_window_size(360, 800).await.expect("the window can be made narrow");
    browser.wait(&format!("new Set({lefts}).size === 1")).await;
    assert_eq!(browser.value("document.documentElement.scrollWidth <= innerWidth").await, true);
}
