//! `site.toml`: what the site is called, where it will stand, which theme it wears.
//!
//! In: the text of the file. Out: settings, and findings that point at the line. Every key that is unknown or of the wrong kind
//! is found in one go, with the nearest known key as advice, so that a slip never passes silently. The struct below is the only
//! list of keys: what may stand in the file is what its defaults hold.

mod addresses;
mod search;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

use crate::report::{Finding, Level, Place, Rule, Severities, rule};
use crate::source::Source;

pub use addresses::{AddressSettings, PathPages};
pub use search::SearchSettings;

/// Name of the file that makes a folder the root of a site.
pub const FILE: &str = "site.toml";

/// The settings of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Name of the site, shown on every page.
    pub title: String,
    /// One sentence about it, for search engines and previews.
    pub description: String,
    /// Absolute address the site will have, with a slash at the end; needed for copied links, feeds and canonical addresses.
    pub base_url: String,
    /// Language of the interface and of documents that do not say: a BCP 47 tag.
    pub language: String,
    /// Name of the theme: a folder in `themes/`, or `default`, which is built in.
    pub theme: String,
    /// Whether a picture is drawn for each document, which previews of links to it show.
    pub social_cards: bool,
    /// Whether what is cited shows in a card and everything can be jumped to: `cards.js` beside each page, `jump.js`.
    pub lookup: bool,
    /// Whether files for other programs are written: `document.json` and citations beside each document, `anchors.json`,
    /// `objects.inv`, `citations.json`, `.csv` and `.graphml`, `annotations.jsonld`.
    pub exports: bool,
    /// Severities of the rules, by code: `error`, `warning`, `note` or `off`.
    pub check: Severities,
    /// Addresses of paragraphs.
    pub addresses: AddressSettings,
    /// Searching the site.
    pub search: SearchSettings,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Pincite site".into(),
            description: String::new(),
            base_url: "http://localhost/".into(),
            language: "en".into(),
            theme: "default".into(),
            social_cards: false,
            lookup: true,
            exports: true,
            check: Severities::default(),
            addresses: AddressSettings::default(),
            search: SearchSettings::default(),
        }
    }
}

/// The settings that a `site.toml` states; what it gets wrong keeps its default and is a finding.
pub fn read(source: &Source) -> (Config, Vec<Finding>) {
    let (written, errors) = DeTable::parse_recoverable(&source.text);
    let mut findings: Vec<Finding> =
        errors.iter().map(|error| at(source, error.span().unwrap_or(0..0), error.message().to_string())).collect();
    let mut settings = Table::try_from(Config::default()).expect("settings are strings, numbers and tables of them");
    take(source, written.get_ref(), &mut settings, &mut findings);
    let mut config: Config = settings.try_into().expect("every value kept has the kind of its default");
    check_values(source, written.get_ref(), &mut config, &mut findings);
    (config, findings)
}

/// An absolute address with a slash at the end, or why it is none.
pub fn base_url(written: &str) -> Result<String, String> {
    let host = written.strip_prefix("https://").or_else(|| written.strip_prefix("http://")).unwrap_or_default();
    if host.is_empty() || host.starts_with('/') || written.contains(|c: char| c.is_whitespace() || "\"<>?#".contains(c)) {
        return Err(format!("`{written}` is not an absolute address such as https://example.org/documents/"));
    }
    Ok(if written.ends_with('/') { written.to_string() } else { format!("{written}/") })
}

/// Lays the written values over the defaults, key by key.
fn take(source: &Source, written: &DeTable, settings: &mut Table, findings: &mut Vec<Finding>) {
    for (key, value) in written {
        let name: &str = key.get_ref();
        if name == "check"
            && let (DeValue::Table(levels), Some(Value::Table(known))) = (value.get_ref(), settings.get_mut(name))
        {
            take_levels(source, levels, known, findings);
            continue;
        }
        let Some(setting) = settings.get_mut(name) else {
            let finding = at(source, key.span(), format!("`{name}` is not a setting"));
            findings.push(finding.help(advice(name, settings)));
            continue;
        };
        match (value.get_ref(), setting) {
            (DeValue::Table(inner), Value::Table(defaults)) => take(source, inner, defaults, findings),
            (DeValue::String(text), Value::String(default)) => *default = text.to_string(),
            (DeValue::Boolean(flag), Value::Boolean(default)) => *default = *flag,
            (DeValue::Integer(number), Value::Integer(default)) => match u32::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => *default = number.into(),
                Err(_) => findings.push(at(source, value.span(), format!("`{name}` must be a number from 0 on"))),
            },
            (_, setting) => {
                let wanted = setting.type_str();
                findings.push(at(source, value.span(), format!("`{name}` must be a {wanted}")));
            }
        }
    }
}

/// Lays the written severities over those of the rules.
fn take_levels(source: &Source, written: &DeTable, levels: &mut Table, findings: &mut Vec<Finding>) {
    for (code, value) in written {
        let rule = match Rule::find(code.get_ref()) {
            Ok(rule) => rule,
            Err(message) => {
                findings.push(at(source, code.span(), message));
                continue;
            }
        };
        let word = value.get_ref().as_str().unwrap_or_default();
        let Some(level) = Level::ALL.into_iter().find(|level| level.name() == word) else {
            findings.push(at(source, value.span(), format!("`{word}` is not a severity")).help(nearest_level(word)));
            continue;
        };
        if rule.is_settable() || level == Level::Error {
            levels.insert(rule.code.to_string(), level.name().into());
        } else {
            let message = format!("`{}` is always an error: without what it finds fault with there is no site", rule.code);
            findings.push(at(source, value.span(), message));
        }
    }
}

fn nearest_level(word: &str) -> String {
    let near = Level::ALL.iter().map(|level| (strsim::damerau_levenshtein(word, level.name()), level.name())).min();
    match near {
        Some((1..=2, name)) if word.len() > 2 => format!("Did you mean `{name}`?"),
        _ => format!("The severities are: {}.", Level::ALL.map(Level::name).join(", ")),
    }
}

fn check_values(source: &Source, written: &DeTable, config: &mut Config, findings: &mut Vec<Finding>) {
    let defaults = Config::default();
    match base_url(&config.base_url) {
        Ok(address) => config.base_url = address,
        Err(message) => {
            findings.push(at(source, value_span(written, "base_url"), message));
            config.base_url = defaults.base_url;
        }
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if config.theme.is_empty() || !config.theme.chars().all(plain) {
        let message = format!("`{}` is not the name of a folder in themes/", config.theme);
        findings.push(at(source, value_span(written, "theme"), message));
        config.theme = defaults.theme;
    }
    if config.language.is_empty() || !config.language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        let message = format!("`{}` is not a language tag such as en, fr or zh-Hans", config.language);
        findings.push(at(source, value_span(written, "language"), message));
        config.language = defaults.language;
    }
    let path_pages = &config.addresses.path_pages;
    if !AddressSettings::CHOICES.contains(&path_pages.as_str()) {
        let message = format!("`{path_pages}` is not a choice of path_pages: it is \"all\", \"numbered\" or \"none\"");
        let addresses = written.get("addresses").and_then(|table| table.get_ref().as_table());
        let span = addresses.map_or(0..0, |table| value_span(table, "path_pages"));
        findings.push(at(source, span, message));
        config.addresses = defaults.addresses;
    }
}

/// The finding that the theme is missing, at the line that names it.
pub fn missing_theme(source: &Source, config: &Config, known: &[String]) -> Finding {
    let (written, _) = DeTable::parse_recoverable(&source.text);
    let message = format!("there is no theme `{0}`: themes/{0}/ is missing or empty", config.theme);
    let known = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    at(source, value_span(written.get_ref(), "theme"), message).help(format!("Themes there are: {known}."))
}

fn value_span(table: &DeTable, key: &str) -> Range<usize> {
    table.get(key).map_or(0..0, Spanned::span)
}

fn advice(name: &str, known: &Table) -> String {
    let nearest = known.keys().map(|key| (strsim::damerau_levenshtein(name, key), key)).min();
    match nearest {
        Some((distance, key)) if distance <= 1 + name.len() / 3 => format!("Did you mean `{key}`?"),
        _ => format!("The settings are: {}.", known.keys().map(String::as_str).collect::<Vec<_>>().join(", ")),
    }
}

fn at(source: &Source, span: Range<usize>, message: String) -> Finding {
    Finding::new(&rule::SITE_CONFIG, message).at(Place::span(source, span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Config, Vec<Finding>) {
        read(&Source::new(FILE, text))
    }

    #[test]
    fn an_empty_file_gives_the_defaults() {
        assert_eq!(read_text(""), (Config::default(), vec![]));
    }

    #[test]
    fn settings_are_read_and_the_address_gets_its_slash() {
        let (config, findings) = read_text("title = \"Papers\"\nbase_url = \"https://example.org/papers\"\n");
        assert_eq!((config.title.as_str(), config.base_url.as_str()), ("Papers", "https://example.org/papers/"));
        assert_eq!(findings, vec![]);
    }

    #[test]
    fn numbers_are_read_and_may_not_be_negative() {
        assert_eq!(read_text("[search]\nmention_above = 3\n").0.search.mention_above, 3);
        let (config, findings) = read_text("[search]\nmention_above = -3\n");
        assert_eq!((config, findings.len()), (Config::default(), 1));
    }

    #[test]
    fn a_choice_that_there_is_not_is_found_in_its_table() {
        let (config, findings) = read_text("[addresses]\npath_pages = \"some\"\n");
        assert_eq!(config.addresses, AddressSettings::default());
        assert_eq!(findings[0].place.as_ref().expect("it has a place").line, 2);
    }

    #[test]
    fn every_slip_is_found_at_its_line_and_the_rest_is_kept() {
        let (config, findings) =
            read_text("titel = \"A\"\ndescription = \"B\"\nlanguage = 4\ntheme = \"../x\"\nbase_url = \"papers\"\n");
        assert_eq!(config.description, "B");
        let seen: Vec<_> = findings.iter().map(|finding| finding.place.as_ref().expect("it has a place").line).collect();
        assert_eq!(seen, [1, 3, 5, 4]);
        assert_eq!(findings[0].help.as_deref(), Some("Did you mean `title`?"));
    }

    #[test]
    fn severities_are_read_and_slips_in_them_are_found() {
        let (config, findings) = read_text(
            "[check]\nnumber-gap = \"off\"\nnumber-gab = \"off\"\nleft-out = \"warn\"\ntemplate = \"note\"\nempty-file = 1\n",
        );
        let gap = Finding::new(&rule::NUMBER_GAP, "x");
        assert_eq!(config.check.apply(vec![gap]), vec![]);
        let seen: Vec<_> = findings.iter().map(|finding| finding.place.as_ref().expect("it has a place").line).collect();
        assert_eq!(seen, [3, 4, 5, 6]);
        assert!(findings[0].message.contains("did you mean `number-gap`?"), "{}", findings[0].message);
        assert_eq!(findings[3].help.as_deref(), Some("The severities are: error, warning, note, off."));
    }

    #[test]
    fn broken_toml_is_found_at_its_line() {
        let (_, findings) = read_text("title = \"A\"\nbase_url = \n");
        assert_eq!(findings[0].place.as_ref().expect("it has a place").line, 2);
    }
}
