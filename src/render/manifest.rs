//! `theme.toml`: what a theme says of itself, and the colours, fonts and sizes it gives to the styles.
//!
//! In: the `theme.toml` of a theme and of those it lies over. Out: the theme it extends, and one rule of CSS with every value as a
//! custom property: `paper` of `[colours]` is `var(--paper)` in `style.css`. So a site changes one colour with one line. The theme
//! `default` states every key there is; another key is a finding, with the nearest one as advice. What stands in a value is CSS and
//! goes into the style as it is, but it cannot end the rule that it stands in.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;
use toml::Spanned;

use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// `theme.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Manifest {
    /// The name, for people.
    #[serde(rename = "name")]
    _name: Option<String>,
    /// What the theme is like, for people.
    #[serde(rename = "description")]
    _description: Option<String>,
    /// The theme it lies over; `default` where it does not say.
    pub extends: Option<String>,
    colours: Values,
    fonts: Values,
    sizes: Values,
}

type Values = BTreeMap<Spanned<String>, Spanned<Value>>;

/// A value, or one for light pages and one for dark ones.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, expecting = "expected a value, or two colours: [\"light\", \"dark\"]")]
enum Value {
    One(String),
    Pair([String; 2]),
}

impl Value {
    fn parts(&self) -> &[String] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Pair(pair) => pair,
        }
    }
}

/// The custom properties of the themes read so far.
#[derive(Debug, Default)]
pub(super) struct Properties {
    tables: [BTreeMap<String, Value>; 3],
}

impl Manifest {
    /// Reads a `theme.toml`.
    pub(super) fn read(source: &Source) -> Result<Self, Box<Finding>> {
        toml::from_str(&source.text).map_err(|error| {
            let place = Place::span(source, error.span().unwrap_or(0..0));
            Box::new(Finding::new(&rule::TEMPLATE, error.message()).at(place).help("Mend the theme's theme.toml."))
        })
    }

    fn tables(&self) -> [(&'static str, &Values); 3] {
        [("colours", &self.colours), ("fonts", &self.fonts), ("sizes", &self.sizes)]
    }
}

impl Properties {
    /// Lays the values of a theme over those of the themes below it. The lowest theme says which keys there are.
    pub(super) fn lay(&mut self, manifest: &Manifest, source: &Source) -> Vec<Finding> {
        let lowest = self.tables.iter().all(BTreeMap::is_empty);
        let mut wrong = Vec::new();
        for ((table, values), known) in manifest.tables().into_iter().zip(&mut self.tables) {
            for (key, value) in values {
                let finding = |message: String| {
                    let place = Place::span(source, key.span());
                    Finding::new(&rule::TEMPLATE, message).at(place)
                };
                let name = key.get_ref();
                if !lowest && !known.contains_key(name) {
                    wrong.push(finding(format!("`{name}` is not a key of [{table}]")).help(advice(name, known)));
                } else if !value.get_ref().parts().iter().all(|part| is_plain(part)) {
                    wrong.push(finding(format!("the value of `{name}` is not one value of CSS")).help(
                        "A value has no semicolon, brace, angle bracket or comment, and its brackets and quotation marks are closed.",
                    ));
                } else {
                    known.insert(name.clone(), value.get_ref().clone());
                }
            }
        }
        wrong
    }

    /// The rule of CSS that gives the styles their values.
    pub(super) fn css(&self) -> String {
        let mut css = String::from(":root {\n");
        for (name, value) in self.tables.iter().flatten() {
            let _ = match value {
                Value::One(value) => writeln!(css, "  --{name}: {value};"),
                Value::Pair([light, dark]) => writeln!(css, "  --{name}: light-dark({light}, {dark});"),
            };
        }
        css.push_str("}\n");
        css
    }
}

/// Whether a value ends where it ends: nothing in it closes the rule or begins what it does not close.
fn is_plain(value: &str) -> bool {
    let mut open = 0_i32;
    for c in value.chars() {
        open += i32::from(c == '(') - i32::from(c == ')');
        if open < 0 || ";{}<>\\\n".contains(c) {
            return false;
        }
    }
    let even = |quote: char| value.chars().filter(|c| *c == quote).count() % 2 == 0;
    open == 0 && even('"') && even('\'') && !value.contains("/*") && !value.trim().is_empty()
}

fn advice(name: &str, known: &BTreeMap<String, Value>) -> String {
    let nearest = known.keys().map(|key| (strsim::damerau_levenshtein(name, key), key)).min();
    match nearest {
        Some((distance, key)) if distance <= 1 + name.len() / 3 => format!("Did you mean `{key}`?"),
        _ => format!("The keys are: {}.", known.keys().map(String::as_str).collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(layers: &[&str]) -> (String, Vec<Finding>) {
        let (mut properties, mut wrong) = (Properties::default(), Vec::new());
        for text in layers {
            let source = Source::new("themes/a/theme.toml", *text);
            wrong.extend(properties.lay(&Manifest::read(&source).expect("it is a manifest"), &source));
        }
        (properties.css(), wrong)
    }

    #[test]
    fn a_colour_is_changed_with_one_line() {
        let (css, wrong) = laid(&[
            "[colours]\nink = [\"#111\", \"#eee\"]\nlink = [\"#00f\", \"#9cf\"]\n[sizes]\nmeasure = \"37rem\"",
            "[colours]\nlink = \"#800\"",
        ]);
        assert_eq!(css, ":root {\n  --ink: light-dark(#111, #eee);\n  --link: #800;\n  --measure: 37rem;\n}\n");
        assert_eq!(wrong, vec![]);
    }

    #[test]
    fn a_key_that_there_is_not_is_found_at_its_line() {
        let (_, wrong) = laid(&["[colours]\npaper = \"#fff\"", "[colours]\npapper = \"#eee\"\n[fonts]\nserif = \"Georgia\""]);
        let lines: Vec<_> = wrong.iter().map(|finding| finding.place.as_ref().expect("it has a place").line).collect();
        assert_eq!(lines, [2, 4]);
        assert_eq!(wrong[0].help.as_deref(), Some("Did you mean `paper`?"));
    }

    #[test]
    fn no_value_ends_the_rule_it_stands_in() {
        for value in ["red; } body { color: blue", "url(x", "a)(b", "'open", "/* open", "", "</style>"] {
            let (css, wrong) = laid(&[&format!("[colours]\nink = \"{value}\"")]);
            assert_eq!((css.as_str(), wrong.len()), (":root {\n}\n", 1), "{value}");
        }
        assert!(laid(&["[fonts]\nserif = '\"Iowan Old Style\", Georgia, serif'"]).1.is_empty());
    }

    #[test]
    fn a_value_of_another_kind_is_found_at_its_line() {
        let source = Source::new("themes/a/theme.toml", "[colours]\nink = 4");
        let finding = Manifest::read(&source).expect_err("a number is no colour");
        assert_eq!(finding.place.as_ref().map(|place| place.line), Some(2));
        assert!(finding.message.contains("two colours"), "{}", finding.message);
    }
}
