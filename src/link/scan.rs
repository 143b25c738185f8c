//! The first reading of a passage: every mention in it, before any context.
//!
//! In: a passage and the register. Out: its mentions in the order of the text and the short forms it defines. The grammars claim
//! in order, from what can only be one thing to what could be many; a claimed span is not searched again.

use super::mention::{Claims, Mention};
use super::passage::Passage;
use super::register::{Id, Register};
use super::symbols::Series;
use super::{back, explicit, own, resolutions, symbols, treaties, treaty_series, words};
use crate::model::Addresses;

/// A name that the document gives to an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Learnt {
    pub form: String,
    pub ids: Vec<Id>,
}

/// What a passage says.
pub(super) struct Scanned {
    pub mentions: Vec<Mention>,
    /// Short forms, with the instruments that each stands for; none for a text without a page.
    pub defined: Vec<(String, Vec<Id>)>,
}

/// What is known of the document and the site before a passage is read.
#[derive(Clone, Copy)]
pub(super) struct Known<'k> {
    pub addresses: &'k Addresses,
    pub register: &'k Register,
    /// The issuer of the document.
    pub home: Option<usize>,
    /// The document's own symbol.
    pub own_symbol: Option<&'k str>,
}

/// Reads one passage.
pub(super) fn read(passage: &Passage, known: Known, learnt: &[Learnt]) -> Scanned {
    let Known { addresses, register, home, own_symbol } = known;
    let text = passage.text;
    let mut hits = words::hits(text, register);
    words::add_learnt(text, learnt, &mut hits);
    let mut claims = Claims::default();
    if !hits.is_empty() || !passage.marks.is_empty() {
        explicit::claim(text, passage.marks, &hits, addresses, register, &mut claims);
    }
    symbols::claim(text, Series { issuers: &register.issuers, own: own_symbol }, &mut claims);
    if hits.is_empty() {
        explicit::claim_official(text, passage.marks, register, &mut claims);
        return Scanned { mentions: claims.into_sorted(), defined: Vec::new() };
    }
    treaty_series::claim(text, &hits, &mut claims);
    back::claim(text, &hits, &mut claims);
    resolutions::claim(text, &hits, register, home, &mut claims);
    let defined = treaties::claim(text, passage.marks, &hits, register, &mut claims);
    own::claim(passage, &hits, &mut claims);
    explicit::claim_official(text, passage.marks, register, &mut claims);
    Scanned { mentions: claims.into_sorted(), defined }
}
