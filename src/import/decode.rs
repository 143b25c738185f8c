//! Bytes to text: what encoding a file is in, and whether it is text at all.
//!
//! In: the bytes of a seed or page. Out: UTF-8 text and the name of the encoding it was read in, or nothing for a file that is
//! not text. The order is byte order mark, UTF-8, UTF-16 without a mark, UTF-8 with slips, and only then a guess: a guesser asked
//! first takes UTF-8 with one broken letter for Chinese. Never drops a byte silently; whoever shows the text says how it was read.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::report::{Finding, Place, rule};
use crate::source::Source;

/// A text and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding it was read in, as the web names it: `UTF-8`, `windows-1252`.
    pub encoding: &'static str,
    /// How many bytes broke the encoding and were read as Windows-1252 instead.
    pub repaired: usize,
    /// Whether nothing was guessed: it is UTF-8, or a byte order mark says what it is.
    pub certain: bool,
}

/// The text of a file; `None` when it is not text.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    let bytes = match Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding == UTF_8 => &bytes[length..],
        Some((encoding, length)) => {
            let (text, broken) = encoding.decode_without_bom_handling(&bytes[length..]);
            let (text, encoding) = (text.into_owned(), encoding.name());
            return Some(Decoded { text, encoding, repaired: usize::from(broken), certain: !broken });
        }
        None => bytes,
    };
    if has_magic_number(bytes) {
        return None;
    }
    if let Some(encoding) = utf16_without_mark(bytes).or_else(|| utf16_of_other_scripts(bytes)) {
        let text = encoding.decode(bytes).0.into_owned();
        return Some(Decoded { text, encoding: encoding.name(), repaired: 0, certain: false });
    }
    if looks_binary(bytes) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Decoded { text: text.to_string(), encoding: UTF_8.name(), repaired: 0, certain: true }),
        Err(_) => Some(utf8_with_slips(bytes).unwrap_or_else(|| guessed(bytes))),
    }
}

/// A file as a [`Source`], with the finding its bytes deserve: not text, no text, or text in another encoding.
pub fn read_text(path: &str, bytes: &[u8]) -> (Option<Source>, Option<Finding>) {
    let Some(Decoded { text, encoding, repaired, certain }) = decode(bytes) else {
        return (None, Some(Finding::new(&rule::BINARY_FILE, format!("{path} is not a text file")).at(Place::file(path))));
    };
    if text.trim().is_empty() {
        return (None, Some(Finding::new(&rule::EMPTY_FILE, format!("{path} holds no text")).at(Place::file(path))));
    }
    // Line ends of the first Macintosh, which have no line feed.
    let text = if text.contains('\n') || !text.contains('\r') { text } else { text.replace('\r', "\n") };
    if certain {
        return (Some(Source::new(path, text)), None);
    }
    let message = match (encoding == UTF_8.name(), repaired) {
        (true, 1) => format!("{path} has 1 byte that is not UTF-8; it was read as Windows-1252"),
        (true, many) => format!("{path} has {many} bytes that are not UTF-8; they were read as Windows-1252"),
        (false, _) => format!("{path} is not UTF-8; it was read as {encoding}"),
    };
    let source = Source::new(path, text);
    let line = source.text.lines().position(|line| !line.is_ascii()).map_or(1, |index| index + 1);
    let finding = Finding::new(&rule::DECODED_TEXT, message).at(Place::line(&source, line));
    (Some(source), Some(finding))
}

/// Formats that begin like text or may hold no zero byte, and still are no text.
fn has_magic_number(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 9] = [
        b"%PDF-",
        b"PK\x03\x04",
        b"{\\rtf",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x1f\x8b",
        b"\xd0\xcf\x11\xe0",
        b"7z\xbc\xaf",
    ];
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// How much of a file is looked at to tell text from other bytes.
const SAMPLE: usize = 64 * 1024;

fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control =
        sample.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1a | 0x1b));
    sample.contains(&0) || control.count() * 50 > sample.len()
}

/// UTF-16 that somebody saved without its mark: every second byte of a Latin text is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (high_first, low_first, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    match () {
        () if low_first * 10 > pairs * 6 && high_first == 0 => Some(UTF_16LE),
        () if high_first * 10 > pairs * 6 && low_first == 0 => Some(UTF_16BE),
        () => None,
    }
}

/// Fewest units of two bytes by which a script is told.
const UNITS: usize = 12;

/// UTF-16 without its mark in another script: there are zero bytes, as line ends have them, and read in one of both orders nearly all
/// characters are those of texts; read in the other they are not.
fn utf16_of_other_scripts(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.len() < 2 * UNITS || !bytes.len().is_multiple_of(2) || !sample.contains(&0) {
        return None;
    }
    let latin = |unit: u16| matches!(unit, 0x09 | 0x0a | 0x0c | 0x0d | 0x20..=0x7e | 0xa0..=0xff | 0x2010..=0x203a);
    let western = |unit: u16| matches!(unit, 0x400..=0x45f | 0x490..=0x4ff | 0x5d0..=0x5ea | 0x600..=0x6ff);
    let eastern = |unit: u16| matches!(unit, 0x3000..=0x3002 | 0x3008..=0x3011 | 0x4e00..=0x9fff | 0xff01..=0xff5e);
    let fits = |unit: u16| latin(unit) || western(unit) || eastern(unit);
    let read = |unit: fn([u8; 2]) -> u16| {
        let units = sample.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let (mut odd, mut spaces) = (0, 0);
        for unit in units {
            odd += usize::from(!fits(unit));
            spaces += usize::from(matches!(unit, 0x0a | 0x0d | 0x20));
        }
        odd * 200 <= sample.len() && spaces > 0
    };
    match (read(u16::from_le_bytes), read(u16::from_be_bytes)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8 in which a few letters are broken: the rest is kept and each broken byte read as Windows-1252.
fn utf8_with_slips(bytes: &[u8]) -> Option<Decoded> {
    let mut text = String::with_capacity(bytes.len());
    let (mut letters, mut repaired) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        repaired += chunk.invalid().len();
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    (letters > 2 * repaired).then(|| Decoded { text, encoding: UTF_8.name(), repaired, certain: false })
}

fn guessed(bytes: &[u8]) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let encoding = if encoding == WINDOWS_1252 { western(bytes) } else { encoding };
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), repaired: usize::from(broken), certain: false }
}

/// Of the encodings of Western Europe the one in which the fewest signs stand where none can; the usual one where that is not plain.
fn western(bytes: &[u8]) -> &'static Encoding {
    let odd = |encoding: &'static Encoding| odd_signs(&encoding.decode_without_bom_handling(bytes).0);
    let usual = odd(WINDOWS_1252);
    let others = [ISO_8859_15, MACINTOSH].into_iter().map(|encoding| (odd(encoding), encoding));
    let best = others.min_by_key(|(count, _)| *count).filter(|(count, _)| count * 4 < usual);
    best.map_or(WINDOWS_1252, |(_, encoding)| encoding)
}

/// How many signs beyond ASCII stand where none can: a fraction or mark beside a letter, `½uvre`, a capital behind a small letter,
/// `rŽunion`, or the general sign for money, which nobody uses.
fn odd_signs(text: &str) -> usize {
    let may_touch = |c: char| "«»“”„‘’‚…–—°ºª§²³¹·\u{a0}".contains(c);
    let chars: Vec<char> = text.chars().collect();
    let odd = |(at, &c): (usize, &char)| {
        let before = at.checked_sub(1).map_or(' ', |before| chars[before]);
        let after = chars.get(at + 1).copied().unwrap_or(' ');
        let beside = before.is_alphabetic() || after.is_alphabetic();
        let risen = before.is_lowercase() && c.is_uppercase();
        !c.is_ascii() && !may_touch(c) && (matches!(c, '¤' | '\u{80}'..='\u{9f}') || risen || !c.is_alphabetic() && beside)
    };
    chars.iter().enumerate().filter(|place| odd(*place)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes).expect("it is text");
        (decoded.text, decoded.encoding)
    }

    #[test]
    fn utf8_is_taken_as_it_is_and_loses_its_mark() {
        assert_eq!(read("Protocole à".as_bytes()), ("Protocole à".into(), "UTF-8"));
        assert_eq!(read(b"\xef\xbb\xbf1. Text"), ("1. Text".into(), "UTF-8"));
        assert_eq!(read(b""), (String::new(), "UTF-8"));
    }

    #[test]
    fn utf16_is_read_with_and_without_its_mark() {
        let units: Vec<u8> = "1. Texte numéroté".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&units), ("1. Texte numéroté".into(), "UTF-16LE"));
        let marked: Vec<u8> = [0xfe, 0xff].into_iter().chain("1. Text".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(read(&marked), ("1. Text".into(), "UTF-16BE"));
        assert_eq!(read_text("seeds/a.txt", &marked).1, None, "its mark says what it is");
        assert!(read_text("seeds/a.txt", &marked[..15]).1.is_some(), "half a letter is missing");
        assert!(read_text("seeds/a.txt", &units).1.is_some(), "nothing says so");
    }

    #[test]
    fn utf16_of_other_scripts_is_read_without_its_mark() {
        for text in [
            "Доклад о маяках\n\n1. Маяки 3–5 горят.\n",
            "تقرير عن المنارات\n\nالمنارات مضاءة.\n",
            "灯塔报告\n\n1. 港口的灯塔已经点亮。\n",
        ] {
            let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(read(&units), (text.into(), "UTF-16LE"));
            let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(read(&units), (text.into(), "UTF-16BE"));
        }
        let noise: Vec<u8> = (0..4000_u32).map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap_or(0)).collect();
        assert_eq!(decode(&noise), None);
    }

    #[test]
    fn carriage_returns_alone_are_line_ends() {
        let (source, finding) = read_text("seeds/a.txt", b"Report\r\r1. Lamps.\r");
        assert_eq!((source.map(|source| source.text), finding), (Some("Report\n\n1. Lamps.\n".into()), None));
    }

    #[test]
    fn one_broken_letter_does_not_change_the_encoding_of_the_rest() {
        let mut bytes = "Décision relative à la Convention, adoptée à Genève".as_bytes().to_vec();
        bytes.extend(b" caf\xe9 ");
        let decoded = decode(&bytes).expect("it is text");
        assert_eq!((decoded.encoding, decoded.repaired), ("UTF-8", 1));
        assert!(decoded.text.ends_with("Genève café "));
        let marked = [b"\xef\xbb\xbf", bytes.as_slice()].concat();
        assert_eq!(decode(&marked), Some(decoded), "a byte order mark makes no difference");
    }

    #[test]
    fn windows_code_pages_are_guessed() {
        let (bytes, _, _) = WINDOWS_1252.encode("Réunion d’experts – « les États parties » à la présente Convention");
        assert_eq!(read(&bytes), ("Réunion d’experts – « les États parties » à la présente Convention".into(), "windows-1252"));
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Конвенция против транснациональной организованной преступности");
        assert_eq!(read(&bytes).1, "windows-1251");
    }

    #[test]
    fn encodings_of_western_europe_are_told_by_signs_where_none_can_stand() {
        let text = "Réunion sur l’œuvre des États – « à Genève » nº 4, où l’été a été long.";
        for (encoding, name) in [(WINDOWS_1252, "windows-1252"), (MACINTOSH, "macintosh")] {
            let (bytes, _, _) = encoding.encode(text);
            assert_eq!(read(&bytes), (text.into(), name));
        }
        let money = "L'œuvre coûte 5 € à Genève, où l'été a été long.";
        assert_eq!(read(&ISO_8859_15.encode(money).0), (money.into(), "ISO-8859-15"));
    }

    #[test]
    fn what_is_not_text_is_told_apart() {
        assert_eq!(decode(b"%PDF-1.7\n1 0 obj"), None);
        assert_eq!(decode(b"PK\x03\x04docx"), None);
        assert_eq!(decode(&[1, 2, 3, 4, 0, 5, 9, 200, 17]), None);
    }

    #[test]
    fn findings_say_how_a_file_was_read() {
        let (source, finding) = read_text("seeds/a.txt", b"R\xe9union\nd\xe9cision");
        assert_eq!(source.expect("it is text").text, "Réunion\ndécision");
        assert_eq!(finding.expect("it is not UTF-8").rule.code, "decoded-text");
        assert_eq!(read_text("seeds/a.txt", b" \n").1.expect("it is empty").rule.code, "empty-file");
        assert_eq!(read_text("seeds/a.txt", b"%PDF-1.4").1.expect("it is binary").rule.code, "binary-file");
    }
}
