//! Who issues resolutions, and which symbols there are: data, read from the two TOML files beside this one.
//!
//! In: `issuers.toml` and `series.toml`. Out: tables that the grammars of resolutions and symbols look things up in. To teach
//! the site an issuer or a series, add a line there. Holds no rule of its own.

use std::collections::BTreeSet;

use serde::Deserialize;

/// How an issuer numbers its resolutions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Form {
    /// Session and number: 55/25.
    Session,
    /// Year and number: 1996/31.
    Year,
    /// Number and year: 1373 (2001).
    Council,
    /// Number and session in roman figures: 428 (V).
    Roman,
}

/// A body that issues resolutions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Issuer {
    pub name: String,
    #[serde(default)]
    pub short: Vec<String>,
    pub forms: Vec<Form>,
    #[serde(default)]
    pub series: Vec<String>,
    /// How the symbols of its resolutions begin.
    pub symbol: Option<String>,
}

#[derive(Deserialize)]
struct IssuerFile {
    issuer: Vec<Issuer>,
}

#[derive(Deserialize)]
struct SeriesFile {
    series: BTreeSet<String>,
}

/// All issuers and symbol series.
#[derive(Debug)]
pub(super) struct Issuers {
    issuers: Vec<Issuer>,
    series: BTreeSet<String>,
}

impl Issuers {
    /// The tables that the program brings along.
    pub(super) fn built_in() -> Self {
        let issuers: IssuerFile = toml::from_str(include_str!("issuers.toml")).expect("the built-in table of issuers parses");
        let series: SeriesFile = toml::from_str(include_str!("series.toml")).expect("the built-in list of series parses");
        Self { issuers: issuers.issuer, series: series.series }
    }

    /// Whether a symbol may begin with this word.
    pub(super) fn is_series(&self, word: &str) -> bool {
        self.series.contains(word)
    }

    pub(super) fn get(&self, index: usize) -> &Issuer {
        &self.issuers[index]
    }

    /// All issuers with their place in the table.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &Issuer)> {
        self.issuers.iter().enumerate()
    }

    /// The issuer with this full name.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.issuers.iter().position(|issuer| issuer.name == name)
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
