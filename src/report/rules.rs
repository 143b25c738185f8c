//! The rules: one entry each, with the code that names it in output, settings and fixtures.

use super::Severity;

/// A rule that findings come from.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name, in kebab case.
    pub code: &'static str,
    /// Severity unless the site's settings change it.
    pub severity: Severity,
    /// What it finds, in a sentence.
    pub summary: &'static str,
    /// What to do about it.
    pub advice: &'static str,
}

/// Declares the rules once: a constant each, and the list of all.
macro_rules! rules {
    ($($name:ident $code:literal $severity:ident $summary:literal $advice:literal;)*) => {
        /// Every rule as a constant, named as its code.
        pub mod rule {
            use super::{Rule, Severity};
            $(#[doc = $summary]
            pub static $name: Rule = Rule { code: $code, severity: Severity::$severity, summary: $summary, advice: $advice };)*
        }
        /// All rules, in the order of their codes' families.
        pub static RULES: &[&Rule] = &[$(&rule::$name),*];
    };
}

rules! {
    EMPTY_FILE "empty-file" Warning
        "A seed or page holds no text."
        "Put the text in or remove the file.";
    BINARY_FILE "binary-file" Error
        "A seed or page is not text."
        "Give it the ending of what it is (.docx, .html or .pdf), convert it to text, or remove it.";
    UNREADABLE_FILE "unreadable-file" Error
        "A Word, HTML or PDF file cannot be read."
        "Open it in the program it comes from and save it anew, or as text.";
    LEFT_OUT "left-out" Note
        "Something in a Word or HTML file is no text, or has no form here, and was left out."
        "Look at the page beside the original.";
    DECODED_TEXT "decoded-text" Warning
        "A seed or page is not UTF-8; it was read in another encoding."
        "Look at letters with accents on the page; convert the file to UTF-8 if any is wrong.";
    FRONT_MATTER "front-matter" Error
        "The front matter of a page does not parse, lacks a key it must have, or has one that is not known."
        "Mend the TOML between the two +++ lines.";
    SITE_CONFIG "site-config" Error
        "A key or value in site.toml is not known."
        "Mend or remove the line.";
    DUPLICATE_SLUG "duplicate-slug" Error
        "Two pages claim the same address."
        "Give one of them another slug in its front matter.";
    RESERVED_SLUG "reserved-slug" Error
        "A page claims an address that the site needs for itself."
        "Give it another slug in its front matter.";
    HAND_EDITED "hand-edited" Warning
        "A page was edited by hand since its import, and its seed would now give another text."
        "Keep the edit as it is, or import with --force to replace it.";
    LEFTOVER_PAGE "leftover-page" Note
        "The seed of an imported page is gone."
        "Nothing is deleted by itself: remove the page if it should go, or drop its [source] table to keep it as your own.";
    NUMBER_GAP "number-gap" Warning
        "Paragraph numbers are missing, repeated or out of order."
        "Compare with the original; mend the label in the page if the text was misread.";
    NOTE_WITHOUT_MARK "note-without-mark" Warning
        "A note is defined but nothing cites it."
        "Put its mark ([^label]) where the original has it.";
    MARK_WITHOUT_NOTE "mark-without-note" Warning
        "A note mark has no note."
        "Add the note's text ([^label]: ...) or remove the mark.";
    UNCERTAIN_READING "uncertain-reading" Note
        "A passage was read with little confidence."
        "Compare it with the original.";
    BROKEN_LINK "broken-link" Error
        "A cite: link in a page names nothing that the site knows."
        "Mend the link; instruments are named by the file name of their page.";
    ARTICLE_BEYOND "article-beyond" Warning
        "A reference names an article that the instrument does not have."
        "Check the number and the instrument; a cite: link in the page settles it.";
    PARAGRAPH_MISSING "paragraph-missing" Warning
        "A reference names a paragraph that the document does not have."
        "Check the number; a cite: link in the page settles it.";
    AMBIGUOUS_REFERENCE "ambiguous-reference" Note
        "A reference could mean several things and was left without a link."
        "Settle it with a cite: link in the page, or with default_instrument or [names] in the front matter.";
    UNRESOLVED_REFERENCE "unresolved-reference" Note
        "A reference was recognised, but not what it points to."
        "Settle it with a cite: link in the page, or add a page for the instrument.";
    TEMPLATE "template" Error
        "A template of the theme fails."
        "Mend the template; the names it can use are listed in the theme documentation.";
    OUTPUT_LINK "output-link" Error
        "A link in the built site leads nowhere."
        "Mend the link in the page it comes from.";
    DUPLICATE_ID "duplicate-id" Error
        "Two elements of a page have the same anchor."
        "Give one of them another label or id.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_every_rule_gives_advice() {
        let mut codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), RULES.len());
        assert!(RULES.iter().all(|rule| !rule.summary.is_empty() && !rule.advice.is_empty()));
    }
}
