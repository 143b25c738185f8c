//! Readings: what a candidate can be after a history, and what each costs.
//!
//! In: a history and a candidate among its neighbours. Out: every history that goes on from there. A reading that goes on with a
//! series costs nothing; a gap, a repetition or a shape that does not fit costs. The weights say how odd a thing is in documents of
//! the genre: a heading that ends with a full stop is odder than a gap of one number.

use std::cell::OnceCell;

use super::history::{History, Move};
use crate::import::candidates::Candidate;
use crate::import::chunk::Kind;
use crate::import::header::opens;
use crate::import::labels::{Label, Style};
use crate::import::wrapping::begins_recital;

/// Fewest words of a line with a verb that is a sentence and no heading.
const SENTENCE: usize = 8;

/// One candidate among its neighbours.
pub(super) struct Scene<'a> {
    pub(super) here: &'a Candidate,
    pub(super) before: Option<&'a Candidate>,
    /// The candidates below.
    pub(super) below: &'a [Candidate],
    heading_shape: bool,
    /// What the shape of a heading with a label costs, what a heading without one, where it can be one, and what a paragraph without
    /// one: every history pays it.
    pub(super) heading_cost: OnceCell<f32>,
    pub(super) plain_heading_cost: OnceCell<Option<f32>>,
    plain_cost: OnceCell<f32>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(candidates: &'a [Candidate], index: usize) -> Self {
        let here = &candidates[index];
        let sentence = here.verb && here.words >= SENTENCE;
        let recital = here.goes_on && here.words >= SENTENCE;
        let heading_shape = here.opens && !here.ends && !here.closing && !here.clause && !sentence && !recital;
        Self {
            here,
            before: index.checked_sub(1).map(|index| &candidates[index]),
            below: &candidates[index + 1..],
            heading_shape,
            heading_cost: OnceCell::new(),
            plain_heading_cost: OnceCell::new(),
            plain_cost: OnceCell::new(),
        }
    }

    pub(super) fn next(&self) -> Option<&'a Candidate> {
        self.below.first()
    }

    /// Whether a paragraph without a label is the only reading, and a free one.
    pub(super) fn is_plain(&self) -> bool {
        let here = self.here;
        let short = here.words <= 40 && self.heading_shape();
        here.chunk.kind == Kind::Text && here.labels.is_empty() && here.marked.is_none() && !short && !here.names_notes
    }

    /// Every reading that a history can take here. Headings that cost more than `most` may be left out.
    pub(super) fn expand(&self, history: &History, most: f32, out: &mut Vec<Move>) {
        let here = self.here;
        if here.chunk.kind == Kind::Table {
            out.push(history.table());
            return;
        }
        for (place, label) in (0u8..).zip(&here.labels) {
            if label.misread {
                if label.style == Style::Figure {
                    self.paragraph(history, (place, label), out);
                }
                self.heading(history, (place, label), most, out);
                continue;
            }
            match label.style {
                Style::Resolution | Style::Annex | Style::Part | Style::Chapter | Style::Section | Style::Article => {
                    self.heading(history, (place, label), most, out);
                }
                Style::Figure => {
                    self.paragraph(history, (place, label), out);
                    self.heading(history, (place, label), most, out);
                    self.item(history, (place, label), out);
                }
                Style::Decimal
                | Style::DeepDecimal
                | Style::UpperRoman
                | Style::UpperLetter
                | Style::LowerLetter
                | Style::LowerRoman => {
                    self.heading(history, (place, label), most, out);
                    self.item(history, (place, label), out);
                }
                Style::BracketLetter if self.is_lettered_heading(history, label) => {
                    self.heading(history, (place, label), most, out);
                    self.item(history, (place, label), out);
                }
                _ => self.item(history, (place, label), out),
            }
        }
        self.plain_heading(history, out);
        self.plain(history, out);
    }

    /// A numbered paragraph.
    fn paragraph(&self, history: &History, (place_of_label, label): (u8, &Label), out: &mut Vec<Move>) {
        let here = self.here;
        let value = label.value;
        let last = history.paragraph;
        let mut cost = if value == last + 1 || history.fresh && value == 1 {
            0.0
        } else if last == 0 || history.fresh && value > 1 {
            1.0 + gap(value)
        } else if value > last {
            1.5 + gap(value - last)
        } else if value == 1 {
            // Below the last recital of a preamble the operative paragraphs begin anew.
            let recited = self.before.is_some_and(|before| before.labels.is_empty() && before.clause);
            if recited {
                0.5
            } else if history.after_heading {
                2.0
            } else {
                4.0
            }
        } else if value == last {
            // Printers repeat a number now and then.
            4.0
        } else {
            6.5
        };
        if here.marked.is_some() {
            cost += 8.0;
        }
        if label.misread {
            cost += 1.0;
        }
        // A recital that lists something stands above the text that paragraphs count.
        let lists = |before: &Candidate| before.last == Some(':') && begins_recital(&before.chunk.text);
        if value == 1 && self.before.is_some_and(lists) {
            cost += 2.5;
        }
        if self.heading_shape() && self.in_list(label) {
            cost += 0.5;
        } else if self.heading_shape() && here.words <= 25 {
            cost += 2.5;
            if here.set_off {
                cost += 2.0;
            }
        }
        out.push(history.paragraph(cost, place_of_label, value));
    }

    /// Whether it is one of several short lines that a series of labels numbers.
    fn in_list(&self, label: &Label) -> bool {
        let beside = |other: Option<&Candidate>, value: u32| {
            other.is_some_and(|other| {
                !other.is_prose() && other.labels.first().is_some_and(|own| own.style == label.style && own.value == value)
            })
        };
        beside(self.next(), label.value + 1) || label.value > 1 && beside(self.before, label.value - 1)
    }

    /// `Author: N.N.` above `State party: Northland`: facts of a case, or an address.
    pub(super) fn is_fact(&self) -> bool {
        let fact = |other: &Candidate| other.labels.is_empty() && other.marked.is_none() && other.colon;
        fact(self.here) && [self.before, self.next()].into_iter().flatten().any(fact)
    }

    /// Whether a signature stands above: then this is the office of who signed.
    pub(super) fn is_signed(&self) -> bool {
        self.before.is_some_and(|before| before.chunk.text.starts_with("(Signed)"))
    }

    /// Whether the words look like a heading: they open like one and do not end like a sentence.
    pub(super) fn heading_shape(&self) -> bool {
        self.heading_shape
    }

    /// A sub-paragraph or list item.
    fn item(&self, history: &History, (place_of_label, label): (u8, &Label), out: &mut Vec<Move>) {
        let here = self.here;
        let style = label.style;
        let mut cost = match style {
            Style::Bullet | Style::BracketLetter | Style::BracketRoman | Style::BracketFigure => 0.0,
            Style::BracketUpper | Style::LowerLetter | Style::LowerRoman => 0.3,
            Style::Figure | Style::Decimal | Style::DeepDecimal => 1.2,
            _ => 2.0,
        };
        if here.marked.is_some() {
            cost += 8.0;
        }
        let introduced = self.before.is_some_and(|before| matches!(before.last, Some(':' | '—')));
        if style > Style::Article && style < Style::BracketFigure {
            if self.heading_shape()
                && self.next().is_some_and(|next| next.labels.is_empty() && next.is_prose() && next.words > 25)
            {
                cost += 2.0;
            }
            if here.set_off {
                cost += 1.0;
            }
            if style == Style::Figure && history.items.iter().all(|open| open.0 != style) {
                // A list begins with 1; what begins with 53 is the first paragraph of an excerpt.
                cost += if introduced { 0.0 } else { 1.5 + gap(label.value) * 0.5 };
                cost += if history.after_heading { 2.0 } else { 0.0 };
            }
        }
        // Where a heading can stand, an item without an end is odd.
        let odd = if self.is_lettered_heading(history, label) {
            2.0
        } else if matches!(style, Style::Decimal | Style::DeepDecimal)
            && self.heading_shape()
            && self.next().is_some_and(Candidate::is_prose)
        {
            1.0
        } else {
            0.0
        };
        let place = history.items.iter().rposition(|open| open.0 == style);
        let mut push = |keep: usize, cost: f32, anew: bool| {
            // `2.1` is a paragraph of its own, unless something introduces it.
            let own = matches!(style, Style::Decimal | Style::DeepDecimal) && !introduced;
            let first = u8::from((!history.after_heading || style == Style::Bullet) && !own);
            let base = if anew || history.items.is_empty() { first } else { history.base };
            let keep = if anew { 0 } else { keep };
            out.push(history.item(cost + odd, place_of_label, keep, (style, label.value), base));
        };
        if style == Style::Bullet {
            match place {
                Some(_) if history.interrupted && introduced => push(0, cost, true),
                Some(place) => push(place, cost, false),
                None if history.interrupted => push(0, cost, true),
                None => push(history.items.len(), cost, false),
            }
            return;
        }
        if let Some(place) = place {
            let last = history.items[place].1;
            if label.value == 1 && (history.interrupted || place == 0) {
                push(0, cost + if history.interrupted { 0.4 } else { 2.0 }, true);
            }
            #[allow(clippy::cast_precision_loss)]
            let closed = (history.items.len() - 1 - place) as f32;
            push(
                place,
                cost.min(0.02) + series(last, label.value) + 0.05 * closed + if history.interrupted { 0.4 } else { 0.0 },
                false,
            );
        } else {
            if history.items.is_empty() || history.interrupted {
                push(0, cost + 0.3 + series(0, label.value), true);
            }
            if !history.items.is_empty() {
                push(history.items.len(), cost + 0.4 + series(0, label.value), false);
            }
        }
    }

    /// A paragraph without a label, or one whose first words only look like one.
    fn plain(&self, history: &History, out: &mut Vec<Move>) {
        out.push(history.plain(*self.plain_cost.get_or_init(|| self.plain_cost())));
    }

    fn plain_cost(&self) -> f32 {
        let here = self.here;
        let mut cost = 0.0;
        if here.marked.is_some() || here.names_notes {
            cost += 8.0;
        }
        cost += match here.labels.first().map(|label| label.style) {
            None => 0.0,
            Some(Style::Bullet) => 4.0,
            Some(style) if style <= Style::Article => {
                if here.ends || here.words > 30 {
                    2.0
                } else {
                    5.0
                }
            }
            Some(_) => 5.0,
        };
        if here.labels.is_empty()
            && self.heading_shape()
            && !self.is_fact()
            && !self.is_no_word()
            && !self.is_signed()
            && here.words <= 40
            && !here.bracketed
        {
            let followed = self.next().is_some_and(|next| {
                let heads = next.is_prose() || !next.labels.is_empty() || self.heads_a_heading(next) || opens(&next.chunk.text);
                heads && next.division() != Some(Style::Annex)
            }) || self.names_a_number()
                || opens(&here.chunk.text);
            cost += match (here.set_off, followed) {
                (true, true) => 3.5,
                (true, false) => 2.0,
                (false, true) => 3.0,
                (false, false) => 1.0,
            };
        }
        cost
    }
}

/// What a value costs that follows another in its series.
pub(super) fn series(last: u32, value: u32) -> f32 {
    if value == last + 1 {
        0.0
    } else if value > last {
        if last == 0 { 1.0 + gap(value) * 0.5 } else { 1.5 + gap(value - last) }
    } else {
        4.5
    }
}

/// How wide a gap in a series feels.
#[allow(clippy::cast_precision_loss)]
fn gap(distance: u32) -> f32 {
    (distance as f32).ln().max(0.0)
}
