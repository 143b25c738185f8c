//! Readings: what a candidate can be after a history, and what each costs.
//!
//! In: a history and a candidate among its neighbours. Out: every history that goes on from there. A reading that goes on with a
//! series costs nothing; a gap, a repetition or a shape that does not fit costs. The weights say how odd a thing is in documents of
//! the genre: a heading that ends with a full stop is odder than a gap of one number.

use super::{History, Reading};
use crate::import::candidates::Candidate;
use crate::import::labels::{Label, Style};
use crate::import::segment::Kind;
use crate::import::wrapping::is_notes_heading;

/// One candidate among its neighbours.
pub(super) struct Scene<'a> {
    pub(super) candidates: &'a [Candidate],
    pub(super) index: usize,
}

impl Scene<'_> {
    fn here(&self) -> &Candidate {
        &self.candidates[self.index]
    }

    fn next(&self) -> Option<&Candidate> {
        self.candidates.get(self.index + 1)
    }

    fn before(&self) -> Option<&Candidate> {
        self.index.checked_sub(1).map(|index| &self.candidates[index])
    }

    /// Whether a paragraph without a label is the only reading, and a free one.
    pub(super) fn is_plain(&self) -> bool {
        let here = self.here();
        let short = here.words <= 40 && self.heading_shape();
        here.chunk.kind == Kind::Text
            && here.labels.is_empty()
            && here.marked.is_none()
            && !short
            && !is_notes_heading(&here.chunk.text)
    }

    /// Every reading that a history can take here.
    pub(super) fn expand(&self, history: &History, out: &mut Vec<(History, Reading)>) {
        let here = self.here();
        if here.chunk.kind == Kind::Table {
            let mut next = history.clone();
            next.interrupted = true;
            next.after_heading = false;
            out.push((next, Reading::Table));
            return;
        }
        for (place, label) in (0u8..).zip(&here.labels) {
            if label.misread {
                self.paragraph(history, (place, label), out);
                continue;
            }
            match label.style {
                Style::Annex | Style::Part | Style::Chapter | Style::Section | Style::Article => {
                    self.heading(history, (place, label), out);
                }
                Style::Figure => {
                    self.paragraph(history, (place, label), out);
                    self.heading(history, (place, label), out);
                    self.item(history, (place, label), out);
                }
                Style::Decimal | Style::UpperRoman | Style::UpperLetter | Style::LowerLetter | Style::LowerRoman => {
                    self.heading(history, (place, label), out);
                    self.item(history, (place, label), out);
                }
                _ => self.item(history, (place, label), out),
            }
        }
        self.plain_heading(history, out);
        self.plain(history, out);
    }

    /// A numbered paragraph.
    fn paragraph(&self, history: &History, (place_of_label, label): (u8, &Label), out: &mut Vec<(History, Reading)>) {
        let here = self.here();
        let value = label.value;
        let last = history.paragraph;
        let mut cost = if value == last + 1 || history.fresh && value == 1 {
            0.0
        } else if last == 0 || history.fresh && value > 1 {
            1.0 + gap(value)
        } else if value > last {
            1.5 + gap(value - last)
        } else if value == 1 {
            if history.after_heading { 2.0 } else { 4.0 }
        } else {
            6.5
        };
        if here.marked.is_some() {
            cost += 8.0;
        }
        if label.misread {
            cost += 1.0;
        }
        if self.heading_shape() && here.words <= 25 {
            cost += 2.5;
            if here.set_off {
                cost += 2.0;
            }
        }
        let mut next = history.clone();
        next.cost += cost;
        next.paragraph = value;
        next.fresh = false;
        next.after_heading = false;
        next.items.clear();
        next.base = 1;
        next.interrupted = false;
        out.push((next, Reading::Paragraph { label: Some(place_of_label), level: 0 }));
    }

    /// Whether the words look like a heading: they open like one and do not end like a sentence.
    fn heading_shape(&self) -> bool {
        let here = self.here();
        here.opens && !here.ends && !here.chunk.text.trim_end().ends_with(',')
    }

    /// What the shape of the words costs a labelled heading.
    fn heading_cost(&self) -> f32 {
        let here = self.here();
        if here.marked.is_some() {
            return 0.0;
        }
        let mut cost = 0.3;
        if here.ends {
            cost += if here.set_off { 2.0 } else { 5.0 };
        }
        if !here.opens {
            cost += 4.0;
        }
        if here.chunk.text.trim_end().ends_with(',') {
            cost += 3.0;
        }
        cost += match here.words {
            0..=25 => 0.0,
            26..=40 => 1.5,
            41..=60 => 4.0,
            _ => 8.0,
        };
        let Some(next) = self.next() else { return cost + 3.0 };
        // Short labelled lines one below the other are a list, not headings without text.
        if let (Some(own), Some(other)) = (here.labels.first(), next.labels.first())
            && own.style == other.style
            && own.style > Style::Article
            && other.value == own.value + 1
            && !next.is_prose()
        {
            cost += 2.0;
        }
        if next.chunk.kind == Kind::Text && next.labels.is_empty() && !next.opens {
            cost += 3.0;
        }
        cost
    }

    /// A labelled heading, in every place of the outline where it can stand.
    fn heading(&self, history: &History, (place_of_label, label): (u8, &Label), out: &mut Vec<(History, Reading)>) {
        let here = self.here();
        let division = label.style <= Style::Article;
        let shape =
            if division && (here.words <= 30 || here.titled) { self.heading_cost().min(1.0) } else { self.heading_cost() };
        let marked = if here.marked.is_some() { 0.34 } else { 1.0 };
        let mut push = |keep: usize, cost: f32| {
            let mut next = history.clone();
            next.outline.truncate(keep);
            next.outline.push((label.style, label.value, here.marked));
            next.cost += shape + cost * marked;
            next.items.clear();
            next.base = 0;
            next.interrupted = false;
            next.after_heading = true;
            match label.style {
                Style::Article => {
                    next.article = label.value;
                    next.fresh = true;
                }
                Style::Chapter => next.chapter = label.value,
                Style::Annex => {
                    next.fresh = true;
                    next.article = 0;
                    next.chapter = 0;
                }
                _ => {}
            }
            let level = u8::try_from(next.outline.len()).unwrap_or(u8::MAX);
            out.push((next, Reading::Heading { label: Some(place_of_label), level }));
        };
        if label.style == Style::Annex {
            let last = history.outline.first().filter(|open| open.0 == Style::Annex).map_or(0, |open| open.1);
            push(0, if label.value == 0 { 0.0 } else { series(last, label.value) * 0.5 });
            return;
        }
        if let Some(place) = history.outline.iter().position(|open| open.0 == label.style) {
            push(place, series(history.outline[place].1, label.value));
            if label.value == 1 {
                // The same style again, deeper: dear, but some texts do it.
                push(history.outline.len(), 4.0);
            }
            return;
        }
        let above = history.outline.iter().take_while(|open| open.0 < label.style).count();
        let first = match label.style {
            Style::Article => series(history.article, label.value).min(series(0, label.value)),
            Style::Chapter => series(history.chapter, label.value).min(series(0, label.value)),
            _ => series(0, label.value),
        };
        push(above, first);
        if above < history.outline.len() && history.outline[above..].iter().any(|open| open.0 != Style::None) {
            push(history.outline.len(), first + 1.0);
        }
    }

    /// A heading without a label.
    fn plain_heading(&self, history: &History, out: &mut Vec<(History, Reading)>) {
        let here = self.here();
        let notes = is_notes_heading(&here.chunk.text);
        let mut cost = 0.0;
        if here.marked.is_none() && !notes {
            if !self.heading_shape() || here.words > 40 || here.chunk.text.starts_with(['(', '[']) {
                return;
            }
            cost = if here.set_off { 1.0 } else { 2.2 };
            #[allow(clippy::cast_precision_loss)]
            let long = here.words.saturating_sub(14) as f32;
            cost += long * 0.25;
            match self.next() {
                Some(next) if next.is_prose() || next.is_division() => {}
                Some(next) if next.labels.iter().any(|label| label.style != Style::Bullet) => cost += 0.3,
                Some(_) => cost += 2.0,
                None => cost += 4.0,
            }
            if let Some(before) = self.before() {
                let open = before.chunk.kind == Kind::Text && before.chunk.text.trim_end().ends_with([':', ',']);
                if open {
                    cost += 3.0;
                }
            }
            if here.labels.iter().any(|label| label.style != Style::Bullet) {
                cost += 3.0;
            }
            if !history.items.is_empty()
                && !history.interrupted
                && self.before().is_some_and(|before| before.chunk.text.ends_with(';'))
            {
                cost += 4.0;
            }
        } else if !here.labels.is_empty() {
            cost += 2.0;
        }
        let keep = if notes {
            usize::from(history.outline.first().is_some_and(|open| open.0 == Style::Annex))
        } else if let Some(marks) = here.marked {
            history.outline.iter().take_while(|open| open.2.is_none_or(|other| other < marks)).count()
        } else {
            history.outline.iter().take_while(|open| open.0 != Style::None).count()
        };
        let mut next = history.clone();
        next.cost += cost;
        next.outline.truncate(keep);
        next.outline.push((Style::None, 0, here.marked));
        next.items.clear();
        next.base = 0;
        next.interrupted = false;
        next.after_heading = true;
        let level = u8::try_from(next.outline.len()).unwrap_or(u8::MAX);
        out.push((next, Reading::Heading { label: None, level }));
    }

    /// A sub-paragraph or list item.
    fn item(&self, history: &History, (place_of_label, label): (u8, &Label), out: &mut Vec<(History, Reading)>) {
        let here = self.here();
        let style = label.style;
        let mut cost = match style {
            Style::Bullet | Style::BracketLetter | Style::BracketRoman | Style::BracketFigure => 0.0,
            Style::BracketUpper | Style::LowerLetter | Style::LowerRoman => 0.3,
            Style::Figure | Style::Decimal => 1.2,
            _ => 2.0,
        };
        if here.marked.is_some() {
            cost += 8.0;
        }
        let introduced = self.before().is_some_and(|before| before.chunk.text.trim_end().ends_with([':', '—']));
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
                cost += if introduced { 0.0 } else { 1.5 };
                cost += if history.after_heading { 2.0 } else { 0.0 };
            }
        }
        let place = history.items.iter().rposition(|open| open.0 == style);
        let mut push = |keep: usize, cost: f32, anew: bool| {
            let mut next = history.clone();
            next.cost += cost;
            let first = anew || history.items.is_empty();
            next.items.truncate(if anew { 0 } else { keep });
            if first {
                next.base = u8::from(!history.after_heading);
            }
            next.items.push((style, label.value));
            next.interrupted = false;
            next.after_heading = false;
            let level = next.base + u8::try_from(next.items.len() - 1).unwrap_or(u8::MAX);
            out.push((next, Reading::Paragraph { label: Some(place_of_label), level }));
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
    fn plain(&self, history: &History, out: &mut Vec<(History, Reading)>) {
        let here = self.here();
        let mut cost = 0.0;
        if here.marked.is_some() || is_notes_heading(&here.chunk.text) {
            cost += 8.0;
        }
        cost += match here.labels.first().map(|label| label.style) {
            None => 0.0,
            Some(Style::Bullet) => 4.0,
            Some(style) if style <= Style::Article => 2.0,
            Some(_) => 5.0,
        };
        if here.labels.is_empty() && self.heading_shape() && here.words <= 40 && !here.chunk.text.starts_with(['(', '[']) {
            let followed = self.next().is_some_and(|next| next.is_prose() || !next.labels.is_empty());
            cost += match (here.set_off, followed) {
                (true, true) => 3.5,
                (true, false) => 2.0,
                (false, true) => 3.0,
                (false, false) => 1.0,
            };
        }
        let mut next = history.clone();
        next.cost += cost;
        let reading = next.go_on_plainly();
        out.push((next, reading));
    }
}

/// What a value costs that follows another in its series.
fn series(last: u32, value: u32) -> f32 {
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
