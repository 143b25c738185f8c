//! What the template engine says, as findings.
//!
//! In: its error and the templates with the files they come from. Out: findings at the words of the template that fail; never none.
//!
//! Errors while rendering know their place. Errors of a whole set of templates (an unknown filter, a missing parent) arrive as one
//! printed report, whose arrows say the same:
//!
//! ```text
//! error: Unknown filter `nosuch`
//!  --> home.html:2:19
//!   |
//! 2 |   {{ page.title | nosuch }}
//!   |                   ^^^^^^
//! ```
//!
//! What the engine does not say of a name that it does not know, which names there are, is said here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;
use tera::{Error, ErrorKind};

use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// The filters of the engine.
const FILTERS: &str = "\
    abs capitalize default escape escape_html escape_xml first float get group_by indent int join keys last length \
    lower newlines_to_br nth pairs pluralize replace reverse round safe sort split str title trim trim_end \
    trim_start truncate unique upper values wordcount";

/// A component where it is defined.
static COMPONENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\{%-?\s*component\s+(\w+)").expect("the pattern is one"));

/// The findings of an error; `templates` by the names the engine knows them by.
pub(super) fn findings(templates: &BTreeMap<String, Source>, error: &Error) -> Vec<Finding> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let width = if span.end_line == span.start_line { span.end_col.saturating_sub(span.start_col) } else { usize::MAX };
            vec![at(templates, report.message(), report.filename(), span.start_line, span.start_col, width)]
        }
        ErrorKind::MissingParent { current, parent } => vec![missing_parent(templates, current, parent)],
        kind => printed(templates, &kind.to_string()),
    }
}

/// The findings of printed reports, or one with all the words where they are no reports.
fn printed(templates: &BTreeMap<String, Source>, text: &str) -> Vec<Finding> {
    let reports = text.split("error: ").filter(|report| !report.trim().is_empty());
    let found: Vec<Finding> = reports.filter_map(|report| read(templates, report)).collect();
    if found.is_empty() { vec![Finding::new(&rule::TEMPLATE, text)] } else { found }
}

fn read(templates: &BTreeMap<String, Source>, report: &str) -> Option<Finding> {
    let mut lines = report.lines();
    let message = lines.next()?;
    let mut arrow = lines.next()?.trim().strip_prefix("--> ")?.rsplitn(3, ':');
    let column: usize = arrow.next()?.parse().ok()?;
    let line: usize = arrow.next()?.parse().ok()?;
    let carets = lines.find(|line| line.contains('^')).map_or(0, |line| line.matches('^').count());
    Some(at(templates, message, arrow.next()?, line, column.saturating_sub(1), carets))
}

/// A finding at a place given in characters, columns from 0.
fn at(templates: &BTreeMap<String, Source>, message: &str, name: &str, line: usize, column: usize, width: usize) -> Finding {
    let finding = match known(templates, message) {
        Some(names) => Finding::new(&rule::TEMPLATE, format!("{message}. {names}")),
        None => Finding::new(&rule::TEMPLATE, message),
    };
    let Some(source) = templates.get(name) else { return finding };
    let bounds = source.line_span(line);
    let text = &source.text[bounds.clone()];
    let byte = |column: usize| bounds.start + text.char_indices().nth(column).map_or(text.len(), |(at, _)| at);
    finding.at(Place::span(source, byte(column)..byte(column.saturating_add(width))))
}

/// A template that extends one that there is not.
fn missing_parent(templates: &BTreeMap<String, Source>, current: &str, parent: &str) -> Finding {
    let message = format!("Unknown template `{parent}`");
    let source = templates.get(current);
    let written = source.and_then(|source| source.text.find(parent).map(|start| (source, start)));
    let Some((source, start)) = written else { return Finding::new(&rule::TEMPLATE, message) };
    let names = known(templates, &message).unwrap_or_default();
    Finding::new(&rule::TEMPLATE, format!("{message}. {names}")).at(Place::span(source, start..start + parent.len()))
}

/// The names there are of the kind that a message does not know; `None` where it says so itself.
fn known(templates: &BTreeMap<String, Source>, message: &str) -> Option<String> {
    let (kind, names): (&str, BTreeSet<&str>) = if message.starts_with("Unknown filter") {
        ("filters", FILTERS.split_whitespace().collect())
    } else if message.starts_with("Unknown component") {
        let defined = templates.values().flat_map(|source| COMPONENT.captures_iter(&source.text));
        ("components", defined.filter_map(|found| found.get(1)).map(|name| name.as_str()).collect())
    } else if message.starts_with("Unknown template") {
        ("templates", templates.keys().map(String::as_str).collect())
    } else {
        return None;
    };
    Some(format!("Available {kind}: {}", names.into_iter().collect::<Vec<_>>().join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_there_are_are_told() {
        let theme = "{% component card(of: map) %}{% endcomponent card %}";
        let templates = BTreeMap::from([("b.html".to_string(), Source::new("b.html", theme))]);
        let message = |message: &str| at(&templates, message, "b.html", 1, 0, 1).message;
        assert_eq!(message("Unknown component `cart`"), "Unknown component `cart`. Available components: card");
        assert!(message("Unknown filter `x`").contains(", upper, "));
        assert_eq!(message("Field `x` is not defined."), "Field `x` is not defined.");
    }

    #[test]
    fn every_filter_named_is_one_of_the_engine() {
        for filter in FILTERS.split_whitespace() {
            let text = format!("{{{{ x | {filter} }}}}");
            let added = tera::Tera::default().add_raw_template("a.html", &text);
            assert!(added.is_ok(), "{filter}: {added:?}");
        }
    }

    #[test]
    fn printed_reports_are_read_back_one_finding_each() {
        let source = Source::new("themes/a/templates/b.html", "<p>\n  {{ x | nosuch }}\n");
        let templates = BTreeMap::from([("b.html".to_string(), source)]);
        let report = "error: Unknown filter `nosuch`\n --> b.html:2:10\n  |\n2 |   {{ x | nosuch }}\n  |          ^^^^^^";
        let findings = printed(&templates, &format!("{report}\n\n{report}"));
        assert_eq!(findings.len(), 2);
        let place = findings[0].place.as_ref().expect("the report says where");
        assert_eq!(&place.excerpt[place.span.clone()], "nosuch");
    }

    #[test]
    fn other_words_are_passed_on() {
        assert_eq!(printed(&BTreeMap::new(), "out of luck")[0].message, "out of luck");
    }
}
