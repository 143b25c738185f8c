//! Reading and looking up by hand: contents, notes, cards, the jump box, the place that is kept, the switch of light and dark, and
//! paper; by mouse, by keyboard, by touch, and without script.

use std::process::Command;
use std::time::Duration;

use fantoccini::Locator;
use fantoccini::key::Key;
use pincite_browser_tests::{Browser, DARK, KINDS, LANGUAGES, LANGUAGES_KINDS, LIGHT, PAST, PAST_KINDS, PHONE, Pages};
use tokio::time::sleep;

const SLUG: &str = "challenges-good-practices";

async fn start() -> (Pages, Browser) {
    let (pages, browser) = (Pages::publish(".", "/repo/").await, Browser::start(true).await);
    browser.look(LIGHT).await;
    (pages, browser)
}

async fn press(browser: &Browser, keys: &str) {
    browser.client().active_element().await.expect("something has the focus").send_keys(keys).await.expect("keys can be pressed");
}

#[tokio::test]
async fn the_contents_mark_the_section_that_is_read() {
    let (pages, browser) = start().await;
    browser.open(&format!("{}{SLUG}/", pages.base_url())).await;
    for (paragraph, section) in [("para-1", "#section-i"), ("para-12", "#section-iii-c"), ("para-6", "#section-iii-a")] {
        browser.value(&format!("document.getElementById('{paragraph}').scrollIntoView()")).await;
        browser.wait(&format!("document.querySelector('.contents [aria-current]')?.getAttribute('href') === '{section}'")).await;
    }
}

#[tokio::test]
async fn notes_stand_beside_the_text_and_open_at_their_mark_on_a_phone() {
    let (pages, browser) = start().await;
    browser.open(&format!("{}{SLUG}/", pages.base_url())).await;
    browser.wait("document.querySelector('.sides').checkVisibility()").await;
    let apart = "(() => {
        const sides = [...document.querySelectorAll('.sides .side')].map((side) => side.getBoundingClientRect());
        const text = document.querySelector('.para').getBoundingClientRect();
        return sides.length > 2 && sides.every((side, at) => side.left > text.right && side.right < innerWidth && (!at || side.top >= sides[at - 1].bottom));
    })()";
    assert_eq!(browser.value(apart).await, true);
    browser.look(PHONE).await;
    browser.wait("!document.querySelector('.sides').checkVisibility()").await;
    browser.value("document.querySelector('#fn-1-ref-1').scrollIntoView({ block: 'center' })").await;
    browser.follow("#fn-1-ref-1").await;
    browser.wait("document.querySelector('#para-8 .opened')?.textContent.includes('vol. 189')").await;
    assert_eq!(browser.attribute("#fn-1-ref-1", "aria-expanded").await, "true");
    browser.follow("#fn-1-ref-1").await;
    browser.wait("!document.querySelector('.opened')").await;
}

#[tokio::test]
async fn a_card_shows_what_is_cited_and_goes_with_escape() {
    let (pages, browser) = start().await;
    browser.open(&format!("{}{SLUG}/", pages.base_url())).await;
    let card = "document.querySelector('.card:popover-open')?.textContent";
    // By keyboard: the link before it has the focus, then the link.
    browser.value("document.querySelector('#para-8 .label').focus()").await;
    press(&browser, &char::from(Key::Tab).to_string()).await;
    browser.wait(&format!("{card}?.includes('Article 19')")).await;
    browser.wait(&format!("/Cited \\d+ times/.test({card})")).await;
    assert_eq!(browser.value("document.activeElement.getAttribute('aria-describedby')").await, "card");
    press(&browser, &char::from(Key::Escape).to_string()).await;
    browser.wait(&format!("!{card} && document.activeElement.matches('#para-8 a.ref')")).await;
    // By mouse: it stays while the pointer is on it.
    browser.point("#para-10 a.ref").await;
    browser.wait(card).await;
    // It stays, too, when the page moves a little and the pointer is on the link still.
    browser.value("scrollBy(0, 2)").await;
    sleep(Duration::from_millis(900)).await;
    browser.wait(card).await;
    browser.point(".card").await;
    sleep(Duration::from_millis(600)).await;
    browser.wait(card).await;
    browser.point("h1").await;
    browser.wait(&format!("!{card}")).await;
    // By touch: the first tap shows it, the second follows the link.
    browser.look(PHONE).await;
    browser.tap("#para-10 a.ref").await;
    browser.wait(card).await;
    browser.tap("#para-10 a.ref").await;
    browser.wait("location.pathname.includes('/protocols/')").await;
}

#[tokio::test]
async fn a_card_of_a_paragraph_says_its_words_on_any_page() {
    let (pages, browser) = start().await;
    browser.open(&format!("{}authorities/", pages.base_url())).await;
    browser.point(".places a[href*='#para-']").await;
    browser
        .wait("/para\\. \\d+/.test(document.querySelector('.card:popover-open')?.textContent.replaceAll('\\u00a0', ' '))")
        .await;
    browser.wait("document.querySelector('.card .said').textContent.length > 100").await;
}

#[tokio::test]
async fn the_jump_box_goes_to_provisions_symbols_and_paragraphs() {
    let (pages, browser) = start().await;
    for (query, path, hash) in [
        ("smuggling protocol 16(3)", "/repo/protocols/smuggling-protocol/", "#article-16-3"),
        ("Smuggling of Migrants Protocol art. 6", "/repo/protocols/smuggling-protocol/", "#article-6"),
        ("technical assistance 2005 12", "/repo/technical-assistance-2005/", "#para-12"),
        ("technical assistance 12", "/repo/technical-assistance-2005/", "#para-12"),
        ("challenges 9", "/repo/challenges-good-practices/", "#para-9"),
        ("refugee convention 33", "/repo/protocols/refugee-convention/", "#article-33"),
        ("overview", "/repo/overview/", ""),
    ] {
        browser.open(pages.base_url()).await;
        press(&browser, "/").await;
        browser.wait("document.activeElement.matches('dialog input')").await;
        press(&browser, query).await;
        browser.wait("document.querySelector('.jump-to [aria-selected=true]')").await;
        press(&browser, &char::from(Key::Enter).to_string()).await;
        browser.wait(&format!("location.pathname === '{path}' && location.hash === '{hash}'")).await;
    }
    // A symbol that the site does not have leads to the United Nations.
    browser.open(pages.base_url()).await;
    press(&browser, "/").await;
    browser.wait("document.activeElement.matches('dialog input')").await;
    press(&browser, "CTOC/COP/WG.7/2012/2").await;
    browser.wait("document.querySelector('.jump-to [aria-selected=true]')?.dataset.href === 'https://docs.un.org/en/CTOC/COP/WG.7/2012/2'").await;
    let (symbols, other) = (Pages::publish("tests/fixtures/sites/everything", "/").await, Browser::start(true).await);
    other.open(symbols.base_url()).await;
    press(&other, &format!("{}k", char::from(Key::Control))).await;
    other.wait("document.querySelector('dialog').open").await;
    press(&other, &char::from(Key::Null).to_string()).await;
    press(&other, "BIKE/2001/7").await;
    press(&other, &char::from(Key::Enter).to_string()).await;
    other.wait("location.pathname === '/everything/'").await;
}

#[tokio::test]
async fn the_jump_box_and_cards_work_from_a_folder_too() {
    let (pages, browser) = start().await;
    let folder = pages.folder();
    browser.listen().await;
    browser.open(&format!("file://{}/{SLUG}/index.html", folder.display())).await;
    browser.point("#para-10 a.ref").await;
    browser.wait("document.querySelector('.card:popover-open')").await;
    press(&browser, "/").await;
    browser.wait("document.activeElement.matches('dialog input')").await;
    press(&browser, "smuggling protocol 16(3)").await;
    browser.wait("document.querySelector('.jump-to [aria-selected=true]')").await;
    assert_eq!(browser.value("wrong").await, serde_json::json!([]));
    press(&browser, &char::from(Key::Enter).to_string()).await;
    browser.wait("location.href.endsWith('smuggling-protocol/index.html#article-16-3')").await;
}

#[tokio::test]
async fn the_place_is_kept_and_offered() {
    let (pages, browser) = start().await;
    let address = format!("{}{SLUG}/", pages.base_url());
    browser.open(&address).await;
    browser.value("document.getElementById('para-12').scrollIntoView()").await;
    browser.wait("localStorage.getItem('pincite-places')?.includes('para-12')").await;
    browser.open(&address).await;
    browser.wait("document.querySelector('.status a')?.textContent === 'Continue at para.\\u00a012'").await;
    browser.follow(".status a").await;
    browser.wait("document.querySelector(':target')?.id === 'para-12'").await;
    browser.open(&format!("{address}#para-3")).await;
    browser.wait("document.readyState === 'complete' && ![...document.querySelectorAll('.status a')].length").await;
}

#[tokio::test]
async fn light_dark_and_contrast_follow_the_system_until_the_reader_chooses() {
    let (pages, browser) = start().await;
    let paper = "getComputedStyle(document.body).backgroundColor";
    browser.open(pages.base_url()).await;
    let light = browser.value(paper).await;
    browser.look(DARK).await;
    browser.open(pages.base_url()).await;
    let dark = browser.value(paper).await;
    assert_ne!(light, dark);
    browser.follow(".controls button:last-of-type").await;
    browser.follow(".menu input[value=light]").await;
    assert_eq!(browser.value(paper).await, light);
    browser.open(&format!("{}about/", pages.base_url())).await;
    assert_eq!(browser.value(paper).await, light, "the choice holds on other pages");
    browser.follow(".controls button:last-of-type").await;
    browser.follow(".menu input[value=more]").await;
    assert_eq!(browser.value(paper).await, "rgb(255, 255, 255)");
}

#[tokio::test]
async fn on_paper_notes_stand_at_the_foot_of_their_section_and_controls_are_gone() {
    let (pages, browser) = start().await;
    browser.open(&format!("{}{SLUG}/", pages.base_url())).await;
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, browser.print().await).expect("it can be written");
    let text = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().expect("pdftotext is installed").stdout;
    let text = String::from_utf8(text).expect("it is text");
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    assert!(at("9. Article 19") < at("Treaty Series, vol. 189, No. 2545") && at("vol. 189, No. 2545") < at("10. Article 16"));
    assert!(text.contains("#para-10"), "{text}");
    assert!(text.contains(&format!("{}{SLUG}/", pages.base_url())));
    for gone in ["•••", "¶", "↩", "Copy", "Cite this document", "Instruments", "Continue"] {
        assert!(!text.contains(gone), "{gone}");
    }
    assert_eq!(browser.value("document.querySelectorAll('.foot').length").await, 0, "on the screen they are a list again");
}

#[tokio::test]
async fn without_script_everything_is_there_and_linked() {
    let (pages, browser) = (Pages::publish(".", "/repo/").await, Browser::start(false).await);
    let (translated, former) = (Pages::publish(LANGUAGES, "/").await, Pages::publish(PAST, "/").await);
    let all = [(&pages, KINDS), (&translated, LANGUAGES_KINDS), (&former, PAST_KINDS)];
    for (site, kind) in all.into_iter().flat_map(|(site, kinds)| kinds.iter().map(move |kind| (site, kind))) {
        browser.open(&format!("{}{}", site.base_url(), kind.path)).await;
        let hidden = "[...document.querySelectorAll('main *')].filter((one) => !one.checkVisibility() && one.textContent.trim() &&
            !one.closest('form, .sideways, details:not([open]), datalist') && !one.matches('option, title, desc')).map((one) => one.outerHTML.slice(0, 100))";
        assert_eq!(browser.value(hidden).await, serde_json::json!([]), "{}", kind.name);
        let buttons = "[...document.querySelectorAll('button')].filter((one) => one.checkVisibility()).length";
        assert_eq!(browser.value(buttons).await, 0, "{}: a button does nothing without script", kind.name);
    }
    browser.open(&format!("{}{SLUG}/", pages.base_url())).await;
    browser.follow("#fn-1-ref-1").await;
    browser.wait("document.querySelector(':target')?.id === 'fn-1'").await;
    browser
        .client()
        .find(Locator::Css("#fn-1 .back"))
        .await
        .expect("there is a way back")
        .click()
        .await
        .expect("it can be followed");
    browser.wait("document.querySelector(':target')?.id === 'fn-1-ref-1'").await;
}
