//! Headings: the places of the outline where a candidate can stand as one, and what each costs.
//!
//! In: a history and a candidate among its neighbours. Out: every history in which it is a heading. A label finds its place by its
//! style: an open heading of that style is followed by the next of its series, else it opens below those of higher styles. A heading
//! without a label stands below the labelled ones, or where its number of `#` says.

use super::history::{History, Move, Open};
use super::readings::{Scene, series};
use crate::import::candidates::Candidate;
use crate::import::chunk::Kind;
use crate::import::header::{is_clause, opens};
use crate::import::labels::{Label, Style, names_a_number};
use crate::import::wrapping::{begins_recital, is_operative};

/// What it costs a heading that the page ends below it: printers move it to the next one.
const ORPHAN: f32 = 1.0;

/// Columns before a line that stands in the middle of the page.
const CENTRED: u16 = 8;

/// Letters of what is no heading by itself, since it is no word.
const FEW: usize = 2;

impl Scene<'_> {
    /// What the shape of the words costs a labelled heading.
    fn heading_cost(&self) -> f32 {
        let here = self.here;
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
        if here.last == Some(',') {
            cost += 3.0;
        }
        cost += match here.words {
            0..=25 => 0.0,
            26..=40 => 1.5,
            41..=60 => 4.0,
            _ => 8.0,
        };
        let Some(next) = self.next() else { return cost + 3.0 };
        if next.chunk.broken {
            cost += ORPHAN;
        }
        // Short labelled lines one below the other are a list, not headings without text.
        if let (Some(own), Some(other)) = (here.labels.first(), next.labels.first())
            && own.style == other.style
            && own.style > Style::Article
            && other.value == own.value + 1
            && !next.is_prose()
        {
            cost += 2.0;
        }
        // A sentence goes on below, and be it in items: "3. Holds" above "(a) that the State is to pay".
        let item = |label: &Label| label.style == Style::BracketLetter && label.value == 1;
        let own = || here.labels.first().is_some_and(|own| own.style == Style::Figure);
        if next.chunk.kind == Kind::Text
            && !next.opens
            && (next.labels.is_empty() || own() && next.labels.first().is_some_and(item))
        {
            cost += 3.0;
        }
        cost
    }

    /// A labelled heading, in every place of the outline where it can stand; none where its shape alone costs more than `most`.
    pub(super) fn heading(&self, history: &History, (place_of_label, label): (u8, &Label), most: f32, out: &mut Vec<Move>) {
        let here = self.here;
        let division = label.style <= Style::Article;
        let shape = *self.heading_cost.get_or_init(|| self.heading_cost());
        let shape = if division && (here.words <= 30 || here.titled) { shape.min(1.0) } else { shape };
        if history.cost + shape > most {
            return;
        }
        let marked = if here.marked.is_some() { 0.34 } else { 1.0 };
        let open = (label.style, label.value, here.marked);
        let mut push =
            |keep: usize, cost: f32| out.push(history.heading(shape + cost * marked, Some(place_of_label), keep, open));
        let deeper = history.outline.len();
        if label.style <= Style::Annex {
            let resolution = history.outline.iter().position(|open| open.0 == Style::Resolution);
            let keep = match label.style {
                // A report may quote resolutions in one of its sections, or have them in an annex.
                Style::Resolution => {
                    let section = |style| style == Style::Annex || (Style::UpperRoman..=Style::Figure).contains(&style);
                    let sections = history.outline.iter().take_while(|open| section(open.0));
                    resolution.unwrap_or_else(|| sections.count())
                }
                // The annex of a resolution stands below it.
                _ => resolution.map_or(0, |place| place + 1),
            };
            let last = history.outline.get(keep).filter(|open| open.0 == label.style).map_or(0, |open| open.1);
            push(keep, if label.value == 0 { 0.0 } else { series(last, label.value) * 0.5 });
            return;
        }
        if let Some(place) = history.outline.iter().position(|open| open.0 == label.style) {
            push(place, series(history.outline[place].1, label.value));
            if label.value == 1 {
                // The same style again, deeper: dear, but some texts do it.
                push(deeper, 4.0);
            }
            return;
        }
        let above = history.outline.iter().take_while(|open| open.0 < label.style).count();
        let first = match label.style {
            Style::Article => series(history.article, label.value).min(series(0, label.value)),
            Style::Chapter => series(history.chapter, label.value).min(series(0, label.value)),
            _ => series(0, label.value),
        };
        // `1.` directly below a heading without a label stands under it, unless their numbers of `#` speak against it.
        if history.after_heading
            && label.value == 1
            && matches!(label.style, Style::Figure | Style::LowerLetter)
            && history.outline.last().is_some_and(|open| open.0 == Style::None && (open.2.is_none() || open.2 < here.marked))
            && history.outline.len() > above
            && above > 0
        {
            push(deeper, first);
            push(above, first + 0.5);
            return;
        }
        // "I. General provisions" directly above an article heads those that follow.
        let ranked = |open: &Open| matches!(open.0, Style::UpperRoman | Style::UpperLetter);
        if label.style == Style::Article && history.after_heading && history.outline.last().is_some_and(ranked) {
            push(deeper, first);
            push(above, first + 1.0);
            return;
        }
        push(above, first);
        if above < history.outline.len() && history.outline[above..].iter().any(|open| open.0 != Style::None) {
            push(deeper, first + 1.0);
        }
    }

    /// `(a) Members` above numbered paragraphs: the fourth rank of a report's headings.
    pub(super) fn is_lettered_heading(&self, history: &History, label: &Label) -> bool {
        let numbered = |next: &Candidate| {
            (next.is_prose() || next.ends)
                && next.labels.iter().any(|own| own.style == Style::Figure && own.value == history.paragraph + 1)
        };
        let open = || history.outline.iter().any(|open| open.0 == label.style);
        let closed = |before: &Candidate| history.after_heading || before.last == Some('.');
        label.style == Style::BracketLetter
            && self.heading_shape()
            && (label.value == 1 || open())
            && self.before.is_none_or(closed)
            && self.next().is_some_and(numbered)
    }

    /// What a heading without a label costs by its words and neighbours; nothing where it cannot be one.
    fn plain_heading_cost(&self) -> Option<f32> {
        let here = self.here;
        let mut cost = 0.0;
        if here.marked.is_none() && !here.names_notes {
            if !self.heading_shape() || here.words > 40 || here.bracketed {
                return None;
            }
            // "Preamble" alone on a line is a heading, whatever stands below it.
            if opens(&here.chunk.text) {
                return Some(0.5);
            }
            cost = if here.set_off { 1.0 } else { 2.2 };
            #[allow(clippy::cast_precision_loss)]
            let long = here.words.saturating_sub(14) as f32;
            cost += long * 0.25;
            match self.next() {
                // Above an annex stands the end of what is before it: the last name of a list.
                Some(next) if next.division() == Some(Style::Annex) => cost += 2.0,
                Some(next) if next.is_prose() || next.division().is_some() || self.names_a_number() => {}
                Some(next) if self.heads_a_heading(next) || opens(&next.chunk.text) => cost += 0.6,
                Some(next) if next.labels.iter().any(|label| label.style != Style::Bullet) => cost += 0.3,
                Some(_) => cost += 2.0,
                None => cost += 4.0,
            }
            if self.next().is_some_and(|next| next.chunk.broken) {
                cost += ORPHAN;
            }
            // "THE STATES PARTIES TO THIS CONVENTION" above the recitals opens their sentence, and "The Council" that of what it decides.
            let opens_sentence = |next: &Candidate| {
                let recital = (next.goes_on || next.last == Some(';')) && begins_recital(&next.chunk.text);
                recital && (here.set_off || is_clause(&here.chunk.text))
                    || here.chunk.text.starts_with("The ") && is_operative(&next.chunk.text)
            };
            if self.next().is_some_and(opens_sentence) {
                cost += 4.0;
            }
            if let Some(before) = self.before {
                let open = before.chunk.kind == Kind::Text && matches!(before.last, Some(':' | ','));
                // Below the last recital of a preamble stand the headings of the text.
                let recited = before.clause
                    && here.chunk.apart
                    && self.next().is_some_and(|next| next.labels.iter().any(|label| label.value == 1));
                if open && !recited {
                    cost += 3.0;
                }
                // Below a signature stands the office of who signed.
                if self.is_signed() {
                    cost += 4.0;
                }
            }
            if here.labels.iter().any(|label| label.style != Style::Bullet) {
                cost += 3.0;
            }
            if self.is_fact() || self.is_no_word() {
                cost += 3.0;
            }
        } else if !here.labels.is_empty() {
            cost += if here.division().is_some() { 6.0 } else { 2.0 };
        }
        Some(cost)
    }

    /// Whether a number stands alone above a sentence, however short: what is said of it follows.
    pub(super) fn names_a_number(&self) -> bool {
        names_a_number(&self.here.chunk.text) && self.next().is_some_and(|next| next.ends)
    }

    /// Whether there are no more than a few letters, or figures alone: `N/A` stands for words that are not there.
    pub(super) fn is_no_word(&self) -> bool {
        let text = &self.here.chunk.text;
        text.bytes().all(|byte| byte.is_ascii_digit())
            || text.is_ascii() && (1..=FEW).contains(&text.bytes().filter(u8::is_ascii_alphabetic).take(FEW + 1).count())
    }

    /// A heading without a label.
    pub(super) fn plain_heading(&self, history: &History, out: &mut Vec<Move>) {
        let Some(mut cost) = *self.plain_heading_cost.get_or_init(|| self.plain_heading_cost()) else { return };
        let here = self.here;
        let notes = here.names_notes;
        let in_list = !history.items.is_empty() && !history.interrupted;
        if in_list && here.marked.is_none() && !notes && self.before.is_some_and(|before| before.last == Some(';')) {
            cost += 4.0;
        }
        let keep = if notes {
            usize::from(history.outline.first().is_some_and(|open| open.0 == Style::Annex))
        } else if here.set_off && names_an_instrument(&here.chunk.text) && history.article > 0 {
            0
        } else if let Some(marks) = here.marked {
            history.outline.iter().take_while(|open| open.2.is_none_or(|other| other < marks)).count()
        } else {
            let labelled = history.outline.iter().take_while(|open| open.0 != Style::None).count();
            // Directly above an article it heads that one and those below: "Final provisions".
            let headed = self.next().and_then(Candidate::division).filter(|style| *style > Style::Annex);
            let headed = headed.or_else(|| self.heads_a_series());
            headed.and_then(|style| history.outline.iter().position(|open| open.0 == style)).unwrap_or(labelled)
        };
        out.push(history.heading(cost, None, keep, (Style::None, 0, here.marked)));
    }

    /// The style of the headings that begin anew directly below: "THE LAW" above a second "I.".
    fn heads_a_series(&self) -> Option<Style> {
        let first = self.next().filter(|next| self.here.set_off && next.set_off && !next.ends)?.labels.iter();
        first
            .map(|label| (label.style, label.value))
            .find(|(style, value)| *style == Style::UpperRoman && *value == 1)
            .map(|(style, _)| style)
    }

    /// Whether the line below is a heading, too: "Issues before the Committee" above "Consideration of admissibility".
    pub(super) fn heads_a_heading(&self, next: &Candidate) -> bool {
        let title = |candidate: &Candidate| {
            candidate.labels.is_empty()
                && candidate.chunk.kind == Kind::Text
                && (candidate.chunk.apart || candidate.chunk.indent >= CENTRED)
                && (1..=14).contains(&candidate.words)
                && candidate.chunk.text.len() >= 5
                && candidate.opens
                && !candidate.ends
                && !candidate.closing
                && !candidate.chunk.text.contains([',', ':'])
        };
        title(self.here) && title(next) && self.below.get(1).is_some_and(Candidate::is_prose)
    }
}

/// Most words of the name of a text that is joined to a treaty.
const NAME: usize = 4;

/// `FINAL PROTOCOL`, `Protocol of signature`: what is joined to a treaty, behind its last article.
fn names_an_instrument(text: &str) -> bool {
    let bare = text.trim_matches(['*', '_', ' ', '.']).to_lowercase();
    let words: Vec<&str> = bare.split(' ').take(NAME + 1).collect();
    let kind = |word: &&str| matches!(*word, "protocol" | "protocole" | "protocolo" | "declaration" | "act" | "acte" | "acta");
    words.len() <= NAME && (words.first().is_some_and(kind) || words.last().is_some_and(kind))
}
