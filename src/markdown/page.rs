//! Pages that are no documents: instruments and ordinary pages.
//!
//! In: a source. Out: the facts of its front matter and its body, Markdown as it stands.

use serde::Deserialize;

use super::{Reading, front_matter};
use crate::model::{Instrument, InstrumentPage, OrdinaryPage};
use crate::source::Source;

/// Reads the page of an instrument; the file name is its id.
pub fn read_instrument(source: &Source) -> Reading<InstrumentPage> {
    match front_matter::read::<Instrument>(source) {
        Ok(front) => {
            let name = source.path.rsplit('/').next().unwrap_or(&source.path);
            let id = name.strip_suffix(".md").unwrap_or(name).to_string();
            let instrument = Instrument { id: id.into(), ..front.value };
            let body = source.text[front.body..].trim().to_string();
            let page = InstrumentPage { path: source.path.clone(), instrument, body };
            Reading { value: Some(page), findings: Vec::new() }
        }
        Err(finding) => Reading { value: None, findings: vec![*finding] },
    }
}

/// Front matter of an ordinary page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PageFacts {
    /// The title, shown above the page.
    title: String,
    /// Where the page stands: `handbook/addresses`; without it, where its file stands below `content/pages/`.
    slug: Option<String>,
    /// Its place among the links at the head of every page; a page without one is not among them.
    order: Option<i64>,
}

/// Reads an ordinary page; without a slug of its own it stands where its file stands below `content/pages/`.
pub fn read_page(source: &Source) -> Reading<OrdinaryPage> {
    match front_matter::read::<PageFacts>(source) {
        Ok(front) => {
            let PageFacts { title, slug, order } = front.value;
            let slug = slug.unwrap_or_else(|| slug_from_path(&source.path));
            let body = source.text[front.body..].trim().to_string();
            let page = OrdinaryPage { path: source.path.clone(), slug, title, order, body };
            Reading { value: Some(page), findings: Vec::new() }
        }
        Err(finding) => Reading { value: None, findings: vec![*finding] },
    }
}

/// `content/pages/handbook/addresses.md` stands at `handbook/addresses`, `content/pages/handbook/index.md` at `handbook`.
fn slug_from_path(path: &str) -> String {
    let below = path.split_once("pages/").map_or(path, |(_, below)| below);
    let stem = below.strip_suffix(".md").unwrap_or(below);
    stem.strip_suffix("/index").unwrap_or(stem).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instrument_takes_its_id_from_the_file_name() {
        let text = "+++\ntitle = \"Protocol\"\nshort_title = \"Protocol\"\n+++\n\nAdopted in 2000.\n";
        let page = read_instrument(&Source::new("content/protocols/smuggling-protocol.md", text)).value.expect("it is good");
        assert_eq!(page.instrument.id, "smuggling-protocol");
        assert_eq!(page.body, "Adopted in 2000.");
    }

    #[test]
    fn page_without_slug_stands_where_its_file_stands() {
        let read = |path: &str| read_page(&Source::new(path, "+++\ntitle = \"A\"\n+++\nB")).value.expect("it is good").slug;
        assert_eq!(read("content/pages/about.md"), "about");
        assert_eq!(read("content/pages/handbook/addresses.md"), "handbook/addresses");
        assert_eq!(read("content/pages/handbook/index.md"), "handbook");
    }

    #[test]
    fn page_without_title_is_reported() {
        let reading = read_page(&Source::new("content/pages/a.md", "+++\norder = 1\n+++\nB"));
        assert!(reading.value.is_none());
        assert!(reading.findings[0].message.contains("title"));
    }
}
