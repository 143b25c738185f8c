//! The map: documents on the left, the instruments they cite on the right, bands between them.
//!
//! In: the network of citations. Out: a [`MapView`] with every place worked out, so that a template only has to draw, and the same
//! in words. Of large sites the drawing shows the documents that cite most, the instruments that are cited most and the broadest
//! bands between them; the words say everything, on further pages where one is too short.

mod layout;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use layout::{Bar, Edge, Layout};
use words::Words;

use super::authority::Authority;
use super::edition::{Edition, document_route, document_title};
use super::names;
use super::network::{Network, Node};
use super::order;
use super::route::Route;
use super::sheets;
use super::view::{MapBand, MapNode, MapPartView, MapView, SheetView};
use crate::model::{InstrumentPage, LinkedDocument};

/// Most nodes in a column.
const MOST: usize = 40;
/// Most bands.
const BANDS: usize = 150;
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
    /// How often each document cites and each instrument is cited, drawn or not; by slug and id.
    counts: BTreeMap<&'s str, usize>,
    /// Whether there was no room for some of them.
    left_out: bool,
}

/// The map, drawn and in words.
pub(super) struct Map<'s> {
    chosen: Chosen<'s>,
    words: Words<'s>,
    /// Which entries each page of the words has.
    ranges: Vec<Range<usize>>,
}

impl<'s> Map<'s> {
    /// Gathers who cites whom.
    pub(super) fn new(edition: &Edition<'s>) -> Self {
        let network = Network::new(edition);
        let words = Words::new(edition, &network);
        Self { chosen: choose(edition, &network), ranges: words.sheets(), words }
    }

    /// The view of the page.
    pub(super) fn view(&self, edition: &Edition) -> MapView {
        let Self { chosen, words, ranges } = self;
        let drawn = layout::layout(chosen.documents.len(), chosen.instruments.len(), &chosen.edges);
        let documents = chosen.documents.iter().enumerate();
        let instruments = chosen.instruments.iter().enumerate();
        MapView {
            width: WIDTH,
            height: drawn.height,
            documents: documents.map(|(at, linked)| document(edition, chosen, &drawn, at, linked)).collect(),
            instruments: instruments.map(|(at, page)| instrument(edition, chosen, &drawn, at, page)).collect(),
            bands: bands(edition, chosen, &drawn, words),
            list: words.sheet(edition, Route::Map, ranges[0].clone()),
            sheets: self.sheets(edition, 1),
            left_out: chosen.left_out,
            authorities: edition.routes.link(Route::Map, Route::Authorities),
        }
    }

    /// The pages that its words go on on, one after the other.
    pub(super) fn parts(&self, edition: &Edition) -> impl Iterator<Item = (Route<'static>, MapPartView)> {
        self.ranges.iter().enumerate().skip(1).map(move |(index, range)| {
            let page = route(index + 1);
            let map = edition.routes.link(page, Route::Map);
            let list = self.words.sheet(edition, page, range.clone());
            (page, MapPartView { list, sheets: self.sheets(edition, index + 1), map })
        })
    }

    fn sheets(&self, edition: &Edition, here: usize) -> Vec<SheetView> {
        sheets::links(edition, here, self.ranges.len(), |sheet| (route(sheet), sheet.to_string()))
    }
}

/// A page of the words, counted from 1.
fn route(sheet: usize) -> Route<'static> {
    if sheet == 1 { Route::Map } else { Route::MapPart(sheet) }
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
    let counts = citing.iter().chain(&cited).map(|(name, count)| (*name, *count)).collect();
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
    let bands_left_out = broadest(&mut edges, &mut between);
    let order = layout::order(instruments.len(), &edges);
    for edge in &mut edges {
        edge.right = order.iter().position(|&index| index == edge.right).expect("the order holds every instrument");
    }
    let instruments = order.iter().map(|&index| instruments[index]).collect();
    let left_out = documents_left_out || instruments_left_out || bands_left_out;
    Chosen { documents, instruments, edges, between, counts, left_out }
}

/// Leaves only as many bands as can be told apart; says whether some had to go.
fn broadest(edges: &mut Vec<Edge>, between: &mut Vec<(usize, usize, usize)>) -> bool {
    let counts = edges.iter().map(|edge| edge.count).chain(between.iter().map(|(.., count)| *count));
    let mut counts: Vec<usize> = counts.collect();
    counts.sort_unstable_by_key(|count| Reverse(*count));
    let Some(&least) = counts.get(BANDS) else { return false };
    let mut room = BANDS - counts.partition_point(|count| *count > least);
    let mut stays = |count: usize| {
        let fits = count == least && room > 0;
        room -= usize::from(fits);
        count > least || fits
    };
    edges.retain(|edge| stays(edge.count));
    between.retain(|(.., count)| stays(*count));
    true
}

/// The names with the highest counts, and whether there was no room for others.
fn most<'n>(counts: &BTreeMap<&'n str, usize>) -> (Vec<&'n str>, bool) {
    let mut names: Vec<&str> = counts.keys().copied().collect();
    names.sort_by_key(|name| Reverse(counts[name]));
    let left_out = names.len() > MOST;
    names.truncate(MOST);
    (names, left_out)
}

fn document(edition: &Edition, chosen: &Chosen, drawn: &Layout, at: usize, linked: &LinkedDocument) -> MapNode {
    let title = document_title(linked).0;
    let citations = chosen.counts[linked.document.meta.slug.as_str()];
    let about = about(edition, linked);
    let full = if about.is_empty() { title.clone() } else { edition.words.parts(&[title.clone(), about.clone()]) };
    let node = node(LEFT, drawn.left[at]);
    MapNode {
        id: format!("d{at}"),
        text_y: if about.is_empty() { node.text_y } else { node.text_y.saturating_sub(HALF_LINE) },
        text_x: LEFT - GAP,
        label: cut(&title),
        about: cut(&about),
        title: edition.words.fill("map-document", [("title", full.into()), ("count", citations.into())]),
        href: edition.routes.link(Route::Map, document_route(linked)),
        citations,
        ..node
    }
}

/// What tells a document from others of its title: symbol and date.
fn about(edition: &Edition, linked: &LinkedDocument) -> String {
    let meta = &linked.document.meta;
    let facts = [meta.symbol.clone(), meta.date.as_deref().map(|date| edition.date(date).long)];
    edition.words.parts(&facts.into_iter().flatten().collect::<Vec<_>>())
}

fn instrument(edition: &Edition, chosen: &Chosen, drawn: &Layout, at: usize, page: &InstrumentPage) -> MapNode {
    let citations = chosen.counts[page.instrument.id.as_str()];
    let documents = super::quotes::documents(&edition.citing_instrument(&page.instrument.id));
    let title = page.instrument.title.as_str().into();
    let values = [("title", title), ("citations", citations.into()), ("documents", documents.into())];
    MapNode {
        id: format!("i{at}"),
        text_x: RIGHT + BAR + GAP,
        label: cut(&page.instrument.short_title),
        title: edition.words.fill("map-instrument", values),
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

fn bands(edition: &Edition, chosen: &Chosen, drawn: &Layout, words: &Words) -> Vec<MapBand> {
    let (start, end) = (LEFT + BAR, RIGHT);
    let middle = u32::midpoint(start, end);
    let to_instruments = chosen.edges.iter().zip(&drawn.bands).map(|(edge, band)| {
        let (document, page) = (chosen.documents[edge.left], chosen.instruments[edge.right]);
        let title = cites(edition, document, &page.instrument.short_title, edge.count);
        MapBand {
            from: format!("d{}", edge.left),
            to: format!("i{}", edge.right),
            path: format!("M{start} {}C{middle} {} {middle} {} {end} {}", band.left, band.left, band.right, band.right),
            width: band.width,
            title,
            href: words.said_about(edition, Route::Map, document, &page.instrument.id),
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
            title: cites(edition, citing, &document_title(cited).0, count),
            href: edition.routes.link(Route::Map, document_route(cited)),
        }
    });
    to_instruments.chain(between_documents).collect()
}

fn cites(edition: &Edition, citing: &LinkedDocument, cited: &str, count: usize) -> String {
    let citing = document_title(citing).0;
    edition.words.fill("map-band", [("citing", citing.into()), ("cited", cited.into()), ("count", count.into())])
}

/// Words cut to the room there is.
fn cut(words: &str) -> String {
    let room = if names::in_capitals(words) { LETTERS * 3 / 4 } else { LETTERS };
    names::shortened(words, room)
}
