//! Links of a converter between the pages of a PDF file: to an anchor that it drew itself, and that no page of the site has.
//!
//! In: a line. Out: the same without anchors, the marks of notes raised, and of other links their words.
//!
//! `the seminar[3](#page-6-1)` is `the seminar<sup>3</sup>`, `<span id="page-6-1"></span><sup>3</sup> See` is `<sup>3</sup> See`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::import::furniture::regex;

/// What the anchors of such a converter are called.
const ANCHOR: &str = "<span id=\"page-";

static ANCHORS: LazyLock<Regex> = LazyLock::new(|| regex(r#"<span id="page-[\d-]+">\s*</span>"#));
static MARK: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:<sup>\s*)?\[\\?\[?(\d{1,3}|\\?\*{1,3})\\?\]?\]\(#page-[\d-]+\)(?:\s*</sup>)?"));
static LINK: LazyLock<Regex> = LazyLock::new(|| regex(r"\[([^\[\]]*)\]\(#page-[\d-]+\)"));

/// Whether a text has such anchors.
pub(super) fn has_any(text: &str) -> bool {
    text.contains(ANCHOR)
}

/// A line without them.
pub(super) fn without(line: Cow<'_, str>) -> Cow<'_, str> {
    if !line.contains("<span id") && !line.contains("](#page-") {
        return line;
    }
    let line = ANCHORS.replace_all(&line, "");
    let line = MARK.replace_all(&line, "<sup>$1</sup>");
    Cow::Owned(LINK.replace_all(&line, "$1").into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_go_and_marks_are_raised() {
        for (line, clean) in [
            ("the seminar[3](#page-6-1) was", "the seminar<sup>3</sup> was"),
            ("the seminar<sup>[3](#page-6-1)</sup> was", "the seminar<sup>3</sup> was"),
            (r#"<span id="page-6-1"></span>[3](#page-6-0) See A/66/1."#, "<sup>3</sup> See A/66/1."),
            (r#"<span id="page-6-1"></span><sup>3</sup> See A/66/1."#, "<sup>3</sup> See A/66/1."),
            ("conclusions [are annexed](#page-9-0) to it", "conclusions are annexed to it"),
            ("see [the list](#ports)", "see [the list](#ports)"),
        ] {
            assert_eq!(without(Cow::Borrowed(line)), clean);
        }
    }
}
