//! Hyphens: how words go on from one line to the next.
//!
//! In: words, and the line below them. Out: the same joined. A hyphen at the end of a line is kept or not by what the text itself
//! writes elsewhere; in an address of the web it always is.

use super::vocabulary::Vocabulary;

/// First parts of words that keep their hyphen: "self-inspection", "non-governmental", "ci-dessous", "c'est-à-dire", "sera-t-il".
const COMPOUNDS: &[&str] = &[
    "all", "anti", "ci", "co", "cross", "eighty", "ex", "fifty", "forty", "full", "half", "high", "ill", "long", "low", "multi",
    "ninety", "non", "open", "peut", "post", "quasi", "self", "semi", "seventy", "short", "sixty", "so", "socio", "t", "thirty",
    "twenty", "well", "à",
];

/// Last parts of such words: "gender-based", "follow-up", "pre-trial".
const LAST_PARTS: &[&str] =
    &["based", "departure", "existing", "maker", "makers", "making", "natal", "sessional", "term", "trial", "up"];

/// Adds a wrapped line to the words before it.
pub(super) fn append(text: &mut String, line: &str, words: &Vocabulary) {
    if is_within_address(text, line) || is_range(text, line) {
        // They go on as they are.
    } else if let Some((first, second)) = division(text, line) {
        // "and" and "or" follow a hyphen that stands for a word left out: "short- and long-term".
        if matches!(second, "and" | "or" | "et" | "y" | "to") {
            text.push(' ');
        } else {
            let [whole, compound] = readings(first, second);
            let kept = COMPOUNDS.contains(&first.to_lowercase().as_str())
                || LAST_PARTS.contains(&second)
                || [compound.as_str(), first, second].into_iter().any(|word| words.has(word));
            if words.has(&whole) || !kept && !first.is_empty() {
                text.pop();
            }
        }
    } else if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(line);
}

/// Whether a range of figures goes on: `for the period 2006-` and `2007`.
fn is_range(text: &str, line: &str) -> bool {
    let figure = text.strip_suffix(['-', '–']).is_some_and(|words| words.ends_with(|c: char| c.is_ascii_digit()));
    figure && line.starts_with(|c: char| c.is_ascii_digit())
}

/// Longest address of the web, in bytes: one that grows must not be read again for each of its lines.
const ADDRESS: usize = 2048;

/// Whether an address of the web goes on from one line to the next: `https://www.example.org/calls-` and `for-input`.
fn is_within_address(text: &str, line: &str) -> bool {
    if !text.ends_with(['-', '/', '_', '=', '&', '?']) || !line.starts_with(char::is_alphanumeric) {
        return false;
    }
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(ADDRESS))..];
    let last = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    let next = line.split(char::is_whitespace).next().unwrap_or_default().trim_end_matches(['.', ',', ';', ')']);
    let part = |c: char| matches!(c, '-' | '/' | '_' | '=' | '&' | '.') || c.is_ascii_digit();
    (last.contains("://") || last.contains("www.")) && (text.ends_with('-') || next.contains(part))
}

/// The words that are to be known when a line goes on with the one above.
pub(super) fn asked(above: &str, line: &str) -> Vec<String> {
    division(above, line).map_or_else(Vec::new, |(first, second)| {
        readings(first, second).into_iter().chain([first.to_string(), second.to_string()]).collect()
    })
}

/// The two halves of a word that a line may have divided.
fn division<'t>(text: &'t str, line: &'t str) -> Option<(&'t str, &'t str)> {
    let head = text.strip_suffix('-')?;
    if !head.ends_with(char::is_alphabetic) || !line.starts_with(char::is_lowercase) {
        return None;
    }
    let first = head.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    let second = line.split(|c: char| !c.is_alphanumeric()).next()?;
    Some((first, second))
}

/// The word as one, and with a hyphen.
fn readings(first: &str, second: &str) -> [String; 2] {
    [format!("{first}{second}"), format!("{first}-{second}")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_stay_unless_the_word_is_known_whole() {
        let words =
            Vocabulary::new(["recommendations", "same", "sex"].into_iter(), ["recommendations for the same sex"].into_iter());
        let mut text = "the recommen-".to_string();
        append(&mut text, "dations", &words);
        assert_eq!(text, "the recommendations");
        for (above, below) in [("les règles ci-", "dessous"), ("sera-t-", "il"), ("the twenty-", "first"), ("gender-", "based")]
        {
            let mut text = above.to_string();
            append(&mut text, below, &words);
            assert_eq!(text, format!("{above}{below}"));
        }
        let mut text = "equal rights for same-".to_string();
        append(&mut text, "sex couples", &words);
        assert_eq!(text, "equal rights for same-sex couples");
        for (above, below, whole) in [("crime pre-", "vention", "crime prevention"), ("2006-", "2007", "2006-2007")] {
            let mut text = above.to_string();
            append(&mut text, below, &words);
            assert_eq!(text, whole);
        }
        let mut text = "see https://www.example.org/calls-".to_string();
        append(&mut text, "for-input/", &words);
        append(&mut text, "2031.pdf, and", &words);
        append(&mut text, "more", &words);
        assert_eq!(text, "see https://www.example.org/calls-for-input/2031.pdf, and more");
    }
}
