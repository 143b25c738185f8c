//! Citations: which words of a document point where.
//!
//! In: a document with its addresses, its page, and the register of all names. Out: references, and a finding for every
//! candidate that was left without a link, with the reason. Three steps: `scan` finds mentions passage by passage, `context`
//! and `outline` explain what their words leave open, `resolve` makes references or findings of them.
//!
//! Names are data (the instrument pages, `citations.toml`); the grammars are code. Precision goes before recall:
//! what could mean two things is not linked. Never changes a document, and knows no address of this site.

mod annexes;
mod antecedent;
mod back;
mod below;
mod bodies;
mod context;
mod cursor;
mod defaults;
mod definitions;
mod explain;
mod explicit;
mod external;
mod foreign;
mod generic;
mod header;
mod held;
mod issuers;
mod joining;
mod labels;
mod laws;
mod listed;
mod mention;
mod names;
mod numbers;
mod outline;
mod own;
mod owner;
mod passage;
mod pointing;
mod provisions;
mod register;
mod resolutions;
mod resolve;
mod scan;
mod series;
mod symbols;
mod tail;
#[cfg(test)]
mod tests;
mod treaties;
mod treaty_series;
mod words;

use std::cell::Cell;
use std::collections::BTreeMap;

pub use explain::{Explained, Offer};
pub use issuers::{FILE, Issuers};
pub use pointing::Pointer;
pub use register::Register;

use crate::model::{Addresses, Document, Place, Reference, fitted};
use crate::report::Finding;
use crate::source::Opened;
use context::Context;
use defaults::{Defaults, Sure};
use explain::Account;
use mention::Sense;
use outline::Outline;
use resolve::{Resolved, Resolver};
use scan::{Known, Learnt, Scanned};
use series::Chain;

/// The references of a document and what could not be linked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Linked {
    /// In document order: title first, then by block, then by start.
    pub references: Vec<Reference>,
    /// Name of the rule that found each reference, in the same order.
    pub rules: Vec<&'static str>,
    /// Treaties that are named and that the site has no page for, in the same order.
    pub external: Vec<Reference>,
    /// Candidates without a link, and links that lead nowhere.
    pub findings: Vec<Finding>,
}

/// Finds and resolves the references of a document; `source` is its page.
pub fn link(document: &Document, addresses: &Addresses, source: &Opened, register: &Register) -> Linked {
    in_order(run(document, addresses, source, register, None).0)
}

/// Every mention in a block of a document, with the way it was resolved.
pub fn explain(document: &Document, addresses: &Addresses, source: &Opened, register: &Register, block: usize) -> Vec<Explained> {
    run(document, addresses, source, register, Some(block)).1
}

/// Resolves all mentions; those of one block are explained on the way.
fn run(
    document: &Document,
    addresses: &Addresses,
    source: &Opened,
    register: &Register,
    explained: Option<usize>,
) -> (Resolved, Vec<Explained>) {
    let passages = passage::all(document, addresses);
    let mut defaults = Defaults::of_header(&document.meta, register);
    let mut learnt = names_given(document, register, &mut defaults);
    let known = Known { addresses, register, home: home_issuer(document, register), own_symbol: document.meta.symbol.as_deref() };
    let mut scanned: Vec<Scanned> = passages.iter().map(|passage| scan::read(passage, known, &learnt)).collect();
    if learn(&scanned, &mut learnt, &mut defaults) {
        for (passage, scanned) in passages.iter().zip(&mut scanned) {
            if learnt.iter().any(|learnt| passage.text.contains(&learnt.form)) {
                *scanned = scan::read(passage, known, &learnt);
            }
        }
    }
    let numbered = scanned.iter().enumerate();
    defaults.observe(numbered.flat_map(|(passage, scanned)| scanned.mentions.iter().map(move |mention| (passage, mention))));
    let outline = Outline::new(document);
    let title = document.meta.title.as_deref().unwrap_or_default();
    let itself = register.titled(title).or_else(|| defaults.of_text(title, register).filter(|_| outline.is_treaty()));
    let issuers = issuers_named(&scanned);
    let sentences = passages.iter().zip(&scanned).map(|(passage, scanned)| match scanned.mentions[..] {
        [] => Vec::new(),
        _ => passage::sentences(passage.text),
    });
    let sentences = sentences.collect();
    let log = vec![Vec::new(); passages.len()];
    let context = Context { register, passages: &passages, defaults, log, sentences, why: Cell::new("") };
    let account = explained.map(|block| Account::new(block, &learnt));
    let mut resolver = Resolver {
        document,
        addresses,
        register,
        context,
        outline,
        itself,
        pointer: Pointer::new(source),
        chain: Chain::default(),
        notes: BTreeMap::new(),
        later: Vec::new(),
        issuers,
        out: Resolved { findings: header::check(&document.meta, source, register), ..Resolved::default() },
        account,
    };
    for (passage, scanned) in scanned.iter().enumerate() {
        resolver.passage(passage, &scanned.mentions);
    }
    resolver.resolve_later();
    (resolver.out, resolver.account.map(Account::into_explained).unwrap_or_default())
}

/// The short forms that the front matter gives: they mean the same as if the text defined them.
fn names_given(document: &Document, register: &Register, defaults: &mut Defaults) -> Vec<Learnt> {
    let mut learnt = Vec::new();
    for (form, id) in &document.meta.names {
        let form = form.strip_prefix("the ").or_else(|| form.strip_prefix("The ")).unwrap_or(form);
        match register.find(id) {
            Some(id) if is_noun(form) => defaults.give(form, id),
            Some(id) => learnt.push(Learnt { form: form.to_string(), ids: vec![id] }),
            None => {} // `header` says so
        }
    }
    learnt
}

/// Takes the short forms that the text defines; says whether there are new names to search for.
fn learn(scanned: &[Scanned], learnt: &mut Vec<Learnt>, defaults: &mut Defaults) -> bool {
    let before = learnt.len();
    for (form, ids) in scanned.iter().flat_map(|scanned| &scanned.defined) {
        if is_noun(form) {
            match ids[..] {
                [id] => defaults.define(form, Sure::Meant(id)),
                [] => defaults.define(form, Sure::Foreign),
                _ => {}
            }
        } else if !ids.is_empty() && !learnt.iter().any(|known| known.form == *form) {
            learnt.push(Learnt { form: form.clone(), ids: ids.clone() });
        }
    }
    learnt.len() > before
}

/// Whether a short form is a noun that treaties are called by: it says what “the Convention” means and is no name by itself.
fn is_noun(form: &str) -> bool {
    !form.contains(' ') && names::head_of(form).is_some()
}

/// The issuer of the document itself: a resolution named without one is its own.
fn home_issuer(document: &Document, register: &Register) -> Option<usize> {
    let by_symbol = document.meta.symbol.as_deref().and_then(|symbol| register.issuers.of_symbol(symbol));
    let body = document.meta.body.as_deref().unwrap_or_default();
    let by_body = || register.issuers.all().find(|(_, issuer)| defaults::begins_with(body, &issuer.name)).map(|(index, _)| index);
    by_symbol.or_else(by_body)
}

/// Resolutions that the document names once with their issuer; later mentions may leave it out.
fn issuers_named(scanned: &[Scanned]) -> BTreeMap<String, usize> {
    let resolutions = scanned.iter().flat_map(|scanned| &scanned.mentions).filter_map(|mention| match &mention.sense {
        Sense::Resolution(resolution) => Some((resolution, resolution.issuer?)),
        _ => None,
    });
    resolutions.flat_map(|(resolution, issuer)| resolution.numbers.iter().map(move |number| (number.clone(), issuer))).collect()
}

/// References in the order of the document, each with its rule.
fn in_order(resolved: Resolved) -> Linked {
    let mut both: Vec<(Reference, &'static str)> = resolved.references.into_iter().zip(resolved.rules).collect();
    both.sort_by_key(|(reference, _)| (order(reference.place), reference.start));
    let (references, rules): (Vec<_>, Vec<_>) = both.into_iter().unzip();
    let mut external = resolved.external;
    external.sort_by_key(|reference| (order(reference.place), reference.start));
    Linked { references: fitted(references), rules, external: fitted(external), findings: resolved.findings }
}

/// Title first, then by block; in a table its caption before its cells.
fn order(place: Place) -> (usize, usize, usize, usize) {
    match place {
        Place::Title => (0, 0, 0, 0),
        Place::Block(block) | Place::Caption(block) => (block + 1, 0, 0, 0),
        Place::Cell { block, row, column } => (block + 1, 1, row, column),
    }
}
