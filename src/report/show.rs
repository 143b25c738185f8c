//! Findings as a person reads them: excerpt, caret, advice.

use std::collections::BTreeMap;

use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};

use super::{Finding, Place, Severity};

/// The findings as text for a terminal (`styled`) or a file. What says exactly the same of further places of a file is shown
/// once, with those places.
pub fn render(findings: &[Finding], styled: bool) -> String {
    let renderer = renderer(styled);
    let mut out = String::new();
    for (finding, others) in grouped(findings) {
        out.push_str(&one(finding, &others, &renderer));
        out.push_str("\n\n");
    }
    out
}

/// The findings in their order, each with the further places of its file that the same is said of.
fn grouped(findings: &[Finding]) -> Vec<(&Finding, Vec<&Place>)> {
    let mut groups: Vec<(&Finding, Vec<&Place>)> = Vec::new();
    let mut known = BTreeMap::new();
    for finding in findings {
        let Some(place) = finding.place.as_ref().filter(|place| place.line > 0) else {
            groups.push((finding, Vec::new()));
            continue;
        };
        let next = groups.len();
        let key = (finding.rule.code, finding.severity, &finding.message, finding.advice(), &place.path);
        match *known.entry(key).or_insert(next) {
            first if first < next => groups[first].1.push(place),
            _ => groups.push((finding, Vec::new())),
        }
    }
    groups
}

/// How many findings there are of each severity, as `2 errors, 1 warning`; empty without findings.
pub fn counts(findings: &[Finding]) -> String {
    [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(|severity| match findings.iter().filter(|finding| finding.severity == severity).count() {
            0 => None,
            1 => Some(format!("1 {}", severity.name())),
            many => Some(format!("{many} {}s", severity.name())),
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// Words at their place with what there is to say of them: pairs of a heading and a text.
pub fn facts(title: (&str, &str), place: &Place, facts: &[(&str, String)], styled: bool) -> String {
    let title = Level::INFO.with_name(title.0).primary_title(title.1);
    let facts = facts.iter().map(|(name, text)| Level::INFO.with_name(*name).message(text.as_str()));
    let report = facts.fold(title.element(snippet(place)), annotate_snippets::Group::element);
    in_the_file(renderer(styled).render(&[report]), place)
}

fn renderer(styled: bool) -> Renderer {
    if styled { Renderer::styled() } else { Renderer::plain() }
}

/// The same with the column of the file, which the part of a long line does not know.
fn in_the_file(shown: String, place: &Place) -> String {
    let column = 1 + place.excerpt[..place.span.start].chars().count();
    if column == place.columns.start {
        return shown;
    }
    let at = |column: usize| format!("{}:{}:{column}", place.path, place.line);
    shown.replacen(&at(column), &at(place.columns.start), 1)
}

fn snippet(place: &Place) -> Snippet<'_, Annotation<'_>> {
    Snippet::source(place.excerpt.as_str())
        .path(place.path.as_str())
        .line_start(place.line)
        .annotation(AnnotationKind::Primary.span(place.span.clone()))
}

/// How many further places are named.
const PLACES: usize = 12;

/// `the same in 2 more places: 12:5, 14:9`.
fn further(others: &[&Place]) -> Option<String> {
    let places = others.iter().take(PLACES).map(|place| format!("{}:{}", place.line, place.columns.start));
    let places = places.collect::<Vec<_>>().join(", ");
    let more = if others.len() > PLACES { ", …" } else { "" };
    match others.len() {
        0 => None,
        1 => Some(format!("the same in 1 more place: {places}")),
        many => Some(format!("the same in {many} more places: {places}{more}")),
    }
}

fn one(finding: &Finding, others: &[&Place], renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.rule.code);
    let help = Level::HELP.message(finding.advice());
    let further = further(others).map(|further| Level::NOTE.message(further));
    let report = match &finding.place {
        Some(place) if place.line > 0 => title.element(snippet(place)).elements(further).element(help),
        Some(place) => title.element(annotate_snippets::Origin::path(place.path.as_str())).element(help),
        None => title.element(help),
    };
    let shown = renderer.render(&[report]);
    match &finding.place {
        Some(place) => in_the_file(shown, place),
        None => shown,
    }
}
