//! What the grammars find: mentions, before the context decides where they point.
//!
//! Data only. A mention knows which words it covers and which rule found it; what its words leave open is said by its [`Sense`]
//! and settled by `resolve`, which alone turns mentions into references and findings.

use std::collections::BTreeMap;
use std::ops::Range;

use super::provisions::Pinpoint;
use super::register::Id;
use crate::model::{ReferenceKind, Target};

/// Words that may be a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub range: Range<usize>,
    /// Name of the rule that found it.
    pub rule: &'static str,
    pub sense: Sense,
}

/// What a mention says by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sense {
    /// Everything: the words name their target.
    Settled { kind: ReferenceKind, targets: Vec<Target>, implicit: bool },
    /// A treaty, by its name or by a noun that the context explains.
    Treaty(Treaty),
    /// A provision without its instrument.
    Provision(Pinpoint),
    /// A place in this document.
    Internal(Internal),
    /// A place in a treaty series.
    Series(SeriesPlace),
    /// A resolution.
    Resolution(Resolution),
    /// "Ibid." with what it cites of the source before.
    Ibid(Within),
    /// A note named for the source that it cites.
    Note(NoteCited),
    /// A `cite:` link that names nothing: what to say of it.
    Broken(String),
    /// Words that belong to a source which is recognised but cannot be linked: why.
    Unlinked(&'static str),
    /// Words claimed so that no other grammar takes them: a pinpoint into another document.
    Claimed,
}

/// A mention of a treaty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Treaty {
    pub who: Who,
    /// The words that name it, without what is joined to them.
    pub name: Range<usize>,
    /// The head noun, in small letters and singular.
    pub head: Option<&'static str>,
    /// The provision joined to it, in `article 16 of the Protocol`.
    pub pinpoint: Option<Pinpoint>,
    /// Annex of the instrument, in `annex II to the Convention`.
    pub annex: Option<String>,
    pub standing: Standing,
}

/// Which treaty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// These, by name.
    Named(Vec<Id>),
    /// One of these, by a name that they share.
    Either(Vec<Id>),
    /// One that the context tells.
    Generic(Generic),
    /// A treaty or law that the site has no page for.
    Foreign,
}

/// A head noun with its determiner: "the Convention", "both Protocols", "the Optional Protocol thereto".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Generic {
    pub determiner: Determiner,
    pub plural: bool,
    /// How many there are, where the words tell it: "both", "the two", "the three"; else 0.
    pub count: usize,
    /// "Optional" stands before the noun.
    pub optional: bool,
    /// A year stands before the noun.
    pub year: Option<u32>,
    /// The noun is written small.
    pub small: bool,
    /// Which instrument it belongs to.
    pub owner: Owner,
    /// Those that words behind it name: `thereto to Prevent, …`, `, on trafficking in persons and on firearms`.
    pub only: Vec<Id>,
}

impl Generic {
    /// "the Convention" without anything that tells more.
    pub(super) fn is_plain(&self) -> bool {
        self.determiner == Determiner::The && !self.plural && !self.optional && self.year.is_none() && self.owner == Owner::None
    }
}

/// What a generic noun belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Owner {
    /// It does not say.
    #[default]
    None,
    /// The instrument named before: "thereto", "its", "their".
    Before,
    /// This one: "the Protocols to the Organized Crime Convention".
    Named(Id),
    /// One that the context tells: "the Optional Protocol to the Convention".
    Generic(&'static str),
}

/// The word before a generic noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Determiner {
    #[default]
    The,
    /// this
    This,
    /// the present: the text itself
    Present,
    /// that, those, these, the said, the same
    That,
    /// both, the two
    Both,
    /// its, their
    Its,
    /// the former, of two named before
    Former,
    /// the latter, of two named before
    Latter,
}

/// What a treaty's name is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is meant itself.
    Meant,
    /// It is part of the name of a body.
    Body,
    /// It is part of the title of another document.
    Title,
    /// It was named with another mention ("supplementing the Convention"), which covers it.
    Within,
}

/// A place in the document itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Internal {
    pub unit: Unit,
    /// Labels, with the words each covers; several labels under one span for a range.
    pub places: Vec<(Range<usize>, Vec<String>)>,
    /// The annex that the places stand in, where the words name it.
    pub annex: Option<String>,
    /// "above", "below" or "of the present report" stands there: nothing else can be meant.
    pub certain: bool,
}

/// Units of a document that are cited by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Paragraph,
    /// A point of the paragraph or article that the words stand in.
    Point,
    /// So many paragraphs directly before: the label is their count.
    Preceding,
    PrecedingArticle,
    Section,
    Chapter,
    Part,
    Annex,
    Note,
}

/// A place in a treaty series; what "Ibid." leaves out is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SeriesPlace {
    pub series: Option<String>,
    pub volumes: Vec<String>,
    pub number: Option<String>,
    /// The first page.
    pub page: Option<u32>,
}

/// What is cited of a source that was cited before; what is not said is inherited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Within {
    pub series: Option<SeriesPlace>,
    pub annex: Option<String>,
    pub paragraphs: Vec<String>,
    pub provisions: Option<Pinpoint>,
}

/// `note 4 above, para. 6`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoteCited {
    pub label: String,
    /// The words that name the note alone.
    pub words: Range<usize>,
    pub within: Within,
}

/// A resolution or decision with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resolution {
    /// Its number; several for a range of letters.
    pub numbers: Vec<String>,
    /// A figure without the year that belongs to it.
    pub undated: bool,
    pub decision: bool,
    /// Index of the issuer, where the words or the shape of the number tell it.
    pub issuer: Option<usize>,
    /// Its annexes: `II`; `annex` for one without a number.
    pub annexes: Vec<String>,
    pub paragraphs: Vec<String>,
    /// Articles of the instrument that the annex holds.
    pub provisions: Option<Pinpoint>,
}

/// What is taken; a claimed span is not searched again.
#[derive(Debug, Default)]
pub(super) struct Claims {
    pub mentions: Vec<Mention>,
    /// Ends and indexes of the mentions by their start.
    taken: BTreeMap<usize, (usize, usize)>,
}

impl Claims {
    pub(super) fn is_free(&self, range: &Range<usize>) -> bool {
        let before = self.taken.range(..range.end).next_back();
        before.is_none_or(|(_, (end, _))| *end <= range.start)
    }

    /// Claims words; what is taken already stays with whoever has it.
    pub(super) fn add(&mut self, mut range: Range<usize>, rule: &'static str, sense: Sense) {
        if !self.is_free(&range) {
            if let Some((_, (end, _))) = self.taken.range(..=range.start).next_back() {
                range.start = range.start.max(*end);
            }
            if let Some((start, _)) = self.taken.range(range.start..).next() {
                range.end = range.end.min(*start);
            }
            // The items of a list have ranges of their own and cannot be cut.
            if range.start >= range.end || matches!(sense, Sense::Treaty(_) | Sense::Provision(_) | Sense::Internal(_)) {
                return;
            }
        }
        self.taken.insert(range.start, (range.end, self.mentions.len()));
        self.mentions.push(Mention { range, rule, sense });
    }

    /// The first mention that begins at a byte or behind it.
    pub(super) fn next(&mut self, at: usize) -> Option<&mut Mention> {
        let (_, (_, index)) = self.taken.range(at..).next()?;
        self.mentions.get_mut(*index)
    }

    /// The last mention that begins before a byte.
    pub(super) fn before(&self, at: usize) -> Option<&Mention> {
        let (_, (_, index)) = self.taken.range(..at).next_back()?;
        self.mentions.get(*index)
    }

    /// Takes further words into a mention that begins behind them.
    pub(super) fn extend_back(&mut self, from: usize, start: usize) {
        if let Some((end, index)) = self.taken.remove(&from) {
            self.taken.insert(start, (end, index));
            self.mentions[index].range.start = start;
        }
    }

    /// The mentions in the order of the text.
    pub(super) fn into_sorted(mut self) -> Vec<Mention> {
        self.mentions.sort_by_key(|mention| (mention.range.start, mention.range.end));
        self.mentions
    }
}
