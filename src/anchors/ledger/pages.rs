//! Instruments and ordinary pages through their edits.
//!
//! In: what was published of them, and those of today with their anchors. Out: their records as the ledger has them from now on,
//! those that are gone, the addresses that moved, and what changed. They are followed more simply than documents, because people
//! write them and name their anchors: an article by its number, a heading by its words. A page at a new address is the one that is
//! gone from its old one if it has its title, or half of its words.

use std::collections::{BTreeSet, HashMap};

use super::super::fingerprint::{anchored, sketches_agree};
use super::changes::{Change, Changes};
use super::compare::moved;
use crate::model::{Alias, Anchored, Ledger, Moved, Past, Record, RecordKind};

/// The anchor of a page as a whole. Browsers know it without an element of that name, and no page may have one.
pub const TOP: &str = "top";

/// A page of today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Where it stands: `about`, `protocols/smuggling-protocol`.
    pub slug: String,
    /// Path of its file below the root.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Its anchors in their order, each with the words that stand there.
    pub anchors: Vec<(String, String)>,
}

/// The pages of today, held against the ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FollowedPages {
    /// Each page as the ledger has it from now on, by slug.
    pub records: Vec<Record>,
    /// Pages that are gone.
    pub withdrawn: Vec<Record>,
    /// Slugs that documents and pages had before.
    pub moved: Vec<Moved>,
}

/// Part of the words that two pages of different titles must share to be one.
const SAME_PAGE: f64 = 0.5;
/// How much alike two headings must be.
const SAME_HEADING: f64 = 0.6;

/// Holds pages against the ledger, in which documents have been compared: `before` are the slugs that moved so far.
pub fn follow_pages(ledger: &Ledger, today: &[Page], before: &[Moved], accept: bool, changes: &mut Changes) -> FollowedPages {
    let news: Vec<Vec<Anchored>> = today.iter().map(anchors).collect();
    let kin = kin(ledger, today, &news);
    let each = today.iter().zip(news).zip(&kin);
    let mut records: Vec<Record> = each.map(|((page, anchors), before)| follow(page, anchors, *before, changes)).collect();
    records.sort_by(|a, b| a.slug.cmp(&b.slug));

    let taken: BTreeSet<&str> = kin.iter().flatten().map(|record| record.slug.as_str()).collect();
    let mut withdrawn = Vec::new();
    for record in ledger.pages.iter().filter(|record| !taken.contains(record.slug.as_str())) {
        changes.other(format!("{}: gone, with {} anchors", record.slug, record.anchors.len()));
        withdrawn.push(record.clone());
    }
    for record in ledger.withdrawn.iter().filter(|record| record.kind == RecordKind::Page) {
        if taken.contains(record.slug.as_str()) {
            changes.other(format!("{}: back", record.slug));
        } else {
            withdrawn.push(record.clone());
        }
    }
    let renamed: Vec<(&str, &str)> =
        today.iter().zip(&kin).filter_map(|(page, record)| Some((record.as_ref()?.slug.as_str(), page.slug.as_str()))).collect();
    let mut moved = moved(before, &renamed);
    if accept {
        for accepted in moved.extract_if(.., |moved| today.iter().any(|page| page.slug == moved.from)) {
            changes.other(format!("{}: its address no longer stands for {}", accepted.from, accepted.to));
        }
    }
    FollowedPages { records, withdrawn, moved }
}

/// The page as a whole, known by its title and alike by all its words, then its anchors.
fn anchors(page: &Page) -> Vec<Anchored> {
    let mut whole = anchored(TOP, &page.title);
    whole.print.sketch = anchored(TOP, &format!("{}\n{}", page.title, page.text)).print.sketch;
    let others = page.anchors.iter().filter(|(id, _)| id != TOP).map(|(id, words)| anchored(id, words));
    [whole].into_iter().chain(others).collect()
}

/// For each page its record: that of its slug, else that of one which is gone and is most alike.
fn kin<'l>(ledger: &'l Ledger, today: &[Page], news: &[Vec<Anchored>]) -> Vec<Option<&'l Record>> {
    let withdrawn = ledger.withdrawn.iter().filter(|record| record.kind == RecordKind::Page);
    let by_slug: HashMap<&str, &Record> =
        ledger.pages.iter().chain(withdrawn).map(|record| (record.slug.as_str(), record)).collect();
    let mut found: Vec<Option<&Record>> = today.iter().map(|page| by_slug.get(page.slug.as_str()).copied()).collect();
    let mut left: Vec<&Record> =
        ledger.pages.iter().filter(|record| !today.iter().any(|page| page.slug == record.slug)).collect();
    for (found, anchors) in found.iter_mut().zip(news).filter(|(found, _)| found.is_none()) {
        let alike = left.iter().enumerate().map(|(place, record)| (place, likeness(record, &anchors[0])));
        let best = alike.filter(|(_, likeness)| *likeness >= SAME_PAGE).max_by(|a, b| a.1.total_cmp(&b.1));
        *found = best.map(|(place, _)| left.remove(place));
    }
    found
}

fn likeness(record: &Record, whole: &Anchored) -> f64 {
    let Some(before) = record.anchors.iter().find(|anchor| anchor.id == TOP) else { return 0.0 };
    let same_title = before.print.fingerprint == whole.print.fingerprint;
    sketches_agree(before.print.sketch, whole.print.sketch) + f64::from(u8::from(same_title))
}

/// A page as it goes on from its record.
fn follow(page: &Page, anchors: Vec<Anchored>, before: Option<&Record>, changes: &mut Changes) -> Record {
    let mut past = Past::default();
    if let Some(before) = before {
        let live = |id: &str| anchors.iter().any(|anchor| anchor.id == id);
        for was in before.ever().filter(|was| !live(&was.id)) {
            let known = before.past.aliases.iter().find(|alias| alias.was.id == was.id).map(|alias| alias.to.as_str());
            match known.filter(|to| live(to)).map(str::to_string).or_else(|| successor(was, &anchors, before)) {
                Some(to) => past.aliases.push(Alias { was: was.clone(), to }),
                None => past.gone.push(was.clone()),
            }
        }
        past.aliases.sort_by(|a, b| a.was.id.cmp(&b.was.id));
        past.gone.sort_by(|a, b| a.id.cmp(&b.id));
    }
    let record = Record { kind: RecordKind::Page, slug: page.slug.clone(), path: page.path.clone(), anchors, past };
    tell(changes, &record, before);
    record
}

/// Where an anchor leads that is no longer in its page: the provision that holds it, the same words, or a new heading that is like it.
fn successor(was: &Anchored, anchors: &[Anchored], before: &Record) -> Option<String> {
    let mut id = was.id.as_str();
    while let Some((above, _)) = id.rsplit_once('-').filter(|(above, _)| above.starts_with("article-")) {
        if anchors.iter().any(|anchor| anchor.id == above) {
            return Some(above.to_string());
        }
        id = above;
    }
    if was.id.starts_with("article-") || was.words.is_empty() {
        return None;
    }
    let new = anchors.iter().filter(|anchor| !before.anchors.iter().any(|before| before.id == anchor.id));
    let alike = new.map(|anchor| (strsim::sorensen_dice(&anchor.words, &was.words), anchor));
    let best = alike.filter(|(likeness, _)| *likeness >= SAME_HEADING).max_by(|a, b| a.0.total_cmp(&b.0));
    best.map(|(_, anchor)| anchor.id.clone())
}

fn tell(changes: &mut Changes, now: &Record, before: Option<&Record>) {
    let Some(before) = before else {
        return changes.other(format!("{}: new, with {} anchors", now.slug, now.anchors.len()));
    };
    if before.slug != now.slug {
        changes.other(format!("{}: was {}", now.slug, before.slug));
    } else if before.path != now.path {
        changes.other(format!("{}: its page was {}", now.slug, before.path));
    }
    let find = |record: &Record, id: &str| record.anchors.iter().find(|anchor| anchor.id == id).cloned();
    let new = now.anchors.iter().filter(|anchor| find(before, &anchor.id).is_none());
    let mut found: Vec<Change> = new.map(|anchor| Change::Added(anchor.id.clone())).collect();
    for was in &before.anchors {
        match (find(now, &was.id), now.past.aliases.iter().find(|alias| alias.was.id == was.id)) {
            (Some(anchor), _) if anchor == *was => {}
            (Some(_), _) => found.push(Change::Edited(was.id.clone())),
            (None, Some(alias)) => found.push(Change::Moved(was.id.clone(), alias.to.clone())),
            (None, None) => found.push(Change::Gone(was.id.clone())),
        }
    }
    if found.is_empty() && !now.anchors.iter().map(|anchor| &anchor.id).eq(before.anchors.iter().map(|anchor| &anchor.id)) {
        found.push(Change::Order);
    }
    if found.is_empty() && now.past != before.past {
        changes.other(format!("{}: aliases", now.slug));
    }
    changes.document(&now.slug, &found);
}
