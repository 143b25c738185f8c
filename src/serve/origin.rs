//! Where what a page shows comes from: file and line of each paragraph, and of the raw text behind it.
//!
//! In: the site that is shown, the editor, and a file of the site. Out: the places, with addresses that open an editor there. A raw
//! text is imported anew to see which of its lines a paragraph was read from; one that is no plain text is named without a line.

use std::collections::BTreeMap;

use serde::Serialize;

use super::editor::Editor;
use crate::anchors;
use crate::disk;
use crate::import::{self, Fate, formats};
use crate::model::{Content, Document, LinkedDocument, Site};
use crate::render::route::Route;

/// Where a page comes from.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Origins {
    /// The page as a whole, or the one paragraph that it is about.
    whole: Vec<Origin>,
    /// Its blocks, by their anchors.
    blocks: BTreeMap<String, Vec<Origin>>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Origin {
    /// The file, and the line where it is known.
    place: String,
    /// The address that opens an editor there.
    link: Option<String>,
}

impl Origins {
    /// Where a file of the site comes from; nothing for one that no single page was written for.
    pub(super) fn new(site: &Site, editor: &Editor, file: &str) -> Self {
        let slug = file.split('/').next().unwrap_or_default();
        if let Some(linked) = site.documents.iter().find(|linked| linked.document.meta.slug == slug) {
            return Self::of_document(linked, editor, file);
        }
        let instruments = site.instruments.iter().map(|page| (Route::Protocol(&page.instrument.id), &page.path));
        let pages = site.pages.iter().map(|page| (Route::Ordinary(&page.slug), &page.path));
        let page = instruments.chain(pages).find(|(route, _)| route.path() == file);
        Self { whole: page.into_iter().map(|(_, path)| editor.origin(path, 1)).collect(), ..Self::default() }
    }

    fn of_document(linked: &LinkedDocument, editor: &Editor, file: &str) -> Self {
        let slug = &linked.document.meta.slug;
        let raw = Raw::read(&linked.document, editor);
        let ids = linked.addresses.blocks.iter().map(|address| &address.id);
        let blocks = linked.document.blocks.iter().zip(ids).map(|(block, id)| {
            let seed = raw.as_ref().map(|raw| editor.origin(&raw.file, raw.line(id, &block.content)));
            (id.clone(), [editor.origin(&linked.path, block.line)].into_iter().chain(seed).collect::<Vec<_>>())
        });
        let blocks: BTreeMap<_, _> = blocks.collect();
        if let Some((_, origins)) = blocks.iter().find(|(id, _)| Route::Paragraph(slug, id).path() == file) {
            return Self { whole: origins.clone(), ..Self::default() };
        }
        let seed = raw.map(|raw| editor.origin(&raw.file, 0));
        let whole = [editor.origin(&linked.path, 1)].into_iter().chain(seed).collect();
        let shows_text = Route::Document(slug).path() == file;
        Self { whole, blocks: if shows_text { blocks } else { BTreeMap::new() } }
    }
}

impl Editor {
    /// A place in a file; line 0 is the file as a whole.
    fn origin(&self, path: &str, line: usize) -> Origin {
        let place = if line > 0 { format!("{path}:{line}") } else { path.to_string() };
        Origin { place, link: self.link(path, line, 1) }
    }
}

/// The raw text behind a document.
struct Raw {
    file: String,
    /// First lines of its blocks, by their anchors and by their words.
    by_id: BTreeMap<String, usize>,
    by_words: BTreeMap<String, usize>,
}

impl Raw {
    /// Reads the raw text of a document, where it has one that is still there.
    fn read(document: &Document, editor: &Editor) -> Option<Self> {
        let file = document.meta.source.as_ref()?.file.clone();
        let bytes = disk::read(&editor.root.join(&file)).ok()?;
        let mut raw = Self { file, by_id: BTreeMap::new(), by_words: BTreeMap::new() };
        if formats::is_plain(&raw.file)
            && let (Some(source), _) = formats::to_text(&raw.file, &bytes)
        {
            let imported = import::import_text(&source.path, &source.text);
            let ids = anchors::address(&imported.document);
            for (line, fate) in &imported.account.lines {
                let Fate::Kept(block) = fate else { continue };
                raw.by_id.entry(ids.blocks[*block].id.clone()).or_insert(*line);
                if let Some(text) = imported.document.blocks[*block].content.text() {
                    raw.by_words.entry(text.plain.clone()).or_insert(*line);
                }
            }
        }
        Some(raw)
    }

    /// The line a block was read from; 0 where it is not known. The same words win over the same anchor, which may have moved.
    fn line(&self, id: &str, content: &Content) -> usize {
        let words = content.text().and_then(|text| self.by_words.get(&text.plain));
        words.or_else(|| self.by_id.get(id)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::DEFAULT_EDITOR;
    use crate::{project, site};

    #[test]
    fn a_paragraph_comes_from_a_line_of_its_page_and_one_of_its_raw_text() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let write = |path: &str, text: &str| disk::write(&folder.path().join(path), text.as_bytes()).expect("it can be written");
        write("site.toml", "");
        write("seeds/a.txt", "1. The first paragraph of this text.\n\n2. The second paragraph of this text.\n");
        write(
            "content/documents/a.md",
            "+++\nslug = \"a\"\ntitle = \"A\"\n[source]\nfile = \"seeds/a.txt\"\nsha256 = \"\"\n+++\n\n1\\. The first paragraph of this text, \
             edited.\n\n2\\. The second paragraph of this text.\n",
        );
        write("content/pages/about.md", "+++\ntitle = \"About\"\n+++\n\nWords.\n");
        let project = project::read(folder.path(), None).expect("it can be read");
        let (site, _) = site::link(&project);
        let editor = Editor { root: folder.path().to_path_buf(), pattern: DEFAULT_EDITOR.to_string() };
        let places = |origins: &[Origin]| origins.iter().map(|origin| origin.place.clone()).collect::<Vec<_>>();
        let page = Origins::new(&site, &editor, "a/index.html");
        assert_eq!(places(&page.whole), ["content/documents/a.md:1", "seeds/a.txt"]);
        assert_eq!(places(&page.blocks["para-1"]), ["content/documents/a.md:9", "seeds/a.txt:1"]);
        assert_eq!(places(&page.blocks["para-2"]), ["content/documents/a.md:11", "seeds/a.txt:3"]);
        assert!(page.blocks["para-2"][1].link.as_ref().is_some_and(|link| link.ends_with("seeds/a.txt:3:1")));
        assert_eq!(places(&Origins::new(&site, &editor, "a/2/index.html").whole), places(&page.blocks["para-2"]));
        assert_eq!(places(&Origins::new(&site, &editor, "about/index.html").whole), ["content/pages/about.md:1"]);
        assert_eq!(Origins::new(&site, &editor, "index.html"), Origins::default());
    }
}
