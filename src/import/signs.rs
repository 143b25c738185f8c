//! Signs: which kinds of bytes stand in a line.
//!
//! In: a line. Out: the kinds of bytes in it, as one number. Most lines lack what a rule looks for; so every byte is looked at once,
//! and a rule asks here before it looks itself. A kind that is here says only that looking is worth while.
//!
//! `3. See *Treaty*` has a figure and markup, and neither tab nor gap.

/// The kinds of bytes in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Signs(u8);

impl Signs {
    /// A control character, but for tabs.
    pub(super) const CONTROL: Self = Self(1);
    pub(super) const TAB: Self = Self(1 << 1);
    /// A figure from 0 to 9.
    pub(super) const FIGURE: Self = Self(1 << 2);
    /// A star, a low line or a hash, as converters put them around words.
    pub(super) const MARKUP: Self = Self(1 << 3);
    /// A character beyond ASCII.
    pub(super) const BEYOND: Self = Self(1 << 4);
    /// A small letter of ASCII with a capital directly behind it.
    pub(super) const RISE: Self = Self(1 << 5);
    /// Two blanks beside each other.
    pub(super) const GAP: Self = Self(1 << 6);
    /// A backslash, which takes the meaning from the sign behind it.
    pub(super) const ESCAPE: Self = Self(1 << 7);

    /// Those of a line.
    pub(super) fn of(line: &str) -> Self {
        let look = |(found, counts): (u8, u8), byte: u8| {
            let (kind, behind) = KINDS[usize::from(byte)];
            (found | kind & counts, ALONE | behind)
        };
        Self(line.bytes().fold((0, ALONE), look).0)
    }

    /// Either of two kinds.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of some kinds is there.
    pub(super) fn have(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }
}

/// Kinds that count wherever they stand.
const ALONE: u8 = Signs::ESCAPE.0 | (Signs::RISE.0 - 1);

/// The kind of each byte, and the kind that counts directly behind it.
const KINDS: [(u8, u8); 256] = {
    let mut kinds = [(Signs::BEYOND.0, 0); 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        kinds[byte as usize] = match byte {
            b'\t' => (Signs::TAB.0, 0),
            0..b' ' | 0x7f => (Signs::CONTROL.0, 0),
            b'0'..=b'9' => (Signs::FIGURE.0, 0),
            b'*' | b'_' | b'#' => (Signs::MARKUP.0, 0),
            b'a'..=b'z' => (0, Signs::RISE.0),
            b'A'..=b'Z' => (Signs::RISE.0, 0),
            b' ' => (Signs::GAP.0, Signs::GAP.0),
            b'\\' => (Signs::ESCAPE.0, 0),
            _ => (0, 0),
        };
        byte += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_told_and_pairs_of_them() {
        let plain = [Signs::CONTROL, Signs::TAB, Signs::FIGURE, Signs::MARKUP, Signs::BEYOND];
        let all = [&plain[..], &[Signs::RISE, Signs::GAP, Signs::ESCAPE]].concat();
        let told = |line: &str| -> Vec<Signs> { all.iter().copied().filter(|kind| Signs::of(line).have(*kind)).collect() };
        assert_eq!(told("The Harbour (a) met."), []);
        assert_eq!(told("3. See *Treaty*"), [Signs::FIGURE, Signs::MARKUP]);
        assert_eq!(told("a\tb  c"), [Signs::TAB, Signs::GAP]);
        assert_eq!(told("1\\. Text"), [Signs::FIGURE, Signs::ESCAPE]);
        assert_eq!(told("aFRICA \u{c}"), [Signs::CONTROL, Signs::RISE]);
        assert_eq!(told("“Era”"), [Signs::BEYOND]);
    }
}
