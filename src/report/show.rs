//! Findings as a person reads them: excerpt, caret, advice.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Finding, Severity};

/// The findings as text for a terminal (`styled`) or a file.
pub fn render(findings: &[Finding], styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for finding in findings {
        out.push_str(&one(finding, &renderer));
        out.push_str("\n\n");
    }
    out
}

/// How many findings there are of each severity, as `2 errors, 1 warning`; empty without findings.
pub fn counts(findings: &[Finding]) -> String {
    [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")]
        .into_iter()
        .filter_map(|(severity, word)| match findings.iter().filter(|finding| finding.severity == severity).count() {
            0 => None,
            1 => Some(format!("1 {word}")),
            many => Some(format!("{many} {word}s")),
        })
        .collect::<Vec<_>>()
        .join(", ")
}

fn one(finding: &Finding, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let help = finding.help.as_deref().unwrap_or(finding.rule.advice);
    let title = level.primary_title(finding.message.as_str()).id(finding.rule.code);
    let help = Level::HELP.message(help);
    let report = match &finding.place {
        Some(place) if place.line > 0 => {
            let snippet = Snippet::source(place.excerpt.as_str())
                .path(place.path.as_str())
                .line_start(place.line)
                .annotation(AnnotationKind::Primary.span(place.span.clone()));
            title.element(snippet).element(help)
        }
        Some(place) => title.element(annotate_snippets::Origin::path(place.path.as_str())).element(help),
        None => title.element(help),
    };
    renderer.render(&[report])
}
