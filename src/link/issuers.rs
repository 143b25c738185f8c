//! Who issues resolutions, and which symbols there are: data, in the TOML file beside this one and in one of the site.
//!
//! In: `citations.toml` and the site's `content/citations.toml`. Out: tables that the grammars of resolutions and symbols look
//! things up in. Holds no rule of its own.

mod pattern;
mod read;

use std::collections::{BTreeMap, BTreeSet};

use crate::report::Finding;
use crate::source::Source;
pub(super) use pattern::Pattern;

/// Where a site adds to the tables.
pub const FILE: &str = "content/citations.toml";

/// How an issuer numbers its resolutions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Session and number: 55/25.
    Session,
    /// Year and number: 1996/31.
    Year,
    /// Number and year: 1373 (2001).
    Council,
    /// Number and session in roman figures: 428 (V).
    Roman,
    /// As the pattern at this place of the table has it.
    Own(usize),
}

/// A body that issues resolutions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Issuer {
    pub name: String,
    pub short: Vec<String>,
    pub forms: Vec<Form>,
    pub series: Vec<String>,
    /// How the symbols of its resolutions begin.
    pub symbol: Option<String>,
}

/// All issuers and symbol series.
#[derive(Debug, Default)]
pub struct Issuers {
    bodies: Vec<Issuer>,
    series: BTreeSet<String>,
    patterns: Vec<Pattern>,
}

impl Issuers {
    /// The tables that the program brings along.
    pub fn built_in() -> Self {
        let mut issuers = Self::default();
        let wrong = issuers.extend(&Source::new("src/link/citations.toml", include_str!("citations.toml")));
        debug_assert_eq!(wrong, [], "the built-in tables are right");
        issuers
    }

    /// The built-in tables with what a site adds, and what is wrong with that.
    pub fn read(source: Option<&Source>) -> (Self, Vec<Finding>) {
        let mut issuers = Self::built_in();
        let findings = source.map(|source| issuers.extend(source)).unwrap_or_default();
        (issuers, findings)
    }

    /// The series that a site adds to the built-in ones.
    pub fn own_series(&self) -> BTreeSet<String> {
        self.series.difference(&Self::built_in().series).cloned().collect()
    }

    /// The bodies by the series of their documents.
    pub fn bodies(&self) -> BTreeMap<String, String> {
        let named =
            |issuer: &Issuer| issuer.series.iter().map(|series| (series.clone(), issuer.name.clone())).collect::<Vec<_>>();
        self.bodies.iter().flat_map(named).collect()
    }

    /// The number styles that issuers have for themselves.
    pub(super) fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// Whether numbers of a form are figures and nothing else.
    pub(super) fn is_bare(&self, form: Form) -> bool {
        matches!(form, Form::Own(index) if self.patterns[index].is_bare())
    }

    /// Whether a symbol may begin with this word.
    pub(super) fn is_series(&self, word: &str) -> bool {
        self.series.contains(word)
    }

    pub(super) fn get(&self, index: usize) -> &Issuer {
        &self.bodies[index]
    }

    /// All issuers with their place in the table.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &Issuer)> {
        self.bodies.iter().enumerate()
    }

    /// The issuer with this full name.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.bodies.iter().position(|issuer| issuer.name == name)
    }

    /// The issuer whose documents have such a symbol: the one with the longest matching series.
    pub(super) fn of_symbol(&self, symbol: &str) -> Option<usize> {
        let begins = |series: &str| symbol.strip_prefix(series).is_some_and(|rest| rest.starts_with('/'));
        self.all()
            .flat_map(|(index, issuer)| issuer.series.iter().map(move |series| (index, series)))
            .filter(|(_, series)| begins(series))
            .max_by_key(|(_, series)| series.len())
            .map(|(index, _)| index)
    }

    /// The issuer whose resolutions have such a symbol, and the number that is left of it.
    pub(super) fn of_resolution_symbol<'s>(&self, symbol: &'s str) -> Option<(usize, &'s str)> {
        self.all()
            .filter_map(|(index, issuer)| Some((index, symbol.strip_prefix(issuer.symbol.as_deref()?)?)))
            .min_by_key(|(_, rest)| rest.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_series_names_the_issuer() {
        let issuers = Issuers::built_in();
        let name = |symbol| issuers.of_symbol(symbol).map(|index| issuers.get(index).name.as_str());
        assert_eq!(name("A/HRC/14/15"), Some("Human Rights Council"));
        assert_eq!(name("A/55/383"), Some("General Assembly"));
        assert_eq!(name("CTOC/COP/2005/1"), Some("Conference of the Parties"));
        assert_eq!(name("CRC/C/1"), None);
    }

    #[test]
    fn a_resolution_symbol_gives_its_number() {
        let issuers = Issuers::built_in();
        assert_eq!(issuers.of_resolution_symbol("A/HRC/RES/41/11").map(|(_, number)| number), Some("41/11"));
        assert_eq!(issuers.of_resolution_symbol("A/55/383"), None);
    }
}
