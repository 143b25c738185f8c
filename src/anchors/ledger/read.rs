//! `anchors.lock` as a value.
//!
//! In: its text. Out: the ledger, and findings for every line that cannot be read. A line is split at its spaces and nothing more, so
//! that ten thousand documents are read in a moment.

use std::collections::HashSet;

use super::{FILE, VERSION, word};
use crate::model::{Alias, Anchored, Ledger, Moved, Past, Print, Record, RecordKind, Reused};
use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// As many mistakes are shown; a file with more of them is no ledger.
const MOST: usize = 20;

/// Reads a ledger. Where there are findings it is not whole, and must not be written anew.
pub fn read(source: &Source) -> (Ledger, Vec<Finding>) {
    let mut reader = Reader {
        source,
        ledger: Ledger::default(),
        list: |ledger| &mut ledger.documents,
        versioned: false,
        in_conflict: false,
        line: 0,
        aliases: Vec::new(),
        slugs: HashSet::new(),
        names: HashSet::new(),
        findings: Vec::new(),
    };
    for (index, line) in source.text.split('\n').enumerate() {
        reader.line = index + 1;
        let line = line.strip_suffix('\r').unwrap_or(line);
        if let Err(mistake) = reader.take(line) {
            reader.complain(mistake);
        }
        if reader.findings.len() >= MOST {
            break;
        }
    }
    reader.finish()
}

/// What is wrong with a line, and what to do.
struct Mistake(String, &'static str);

fn broken() -> Mistake {
    Mistake("this line is not of the form of the ledger".into(), RESTORE)
}

const RESTORE: &str = "Restore the file from version control, then run pincite build; it is never mended by itself.";
const CONFLICT: &str =
    "Keep the side that was published (git checkout --ours anchors.lock, or --theirs), then run pincite build.";
const REMOVE_ONE: &str = "Remove one of the two lines, then run pincite build.";

struct Reader<'s> {
    source: &'s Source,
    ledger: Ledger,
    /// Where the document or page that is being read stands last.
    list: fn(&mut Ledger) -> &mut Vec<Record>,
    versioned: bool,
    in_conflict: bool,
    line: usize,
    /// Where the aliases of the document that is being read stand.
    aliases: Vec<usize>,
    /// Documents and pages so far, the anchors so far of the one that is being read.
    slugs: HashSet<(RecordKind, &'s str)>,
    names: HashSet<&'s str>,
    findings: Vec<Finding>,
}

impl<'s> Reader<'s> {
    fn take(&mut self, line: &'s str) -> Result<(), Mistake> {
        if line.starts_with("<<<<<<<") {
            self.in_conflict = true;
            return Err(Mistake(format!("{FILE} has a merge conflict"), CONFLICT));
        }
        // What somebody who mended a conflict left standing: lines of either side may have stayed, too.
        if !self.in_conflict && ["|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)) {
            return Err(Mistake(format!("{FILE} has what a merge conflict left over"), CONFLICT));
        }
        if self.in_conflict || line.is_empty() || line.starts_with('#') {
            self.in_conflict &= !line.starts_with(">>>>>>>");
            return Ok(());
        }
        let (first, rest) = line.split_once(' ').ok_or_else(broken)?;
        if !self.versioned {
            self.versioned = first == word::VERSION;
            return match (self.versioned, rest == VERSION) {
                (true, true) => Ok(()),
                (true, false) => Err(Mistake(
                    format!("{FILE} has the version {rest}; this program knows version {VERSION}"),
                    "Use the version of pincite that wrote it, or a later one.",
                )),
                (false, _) => Err(Mistake(format!("{FILE} does not begin with its version"), RESTORE)),
            };
        }
        match first {
            word::DOCUMENT => self.begin(RecordKind::Document, |ledger| &mut ledger.documents, rest)?,
            word::PAGE => self.begin(RecordKind::Page, |ledger| &mut ledger.pages, rest)?,
            word::WITHDRAWN => self.begin(RecordKind::Document, |ledger| &mut ledger.withdrawn, rest)?,
            word::WITHDRAWN_PAGE => self.begin(RecordKind::Page, |ledger| &mut ledger.withdrawn, rest)?,
            word::MOVED => {
                let (from, to) = rest.split_once(' ').ok_or_else(broken)?;
                self.ledger.moved.push(Moved { from: spaced(from), to: spaced(to) });
            }
            word::ALIAS => {
                let alias = alias(rest).ok_or_else(broken)?;
                once(&mut self.names, rest.split(' ').next().unwrap_or_default())?;
                self.past().ok_or_else(broken)?.aliases.push(alias);
                self.aliases.push(self.line);
            }
            word::GONE => {
                let gone = anchored(rest).ok_or_else(broken)?;
                once(&mut self.names, rest.split(' ').next().unwrap_or_default())?;
                self.past().ok_or_else(broken)?.gone.push(gone);
            }
            word::REUSED => {
                let (now, rest) = rest.split_once(' ').ok_or_else(broken)?;
                let was = anchored(rest).ok_or_else(broken)?;
                let now = (now != "-").then(|| now.to_string());
                self.past().ok_or_else(broken)?.reused.push(Reused { was, now });
            }
            id => {
                let (id, line) = if id == word::AT { (rest.split(' ').next().unwrap_or_default(), rest) } else { (id, line) };
                let anchor = anchored(line).ok_or_else(broken)?;
                once(&mut self.names, id)?;
                self.record().ok_or_else(broken)?.anchors.push(anchor);
            }
        }
        Ok(())
    }

    /// Begins a document or page: `harbour-watch content/documents/harbour-watch.md`.
    fn begin(&mut self, kind: RecordKind, list: fn(&mut Ledger) -> &mut Vec<Record>, rest: &'s str) -> Result<(), Mistake> {
        let (slug, path) = rest.split_once(' ').ok_or_else(broken)?;
        self.end_record();
        self.list = list;
        self.names.clear();
        if !self.slugs.insert((kind, slug)) {
            let word = if kind == RecordKind::Document { "document" } else { "page" };
            return Err(Mistake(format!("the {word} `{slug}` stands twice in {FILE}"), REMOVE_ONE));
        }
        list(&mut self.ledger).push(Record { kind, slug: spaced(slug), path: path.into(), ..Record::default() });
        Ok(())
    }

    /// The document or page that is being read.
    fn record(&mut self) -> Option<&mut Record> {
        (self.list)(&mut self.ledger).last_mut()
    }

    fn past(&mut self) -> Option<&mut Past> {
        self.record().map(|record| &mut record.past)
    }

    /// An alias leads to an anchor of its document or page, never to another alias.
    fn end_record(&mut self) {
        let lines = std::mem::take(&mut self.aliases);
        let Some(record) = self.record() else { return };
        let word = if record.kind == RecordKind::Document { "document" } else { "page" };
        let leads = |alias: &Alias| record.anchors.iter().any(|anchor| anchor.id == alias.to);
        let dead = lines.into_iter().zip(&record.past.aliases).filter(|(_, alias)| !leads(alias));
        let dead: Vec<(usize, String)> = dead.map(|(line, alias)| (line, alias.to.clone())).collect();
        for (line, to) in dead {
            let here = std::mem::replace(&mut self.line, line);
            self.complain(Mistake(format!("the {word} has no anchor `{to}`"), RESTORE));
            self.line = here;
        }
    }

    fn complain(&mut self, Mistake(message, help): Mistake) {
        let place = Place::line(self.source, self.line);
        self.findings.push(Finding::new(&rule::LEDGER, message).at(place).help(help));
    }

    fn finish(mut self) -> (Ledger, Vec<Finding>) {
        self.end_record();
        if !self.versioned && self.findings.is_empty() {
            let finding = Finding::new(&rule::LEDGER, format!("{FILE} is empty")).at(Place::file(FILE));
            self.findings.push(finding.help(RESTORE));
        }
        (self.ledger, self.findings)
    }
}

/// An anchor may stand once in a document, be it in use, an alias or gone.
fn once<'s>(names: &mut HashSet<&'s str>, id: &'s str) -> Result<(), Mistake> {
    if names.insert(id) {
        return Ok(());
    }
    Err(Mistake(format!("the anchor `{id}` stands twice in its document"), REMOVE_ONE))
}

/// `para-12 1a2b3c4d5e6f7a8b 0123456789abcdef The first words`; the words may be missing.
fn anchored(line: &str) -> Option<Anchored> {
    let mut parts = line.splitn(4, ' ');
    let (id, fingerprint, sketch) = (parts.next()?, parts.next()?, parts.next()?);
    let words = parts.next().unwrap_or_default();
    let print = Print { fingerprint: figures(fingerprint)?, sketch: figures(sketch)? };
    (!id.is_empty()).then(|| Anchored { id: id.into(), print, words: words.into() })
}

/// `u3 u2 1a2b3c4d5e6f7a8b 0123456789abcdef The first words`; what stood there may be missing.
fn alias(line: &str) -> Option<Alias> {
    let mut parts = line.splitn(3, ' ');
    let (id, to, rest) = (parts.next()?, parts.next()?, parts.next());
    let was = match rest {
        Some(rest) => anchored(&format!("{id} {rest}"))?,
        None => Anchored { id: id.into(), ..Anchored::default() },
    };
    Some(Alias { was, to: to.into() })
}

/// A slug as it stands in a line, where a space would end it.
fn spaced(slug: &str) -> String {
    slug.replace("%20", " ")
}

fn figures(text: &str) -> Option<u64> {
    (text.len() == 16).then(|| u64::from_str_radix(text, 16).ok()).flatten()
}
