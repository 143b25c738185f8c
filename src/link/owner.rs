//! Whose a provision is that stands without its instrument, and which of the treaties that share a name is meant.
//!
//! In: the mentions so far and the question, as in `context`. Out: its answer. The treaty directly before a provision has it,
//! else the only one of its sentence, else the one whose same article was cited before, else the only one of the paragraph, of the
//! section, or the document's own.

use std::collections::BTreeSet;

use arcstr::ArcStr;

use super::antecedent::{Antecedent, Weight, candidates};
use super::context::{Answer, Context, Spot};
use super::mention::Determiner;
use super::register::Id;

/// How far around a provision its paragraph is asked, in bytes: further than any paragraph goes but for hostile ones.
const FAR: usize = 20_000;
/// Longest source in brackets between a treaty and its provision, in bytes.
const LONGEST_SOURCE: usize = 200;

impl Context<'_, '_> {
    /// Which of the instruments that share a name is meant: the only one that the document calls by another name before, if no
    /// text without a page begins with the name as well.
    pub(super) fn either(&self, spot: Spot, ids: &[Id], name: &str) -> Option<Id> {
        let longer = format!("{name} ");
        let mut named = BTreeSet::new();
        for (passage, log) in self.passages.iter().zip(&self.log).take(spot.passage + 1) {
            let counts = |found: &&Antecedent| found.weight > Weight::Weak && !found.is_open && !is_draft(passage.text, found);
            for found in log.iter().filter(counts) {
                if found.ids.is_empty() && passage.text[found.start..found.end].contains(&longer) {
                    return None;
                }
                named.extend(found.ids.iter().filter(|id| ids.contains(id)).copied());
            }
        }
        named.first().copied().filter(|_| named.len() == 1)
    }

    /// Whether a provision directly follows the name of another text than `itself`.
    pub(super) fn is_beside_another(&self, spot: Spot, text: &str, itself: Option<Id>) -> bool {
        let near = self.between(spot.passage, spot.start.saturating_sub(FAR), spot.start).iter();
        let mut before = near.filter(|found| found.end <= spot.start && found.weight == Weight::Full);
        before.any(|found| {
            is_beside(&text[found.end..spot.start]) && (found.ids.is_empty() || !found.ids.iter().any(|id| Some(*id) == itself))
        })
    }

    /// "the former" and "the latter" of the two treaties that the nearest sentence names, "that treaty" where it names only one.
    pub(super) fn pointed_at(&self, spot: Spot, determiner: Determiner) -> Answer {
        let before = |found: &&Antecedent| found.weight == Weight::Full && found.end <= spot.start && found.head.is_some();
        for antecedents in self.scopes(spot) {
            let mut named: Vec<Option<Id>> = Vec::new();
            for found in antecedents.into_iter().filter(before) {
                let ids = candidates(&[found]);
                named.extend(ids.into_iter().filter(|id| !named.contains(id)).collect::<Vec<_>>());
            }
            self.because("it points back to the treaties of the nearest sentence that names any");
            let meant = match (determiner, named.as_slice()) {
                (_, []) => continue,
                (Determiner::Former, [meant, _]) | (Determiner::Latter, [_, meant]) | (Determiner::That, [meant]) => *meant,
                _ => return Answer::Several(named.into_iter().flatten().collect()),
            };
            return meant.map_or(Answer::Foreign, |id| Answer::Meant(vec![id]));
        }
        Answer::Nothing
    }

    /// Whose article a provision without an instrument is.
    pub(super) fn provision(&self, spot: Spot, text: &str, articles: &[ArcStr]) -> Answer {
        let full = |found: &&Antecedent| found.weight == Weight::Full && found.head.is_none_or(|head| !head.is_empty());
        let (near, far) = (spot.start.saturating_sub(FAR), spot.end.saturating_add(FAR));
        let here: Vec<&Antecedent> = self.between(spot.passage, near, far).iter().filter(full).collect();
        // "(arts. 2 and 3)" behind what has its own articles, or behind no name, is the treaty's that the document is about.
        let bracketed = text[..spot.start].ends_with('(');
        let strong = self.defaults.strong_of_all().filter(|_| bracketed);
        let beside = |found: &&&Antecedent| {
            let within = |other: &&Antecedent| other.start >= found.end && other.end <= spot.start;
            let joined = found.end <= spot.start && is_beside(&text[found.end..spot.start]) && !here.iter().any(within);
            joined && (strong.is_none() || found.articles.is_empty())
        };
        if let Some(beside) = here.iter().find(beside) {
            self.because("it directly follows the name of the treaty");
            return beside.answer();
        }
        let mut titled = self.between(spot.passage, near, spot.start).iter().filter(|found| found.weight == Weight::Weak);
        if titled.any(|found| found.end <= spot.start && matches!(&text[found.end..spot.start], ", " | " (")) {
            self.because("it directly follows the title of a document or the name of a body");
            return Answer::Foreign;
        }
        if let Some(strong) = strong {
            self.because("it stands in brackets, and the document is about one treaty");
            return strong.into();
        }
        let starts = &self.sentences[spot.passage];
        let own = starts.iter().rposition(|&start| start <= spot.start).unwrap_or(0);
        let (from, to) = (starts[own], starts.get(own + 1).copied().unwrap_or(usize::MAX));
        let before: Vec<&Antecedent> =
            here.iter().filter(|found| found.start >= from && found.end <= spot.start).copied().collect();
        let behind: Vec<&Antecedent> = here.iter().filter(|found| found.start >= spot.end && found.start < to).copied().collect();
        self.because("its sentence names it");
        for scope in [before, behind] {
            if let Some(open) = self.beside_its_own(&scope, articles) {
                self.because("its sentence cites another article of a treaty that the document is not about");
                return open;
            }
            if let Some(answer) = self.one_of(&scope, articles) {
                return answer;
            }
        }
        if let Some(strong) = self.defaults.strong_of_all() {
            self.because("the document is about one treaty: it defines the word so, or its body or symbol belongs to it");
            return strong.into();
        }
        let earlier = self.section(spot).into_iter().chain(here.iter().filter(|found| found.start < from).copied());
        let earlier: Vec<&Antecedent> = earlier.filter(full).collect();
        let same: Vec<&Antecedent> =
            earlier.iter().filter(|found| found.articles.iter().any(|article| articles.contains(article))).copied().collect();
        if let [Some(id)] = candidates(&same).into_iter().collect::<Vec<_>>()[..] {
            self.because("the same article of it was cited before in the section");
            return Answer::Meant(vec![id]);
        }
        let paragraph: Vec<&Antecedent> = here.iter().filter(|found| found.start < from).copied().collect();
        let parent: Vec<&Antecedent> =
            self.passages[spot.passage].parent.iter().flat_map(|parent| self.log[*parent].iter()).filter(full).collect();
        self.because("the paragraph, the one that introduces it, or the section names it");
        for scope in [paragraph, parent, earlier] {
            if let Some(answer) = self.one_of(&scope, articles) {
                return answer;
            }
        }
        self.because("nothing near it names one; the document's default was asked");
        match self.defaults.of_all() {
            Some(id) => Answer::Meant(vec![id]),
            None => Answer::Nothing,
        }
    }

    /// `articles 3 and 12, and in line with article 6 of the Covenant` where the document is about a convention: its own, or the
    /// Covenant's, to which only the last surely belongs.
    fn beside_its_own(&self, scope: &[&Antecedent], articles: &[ArcStr]) -> Option<Answer> {
        let own = self.defaults.of_all()?;
        let other = |found: &&Antecedent| {
            let cited = !found.articles.is_empty() && !found.articles.iter().any(|article| articles.contains(article));
            cited && !found.ids.contains(&own)
        };
        let open = !scope.is_empty() && scope.iter().all(other);
        let ids = || std::iter::once(own).chain(candidates(scope).into_iter().flatten()).collect();
        open.then(|| Answer::Several(ids()))
    }

    /// The only candidate of a scope; of several the one whose same article was cited there, or the document's own.
    fn one_of(&self, scope: &[&Antecedent], articles: &[ArcStr]) -> Option<Answer> {
        let all = candidates(scope);
        match all.len() {
            0 => None,
            1 => Some(all.into_iter().next().flatten().map_or(Answer::Foreign, |id| Answer::Meant(vec![id]))),
            _ => {
                let same: Vec<&Antecedent> = scope
                    .iter()
                    .filter(|found| found.articles.iter().any(|article| articles.contains(article)))
                    .copied()
                    .collect();
                let same = candidates(&same);
                if let (1, Some(Some(id))) = (same.len(), same.first()) {
                    return Some(Answer::Meant(vec![*id]));
                }
                let default = self.defaults.of_all().filter(|id| all.contains(&Some(*id)));
                Some(default.map_or_else(|| Answer::Several(all.into_iter().flatten().collect()), |id| Answer::Meant(vec![id])))
            }
        }
    }
}

/// Whether a mention is of a draft: "the draft Protocol against the Smuggling of Migrants" is not the treaty yet.
fn is_draft(text: &str, found: &Antecedent) -> bool {
    let is_it = |word: &str| word.eq_ignore_ascii_case("draft");
    text[..found.start].split_ascii_whitespace().next_back().is_some_and(is_it)
        || text[found.start..found.end].split(' ').any(is_it)
}

/// What stands behind the source of a treaty in brackets: `, ` of ` (United Nations, Treaty Series, vol. 189, No. 2545), `.
fn behind_source(between: &str) -> &str {
    let Some(inner) = between.strip_prefix(" (") else { return between };
    let mut depth = 1;
    let close = inner.char_indices().take_while(|(at, _)| *at < LONGEST_SOURCE).find_map(|(at, c)| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        (depth == 0).then_some(at)
    });
    let source = close.filter(|close| inner[..*close].contains(|c: char| c.is_ascii_digit()));
    source.map_or(between, |close| &inner[close + 1..])
}

/// Whether only joining words stand between a treaty and a provision behind it: `ICCPR, art. 9`, `the Convention (art. 6)`.
fn is_beside(between: &str) -> bool {
    let between = behind_source(between);
    if between.len() > 40 {
        return false;
    }
    let between = between.strip_prefix("’s").or_else(|| between.strip_prefix("'s")).unwrap_or(between);
    let words = between.trim_start_matches([',', ' ', '(']).trim();
    let begins = between.starts_with([' ', ',']);
    let joining = [
        "in particular",
        "particularly",
        "especially",
        "notably",
        "in",
        "under",
        "see",
        "its",
        "in its",
        "in particular its",
        "and in particular",
        "including",
        "stated in",
        "by virtue of",
    ];
    begins && (words.is_empty() || joining.contains(&words.trim_end_matches(',')))
}
