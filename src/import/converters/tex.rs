//! Commands of TeX in which some converters write headings, notes and tables.
//!
//! In: a line. Out: the same as Markdown writes it: `\section*{I. Ports}` is `## I. Ports`, a row of a `tabular` one between pipes. What
//! only opens or closes is a remark, which the account names.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::furniture::regex;

static HEADING: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^\s*\\(title|chapter|section|subsection|subsubsection|paragraph)\*?\{\s*(.*?)\s*\}?\s*$"));
static FOOTNOTE: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*\\footnotetext\s*\{\s*(.*?)\s*\}?\s*$"));
/// What only opens or closes something.
static FRAME: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^\s*(?:\}|\\(?:begin|end)\{(?:tabular|table|itemize|enumerate|abstract|center|figure)\*?\}(?:\[[^\]]*\]|\{[^}]*\})*|(?:\\hline\s*)+|\\captionsetup\{.*\}|\\maketitle)\s*$",
    )
});
static ROW: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*(?:\\hline\s*)*(.*?)\s*\\\\(?:\s*\\hline)*\s*$"));
static ITEM: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*\\item\s*(?:\[([^\]]*)\])?\s*"));
static CAPTION: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*\\caption\{\s*(.*?)\s*\}\s*$"));

/// Whether a text has such commands.
pub(super) fn has_any(text: &str) -> bool {
    text.contains("\\section") || text.contains("\\begin{tabular}") || text.contains("\\footnotetext")
}

/// The commands of a text, in the order of its lines.
#[derive(Debug, Default)]
pub(super) struct Commands {
    /// How many `#` the words have that stand on the line below.
    heading: Option<usize>,
    in_table: bool,
}

impl Commands {
    /// A line as Markdown writes it.
    pub(super) fn carry_out<'t>(&mut self, line: Cow<'t, str>) -> Cow<'t, str> {
        if let Some(level) = self.heading.filter(|_| !line.trim().is_empty()) {
            self.heading = None;
            return Cow::Owned(format!("{} {}", "#".repeat(level), line.trim().trim_end_matches('}').trim_end()));
        }
        if line.contains("tabular}") {
            self.in_table = line.contains("\\begin");
        }
        if !line.contains(['\\', '}']) {
            return line;
        }
        if FRAME.is_match(&line) {
            return remark(&line);
        }
        if let Some(found) = HEADING.captures(&line) {
            let level = match &found[1] {
                "title" | "chapter" => 1,
                "section" => 2,
                "subsection" => 3,
                _ => 4,
            };
            if found[2].is_empty() {
                self.heading = Some(level);
                return remark(&line);
            }
            return Cow::Owned(format!("{} {}", "#".repeat(level), &found[2]));
        }
        if let Some(found) = [&FOOTNOTE, &CAPTION].into_iter().find_map(|command| command.captures(&line)) {
            return if found[1].is_empty() { remark(&line) } else { Cow::Owned(found[1].to_string()) };
        }
        if let Some(row) = ROW.captures(&line).filter(|_| self.in_table) {
            return Cow::Owned(format!("| {} |", row[1].replace(" & ", " | ").replace("\\&", "&")));
        }
        if let Some(item) = ITEM.captures(&line) {
            let label = item.get(1).map_or("-", |label| label.as_str());
            return Cow::Owned(format!("{label} {}", &line[item[0].len()..]));
        }
        line
    }
}

/// A line without words of the text, as a remark: the account says what became of it.
pub(super) fn remark<'t>(line: &str) -> Cow<'t, str> {
    Cow::Owned(format!("<!-- {} -->", line.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_markdown() {
        let mut commands = Commands::default();
        let text = [
            (r"\title{", r"<!-- \title{ -->"),
            ("Report on Ports", "# Report on Ports"),
            ("}", "<!-- } -->"),
            (r"\section*{I. Ports}", "## I. Ports"),
            (r"\subsection*{A. Lights}", "### A. Lights"),
            (r"\footnotetext{", r"<!-- \footnotetext{ -->"),
            (r"${ }^{1}$ See A/66/1.", r"${ }^{1}$ See A/66/1."),
            (r"\begin{tabular}{|l|l|}", r"<!-- \begin{tabular}{|l|l|} -->"),
            (r"\hline Port & Lights \\", "| Port | Lights |"),
            (r"\hline", r"<!-- \hline -->"),
            (r"\end{tabular}", r"<!-- \end{tabular} -->"),
            (r"\item[(a)] To light ports;", "(a) To light ports;"),
            ("A sentence.", "A sentence."),
        ];
        for (line, words) in text {
            assert_eq!(commands.carry_out(Cow::Borrowed(line)), words);
        }
    }
}
