//! The table of authorities: everything that the documents of the site cite, and where.
//!
//! In: the edition. Out: an [`AuthoritiesView`] by kind and group, each authority with its places, those in an annex, article or
//! paragraph of it apart. What a document says of its own paragraphs stands on its page and not here.

use std::collections::BTreeMap;

use super::authority::{self, Authority, Kind};
use super::citing::Citing;
use super::edition::Edition;
use super::export;
use super::names;
use super::order;
use super::quotes;
use super::route::{Destination, Route};
use super::view::{AuthoritiesView, AuthorityGroup, AuthoritySection, AuthorityView, DownloadView, PinpointView};

/// Most documents that are listed for one place; the rest is counted.
const MOST: usize = 100;

/// The view of the page.
pub(super) fn view(edition: &Edition) -> AuthoritiesView {
    let mut cited: BTreeMap<Authority, Vec<Citing>> = BTreeMap::new();
    for citing in edition.citations() {
        for authority in authority::named(citing.target) {
            cited.entry(authority).or_default().push(citing);
        }
    }
    let sections = Kind::ALL.into_iter().map(|kind| section(edition, kind, &cited));
    let link = |route| edition.routes.link(Route::Authorities, route);
    AuthoritiesView {
        sections: sections.filter(|section| section.authorities > 0).collect(),
        map: link(Route::Map),
        downloads: vec![
            DownloadView {
                name: "CSV",
                about: "for spreadsheets, a row for each target of a reference",
                href: link(Route::CitationsTable),
            },
            DownloadView { name: "GraphML", about: "the network, for Gephi and the like", href: link(Route::CitationsGraph) },
            DownloadView { name: "JSON", about: "everything, for programs", href: link(Route::Citations) },
            DownloadView {
                name: "JSON-LD",
                about: "the linked mentions as Web Annotations, for annotation tools",
                href: link(Route::Annotations),
            },
        ],
        columns: export::columns(),
        attributes: export::attributes(),
    }
}

fn section(edition: &Edition, kind: Kind, cited: &BTreeMap<Authority, Vec<Citing>>) -> AuthoritySection {
    let mut groups: BTreeMap<Option<&str>, Vec<AuthorityView>> = BTreeMap::new();
    let mut citations = 0;
    for (authority, citing) in cited.iter().filter(|(authority, _)| authority.kind() == kind) {
        citations += citing.len();
        groups.entry(authority.group()).or_default().push(entry(edition, authority, citing));
    }
    let authorities = groups.values().map(Vec::len).sum();
    let groups = groups.into_iter().map(|(title, mut entries)| {
        entries.sort_by_cached_key(|entry| (order::words(&entry.title), entry.title.clone()));
        AuthorityGroup { title: title.map(str::to_string), entries }
    });
    AuthoritySection { id: kind.name(), title: title(kind), groups: groups.collect(), authorities, citations }
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Instrument => "Treaties and other instruments",
        Kind::Resolution => "Resolutions and decisions",
        Kind::Document => "Documents",
        Kind::Series => "Treaty series",
        Kind::Web => "Addresses on the web",
    }
}

fn entry(edition: &Edition, authority: &Authority, citing: &[Citing]) -> AuthorityView {
    let destination = authority.destination(edition);
    let held = || instrument_held(edition, authority, citing[0]);
    AuthorityView {
        title: authority.title(edition),
        remark: authority.remark(edition).or_else(|| (authority.kind() == Kind::Series).then(held).flatten()),
        href: destination.map(|destination| edition.routes.link_destination(Route::Authorities, &destination)),
        citations: citing.len(),
        documents: quotes::documents(citing),
        pinpoints: pinpoints(edition, authority, citing),
    }
}

/// The places in an authority that are cited: the authority as a whole first, then in its own order.
fn pinpoints(edition: &Edition, authority: &Authority, citing: &[Citing]) -> Vec<PinpointView> {
    let key = |citing: &Citing| {
        let place = authority::within(authority, citing.target);
        [place.annex, place.article, place.paragraph, place.point].map(|part| part.as_deref().map(order::number))
    };
    let mut sorted = citing.to_vec();
    sorted.sort_by_cached_key(key);
    sorted
        .chunk_by(|a, b| key(a) == key(b))
        .map(|citing| {
            let first = citing[0];
            let name = names::pinpoint(&authority::within(authority, first.target));
            let mut places = quotes::places(edition, Route::Authorities, citing);
            let more = places.len().saturating_sub(MOST);
            places.truncate(MOST);
            PinpointView {
                remark: name.as_ref().and_then(|_| instrument_held(edition, authority, first)),
                href: name.as_ref().and_then(|_| place_here(edition, authority, first)),
                name,
                citations: citing.len(),
                places,
                more,
            }
        })
        .collect()
}

/// The instrument that an annex of a resolution or a place in a treaty series holds.
fn instrument_held(edition: &Edition, authority: &Authority, citing: Citing) -> Option<String> {
    let held = citing.target.instrument.as_deref().filter(|_| authority.kind() != Kind::Instrument)?;
    Some(edition.instrument(held)?.instrument.short_title.clone())
}

/// The link to a place in an authority, where that is a page of this site with an anchor for it.
fn place_here(edition: &Edition, authority: &Authority, citing: Citing) -> Option<String> {
    let destination = match authority {
        Authority::Instrument(id) => {
            Destination::Here(Route::Protocol(id), Some(edition.routes.provision_anchor(citing.target)?))
        }
        _ => edition.routes.source(citing.target)?,
    };
    matches!(destination, Destination::Here(_, Some(_)))
        .then(|| edition.routes.link_destination(Route::Authorities, &destination))
}
