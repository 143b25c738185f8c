//! Fingerprints of texts, to tell whether an anchor still stands on the same words.
//!
//! In: a text. Out: sixteen hexadecimal figures that do not change with line breaks, spaces or the way accents are encoded.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// The fingerprint of a text.
pub fn fingerprint(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let normal: String = words.join(" ").nfc().collect();
    let digest = Sha256::digest(normal.as_bytes());
    digest[..8].iter().fold(String::with_capacity(16), |hex, byte| hex + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_does_not_change_a_fingerprint_and_words_do() {
        assert_eq!(fingerprint("The  Protocol\nenters"), fingerprint("The Protocol enters"));
        assert_eq!(fingerprint("e\u{301}"), fingerprint("é"));
        assert_ne!(fingerprint("The Protocol"), fingerprint("The Protocols"));
        assert_eq!(fingerprint("a").len(), 16);
    }
}
