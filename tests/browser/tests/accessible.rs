//! Every kind of page in every view, in every theme: axe finds nothing wrong, the Content-Security-Policy holds, no script fails, and
//! nothing is wider than the window.
//!
//! `AXE` names `axe.min.js` of axe-core; without it, and without `CI`, only that is left out.

use pincite_browser_tests::{
    Browser, CONTRAST, CROWDED_KINDS, DARK, KINDS, Kind, LANGUAGES, LANGUAGES_KINDS, LARGE, LIGHT, NARROW, PAST, PAST_KINDS,
    PHONE, PRINT, Pages, View, crowded,
};

/// Rules of WCAG 2.2 at level AA, and good practice. Of a page that only has other colours than one that was looked at, colours.
const RUN: &str = "const [colours, done] = arguments;
    const links = { enabled: !matchMedia('print').matches }; // on paper a link is words
    const only = colours ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {};
    axe.run(document, { resultTypes: ['violations'], rules: { 'link-in-text-block': links }, ...only }).then(({ violations }) => done(violations.map(({ id, nodes }) =>
        `${id}: ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join(' | ')}`)), (error) => done([String(error)]))";

/// The rules of axe, where they are.
fn axe() -> Option<String> {
    let path = std::env::var_os("AXE");
    assert!(path.is_some() || std::env::var_os("CI").is_none(), "AXE names no axe.min.js");
    Some(std::fs::read_to_string(path?).expect("AXE names a script"))
}

/// What is wrong with a page that is open.
async fn wrong(browser: &Browser, with_axe: bool, view: View) -> Vec<String> {
    let mut wrong = Vec::new();
    if with_axe {
        let colours = view == DARK || view == CONTRAST;
        let found = browser.client().execute_async(RUN, vec![colours.into()]).await.expect("axe can be run");
        wrong.extend(found.as_array().expect("it is a list").iter().map(ToString::to_string));
    }
    let failed = browser.value("window.wrong ?? ['the page is not listened to']").await;
    wrong.extend(failed.as_array().expect("it is a list").iter().map(ToString::to_string));
    if view.medium == "screen" {
        let wide = "[...document.querySelectorAll('body *')].filter((one) => {
            const { right, left, width } = one.getBoundingClientRect();
            const clipped = one.closest('.scroll, pre, .unseen, .skip, svg, .sides, [popover], dialog');
            return width && !clipped && (right > innerWidth + 1 || left < -1);
        }).slice(0, 3).map((one) => one.outerHTML.slice(0, 120))";
        let wide = format!("document.documentElement.scrollWidth > innerWidth ? ['wider than the window', ...{wide}] : []");
        let wide = browser.value(&wide).await;
        wrong.extend(wide.as_array().expect("it is a list").iter().map(ToString::to_string));
    }
    wrong
}

/// Looks at each kind of page in each view; of the narrowest and the widest only at how it fits.
async fn all(pages: &Pages, kinds: &[Kind], views: &[View]) {
    let (browser, axe) = (Browser::start(true).await, axe());
    browser.listen().await;
    let mut found = Vec::new();
    for kind in kinds {
        browser.look(views[0]).await;
        browser.open_kind(pages.base_url(), *kind).await;
        if let Some(axe) = &axe {
            browser.client().execute(axe, vec![]).await.expect("axe can be loaded");
        }
        for view in views {
            browser.look(*view).await;
            for wrong in wrong(&browser, axe.is_some() && *view != NARROW && *view != LARGE, *view).await {
                found.push(format!("{} in {}: {wrong}", kind.name, view.name));
            }
        }
    }
    assert!(found.is_empty(), "{} found\n{}", found.len(), found.join("\n"));
}

#[tokio::test]
async fn nothing_is_wrong_with_any_kind_of_page_in_any_view() {
    all(&Pages::publish(".", "/repo/").await, KINDS, &[LIGHT, DARK, CONTRAST, PHONE, NARROW, LARGE, PRINT]).await;
}

#[tokio::test]
async fn nothing_is_wrong_where_the_interface_is_read_from_right_to_left() {
    all(&Pages::with(".", "/", &[("language", "ar")]).await, KINDS, &[LIGHT, PHONE, NARROW, PRINT]).await;
}

#[tokio::test]
async fn nothing_is_wrong_with_translations() {
    for theme in ["default", "gazette"] {
        let pages = Pages::dressed(LANGUAGES, "/", theme).await;
        all(&pages, LANGUAGES_KINDS, &[LIGHT, DARK, PHONE, NARROW, PRINT]).await;
    }
}

#[tokio::test]
async fn nothing_is_wrong_with_lists_that_go_on_on_further_pages() {
    let site = crowded();
    let root = site.path().to_str().expect("it is Unicode");
    all(&Pages::publish(root, "/").await, CROWDED_KINDS, &[LIGHT, DARK, PHONE, NARROW, PRINT]).await;
}

#[tokio::test]
async fn nothing_is_wrong_with_pages_of_the_past() {
    all(&Pages::publish(PAST, "/").await, PAST_KINDS, &[LIGHT, DARK, PHONE, PRINT]).await;
}

#[tokio::test]
async fn nothing_is_wrong_with_the_gazette() {
    all(&Pages::dressed(".", "/", "gazette").await, KINDS, &[LIGHT, DARK, PHONE, NARROW, PRINT]).await;
}
