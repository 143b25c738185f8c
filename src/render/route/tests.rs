//! Links, absolute addresses and targets of a small site.

use std::sync::Arc;

use super::*;
use crate::model::{
    Address, Addresses, Article, Block, Content, Document, Instrument, InstrumentPage, Meta, Paragraph, Place, Reference,
    ReferenceKind,
};

fn provision(article: &str, paragraph: Option<&str>, point: Option<&str>) -> Target {
    Target {
        article: Some(article.into()),
        paragraph: paragraph.map(Into::into),
        point: point.map(Into::into),
        ..Target::instrument("smuggling-protocol")
    }
}

fn site() -> Site {
    let cited = Reference {
        place: Place::Title,
        start: 0,
        end: 1,
        kind: ReferenceKind::Treaty,
        implicit: false,
        targets: vec![provision("19", Some("2"), Some("b(i)"))],
    };
    let site = Site {
        documents: vec![
            LinkedDocument {
                document: Arc::new(Document {
                    meta: Meta { slug: "report".into(), symbol: Some("A/55/383".into()), ..Meta::default() },
                    blocks: vec![Block { content: Content::Paragraph(Paragraph::default()), line: 1 }],
                }),
                addresses: Arc::new(Addresses::new(vec![Address::new("para-12").numbered(Some("12".into()))])),
                references: vec![cited],
                ..LinkedDocument::default()
            }
            .into(),
        ],
        instruments: vec![
            InstrumentPage {
                instrument: Instrument {
                    id: "smuggling-protocol".into(),
                    articles: vec![Article { number: "16".into(), title: String::new() }],
                    ..Instrument::default()
                },
                ..InstrumentPage::default()
            }
            .into(),
        ],
        ..Site::default()
    };
    let provisions = provisions(&site.instruments, &site.documents);
    Site { provisions: Arc::new(provisions), ..site }
}

fn config(base_url: &str) -> Config {
    Config { base_url: base_url.into(), ..Config::default() }
}

#[test]
fn links_between_pages_are_relative_and_name_the_file() {
    let site = Site::default();
    let routes = Routes::new(&site, &config("https://example.org/repo"));
    assert_eq!(routes.link(Route::Home, Route::Document("a")), "a/index.html");
    assert_eq!(routes.link(Route::Document("a"), Route::Home), "../index.html");
    assert_eq!(routes.link(Route::Document("a"), Route::Protocol("untoc")), "../protocols/untoc/index.html");
    assert_eq!(routes.link(Route::Protocol("a"), Route::Protocol("b")), "../b/index.html");
    assert_eq!(routes.link(Route::Protocols, Route::Protocol("b")), "b/index.html");
    assert_eq!(routes.link_anchor(Route::Document("a"), Route::Document("a"), "u5"), "#u5");
    assert_eq!(routes.link(Route::Home, Route::Ordinary("notes/été")), "notes/%C3%A9t%C3%A9/index.html");
}

#[test]
fn absolute_addresses_end_in_the_folder() {
    let site = Site::default();
    let routes = Routes::new(&site, &config("https://example.org/repo"));
    assert_eq!(routes.absolute(Route::Home), "https://example.org/repo/");
    assert_eq!(routes.absolute_anchor(Route::Document("a"), "para-3"), "https://example.org/repo/a/#para-3");
    assert_eq!(routes.absolute(Route::DocumentJson("a")), "https://example.org/repo/a/document.json");
}

#[test]
fn the_page_for_missing_addresses_links_from_the_base() {
    let site = Site::default();
    assert_eq!(
        Routes::new(&site, &config("https://example.org/repo/")).link(Route::NotFound, Route::Protocols),
        "/repo/protocols/"
    );
    assert_eq!(Routes::new(&site, &config("http://localhost")).link(Route::NotFound, Route::Home), "/");
}

#[test]
fn a_provision_falls_back_to_what_its_page_has() {
    let site = site();
    let routes = Routes::new(&site, &config("https://example.org/"));
    assert_eq!(routes.provision_anchor(&provision("16", Some("3"), None)).as_deref(), Some("article-16"));
    assert_eq!(routes.provision_anchor(&provision("19", Some("2"), Some("b(i)"))).as_deref(), Some("article-19-2-b-i"));
    assert_eq!(routes.provision_anchor(&provision("19", Some("1"), None)).as_deref(), Some("article-19"));
    assert_eq!(routes.provision_anchor(&provision("7", None, None)), None);
}

#[test]
fn a_page_of_this_site_wins_over_the_official_address() {
    let site = site();
    let routes = Routes::new(&site, &config("https://example.org/"));
    let from = &site.documents[0];
    let to_symbol = |symbol: &str, paragraph: Option<&str>| {
        let target = Target { symbol: Some(symbol.into()), paragraph: paragraph.map(Into::into), ..Target::default() };
        routes.target(from, &target).map(|destination| routes.absolute_destination(&destination))
    };
    assert_eq!(to_symbol("A/55/383", Some("12")).as_deref(), Some("https://example.org/report/#para-12"));
    assert_eq!(to_symbol("A/55/383", Some("99")).as_deref(), Some("https://example.org/report/"));
    assert_eq!(to_symbol("A/55/384", None).as_deref(), Some("https://docs.un.org/en/A/55/384"));
    let both = Target { resolution: Some("A/RES/55/25".into()), ..Target::instrument("smuggling-protocol") };
    let destination = routes.target(from, &both).expect("the instrument has a page");
    assert_eq!(routes.link_destination(Route::Document("report"), &destination), "../protocols/smuggling-protocol/index.html");
}

#[test]
fn anchors_of_the_same_document_stay_on_the_page() {
    let site = site();
    let routes = Routes::new(&site, &config("https://example.org/"));
    let destination = routes.target(&site.documents[0], &Target::anchor("para-12")).expect("it is on the page");
    assert_eq!(routes.link_destination(Route::Document("report"), &destination), "#para-12");
}
