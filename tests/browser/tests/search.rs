//! The search, typed into by a reader: words, phrases, parts of symbols, letters with and without diacritics, filters; and what it
//! costs to load.

use pincite_browser_tests::{Browser, LANGUAGES, Pages};

/// Most bytes that the first search may load, with its own script and style.
const MOST: f64 = 120_000.0;

async fn start(root: &str, base: &'static str, script: bool) -> (Pages, Browser) {
    (Pages::publish(root, base).await, Browser::start(script).await)
}

/// Types a search and waits for its results.
async fn search(pages: &Pages, browser: &Browser, typed: &str) {
    let query: String = typed.bytes().map(|byte| format!("%{byte:02X}")).collect();
    browser.open(&format!("{}search/?q={query}", pages.base_url())).await;
    browser.wait("/\\d|Aucun|Nothing/.test(document.querySelector('.summary').textContent)").await;
}

/// Where the first paragraph leads that was found, below the base URL, and the words marked in it.
async fn first(pages: &Pages, browser: &Browser) -> (String, String) {
    let address = browser.value("document.querySelector('.results ol a')?.href ?? ''").await;
    let marked = browser
        .value("[...document.querySelectorAll('.results ol li:first-child mark')].map(one => one.textContent).join(' ')")
        .await;
    let address = address.as_str().expect("it is text").replace(pages.base_url(), "");
    (address, marked.as_str().expect("it is text").to_string())
}

#[tokio::test]
async fn words_phrases_and_parts_of_symbols_find_their_paragraph_first() {
    let (pages, browser) = start(LANGUAGES, "/repo/", true).await;
    for (typed, address) in [
        ("phares", "rapport/#para-2-a"),
        ("lighthouses", "report/#para-2-a"),
        ("harbours tides", "report/#para-1"),
        ("\"northern coast\"", "report/#para-2-a"),
        ("“widening the quays”", "report/#para-3"),
        ("70/1", "report/#para-3"),
        ("RES/70", "rapport/#para-3"),
        ("A/RES/70/1", "rapport/#para-3"),
        ("elargir", "rapport/#para-3"),
        ("marées", "rapport/#para-1"),
        ("tidés", "report/#para-1"),
        ("الأرصفة", "taqrir/#para-3"),
        ("capitainerie", "rapport/#fn-1"),
    ] {
        println!("{typed}");
        search(&pages, &browser, typed).await;
        let (found, marked) = first(&pages, &browser).await;
        assert_eq!(found, address, "{typed}");
        assert!(!marked.is_empty(), "{typed}");
    }
    search(&pages, &browser, "\"coast northern\"").await;
    assert_eq!(browser.text(".summary").await, "Aucun résultat.");
    search(&pages, &browser, "PORT/2019").await;
    assert_eq!(browser.value("document.querySelectorAll('.results > li').length").await, 3);
}

#[tokio::test]
async fn chinese_words_are_found_where_their_signs_stand_together() {
    let (pages, browser) = start("tests/browser/site", "/", true).await;
    for (typed, address, marked) in [
        ("工作组", "dengta/#para-2", "工作组"),
        ("港务长", "dengta/#para-1", "港务长"),
        ("码头 70/1", "dengta/#para-2", "码头 70/1"),
        ("早晨灯光", "dengta/#para-1", "灯光 早晨"),
    ] {
        search(&pages, &browser, typed).await;
        assert_eq!(first(&pages, &browser).await, (address.to_string(), marked.to_string()), "{typed}");
    }
    search(&pages, &browser, "工作组").await;
    assert_eq!(browser.value("document.querySelectorAll('.results ol li').length").await, 1, "scattered signs are no word");
}

#[tokio::test]
async fn results_are_narrowed_down_and_the_address_keeps_the_search() {
    let (pages, browser) = start(LANGUAGES, "/", true).await;
    search(&pages, &browser, "1998").await;
    assert_eq!(browser.value("document.querySelectorAll('.results > li').length").await, 3);
    let choose = "(() => {
        const body = document.querySelector('[name=body]');
        body.value = 'Council of Ports';
        body.dispatchEvent(new Event('input', { bubbles: true }));
        return true;
    })()";
    browser.value(choose).await;
    browser.wait("document.querySelectorAll('.results > li').length === 1").await;
    assert_eq!(first(&pages, &browser).await.0, "report/#para-1");
    assert!(browser.address().await.contains("body=Council"));
    browser.open(&browser.address().await).await;
    browser.wait("document.querySelectorAll('.results > li').length === 1").await;
    browser.follow(".results ol a").await;
    browser.wait("document.querySelector(':target')?.id === 'para-1'").await;
}

#[tokio::test]
async fn the_field_in_the_header_leads_to_the_results() {
    let (pages, browser) = start(LANGUAGES, "/repo/", true).await;
    browser.open(&format!("{}report/", pages.base_url())).await;
    browser
        .value("(document.querySelector('form.search input').value = 'buoys', document.querySelector('form.search').submit())")
        .await;
    browser.wait("document.querySelector('.results ol a')?.textContent.includes('2')").await;
    assert_eq!(first(&pages, &browser).await.0, "report/#para-2-b");
}

#[tokio::test]
async fn only_what_the_texts_say_is_found() {
    let (pages, browser) = start(".", "/", true).await;
    search(&pages, &browser, "\"Skip to the text\"").await;
    assert_eq!(browser.text(".summary").await, "Nothing was found.");
    search(&pages, &browser, "\"Link to this heading\"").await;
    assert_eq!(browser.text(".summary").await, "Nothing was found.");
}

#[tokio::test]
async fn the_first_search_loads_little_under_a_strict_policy() {
    let (pages, browser) = start(".", "/", true).await;
    let several = "victims of trafficking in persons and border control";
    for typed in ["smuggling", "\"technical assistance\"", "protection of migrants", several] {
        search(&pages, &browser, typed).await;
        // As a server sends it: what is not compressed already is.
        let script = "(async () => {
            const loaded = performance.getEntriesByType('resource').filter(one => one.name.includes('search'));
            const sizes = await Promise.all(loaded.map(async ({ name }) => {
                const file = await (await fetch(name)).blob();
                if (!/\\.(js|json|css)($|\\?)/.test(name)) return file.size;
                return (await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob()).size;
            }));
            window.loaded = sizes.reduce((sum, size) => sum + size, 0);
            window.listed = loaded.map(({ name }, index) => `${name.split('/').at(-1)} ${sizes[index]}`).join(', ');
        })()";
        browser.value(script).await;
        browser.wait("window.loaded").await;
        let bytes = browser.value("window.loaded").await.as_f64().expect("it is a number");
        println!("{typed}: {bytes} bytes: {}", browser.value("window.listed").await);
        assert!(bytes < MOST, "{typed}: {bytes} bytes");
    }
    let policy = "document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
    assert!(browser.value(policy).await.as_str().is_some_and(|policy| !policy.contains("unsafe-inline")));
}

#[tokio::test]
async fn without_script_the_page_lists_all_documents() {
    let (pages, browser) = start(LANGUAGES, "/", false).await;
    browser.open(&format!("{}search/", pages.base_url())).await;
    let listed = browser.client().find_all(fantoccini::Locator::Css(".all .entries h3 a")).await.expect("the page can be asked");
    assert_eq!(listed.len(), 3);
}
