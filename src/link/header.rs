//! What the front matter of a document says of instruments: `default_instrument` and `[names]`.
//!
//! In: the header facts, their page, the register. Out: a finding for each id that no instrument has, with the nearest one. Without
//! it a slip would settle nothing, and nobody would know why.

use super::register::Register;
use crate::model::Meta;
use crate::report::{Finding, Place, rule};
use crate::source::Opened;

/// Ids in the front matter that name nothing.
pub(super) fn check(meta: &Meta, source: &Opened, register: &Register) -> Vec<Finding> {
    let ids = meta.default_instrument.iter().chain(meta.names.values());
    let unknown = ids.filter(|id| register.find(id).is_none());
    let finding = |id: &String| {
        let finding = Finding::new(&rule::FRONT_MATTER, format!("there is no instrument `{id}`"));
        finding.at(place(source, id)).help(advice(id, register))
    };
    unknown.map(finding).collect()
}

/// The first line that gives this value.
fn place(source: &Opened, id: &str) -> Place {
    let gives = |line: &str| line.split_once('=').is_some_and(|(_, value)| value.trim().trim_matches(['"', '\'']) == id);
    let line = source.text.lines().position(gives).map_or(1, |index| index + 1);
    Place::line(source, line)
}

fn advice(id: &str, register: &Register) -> String {
    let ids = register.instruments().map(|(_, instrument)| instrument.id.as_str());
    match ids.map(|known| (strsim::damerau_levenshtein(id, known), known)).min() {
        Some((distance, known)) if distance <= 1 + id.len() / 3 => format!("Did you mean `{known}`?"),
        _ => "An instrument is named by the file name of its page, without .md.".to_string(),
    }
}
