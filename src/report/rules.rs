//! The rules: one entry each, with the code that names it in output, settings and fixtures, and what `check --explain` says of it.

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
    /// Why it matters.
    pub why: &'static str,
    /// What it finds, shown; lines of a file or words of a text.
    pub example: &'static str,
    /// What to do about it.
    pub advice: &'static str,
}

/// Declares the rules once: a constant each, and the list of all.
macro_rules! rules {
    ($($name:ident $code:literal $severity:ident $summary:literal $why:literal $example:literal $advice:literal;)*) => {
        /// Every rule as a constant, named as its code.
        pub mod rule {
            use super::{Rule, Severity};
            $(#[doc = $summary]
            pub static $name: Rule = Rule {
                code: $code,
                severity: Severity::$severity,
                summary: $summary,
                why: $why,
                example: $example,
                advice: $advice,
            };)*
        }
        /// All rules, in the order of their codes' families.
        pub static RULES: &[&Rule] = &[$(&rule::$name),*];
    };
}

rules! {
    EMPTY_FILE "empty-file" Warning
        "A seed or page holds no text."
        "An empty page would be published, or a paper would be missing, without anybody noticing."
        "seeds/report.txt    0 bytes"
        "Put the text in or remove the file.";
    BINARY_FILE "binary-file" Error
        "A seed or page is not text."
        "What is no text cannot be read word by word, and a page made of it would be nonsense."
        "seeds/report.txt    a PDF that was given the ending .txt"
        "Give it the ending of what it is (.docx, .html or .pdf), convert it to text, or remove it.";
    UNREADABLE_FILE "unreadable-file" Error
        "A Word, HTML or PDF file cannot be read, or a file is not built as texts are."
        "The paper has no page until its file can be read; the others are imported all the same."
        "seeds/report.docx    cut off when it was downloaded"
        "Open it in the program it comes from and save it anew, or as text.";
    LEFT_OUT "left-out" Note
        "Something in a Word or HTML file is no text, or has no form here, and was left out."
        "A picture or a form may say something that the words do not; only a person can tell."
        "seeds/report.docx    2 pictures and 1 text box left out"
        "Look at the page beside the original.";
    DECODED_TEXT "decoded-text" Warning
        "A seed or page is not UTF-8; it was read in another encoding."
        "Old encodings do not say which they are. Where the guess is wrong, accents and quotation marks are wrong too."
        "seeds/reunion.txt    read as windows-1252: “Réunion”"
        "Look at letters with accents on the page; convert the file to UTF-8 if any is wrong.";
    FRONT_MATTER "front-matter" Error
        "The front matter of a page does not parse, lacks a key it must have, or has one that is not known."
        "The facts above a page give it its address and its title. A slip passed over in silence would be a fact that is lost."
        "titel = \"Report\"    there is no such key; did you mean title?"
        "Mend the TOML between the two +++ lines.";
    CITATION_DATA "citation-data" Error
        "An entry in content/citations.toml is not as it must be."
        "The entry is left out, and what it should teach the site is not linked, or is linked elsewhere."
        "forms = [\"sesion\"]    did you mean session?"
        "Mend the entry or remove it; the comments of the file that pincite init writes show its form.";
    SITE_CONFIG "site-config" Error
        "A key or value in site.toml is not known."
        "A misspelt setting would look as if it did nothing. It is always an error."
        "base-url = \"https://example.org/\"    did you mean base_url?"
        "Mend or remove the line.";
    DUPLICATE_SLUG "duplicate-slug" Error
        "Two pages claim the same address."
        "An address leads to one page; the second one would replace the first."
        "content/documents/a.md: slug = \"report\"\ncontent/documents/b.md: slug = \"report\""
        "Give one of them another slug in its front matter.";
    RESERVED_SLUG "reserved-slug" Error
        "A page claims an address that the site needs for itself."
        "The index, the tables and the exports of the site stand at this address."
        "slug = \"protocols\""
        "Give it another slug in its front matter.";
    HAND_EDITED "hand-edited" Warning
        "A page was edited by hand since its import, and its seed would now give another text."
        "The page and its seed say different things on the same line; which one holds is for a person to say."
        "A paragraph was mended in the page, and the seed was replaced by a newer one that changes the same paragraph."
        "Keep the edit as it is, or import with --force to replace it.";
    LEFTOVER_PAGE "leftover-page" Note
        "The seed of an imported page is gone."
        "The page is still published, and can no longer be made anew."
        "content/documents/report.md: file = \"seeds/gone.txt\""
        "Nothing is deleted by itself: remove the page if it should go, or drop its [source] table to keep it as your own.";
    NUMBER_GAP "number-gap" Warning
        "Numbers of paragraphs, items or articles are missing, repeated or out of order."
        "Paragraphs are cited by their number. A number that is missing or stands twice was misread, or was wrong in print; its \
         address is then not what others cite."
        "2. The second paragraph.\n4. The fourth paragraph.    3 is missing"
        "Compare with the original; mend the label in the page if the text was misread.";
    TRANSLATION_OF "translation-of" Error
        "A document says that it is a translation of one that is not there."
        "Its languages could not be linked to each other, and readers would not find them."
        "translation_of = \"reprot\"    and no document with that slug"
        "Write the slug of the original as its page states it.";
    TRANSLATION_GAP "translation-gap" Warning
        "A document and its translation do not have the same numbered paragraphs."
        "Paragraphs are linked to each other by their numbers. One that is missing was left out, or its number was misread."
        "1. 2. 3. in the original, 1. 3. in the translation"
        "Compare both with the printed texts; if they differ in print, set the rule to note or off in site.toml.";
    NOTE_WITHOUT_MARK "note-without-mark" Warning
        "A note is defined but nothing cites it."
        "A reader cannot tell which words the note belongs to. The mark was lost when the text was copied."
        "A paragraph without a mark.\n\n[^3]: A note that nothing cites."
        "Put its mark ([^label]) where the original has it.";
    MARK_WITHOUT_NOTE "mark-without-note" Warning
        "A note mark has no note."
        "A reader who follows the mark finds nothing."
        "States reported progress.[^3]    and no line that begins with [^3]:"
        "Add the note's text ([^label]: ...) or remove the mark.";
    MISSING_TITLE "missing-title" Note
        "The text states no title, or none that import can tell from its first paragraphs."
        "The page is then listed under its first heading, and its address is made of that: not what others call the document."
        "1. States reported progress.    the first line of a seed"
        "Write title = \"...\" into the front matter of the page; import keeps it.";
    UNCERTAIN_READING "uncertain-reading" Note
        "A passage was read with little confidence."
        "Import decided, but another reading was nearly as good: a heading may be a paragraph, or a list may end too early."
        "1. Ports    a heading, or the first paragraph of a list?"
        "Compare it with the original.";
    BROKEN_LINK "broken-link" Error
        "A cite: link in a page names nothing that the site knows."
        "A cite: link is written by hand because it must be right."
        "[the treaty](cite:smugling-protocol/16)    the page is called smuggling-protocol"
        "Mend the link; instruments are named by the file name of their page.";
    ARTICLE_BEYOND "article-beyond" Warning
        "A reference names an article or annex that the instrument does not have."
        "The number or the instrument is misread or wrong in the text, so a link would lead to a place that does not exist."
        "article 61 of the Smuggling of Migrants Protocol    it has 25 articles"
        "Check the number and the instrument; a cite: link in the page settles it.";
    PARAGRAPH_BEYOND "paragraph-beyond" Warning
        "A reference names a paragraph that the article of the instrument does not have."
        "The number or the article is misread or wrong in the text, so a link would lead to a place that does not exist."
        "article 16, paragraph 33, of the Smuggling of Migrants Protocol    its article 16 has 5 paragraphs"
        "Check the number, and `paragraphs` in the page of the instrument, where they are counted; a cite: link in the page settles it.";
    PARAGRAPH_MISSING "paragraph-missing" Warning
        "A reference names a paragraph, section, annex or note that the document does not have."
        "The number is wrong, or the place was lost when the text was imported."
        "see paragraph 90 above    in a document of 40 paragraphs"
        "Check the number; a cite: link in the page settles it.";
    AMBIGUOUS_REFERENCE "ambiguous-reference" Note
        "A reference could mean several things and was left without a link."
        "A wrong link is worse than none: who follows it cites the wrong treaty."
        "The Convention on Ports and the Convention on Rivers differ. States should ratify the Convention."
        "Settle it with a cite: link in the page, or with default_instrument or [names] in the front matter.";
    UNRESOLVED_REFERENCE "unresolved-reference" Note
        "A reference was recognised, but not what it points to."
        "Whoever looks for what cites a text does not find this place."
        "article 16 of the Convention    in a text that names no convention before"
        "Settle it with a cite: link in the page, or add a page for the instrument.";
    LEDGER "ledger" Error
        "anchors.lock cannot be read as it is."
        "Without what was published before, addresses could change unseen. The file is left as it is. It is always an error."
        "<<<<<<< HEAD    left over by a merge"
        "Restore the file from version control, then run pincite build; it is never mended by itself.";
    LEDGER_OUTDATED "ledger-outdated" Warning
        "anchors.lock does not hold what the pages hold."
        "What was published is only remembered when the file is committed with the pages."
        "a paragraph was added, and pincite build not run since"
        "Run pincite build and commit anchors.lock with the pages.";
    ANCHOR_REUSED "anchor-reused" Warning
        "A printed number stands on other words than those that were published under it."
        "Who follows a link that was sent before finds another paragraph than the one that was meant."
        "12. The Committee …    was paragraph 11 when the page was last published"
        "Compare with the original. The page says what stood there until pincite build --accept ends the remark; if that was never published, restore anchors.lock from version control.";
    ADDRESS_REUSED "address-reused" Warning
        "A document or page has the address that another one had before."
        "Who follows a link to the other finds this one. Its page says so, but a link to a paragraph leads to the wrong words."
        "slug = \"report\"    which was the slug of the document that is now called report-2012"
        "Give the new document another slug. Its page points to the other one until pincite build --accept ends the remark.";
    TEMPLATE "template" Error
        "A template of the theme fails."
        "Without its templates the site has no pages. It is always an error."
        "<h1>{{ no_such_name }}</h1>"
        "Mend the template; the handbook of Pincite lists the names it can use.";
    EXTERNAL_DEAD "external-dead" Warning
        "A link to another site leads nowhere; only `pincite check --external` looks."
        "A reader who follows the link finds nothing, and cannot check what is cited."
        "https://example.org/report.pdf    answers 404, not found"
        "Look for the new address, or link to a copy in an archive.";
    EXTERNAL_MOVED "external-moved" Note
        "A link to another site leads on to another address for good; only `pincite check --external` looks."
        "Such detours are taken away after some years, and the link is then dead."
        "http://example.org/    answers 301, moved to https://example.org/"
        "Write the new address.";
    EXTERNAL_UNCLEAR "external-unclear" Note
        "A site does not say whether a link leads anywhere; only `pincite check --external` looks."
        "The site was busy or broken, or answers browsers only. The link may be good."
        "https://example.org/    answers 503, service unavailable"
        "Open the link in a browser, or check again later.";
    OUTPUT_LINK "output-link" Error
        "A link in the built site leads nowhere."
        "A reader who follows the link finds nothing."
        "[the handbook](handbok/)    there is no such page"
        "Mend the link in the page it comes from.";
    DUPLICATE_ID "duplicate-id" Error
        "Two elements of a page have the same anchor."
        "An address with this anchor leads to the first of them only; the second cannot be cited."
        "[^1]: A note.\n[^1]: Another note with the same label."
        "Give one of them another label or id.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_every_rule_is_explained() {
        let mut codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), RULES.len());
        for rule in RULES {
            assert!([rule.summary, rule.why, rule.example, rule.advice].iter().all(|text| !text.is_empty()), "{}", rule.code);
        }
    }
}
