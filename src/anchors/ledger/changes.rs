//! What a build would change in the ledger, for people.
//!
//! In: the changes of all documents. Out: a line a document, with the anchors that came, went and moved.

/// What happened to one anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// It is new.
    Added(String),
    /// Its words were edited.
    Edited(String),
    /// Its words have another anchor.
    Moved(String, String),
    /// Its words are gone.
    Gone(String),
    /// The same anchors stand in another order.
    Order,
}

/// What changed since the ledger was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// A line for each document and slug that changed, in the order of the ledger.
    pub lines: Vec<String>,
}

/// As many anchors are named of each sort, and as many documents.
const NAMED: usize = 12;

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The first lines, and how many more there are.
    pub fn named(&self, between: &str) -> String {
        let more = self.lines.len().saturating_sub(NAMED);
        let more = (more > 0).then(|| format!("and {more} more"));
        self.lines.iter().take(NAMED).cloned().chain(more).collect::<Vec<_>>().join(between)
    }

    pub(super) fn document(&mut self, slug: &str, changes: &[Change]) {
        let (mut added, mut edited, mut moved, mut gone) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for change in changes {
            match change {
                Change::Added(id) => added.push(id.clone()),
                Change::Edited(id) => edited.push(id.clone()),
                Change::Moved(id, to) => moved.push(format!("{id} to {to}")),
                Change::Gone(id) => gone.push(id.clone()),
                Change::Order => self.lines.push(format!("{slug}: another order")),
            }
        }
        let all = [("added", added), ("edited", edited), ("moved", moved), ("gone", gone)];
        let words: Vec<String> = all.iter().filter_map(|(word, anchors)| some(word, anchors)).collect();
        if !words.is_empty() {
            self.lines.push(format!("{slug}: {}", words.join("; ")));
        }
    }

    pub(super) fn other(&mut self, line: String) {
        self.lines.push(line);
    }
}

/// `2 added (u5-1, u7-1)`.
fn some(word: &str, anchors: &[String]) -> Option<String> {
    let more = if anchors.len() > NAMED { ", …" } else { "" };
    let named = anchors.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    (!anchors.is_empty()).then(|| format!("{} {word} ({named}{more})", anchors.len()))
}
