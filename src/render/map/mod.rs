//! The map: documents on the left, the instruments they cite on the right, bands between them.
//!
//! In: the network of citations. Out: a [`MapView`] with every place worked out, so that a template only has to draw, and the same
//! in words. Large sites show the documents that cite most and the instruments that are cited most.

mod layout;

use std::collections::BTreeMap;

use layout::{Bar, Edge, Layout};

use super::authority::Authority;
use super::edition::{self, Edition, document_route, document_title};
use super::names;
use super::network::{Network, Node};
use super::order;
use super::route::Route;
use super::view::{LinkView, MapBand, MapEntry, MapLink, MapNode, MapView};
use crate::model::{InstrumentPage, LinkedDocument};

/// Most nodes in a column.
const MOST: usize = 60;
/// Width of the drawing.
const WIDTH: u32 = 1000;
/// Width of a bar.
const BAR: u32 = 8;
/// Left edge of the bars of documents.
const LEFT: u32 = 372;
/// Left edge of the bars of instruments.
const RIGHT: u32 = WIDTH - LEFT - BAR;
/// Between a bar and its words.
const GAP: u32 = 10;
/// From the middle of a line of words to its foot.
const FOOT: u32 = 5;
/// Half the height of a second line of words.
const HALF_LINE: u32 = 7;
/// How many letters have room beside a bar; capitals are broader.
const LETTERS: usize = 48;

/// The nodes of the map in the order in which they stand, and who cites whom.
struct Chosen<'s> {
    documents: Vec<&'s LinkedDocument>,
    instruments: Vec<&'s InstrumentPage>,
    edges: Vec<Edge>,
    /// Citing document, cited document, how often.
    between: Vec<(usize, usize, usize)>,
    documents_left_out: usize,
    instruments_left_out: usize,
}

/// The view of the page.
pub(super) fn view(edition: &Edition) -> MapView {
    let network = Network::new(edition);
    let chosen = choose(edition, &network);
    let drawn = layout::layout(chosen.documents.len(), chosen.instruments.len(), &chosen.edges);
    let link = |route| edition.routes.link(Route::Map, route);
    MapView {
        width: WIDTH,
        height: drawn.height,
        documents: chosen
            .documents
            .iter()
            .enumerate()
            .map(|(at, linked)| document(edition, &chosen, &drawn, at, linked))
            .collect(),
        instruments: chosen
            .instruments
            .iter()
            .enumerate()
            .map(|(at, page)| instrument(edition, &chosen, &drawn, at, page))
            .collect(),
        bands: bands(edition, &chosen, &drawn),
        list: list(edition, &chosen),
        documents_left_out: chosen.documents_left_out,
        instruments_left_out: chosen.instruments_left_out,
        authorities: link(Route::Authorities),
    }
}

/// Takes the nodes there is room for: documents newest first, instruments beside the documents that cite them.
fn choose<'s>(edition: &Edition<'s>, network: &Network<'s>) -> Chosen<'s> {
    let mut citing: BTreeMap<&str, usize> = BTreeMap::new();
    let mut cited: BTreeMap<&str, usize> = BTreeMap::new();
    for ((from, node), count) in &network.edges {
        match node {
            Node::Authority(Authority::Instrument(id)) => {
                *citing.entry(from).or_default() += count;
                *cited.entry(id).or_default() += count;
            }
            Node::Document(slug) => {
                *citing.entry(from).or_default() += count;
                citing.entry(slug).or_default();
            }
            Node::Authority(_) => {}
        }
    }
    let (citing, documents_left_out) = most(&citing);
    let (cited, instruments_left_out) = most(&cited);
    let documents = edition.newest_first.iter().filter(|linked| citing.contains(&linked.document.meta.slug.as_str()));
    let documents: Vec<&LinkedDocument> = documents.copied().collect();
    let mut instruments: Vec<_> = cited.iter().filter_map(|id| edition.instrument(id)).collect();
    instruments.sort_by_cached_key(|page| order::words(&page.instrument.short_title));

    let document_at = |slug: &str| documents.iter().position(|linked| linked.document.meta.slug == slug);
    let instrument_at = |id: &str| instruments.iter().position(|page| page.instrument.id == id);
    let mut edges = Vec::new();
    let mut between = Vec::new();
    for ((from, node), count) in &network.edges {
        let Some(left) = document_at(from) else { continue };
        match node {
            Node::Authority(Authority::Instrument(id)) => {
                edges.extend(instrument_at(id).map(|right| Edge { left, right, count: *count }));
            }
            Node::Document(slug) => between.extend(document_at(slug).map(|right| (left, right, *count))),
            Node::Authority(_) => {}
        }
    }
    let order = layout::order(instruments.len(), &edges);
    for edge in &mut edges {
        edge.right = order.iter().position(|&index| index == edge.right).expect("the order holds every instrument");
    }
    let instruments = order.iter().map(|&index| instruments[index]).collect();
    Chosen { documents, instruments, edges, between, documents_left_out, instruments_left_out }
}

/// The names with the highest counts, and how many there was no room for.
fn most<'n>(counts: &BTreeMap<&'n str, usize>) -> (Vec<&'n str>, usize) {
    let mut names: Vec<&str> = counts.keys().copied().collect();
    names.sort_by_key(|name| std::cmp::Reverse(counts[name]));
    let left_out = names.len().saturating_sub(MOST);
    names.truncate(MOST);
    (names, left_out)
}

fn document(edition: &Edition, chosen: &Chosen, drawn: &Layout, at: usize, linked: &LinkedDocument) -> MapNode {
    let title = document_title(linked).0;
    let own = chosen.edges.iter().filter(|edge| edge.left == at).map(|edge| edge.count);
    let citations: usize = own.chain(chosen.between.iter().filter(|(from, _, _)| *from == at).map(|(_, _, count)| *count)).sum();
    let about = about(linked);
    let full = if about.is_empty() { title.clone() } else { format!("{title}, {about}") };
    let node = node(LEFT, drawn.left[at]);
    MapNode {
        id: format!("d{at}"),
        text_y: if about.is_empty() { node.text_y } else { node.text_y.saturating_sub(HALF_LINE) },
        text_x: LEFT - GAP,
        label: cut(&title),
        about: cut(&about),
        title: format!("{full}: {}", times(citations)),
        href: edition.routes.link(Route::Map, document_route(linked)),
        citations,
        ..node
    }
}

/// What tells a document from others of its title: symbol and date.
fn about(linked: &LinkedDocument) -> String {
    let meta = &linked.document.meta;
    let facts = [meta.symbol.clone(), meta.date.as_deref().map(|date| edition::date(date).long)];
    facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn instrument(edition: &Edition, chosen: &Chosen, drawn: &Layout, at: usize, page: &InstrumentPage) -> MapNode {
    let own: Vec<usize> = chosen.edges.iter().filter(|edge| edge.right == at).map(|edge| edge.count).collect();
    let citations = own.iter().sum();
    let documents = if own.len() == 1 { "1 document".into() } else { format!("{} documents", own.len()) };
    MapNode {
        id: format!("i{at}"),
        text_x: RIGHT + BAR + GAP,
        label: cut(&page.instrument.short_title),
        title: format!("{}: {} in {documents}", page.instrument.title, times(citations)),
        href: edition.routes.link(Route::Map, Route::Protocol(&page.instrument.id)),
        citations,
        ..node(RIGHT, drawn.right[at])
    }
}

/// A bar without its words.
fn node(x: u32, bar: Bar) -> MapNode {
    MapNode {
        id: String::new(),
        x,
        y: bar.y,
        width: BAR,
        height: bar.height,
        text_x: 0,
        text_y: bar.middle() + FOOT,
        label: String::new(),
        about: String::new(),
        citations: 0,
        title: String::new(),
        href: String::new(),
    }
}

fn bands(edition: &Edition, chosen: &Chosen, drawn: &Layout) -> Vec<MapBand> {
    let (start, end) = (LEFT + BAR, RIGHT);
    let middle = u32::midpoint(start, end);
    let to_instruments = chosen.edges.iter().zip(&drawn.bands).map(|(edge, band)| {
        let (document, page) = (chosen.documents[edge.left], chosen.instruments[edge.right]);
        let title = format!("{} cites {}: {}", document_title(document).0, page.instrument.short_title, times(edge.count));
        MapBand {
            from: format!("d{}", edge.left),
            to: format!("i{}", edge.right),
            path: format!("M{start} {}C{middle} {} {middle} {} {end} {}", band.left, band.left, band.right, band.right),
            width: band.width,
            title,
            href: said_about(edition, document, page),
        }
    });
    let between_documents = chosen.between.iter().map(|&(from, to, count)| {
        let (citing, cited) = (chosen.documents[from], chosen.documents[to]);
        let (y, to_y) = (drawn.left[from].middle(), drawn.left[to].middle());
        let out = start + 40 + y.abs_diff(to_y).min(160) / 2;
        MapBand {
            from: format!("d{from}"),
            to: format!("d{to}"),
            path: format!("M{start} {y}C{out} {y} {out} {to_y} {start} {to_y}"),
            width: layout::width(count),
            title: format!("{} cites {}: {}", document_title(citing).0, document_title(cited).0, times(count)),
            href: edition.routes.link(Route::Map, document_route(cited)),
        }
    });
    to_instruments.chain(between_documents).collect()
}

/// The map in words.
fn list(edition: &Edition, chosen: &Chosen) -> Vec<MapEntry> {
    let link = |title: String, href: String| LinkView { title, href, current: false };
    let entry = |(at, linked): (usize, &&LinkedDocument)| {
        let instruments = chosen.edges.iter().filter(|edge| edge.left == at).map(|edge| {
            let page = chosen.instruments[edge.right];
            let link = link(page.instrument.short_title.clone(), said_about(edition, linked, page));
            MapLink { link, citations: edge.count }
        });
        let documents = chosen.between.iter().filter(|(from, _, _)| *from == at).map(|&(_, to, citations)| {
            let cited = chosen.documents[to];
            let href = edition.routes.link(Route::Map, document_route(cited));
            MapLink { link: link(document_title(cited).0, href), citations }
        });
        let mut cited: Vec<MapLink> = instruments.chain(documents).collect();
        cited.sort_by_cached_key(|cited| (std::cmp::Reverse(cited.citations), order::words(&cited.link.title)));
        let document = link(document_title(linked).0, edition.routes.link(Route::Map, document_route(linked)));
        MapEntry { document, about: about(linked), cited }
    };
    chosen.documents.iter().enumerate().map(entry).filter(|entry| !entry.cited.is_empty()).collect()
}

/// The row of a document on the page of an instrument.
fn said_about(edition: &Edition, document: &LinkedDocument, page: &InstrumentPage) -> String {
    let row = super::heat::row_anchor(&document.document.meta.slug);
    edition.routes.link_anchor(Route::Map, Route::Protocol(&page.instrument.id), &row)
}

fn times(count: usize) -> String {
    if count == 1 { "1 citation".into() } else { format!("{count} citations") }
}

/// Words cut to the room there is.
fn cut(words: &str) -> String {
    let room = if names::in_capitals(words) { LETTERS * 3 / 4 } else { LETTERS };
    names::shortened(words, room)
}
