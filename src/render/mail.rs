//! Links that open an e-mail with a paragraph in it (`mailto:`, RFC 6068).
//!
//! In: what the paragraph is called, its citation, its words and its address, and how long the link may be. Out: a link with subject
//! and body. Some programs cut or refuse long ones, and the page it stands on is small, so that the words are shortened until the
//! whole fits; where even the citation has no room, name and address are left.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::names;

/// Longest link; programs on Windows hand on 2,083 characters at most, and some fewer.
pub(super) const LONGEST: usize = 1_900;
/// Fewest letters of the words that say which they are.
const FEWEST: usize = 20;
/// What stands unencoded in the parts of a `mailto:` link.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What an e-mail hands on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter<'l> {
    /// What the paragraph is called for short.
    pub name: &'l str,
    /// How it is cited.
    pub citation: &'l str,
    /// What it says, lines by line feeds.
    pub words: &'l str,
    /// Its address.
    pub url: &'l str,
}

impl Letter<'_> {
    /// The shortest link there is: name and address.
    pub(super) fn shortest(&self) -> String {
        link(self.name, &format!("{}\n", self.url))
    }

    /// The link with as many words as have room.
    pub(super) fn link(&self, longest: usize) -> String {
        let Self { citation, url, .. } = self;
        let mut most = longest;
        while most >= FEWEST {
            let quoted = format!("“{}”\n\n{citation}\n{url}\n", names::shortened(self.words, most));
            let link = link(citation, &quoted);
            if link.len() <= longest {
                return link;
            }
            most = most * 4 / 5;
        }
        let cited = link(self.name, &format!("{citation}\n{url}\n"));
        if cited.len() <= longest { cited } else { self.shortest() }
    }
}

fn link(subject: &str, body: &str) -> String {
    let encode = |text: &str| utf8_percent_encode(&text.replace('\u{a0}', " ").replace('\n', "\r\n"), ENCODED).to_string();
    format!("mailto:?subject={}&body={}", encode(subject), encode(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: Letter = Letter {
        name: "A/1, para.\u{a0}2",
        citation: "A/1, para.\u{a0}2",
        words: "Some & more\n(a) Of it",
        url: "https://a.example/b/2/",
    };

    #[test]
    fn subject_and_body_are_encoded() {
        assert_eq!(
            LETTER.link(LONGEST),
            "mailto:?subject=A%2F1%2C%20para.%202&body=%E2%80%9CSome%20%26%20more%0D%0A%28a%29%20Of%20it%E2%80%9D%0D%0A%0D%0AA%2F1%2C%20para.%202%0D%0Ahttps%3A%2F%2Fa.example%2Fb%2F2%2F%0D%0A"
        );
    }

    #[test]
    fn long_words_are_shortened_until_the_link_fits() {
        for words in ["word ".repeat(1_000), "слово ".repeat(1_000), "字".repeat(3_000)] {
            for longest in [400, LONGEST] {
                let link = Letter { words: &words, ..LETTER }.link(longest);
                assert!(link.len() <= longest && link.ends_with("2%2F%0D%0A") && link.contains("%E2%80%A6"), "{link}");
            }
        }
    }

    #[test]
    fn where_there_is_no_room_name_and_address_are_left() {
        let citation = "A body with a very long name, “A title that is no shorter”, 1 January 2020, para. 2";
        let letter = Letter { citation, ..LETTER };
        assert_eq!(letter.link(100), letter.shortest());
        assert!(letter.link(250).contains("A%20body%20with") && !letter.link(250).contains("%E2%80%9CSome"));
    }
}
