//! What the converters of PDF files write and no printer did: links between pages, formulas, commands of TeX, sentences
//! without a blank between them, blanks behind emphasis.
//!
//! In: a text, then its lines. Out: the lines as other texts print them. Most texts have none of it: what a text cannot have is not
//! looked for in its lines.

mod formulas;
mod glued_sentences;
mod page_links;
mod tex;

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::furniture::regex;
use super::signs::Signs;

/// What a converter has left in a text.
pub(super) struct Converter {
    links: bool,
    formulas: bool,
    tex: Option<tex::Commands>,
    blanks: bool,
    pages: bool,
    pictures: bool,
    glued: bool,
}

/// What a converter draws between two pages: `{1}------------------------------------------------`.
static PAGE: LazyLock<Regex> = LazyLock::new(|| regex(r"^\{[0-9]+\}-{10,}$"));

/// A blank between emphasis and the stop behind it, where the text has many: `*The Council* ,`.
static BLANK: LazyLock<Regex> = LazyLock::new(|| regex(r"([A-Za-z0-9.)][*_]{1,2}) ([,;.:)])"));

/// Fewest of them that show a habit.
const FEWEST: usize = 2;

impl Converter {
    /// What a text has.
    pub(super) fn of(text: &str) -> Self {
        let blanks = || ["_ ,", "* ,"].iter().map(|blank| text.matches(blank).take(FEWEST).count()).sum::<usize>() >= FEWEST;
        Self {
            links: page_links::has_any(text),
            formulas: formulas::has_any(text),
            tex: tex::has_any(text).then(tex::Commands::default),
            blanks: blanks(),
            pages: text.contains("}----------"),
            glued: glued_sentences::are_a_habit(text),
            pictures: text.contains(" of picture text -----"),
        }
    }

    /// Whether a new page begins with a line that stands between two.
    pub(super) fn parts_pages(&self, line: &str) -> bool {
        self.pages && PAGE.is_match(line.trim())
    }

    /// A line without it.
    pub(super) fn clean<'t>(&mut self, line: Cow<'t, str>, signs: Signs) -> Cow<'t, str> {
        let line = match line.strip_suffix("<br>") {
            Some(words) if self.pictures => Cow::Owned(words.to_string()),
            _ => line,
        };
        let line = if self.links { page_links::without(line) } else { line };
        let line = match &mut self.tex {
            Some(commands) => commands.carry_out(line),
            None => line,
        };
        let line = if self.formulas { formulas::as_words(line) } else { line };
        let line = if self.glued { glued_sentences::parted(line) } else { line };
        if self.blanks && signs.have(Signs::MARKUP) && BLANK.is_match(&line) {
            return Cow::Owned(BLANK.replace_all(&line, "$1$2").into_owned());
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_behind_emphasis_go_where_they_are_a_habit() {
        let text = "_The Council_ ,\n_Guided_ , and *lit* , it sees.\n";
        let mut converter = Converter::of(text);
        let cleaned =
            |line: &'static str, converter: &mut Converter| converter.clean(Cow::Borrowed(line), Signs::of(line)).into_owned();
        assert_eq!(cleaned("_The Council_ ,", &mut converter), "_The Council_,");
        assert_eq!(cleaned("_Guided_ , and *lit* , it sees.", &mut converter), "_Guided_, and *lit*, it sees.");
        let line = "Name: ____ , see *ports* .";
        assert_eq!(cleaned(line, &mut Converter::of(line)), line, "once is no habit");
    }
}
