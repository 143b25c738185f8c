//! Treaty series: which treaty stands at a place, and what "Ibid." in a note takes over from the note before.
//!
//! In: places in treaty series and the sources of the notes in order. Out: targets. A number that the site does not know is a
//! target all the same, without its treaty. "Ibid." takes the fields that it does not replace, and is broken by a note whose
//! source is not understood; a note that cites several sources stands for none of them.

use super::mention::{Mention, Sense, SeriesPlace};
use super::register::{Id, Register};
use crate::model::{ReferenceKind, Target};

/// The targets of a place; `beside` are the instruments named directly before it.
pub(super) fn targets(place: &SeriesPlace, beside: &[Id], register: &Register) -> Vec<Target> {
    let series = place.series.as_deref().unwrap_or("UNTS");
    let volumes: Vec<Option<&str>> =
        if place.volumes.is_empty() { vec![None] } else { place.volumes.iter().map(|volume| Some(volume.as_str())).collect() };
    volumes
        .into_iter()
        .map(|volume| Target {
            instrument: treaty(series, volume, place, beside, register).map(|id| register.entry(id).instrument.id.clone()),
            series: Some(series.into()),
            volume: volume.map(Into::into),
            number: place.number.as_deref().map(Into::into),
            ..Target::default()
        })
        .collect()
}

/// The treaty at a volume and number. Where they disagree, as when figures are transposed in print, the one named directly
/// before is taken if either agrees with it.
fn treaty(series: &str, volume: Option<&str>, place: &SeriesPlace, beside: &[Id], register: &Register) -> Option<Id> {
    let volume = volume.and_then(|volume| volume.parse::<u32>().ok());
    let number = place.number.as_deref();
    let by_number = number.map(|number| register.in_series(series, volume, number)).unwrap_or_default();
    if let [id] = by_number[..] {
        return Some(id);
    }
    let by_page = volume.zip(place.page).map(|(volume, page)| register.at_page(series, volume, page)).unwrap_or_default();
    if let ([id], None) = (&by_page[..], number) {
        return Some(*id);
    }
    let by_volume = volume.map(|volume| register.in_volume(series, volume)).unwrap_or_default();
    let loosely = number.map(|number| register.in_series(series, None, number)).unwrap_or_default();
    beside.iter().copied().find(|id| by_number.contains(id) || by_volume.contains(id) || loosely.contains(id))
}

/// The sources of the note or paragraph being read, and the one of the note before.
#[derive(Debug, Default)]
pub(super) struct Chain {
    last: Source,
    current: Vec<Source>,
}

/// A source that may be cited again.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) enum Source {
    Series(SeriesPlace),
    Targets(ReferenceKind, Vec<Target>),
    /// None yet, or one that is not understood.
    #[default]
    Broken,
}

impl Source {
    /// Whether both are places in one source.
    fn is_same(&self, other: &Self) -> bool {
        let bare = |target: &Target| Target { article: None, paragraph: None, point: None, annex: None, ..target.clone() };
        match (self, other) {
            (Self::Targets(_, a), Self::Targets(_, b)) => a.first().map(bare) == b.first().map(bare),
            (a, b) => a == b,
        }
    }

    /// Whether both are documents and not the same: "Ibid." behind them could mean either.
    fn is_another_than(&self, other: &Self) -> bool {
        let name = |source: &Self| match source {
            Self::Targets(ReferenceKind::Symbol | ReferenceKind::Resolution, targets) => {
                targets.first().and_then(|target| target.symbol.clone().or(target.resolution.clone()))
            }
            _ => None,
        };
        let (Some(a), Some(b)) = (name(self), name(other)) else { return false };
        !(a.starts_with(b.as_str()) || b.starts_with(a.as_str()))
    }

    /// The source with the fields of a treaty series that "Ibid." replaces.
    pub(super) fn in_series(self, own: Option<&SeriesPlace>) -> Self {
        match (self, own) {
            (Self::Series(last), Some(own)) => Self::Series(SeriesPlace {
                series: own.series.clone().or(last.series),
                volumes: if own.volumes.is_empty() { last.volumes } else { own.volumes.clone() },
                number: own.number.clone().or(last.number),
                page: own.page,
            }),
            (_, Some(_)) => Self::Broken,
            (source, None) => source,
        }
    }
}

impl Chain {
    /// A passage begins.
    pub(super) fn begin(&mut self) {
        self.current.clear();
    }

    /// A source was cited.
    pub(super) fn follow(&mut self, source: Source) {
        self.current.push(source);
    }

    /// What "Ibid." stands for here: the source before it in the passage, in a note else that of the note before.
    pub(super) fn source(&self, is_note: bool) -> Source {
        let before = || if is_note { self.last.clone() } else { Source::Broken };
        self.current.last().cloned().unwrap_or_else(before)
    }

    /// What "Ibid." stands for in brackets directly behind the last source: the one before that.
    pub(super) fn source_before_last(&self) -> Source {
        self.current.iter().rev().nth(1).cloned().unwrap_or_default()
    }

    /// A note ends: its last source is what the next "Ibid." means, if the note says nothing else. Gives the source that the
    /// note stands for: the only one that it cites.
    pub(super) fn close(&mut self, text: &str, mentions: &[Mention]) -> Source {
        let understood = words_beside(text, mentions) <= 3;
        let only = self.current.first().filter(|first| understood && self.current.iter().all(|other| other.is_same(first)));
        let only = only.and(self.current.last()).cloned().unwrap_or_default();
        let last = self.current.pop();
        let single = self.current.last().zip(last.as_ref()).is_none_or(|(before, last)| !before.is_another_than(last));
        self.last = last.filter(|_| understood && single).unwrap_or_default();
        only
    }
}

/// How many words of a note no mention covers.
fn words_beside(text: &str, mentions: &[Mention]) -> usize {
    let mut at = 0;
    let mut count = 0;
    let mut add = |part: &str| {
        count += part.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2).count();
    };
    for mention in mentions.iter().filter(|mention| !matches!(mention.sense, Sense::Unlinked(_))) {
        if mention.range.start > at {
            add(&text[at..mention.range.start]);
        }
        at = at.max(mention.range.end);
    }
    add(&text[at.min(text.len())..]);
    count
}

#[cfg(test)]
mod tests {
    use super::super::tests::register;
    use super::*;

    fn place(volume: &str, number: &str) -> SeriesPlace {
        SeriesPlace { series: Some("UNTS".into()), volumes: vec![volume.into()], number: Some(number.into()), page: None }
    }

    #[test]
    fn transposed_figures_are_settled_by_the_treaty_named_before() {
        let register = register();
        let unclos = register.find("unclos").expect("it has a page");
        let instrument = |beside: &[Id]| targets(&place("1833", "13863"), beside, register).remove(0).instrument;
        assert_eq!(instrument(&[unclos]).as_deref(), Some("unclos"));
        assert_eq!(instrument(&[]), None);
    }

    #[test]
    fn ibid_takes_what_it_does_not_replace_and_is_broken_by_other_words() {
        let mut chain = Chain::default();
        chain.follow(Source::Series(place("189", "2545")));
        chain.close("", &[]);
        let own = SeriesPlace { series: None, volumes: vec!["606".into()], number: Some("8791".into()), page: None };
        chain.begin();
        assert_eq!(chain.source(true).in_series(Some(&own)), Source::Series(place("606", "8791")));
        chain.close("See also the travaux of the conference in Geneva", &[]);
        assert_eq!(chain.source(true), Source::Broken);
    }
}
