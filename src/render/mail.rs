//! Links that open an e-mail with a paragraph in it (`mailto:`, RFC 6068).
//!
//! In: a citation, the words it cites and their address. Out: a link with subject and body. Some programs cut or refuse long ones,
//! so that the words are shortened until the whole fits.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::names;

/// Longest link; programs on Windows hand on 2,083 characters at most, and some fewer.
const LONGEST: usize = 900;
/// Most letters of the words.
const MOST_WORDS: usize = 120;
/// What stands unencoded in the parts of a `mailto:` link.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The link.
pub(super) fn link(citation: &str, words: &str, url: &str) -> String {
    let encode = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
    let (subject, end) =
        (encode(&citation.replace('\u{a0}', " ")), encode(&format!("\r\n\r\n{citation}\r\n{url}\r\n").replace('\u{a0}', " ")));
    let mut most = MOST_WORDS;
    loop {
        let link = format!("mailto:?subject={subject}&body={}{end}", encode(&format!("“{}”", names::shortened(words, most))));
        if link.len() <= LONGEST || most < 20 {
            return link;
        }
        most = most * 4 / 5;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subject_and_body_are_encoded() {
        let link = link("A/1, para.\u{a0}2", "Some & more", "https://a.example/b/2/");
        assert_eq!(
            link,
            "mailto:?subject=A%2F1%2C%20para.%202&body=%E2%80%9CSome%20%26%20more%E2%80%9D%0D%0A%0D%0AA%2F1%2C%20para.%202%0D%0Ahttps%3A%2F%2Fa.example%2Fb%2F2%2F%0D%0A"
        );
    }

    #[test]
    fn long_words_are_shortened_until_the_link_fits() {
        for words in ["word ".repeat(1_000), "слово ".repeat(1_000), "字".repeat(3_000)] {
            let link = link("A/1, para. 2", &words, "https://a.example/b/2/");
            assert!(link.len() <= LONGEST && link.ends_with("2%2F%0D%0A") && link.contains("%E2%80%A6"), "{link}");
        }
    }
}
