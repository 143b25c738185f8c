//! Addresses of paragraphs as mail programs, people and other pages write them, opened in a browser.

use pincite_browser_tests::{Browser, Pages};

/// A document of the site with numbered paragraphs, and one of its paragraphs.
const SLUG: &str = "technical-assistance-2005";
const NUMBER: &str = "12";

/// What mail programs and people make of `<slug>/12/` and `<slug>/#para-12`.
const MANGLED: &[(&str, &str)] = &[
    ("the path address", "{slug}/12/"),
    ("the address in the page", "{slug}/#para-12"),
    ("no slash at the end", "{slug}/12"),
    ("the hash sign encoded", "{slug}/%23para-12"),
    ("the hash sign encoded twice", "{slug}/%2523para-12"),
    ("the hash sign encoded three times", "{slug}/%252523para-12"),
    ("the hash sign lost", "{slug}/para-12"),
    ("a full stop behind it", "{slug}/12/."),
    ("a full stop in place of the slash", "{slug}/12."),
    ("a bracket behind it", "{slug}/12/)"),
    ("a bracket in place of the slash", "{slug}/12)"),
    ("a sign of quotation behind it", "{slug}/12/%3E"),
    ("a sign of quotation as an entity", "{slug}/12/&gt;"),
    ("a comma behind it", "{slug}/12/,"),
    ("a comma behind it, encoded", "{slug}/12%2C"),
    ("quotation marks behind it", "{slug}/12/%E2%80%9D"),
    ("a semicolon and a space", "{slug}/12/;%20"),
    ("capitals", "{SLUG}/12/"),
    ("capitals in the fragment", "{slug}/#PARA-12"),
    ("a line break in the middle", "technical-assis%0D%0Atance-2005/12/"),
    ("a line break behind the slash", "{slug}/%0A12/"),
    ("a soft line break of quoted-printable", "technical-assis=%0D%0Atance-2005/12/"),
    ("a space in the middle", "{slug}/%2012/"),
    ("a hyphen turned into a dash", "technical%E2%80%93assistance%E2%80%932005/12/"),
    ("a hyphen that does not break", "technical%E2%80%91assistance%E2%80%912005/12/"),
    ("a character of no width", "{slug}/%E2%80%8B12/"),
    ("slashes doubled", "{slug}//12//"),
    ("slashes encoded", "{slug}%2F12%2F"),
    ("the name of the file", "{slug}/12/index.html"),
    ("the file of the page in the path", "{slug}/index.html%23para-12"),
    ("a full stop behind the fragment", "{slug}/#para-12."),
    ("a bracket behind the fragment", "{slug}/#para-12)"),
    ("a comma behind the fragment", "{slug}/#para-12,"),
    ("the fragment encoded", "{slug}/#para%2D12"),
    ("a space in the fragment", "{slug}/#para-%2012"),
    ("two hash signs", "{slug}/##para-12"),
    ("the number alone", "{slug}/#12"),
    ("the short alias", "{slug}/#p12"),
    ("the alias of other sites", "{slug}/#par12"),
    ("as it is printed in a citation", "{slug}/#para.%2012"),
    ("the alias in the path", "{slug}/par12"),
    ("an address with a file's ending", "{slug}/12.html"),
    ("words glued on", "{slug}/12.Next"),
    ("a letter of an old encoding behind it", "{slug}/%23para-12%92"),
    ("the hash sign in quoted-printable", "{slug}/=23para-12"),
    ("a slash in quoted-printable", "{slug}=2F12"),
    ("angle brackets around it", "%3C{slug}/12/%3E"),
    ("spaces for hyphens", "technical-assistance%202005/12/"),
    ("a space behind the fragment", "{slug}/#para-12%20"),
    ("a line break behind the fragment", "{slug}/#para-12%0A"),
    ("a line break in the fragment", "{slug}/#par%0Aa-12"),
    ("the fragment encoded twice", "{slug}/#para%252D12"),
    ("parameters behind the fragment", "{slug}/#para-12?utm_source=x"),
    ("an entity behind the fragment", "{slug}/#para-12&gt;"),
    ("a tag behind the fragment", "{slug}/#para-12%3Cbr%3E"),
    ("a tracker's parameters", "{slug}/12/?utm_source=mail#top"),
];

/// Whether the page is that of the paragraph, or shows the paragraph lit up and in view.
fn landed(base: &str) -> String {
    format!(
        "(() => {{
            if (location.pathname === '{base}{SLUG}/{NUMBER}/') return true;
            const target = document.querySelector(':target');
            const top = target?.getBoundingClientRect().top;
            return location.pathname === '{base}{SLUG}/' && target?.id === 'para-{NUMBER}' && top >= 0 && top < innerHeight;
        }})()"
    )
}

async fn all_land_on_the_paragraph(base: &'static str) {
    let (pages, browser) = (Pages::publish(".", base).await, Browser::start(true).await);
    for (what, address) in MANGLED {
        let address = address.replace("{slug}", SLUG).replace("{SLUG}", &SLUG.to_uppercase());
        println!("{what}: {address}");
        browser.open(&format!("{}{address}", pages.base_url())).await;
        browser.wait(&landed(base)).await;
    }
}

#[tokio::test]
async fn mangled_addresses_lead_to_the_paragraph() {
    all_land_on_the_paragraph("/").await;
}

#[tokio::test]
async fn mangled_addresses_lead_to_the_paragraph_below_a_repository() {
    all_land_on_the_paragraph("/repo/").await;
}

#[tokio::test]
async fn ranges_and_lists_light_up_all_they_name() {
    let (pages, browser) = (Pages::publish(".", "/").await, Browser::start(true).await);
    let lit = "[...document.querySelectorAll('.addressed')].map(one => one.id).join(' ')";
    for (fragment, ids) in [
        ("para-12..15", "para-12 para-13 para-14 para-15"),
        ("12-14", "para-12 para-13 para-14"),
        ("para-12,14", "para-12 para-14"),
        ("para-12,15", "para-12 para-15"),
        ("para-2..3,12", "para-2 para-3 para-12"),
        ("para-15..13", "para-13 para-14 para-15"),
        ("para-12,99", "para-12"),
    ] {
        browser.open(&format!("{}{SLUG}/#{fragment}", pages.base_url())).await;
        browser.wait(&format!("{lit} === '{ids}'")).await;
    }
    for (address, ids) in
        [("%23para-12,14", "para-12 para-14"), ("12-14/", "para-12 para-13 para-14"), ("12,14", "para-12 para-14")]
    {
        browser.open(&format!("{}{SLUG}/{address}", pages.base_url())).await;
        browser.wait(&format!("{lit} === '{ids}'")).await;
    }
}

#[tokio::test]
async fn a_number_that_does_not_exist_offers_the_nearest() {
    let (pages, browser) = (Pages::publish(".", "/").await, Browser::start(true).await);
    for address in ["#para-99", "#99", "99/"] {
        browser.open(&format!("{}{SLUG}/{address}", pages.base_url())).await;
        browser.wait("/no “.*99”.*nearest is paragraph 57/.test(document.querySelector('.notice')?.textContent)").await;
        browser.value("document.querySelector('.notice a').click()").await;
        browser.wait("document.querySelector(':target')?.id === 'para-57'").await;
    }
}

#[tokio::test]
async fn an_address_cut_short_offers_the_documents_it_may_mean() {
    let (pages, browser) = (Pages::publish(".", "/repo/").await, Browser::start(true).await);
    browser.open(&format!("{}technical-assis", pages.base_url())).await;
    browser.wait("[...document.querySelectorAll('[data-home] li a')].some(link => link.pathname === '/repo/technical-assistance-2005/')").await;
}

#[tokio::test]
async fn a_copied_link_leads_to_the_paragraphs_page_and_from_there_into_the_document() {
    let (pages, browser) = (Pages::publish(".", "/repo/").await, Browser::start(true).await);
    browser.open(&format!("{}{SLUG}/", pages.base_url())).await;
    browser.value("document.querySelector('#para-12 .share').click()").await;
    browser.wait("document.querySelector('.menu:popover-open')").await;
    browser.value("document.querySelector('.menu button').click()").await;
    browser.wait("document.querySelector('.status').textContent === 'Link copied'").await;
    let copied = browser.clipboard("text/plain").await;
    assert_eq!(copied, format!("{}{SLUG}/{NUMBER}/", pages.base_url()));

    browser.open(&copied).await;
    assert!(browser.text("h1").await.ends_with("para. 12"));
    browser.click("Read it in the document").await;
    browser.wait(&landed("/repo/")).await;
}

#[tokio::test]
async fn citation_and_quotation_are_copied_as_text_and_as_a_link() {
    let (pages, browser) = (Pages::publish(".", "/").await, Browser::start(true).await);
    browser.open(&format!("{}{SLUG}/12/", pages.base_url())).await;
    let address = format!("{}{SLUG}/12/", pages.base_url());
    for (control, said) in [("Copy citation", "Citation copied"), ("Copy as quotation", "Quotation copied")] {
        browser
            .value(&format!(
                "[...document.querySelectorAll('.tools button')].find(one => one.textContent === '{control}').click()"
            ))
            .await;
        browser.wait(&format!("document.querySelector('.status').textContent === '{said}'")).await;
        let plain = browser.clipboard("text/plain").await;
        assert!(plain.contains("para. 12"), "{plain}");
        if said.starts_with("Quotation") {
            assert!(plain.starts_with("“The International Fund") && plain.trim_end().ends_with(&address), "{plain}");
            let html = browser.clipboard("text/html").await;
            assert!(html.contains("<blockquote>") && html.contains(&format!("href=\"{address}\"")), "{html}");
        }
    }
}

#[tokio::test]
async fn a_menu_opened_again_copies_the_words_alone_and_a_second_click_closes_it() {
    let (pages, browser) = (Pages::publish("tests/fixtures/sites/paragraphs", "/").await, Browser::start(true).await);
    browser.open(&format!("{}bells/", pages.base_url())).await;
    for _ in 0..2 {
        browser.follow("#para-3 > p > .share").await;
        browser.wait("document.querySelector('.menu:popover-open')").await;
        browser.follow("#para-3 > p > .share").await;
        browser.wait("!document.querySelector('.menu:popover-open')").await;
    }
    browser.follow("#para-3 > p > .share").await;
    browser
        .value("[...document.querySelectorAll('.menu button')].find(one => one.textContent === 'Copy as quotation').click()")
        .await;
    browser.wait("document.querySelector('.status').textContent === 'Quotation copied'").await;
    let plain = browser.clipboard("text/plain").await;
    assert!(
        plain.starts_with(
            "“Every bicycle shall have:\n(a) A bell, that is:\n(i) Loud; and\n(ii) \"Shrill\" & clear;\n(b) Something else.”"
        ),
        "{plain}"
    );
}

#[tokio::test]
async fn selected_words_offer_a_link_that_marks_them() {
    let (pages, browser) = (Pages::publish(".", "/").await, Browser::start(true).await);
    browser.open(&format!("{}{SLUG}/", pages.base_url())).await;
    browser
        .value("(() => { const words = document.querySelector('#para-12 p').childNodes; const text = [...words].find(one => one.data?.includes('Fund')); getSelection().setBaseAndExtent(text, text.data.indexOf('Fund'), text, text.data.indexOf('Fund') + 21); })()")
        .await;
    browser.wait("!document.querySelector('.passage').hidden").await;
    browser.value("document.querySelector('.passage').click()").await;
    browser.wait("document.querySelector('.status').textContent.endsWith('copied')").await;
    let copied = browser.clipboard("text/plain").await;
    assert_eq!(copied, format!("{}{SLUG}/12/#:~:text=Fund%20for%20Agricultural", pages.base_url()));
}

#[tokio::test]
async fn without_script_the_controls_are_links() {
    let (pages, browser) = (Pages::publish(".", "/repo/").await, Browser::start(false).await);
    browser.open(&format!("{}{SLUG}/", pages.base_url())).await;
    browser.follow("#para-12 .share").await;
    assert!(browser.text("h1").await.ends_with("para. 12"));
    assert!(browser.attribute("dd a", "href").await.starts_with("mailto:?subject="));
    assert_eq!(browser.text(".url").await, format!("{}{SLUG}/{NUMBER}/", pages.base_url()));
    browser.click("Read it in the document").await;
    let address = browser.address().await;
    assert!(address.ends_with(&format!("/repo/{SLUG}/index.html#para-{NUMBER}")), "{address}");
    browser.wait(&format!("document.querySelector(':target')?.id === 'para-{NUMBER}'")).await;
    browser.wait("document.querySelector(':target').getBoundingClientRect().top < innerHeight && scrollY > 0").await;
}
