//! What a site needs beside its pages to stand on a server and to be found: `sitemap.xml`, `robots.txt`, `CNAME` and `.nojekyll`.
//!
//! In: the edition. Out: paths and bytes. A page is listed with the day its document states, never with the time of the build. The
//! pages of paragraphs are not listed: they say again what the documents say, and are many.

use url::Url;

use super::super::edition::{Edition, document_route};
use super::super::route::Route;
use super::feed::last_change;
use super::xml::{self, Memory, Written};

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
/// A sitemap lists no more (<https://www.sitemaps.org/protocol.html>); what goes beyond is a list of sitemaps.
const MOST_PAGES: usize = 50_000;

/// All of these files.
pub(super) fn files(edition: &Edition) -> Vec<(String, Vec<u8>)> {
    let mut files = sitemaps(edition, &pages(edition), MOST_PAGES);
    let sitemap = edition.routes.absolute(Route::Sitemap);
    files.push((Route::Robots.path(), format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n").into_bytes()));
    // Else GitHub Pages, where it publishes a branch, takes the site for the source of one and leaves out what begins with `_`.
    files.push((Route::NoJekyll.path(), Vec::new()));
    if let Some(domain) = own_domain(edition.routes.base_url()) {
        files.push((Route::Cname.path(), format!("{domain}\n").into_bytes()));
    }
    files
}

/// The pages to be found, each with the day of its last change where it is known.
fn pages<'s>(edition: &Edition<'s>) -> Vec<(Route<'s>, Option<&'s str>)> {
    let site = edition.site;
    let documents = site.documents.iter().map(|linked| (document_route(linked), last_change(&linked.document.meta)));
    let latest = documents.clone().filter_map(|(_, changed)| changed).max();
    let lists = [Route::Home, Route::Authorities, Route::Map].map(|route| (route, latest));
    let instruments = site.instruments.iter().map(|page| (Route::Protocol(&page.instrument.id), None));
    let ordinary = site.pages.iter().map(|page| (Route::Ordinary(&page.slug), None));
    lists.into_iter().chain(documents).chain([(Route::Protocols, None)]).chain(instruments).chain(ordinary).collect()
}

fn sitemaps(edition: &Edition, pages: &[(Route, Option<&str>)], most: usize) -> Vec<(String, Vec<u8>)> {
    if pages.len() <= most {
        return vec![(Route::Sitemap.path(), sitemap(edition, pages))];
    }
    let parts = pages.chunks(most).enumerate().map(|(at, pages)| (Route::SitemapPart(at + 1), sitemap(edition, pages)));
    let parts: Vec<_> = parts.collect();
    let list = xml::file("sitemapindex", &[("xmlns", NAMESPACE)], |writer| {
        parts.iter().try_for_each(|(route, _)| located(writer, "sitemap", &edition.routes.absolute(*route), None))
    });
    let parts = parts.into_iter().map(|(route, bytes)| (route.path(), bytes));
    parts.chain([(Route::Sitemap.path(), list)]).collect()
}

fn sitemap(edition: &Edition, pages: &[(Route, Option<&str>)]) -> Vec<u8> {
    xml::file("urlset", &[("xmlns", NAMESPACE)], |writer| {
        pages.iter().try_for_each(|(route, changed)| located(writer, "url", &edition.routes.absolute(*route), *changed))
    })
}

fn located(writer: &mut Memory, name: &str, address: &str, changed: Option<&str>) -> Written {
    xml::element(writer, name, &[], |writer| {
        xml::words(writer, "loc", &[], address)?;
        changed.map_or(Ok(()), |day| xml::words(writer, "lastmod", &[], day))
    })
}

/// The domain that GitHub Pages has to be told of: that of a site which stands at the root of one and not at GitHub's own.
fn own_domain(base_url: &str) -> Option<String> {
    let url = Url::parse(base_url).ok()?;
    let domain = url.domain()?;
    let is_own = url.path() == "/" && url.port().is_none() && domain.contains('.') && !domain.ends_with(".github.io");
    is_own.then(|| domain.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::model::{OrdinaryPage, Site};
    use crate::render::Words;

    #[test]
    fn only_a_domain_of_its_own_is_told() {
        let told = |address| own_domain(address);
        assert_eq!(told("https://papers.example.org/").as_deref(), Some("papers.example.org"));
        assert_eq!(told("https://bücher.example/").as_deref(), Some("xn--bcher-kva.example"));
        for other in [
            "http://localhost/",
            "http://127.0.0.1/",
            "https://somebody.github.io/",
            "https://somebody.github.io/papers/",
            "https://example.org/papers/",
            "https://example.org:8080/",
        ] {
            assert_eq!(told(other), None, "{other}");
        }
    }

    #[test]
    fn more_pages_than_a_sitemap_may_list_get_several_and_a_list_of_them() {
        let page = |slug: &str| OrdinaryPage { slug: slug.into(), ..OrdinaryPage::default() };
        let site = Site { pages: ["a", "b", "c"].map(|slug| page(slug).into()).into(), ..Site::default() };
        let config = Config { base_url: "https://example.org/".into(), ..Config::default() };
        let edition = Edition::new(&site, &config, Words::english());
        let files = sitemaps(&edition, &pages(&edition), 4);
        let names: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        let texts: Vec<_> = files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
        assert_eq!(texts.iter().map(|text| text.matches("<loc>").count()).collect::<Vec<_>>(), [4, 3, 2]);
        assert!(texts[2].contains("<sitemap>\n  <loc>https://example.org/sitemap-2.xml</loc>"), "{}", texts[2]);
    }
}
