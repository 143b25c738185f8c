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

/// What a converter has left in a text.
pub(super) struct Converter {
    /// What is done to each line, in this order.
    steps: Vec<Step>,
    /// Whether lines stand between its pages.
    pages: bool,
}

/// One thing that a converter writes.
enum Step {
    /// `<br>` at the end of lines that stood in a picture.
    Breaks,
    Links,
    Tex(tex::Commands),
    Formulas,
    GluedSentences,
    Blanks,
}

/// What a converter draws between two pages: `{1}------------------------------------------------`.
static PAGE: LazyLock<Regex> = LazyLock::new(|| regex(r"^\{[0-9]+\}-{10,}$"));

/// A blank between emphasis and the stop behind it, or where there was emphasis, where the text has many: `*The Council* ,`, `Series , vol.`
static BLANK: LazyLock<Regex> = LazyLock::new(|| regex(r"([A-Za-z0-9.)][*_]{1,2}) ([,;.:)])|(\S) (,|\.,)|([0-9]) (;)"));

/// Fewest of them that show a habit.
const FEWEST: usize = 2;

impl Converter {
    /// What a text has.
    pub(super) fn of(text: &str) -> Self {
        let blanks = || text.matches(" ,").take(FEWEST).count() >= FEWEST;
        let steps = [
            text.contains(" of picture text -----").then_some(Step::Breaks),
            page_links::has_any(text).then_some(Step::Links),
            tex::has_any(text).then(|| Step::Tex(tex::Commands::default())),
            formulas::has_any(text).then_some(Step::Formulas),
            glued_sentences::are_a_habit(text).then_some(Step::GluedSentences),
            blanks().then_some(Step::Blanks),
        ];
        Self { steps: steps.into_iter().flatten().collect(), pages: text.contains("}----------") }
    }

    /// Whether a new page begins with a line that stands between two.
    pub(super) fn parts_pages(&self, line: &str) -> bool {
        self.pages && PAGE.is_match(line.trim())
    }

    /// A line without it.
    pub(super) fn clean<'t>(&mut self, line: Cow<'t, str>) -> Cow<'t, str> {
        self.steps.iter_mut().fold(line, |line, step| step.clean(line))
    }
}

impl Step {
    fn clean<'t>(&mut self, line: Cow<'t, str>) -> Cow<'t, str> {
        match self {
            Self::Breaks => match line.strip_suffix("<br>") {
                Some(words) => Cow::Owned(words.to_string()),
                None => line,
            },
            Self::Links => page_links::without(line),
            Self::Tex(commands) => commands.carry_out(line),
            Self::Formulas => formulas::as_words(line),
            Self::GluedSentences => glued_sentences::parted(line),
            Self::Blanks => match BLANK.replace_all(&line, "$1$2$3$4$5$6") {
                Cow::Owned(line) => Cow::Owned(line),
                Cow::Borrowed(_) => line,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_behind_emphasis_go_where_they_are_a_habit() {
        let text = "_The Council_ ,\n_Guided_ , and *lit* , it sees.\n";
        let mut converter = Converter::of(text);
        let cleaned = |line: &'static str, converter: &mut Converter| converter.clean(Cow::Borrowed(line)).into_owned();
        assert_eq!(cleaned("_The Council_ ,", &mut converter), "_The Council_,");
        assert_eq!(cleaned("_Guided_ , and *lit* , it sees.", &mut converter), "_Guided_, and *lit*, it sees.");
        let line = "Name: ____ , see *ports* .";
        assert_eq!(cleaned(line, &mut Converter::of(line)), line, "once is no habit");
    }
}
