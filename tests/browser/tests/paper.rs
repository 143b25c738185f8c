//! Every kind of page on paper, in both themes: no control and nothing to press, notes at the foot of their section, and the addresses
//! that somebody with the paper in hand needs.

use std::process::Command;

use pincite_browser_tests::{Browser, KINDS, Kind, LANGUAGES, LANGUAGES_KINDS, PAST, PAST_KINDS, PRINT, Pages};

/// What is seen of controls.
const CONTROLS: &str = "[...document.querySelectorAll('button, input, select, nav, form, dialog, [popover], .share, .pilcrow, .back, .tongue, .menu, .status, .skip')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 1).map((one) => one.outerHTML.slice(0, 80))";
/// The marks of notes whose notes do not stand at the foot of their section; where the text itself lists its notes they stay there.
const ASTRAY: &str = "(() => {
    const listed = new Set(document.querySelectorAll('section.notes .note'));
    dispatchEvent(new Event('beforeprint'));
    const after = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    const headings = [...document.querySelectorAll('article > :is(h2, h3, h4, h5, h6)')];
    const seen = new Set();
    const astray = [...document.querySelectorAll('article sup > a')].filter((mark) => {
        const note = document.getElementById(mark.hash.slice(1));
        if (!note || seen.has(note) || !listed.has(note)) return false;
        seen.add(note);
        const next = headings.find((heading) => after(mark, heading));
        return !after(mark, note) || (next && !after(note, next));
    }).map((mark) => mark.id);
    dispatchEvent(new Event('afterprint'));
    return astray;
})()";

/// The words of a page on paper.
async fn printed(browser: &Browser) -> String {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, browser.print().await).expect("it can be written");
    let text = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().expect("pdftotext is installed").stdout;
    String::from_utf8(text).expect("it is text")
}

async fn all(pages: &Pages, kinds: &[Kind]) {
    let browser = Browser::start(true).await;
    for kind in kinds {
        browser.look(PRINT).await;
        browser.open_kind(pages.base_url(), *kind).await;
        assert_eq!(browser.value(CONTROLS).await, serde_json::json!([]), "{}", kind.name);
        if browser.value("Boolean(document.querySelector('body.document'))").await == true {
            assert_eq!(browser.value(ASTRAY).await, serde_json::json!([]), "{}", kind.name);
        }
        let text = printed(&browser).await;
        // The ordinary page is about such signs.
        for sign in ["•••", "¶", "↩", "⌕", "◐"].into_iter().filter(|_| kind.name != "ordinary") {
            assert!(!text.contains(sign), "{} shows {sign}", kind.name);
        }
        let address = pages.base_url();
        match kind.name {
            "document" | "long-document" | "translation" => {
                assert!(text.contains("#para-1") && text.contains(&format!("{address}{}", kind.path)), "{}: {text}", kind.name);
            }
            "paragraph" => assert!(text.contains(&format!("{address}{}", kind.path)), "{text}"),
            _ => assert!(text.trim().len() > 20, "{} is empty", kind.name),
        }
    }
}

#[tokio::test]
async fn every_kind_of_page_can_be_handed_in_on_paper() {
    all(&Pages::publish(".", "/").await, KINDS).await;
    all(&Pages::publish(LANGUAGES, "/").await, LANGUAGES_KINDS).await;
    all(&Pages::publish(PAST, "/").await, PAST_KINDS).await;
}

#[tokio::test]
async fn every_kind_of_page_can_be_handed_in_on_paper_in_the_gazette() {
    all(&Pages::dressed(".", "/", "gazette").await, KINDS).await;
}
