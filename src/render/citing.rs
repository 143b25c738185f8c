//! References turned around: who cites this instrument, this document, this paragraph.
//!
//! In: the linked documents and the addresses. Out: every target of every reference with the document it stands in, and the same by
//! what it leads to. A place is cited where a link leads to it, so what a page says about itself and what links do never differ.
//! An instrument is cited by its own text too, where that is a document of the site.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use arcstr::ArcStr;

use crate::model::{LinkedDocument, Reference, Target};

use super::official;
use super::route::{Destination, Route, Routes, without_spaces};

/// One target of one reference, and the document it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Citing<'s> {
    /// The citing document.
    pub from: &'s LinkedDocument,
    /// Where that stands among all documents, newest first.
    pub position: usize,
    /// The citing words.
    pub reference: &'s Reference,
    /// Which of the reference's targets is meant.
    pub target: &'s Target,
}

/// Everything on this site that is cited, with what cites it in the order of the citing documents and of their texts. What cites a
/// document is looked for when its page is made: only those documents are looked through that name it at all.
#[derive(Debug, Default)]
pub(super) struct Cited<'s> {
    /// What cites each instrument, by its id; looked for when somebody asks first.
    instruments: OnceLock<BTreeMap<ArcStr, Vec<At>>>,
    /// All documents, newest first.
    documents: Vec<&'s LinkedDocument>,
    /// Places in `documents` of those that name a source, by what they call it.
    naming: HashMap<&'s str, Vec<usize>>,
    /// What cites each of the documents, in the order of the anchors.
    places: Vec<OnceLock<Box<[Spot]>>>,
}

/// A target that leads to a document.
#[derive(Debug)]
struct Spot {
    /// The anchor that it leads to; `None` for the document as a whole.
    anchor: Option<Box<str>>,
    at: At,
}

/// Place of a citing document, of the reference in it, and of the target in that. A large site has hundreds of thousands of them.
#[derive(Debug, Clone, Copy)]
struct At([u32; 3]);

impl At {
    fn new(places: [usize; 3]) -> Self {
        Self(places.map(|place| u32::try_from(place).expect("no site has so many")))
    }
}

/// All that cites, document by document in the order of their texts.
pub(super) fn all<'s>(documents: &[&'s LinkedDocument]) -> impl Iterator<Item = Citing<'s>> {
    documents.iter().enumerate().flat_map(|(position, from)| of(position, from, &from.references))
}

/// All that names a treaty without a page, in the same order.
pub(super) fn external<'s>(documents: &[&'s LinkedDocument]) -> impl Iterator<Item = Citing<'s>> {
    documents.iter().enumerate().flat_map(|(position, from)| of(position, from, &from.external))
}

fn of<'s>(position: usize, from: &'s LinkedDocument, references: &'s [Reference]) -> impl Iterator<Item = Citing<'s>> {
    let citing = move |reference, target| Citing { from, position, reference, target };
    let targets = move |reference: &'s Reference| reference.targets.iter().map(move |target| citing(reference, target));
    references.iter().flat_map(targets)
}

impl<'s> Cited<'s> {
    /// Turns the references of documents around.
    pub(super) fn new(documents: &[&'s LinkedDocument]) -> Self {
        let mut cited = Self { documents: documents.to_vec(), ..Self::default() };
        cited.places.resize_with(documents.len(), OnceLock::new);
        for (place, linked) in documents.iter().enumerate() {
            for name in sources(linked) {
                cited.naming.entry(name).or_default().push(place);
            }
        }
        cited
    }

    /// What cites an instrument.
    pub(super) fn instrument(&self, id: &str) -> Vec<Citing<'s>> {
        let instruments = self.instruments.get_or_init(|| {
            let mut found: BTreeMap<ArcStr, Vec<At>> = BTreeMap::new();
            for (document, linked) in self.documents.iter().enumerate() {
                for (reference, cited) in linked.references.iter().enumerate() {
                    for (target, id) in
                        cited.targets.iter().enumerate().filter_map(|(at, target)| Some((at, target.instrument.as_ref()?)))
                    {
                        found.entry(id.clone()).or_default().push(At::new([document, reference, target]));
                    }
                }
            }
            found
        });
        instruments.get(id).into_iter().flatten().map(|at| self.citing(*at)).collect()
    }

    /// What cites a document, by its place among all: first what cites it as a whole, then anchor by anchor.
    pub(super) fn document(&self, place: usize, routes: &Routes) -> impl Iterator<Item = Citing<'s>> {
        self.spots(place, routes).iter().map(|spot| self.citing(spot.at))
    }

    /// What cites one place in a document, `None` for the document as a whole.
    pub(super) fn place(&self, place: usize, anchor: Option<&str>, routes: &Routes) -> Vec<Citing<'s>> {
        let spots = self.spots(place, routes);
        let first = spots.partition_point(|spot| spot.anchor.as_deref() < anchor);
        spots[first..].iter().take_while(|spot| spot.anchor.as_deref() == anchor).map(|spot| self.citing(spot.at)).collect()
    }

    /// The target at a place of a reference at a place in a document.
    fn citing(&self, At(places): At) -> Citing<'s> {
        let [position, reference, target] = places.map(|place| place as usize);
        let from = self.documents[position];
        let reference = &from.references[reference];
        Citing { from, position, reference, target: &reference.targets[target] }
    }

    fn spots(&self, place: usize, routes: &Routes) -> &[Spot] {
        self.places[place].get_or_init(|| {
            let meta = &self.documents[place].document.meta;
            let symbol = meta.symbol.as_deref();
            let names = [Some(meta.slug.as_str().into()), symbol.map(Cow::Borrowed), symbol.map(without_spaces)];
            let naming = names.iter().flatten().flat_map(|name| self.naming.get(&**name).into_iter().flatten().copied());
            let from: BTreeSet<usize> = naming.chain([place]).collect();
            // What names the document, or a place in its own text; of all else it need not be asked where it leads.
            let may_mean_it = |from: usize, target: &Target| match official::symbol(target) {
                Some(symbol) => names.iter().flatten().any(|name| *name == symbol || *name == without_spaces(&symbol)),
                None => from == place,
            };
            let mut spots: Vec<Spot> =
                from.into_iter().flat_map(|from| self.spots_in(from, &meta.slug, routes, &may_mean_it)).collect();
            spots.sort_by(|a, b| a.anchor.cmp(&b.anchor));
            spots.into()
        })
    }

    /// The targets in one document that lead to another, or to itself.
    fn spots_in(&self, from: usize, slug: &str, routes: &Routes, may_mean_it: &dyn Fn(usize, &Target) -> bool) -> Vec<Spot> {
        let linked = self.documents[from];
        let mut spots = Vec::new();
        for (number, reference) in linked.references.iter().enumerate() {
            for (target_number, target) in reference.targets.iter().enumerate() {
                if may_mean_it(from, target)
                    && let Some(Destination::Here(Route::Document(to), anchor)) = routes.target(linked, target)
                    && to == slug
                {
                    spots.push(Spot { anchor: anchor.map(String::into_boxed_str), at: At::new([from, number, target_number]) });
                }
            }
        }
        spots
    }
}

/// What a document calls the sources that it cites.
fn sources(linked: &LinkedDocument) -> &[Box<str>] {
    linked.digest.sources.get_or_init(|| {
        let targets = linked.references.iter().flat_map(|reference| &reference.targets);
        let symbols = targets.filter_map(official::symbol);
        let names: BTreeSet<String> =
            symbols.flat_map(|symbol| [without_spaces(&symbol).into_owned(), symbol.into_owned()]).collect();
        names.into_iter().map(Into::into).collect()
    })
}
