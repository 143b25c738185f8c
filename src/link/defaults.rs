//! What a document as a whole means by "the Convention" or a bare article.
//!
//! In: the header facts, the short forms that the text defines, and the instruments that it names. Out: a default for each noun:
//! a strong one where the document says so itself or comes from the treaty's own committee, a weak one where its body, its
//! symbol, its title or its front matter suggests it. A weak default never wins against a nearer mention.

use std::collections::{BTreeMap, BTreeSet};

use super::mention::{Mention, Sense, Standing, Who};
use super::register::{Id, Register};
use super::words;
use crate::model::Meta;

/// What a document surely means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sure {
    /// This instrument.
    Meant(Id),
    /// A treaty that the site has no page for.
    Foreign,
}

impl Sure {
    fn id(self) -> Option<Id> {
        match self {
            Self::Meant(id) => Some(id),
            Self::Foreign => None,
        }
    }
}

/// How often a document must say "the Convention" to show that it means the one it named first.
const TIME_AND_AGAIN: usize = 4;
/// Most passages between the name of a treaty and the noun that stands for it from there on.
const SOON: usize = 10;

/// How a document uses a noun.
#[derive(Default)]
struct Usage {
    /// The treaties named before the noun first stands alone; `None` for those without a page.
    named: BTreeSet<Option<Id>>,
    /// The passage that names the last of them.
    named_at: usize,
    /// How often it stands alone.
    generic: usize,
    /// Whether it first stood alone soon behind the name: only there does a reader take the one for the other.
    soon: bool,
}

/// The defaults of a document, by noun.
#[derive(Debug, Default)]
pub(super) struct Defaults {
    strong: BTreeMap<&'static str, Sure>,
    weak: BTreeMap<&'static str, Id>,
    /// Nouns whose weak default nothing but their use suggests.
    by_use: BTreeSet<&'static str>,
    /// The front matter's `default_instrument`.
    chosen: Option<Id>,
    /// Nouns that the front matter explains.
    given: BTreeSet<&'static str>,
}

impl Defaults {
    /// The defaults that the header facts give.
    pub(super) fn of_header(meta: &Meta, register: &Register) -> Self {
        let mut defaults = Self::default();
        for text in [&meta.title, &meta.subtitle, &meta.meeting, &meta.body].into_iter().flatten() {
            for hit in words::hits(text, register) {
                if let words::Sense::Name { ids: &[id], .. } = hit.sense {
                    defaults.suggest(id, register);
                }
            }
        }
        let symbol = meta.symbol.as_deref().unwrap_or_default();
        let of_series = register.instruments().find(|(_, instrument)| {
            instrument.series.iter().any(|series| symbol.strip_prefix(series.as_str()).is_some_and(|rest| rest.starts_with('/')))
        });
        let body = meta.body.as_deref().unwrap_or_default();
        let of_body = register.instruments().find(|(_, instrument)| instrument.bodies.iter().any(|name| begins_with(body, name)));
        if let Some((id, _)) = of_body {
            defaults.settle(id, register);
        } else if is_treaty_body(body) {
            defaults.strong.extend(["convention", "covenant"].map(|head| (head, Sure::Foreign)));
        } else if let Some((id, instrument)) = of_series {
            if instrument.bodies.is_empty() { defaults.suggest(id, register) } else { defaults.settle(id, register) }
        }
        defaults.chosen = meta.default_instrument.as_deref().and_then(|id| register.find(id));
        if let Some(id) = defaults.chosen {
            defaults.suggest(id, register);
        }
        defaults
    }

    /// Takes what the text shows by its use: the first treaty that it names, if it then says "the Convention" time and again.
    /// Each mention comes with the number of its passage.
    pub(super) fn observe<'m>(&mut self, mentions: impl Iterator<Item = (usize, &'m Mention)>) {
        let mut used: BTreeMap<&'static str, Usage> = BTreeMap::new();
        for (passage, mention) in mentions {
            let Sense::Treaty(treaty) = &mention.sense else { continue };
            let Some(head) = treaty.head.filter(|_| treaty.standing == Standing::Meant) else { continue };
            let usage = used.entry(head).or_default();
            match &treaty.who {
                Who::Generic(generic) if generic.is_plain() => {
                    usage.soon |= usage.generic == 0 && passage - usage.named_at <= SOON;
                    usage.generic += 1;
                }
                Who::Named(ids) if usage.generic == 0 => {
                    usage.named.extend(ids.iter().copied().map(Some));
                    usage.named_at = passage;
                }
                Who::Foreign if usage.generic == 0 => _ = usage.named.insert(None),
                _ => {}
            }
        }
        for (head, usage) in used {
            let only = usage.named.first().copied().flatten().filter(|_| usage.named.len() == 1);
            if let Some(id) = only.filter(|_| usage.soon && usage.generic >= TIME_AND_AGAIN && !self.weak.contains_key(head)) {
                self.weak.insert(head, id);
                self.by_use.insert(head);
            }
        }
    }

    /// Takes a definition of the text: `(hereinafter “the Convention”)`.
    pub(super) fn define(&mut self, noun: &str, meant: Sure) {
        if let Some(head) = super::names::head_of(noun).filter(|head| !self.given.contains(head)) {
            self.strong.insert(head, meant);
        }
    }

    /// Takes what the front matter's `[names]` say of a noun; it holds whatever the text defines.
    pub(super) fn give(&mut self, noun: &str, id: Id) {
        self.define(noun, Sure::Meant(id));
        self.given.extend(super::names::head_of(noun));
    }

    fn suggest(&mut self, id: Id, register: &Register) {
        if let Some(head) = register.entry(id).head {
            self.weak.insert(head, id);
        }
    }

    fn settle(&mut self, id: Id, register: &Register) {
        if let Some(head) = register.entry(id).head {
            self.strong.insert(head, Sure::Meant(id));
        }
    }

    /// Every default with its noun, none for a default of the whole document, and where it comes from.
    pub(super) fn all(&self) -> Vec<(Option<&'static str>, Vec<Id>, &'static str)> {
        let chosen = self.chosen.map(|id| (None, vec![id], "default_instrument in the front matter"));
        let sure = |(noun, sure): (&&'static str, &Sure)| {
            (
                Some(*noun),
                sure.id().into_iter().collect(),
                "what the document surely means, by a definition, its body or its symbol,",
            )
        };
        let weak = |(noun, id): (&&'static str, &Id)| {
            (Some(*noun), vec![*id], "what the document's title, body, symbol or use suggests")
        };
        chosen.into_iter().chain(self.strong.iter().map(sure)).chain(self.weak.iter().map(weak)).collect()
    }

    /// What the document surely means by a noun.
    pub(super) fn strong(&self, head: Option<&'static str>) -> Option<Sure> {
        self.strong.get(head?).copied()
    }

    /// What the document means by a noun where nothing nearer tells.
    pub(super) fn weak(&self, head: Option<&'static str>) -> Option<Id> {
        self.strong(head).and_then(Sure::id).or_else(|| self.weak.get(head?).copied())
    }

    /// Whether nothing but its use suggests what the document means by a noun: that yields to others which the section names.
    pub(super) fn is_by_use(&self, head: Option<&'static str>) -> bool {
        head.is_some_and(|head| self.by_use.contains(head) && !self.strong.contains_key(head))
    }

    /// Whether the front matter chooses this default: it is then meant wherever it is one of several.
    pub(super) fn is_chosen(&self, default: Option<Id>) -> bool {
        default.is_some() && self.chosen == default
    }

    /// The instrument whose text a document is that has articles: the front matter's, unless the title has another noun.
    pub(super) fn of_text(&self, title: &str, register: &Register) -> Option<Id> {
        let noun = super::names::head_of(title);
        self.chosen.filter(|id| noun.is_none() || register.entry(*id).head == noun)
    }

    /// Whose articles a document surely means that has one strong default. A noun that is explained says nothing of articles
    /// where the front matter says whose they are.
    pub(super) fn strong_of_all(&self) -> Option<Sure> {
        if let Some(chosen) = self.chosen.filter(|_| !self.strong.is_empty()) {
            return Some(Sure::Meant(chosen));
        }
        let mut ids: Vec<Sure> = self.strong.values().copied().collect();
        ids.dedup();
        (ids.len() == 1).then(|| ids[0])
    }

    /// Whose articles a document means where nothing nearer tells.
    pub(super) fn of_all(&self) -> Option<Id> {
        self.chosen.or_else(|| self.strong_of_all().and_then(Sure::id))
    }
}

/// A committee named after a treaty that the site has no page for.
fn is_treaty_body(body: &str) -> bool {
    ["Committee on ", "Committee against "].iter().any(|name| begins_with(body, name))
}

/// Whether a text begins with a name, in any case.
pub(super) fn begins_with(text: &str, name: &str) -> bool {
    text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}
