//! Keys of notes as footnote labels of Markdown, both ways.
//!
//! `*` is `star`, `**` is `star2` (viewers differ about stars in labels); `annex-2/a` stays as it is; what a label cannot hold is
//! percent-encoded. A note whose printed label is the word "star" does not exist in this genre and would come back as `*`.

/// The footnote label of a key: `*` becomes `star`.
pub(super) fn encode(key: &str) -> String {
    let (scope, label) = key.rsplit_once('/').map_or(("", key), |(scope, label)| (scope, label));
    let label = match label.len() {
        1 if label == "*" => "star".to_string(),
        stars if stars > 1 && label.bytes().all(|byte| byte == b'*') => format!("star{stars}"),
        _ => safe(label),
    };
    if key.contains('/') { format!("{}/{label}", safe(scope)) } else { label }
}

/// The key of a footnote label: `star` becomes `*`.
pub(super) fn decode(label: &str) -> String {
    let (scope, last) = label.rsplit_once('/').map_or(("", label), |(scope, last)| (scope, last));
    let last = match last.strip_prefix("star") {
        Some("") => "*".to_string(),
        Some(count) => count.parse().ok().filter(|count| (2..=9).contains(count)).map_or_else(|| plain(last), |n| "*".repeat(n)),
        None => plain(last),
    };
    if label.contains('/') { format!("{}/{last}", plain(scope)) } else { last }
}

fn safe(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '.' | '/') || !c.is_ascii() && !c.is_whitespace() {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            out.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    out
}

fn plain(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let figures = behind.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let encoded = figures.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| first == b'%');
        bytes.push(encoded.unwrap_or(first));
        rest = if encoded.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_survive_both_ways() {
        for key in ["1", "a", "iv", "*", "**", "annex-2/a", "annex-2/*", "†", "a b", "%", "*a", "_", "start"] {
            assert_eq!(decode(&encode(key)), key);
        }
        assert_eq!(encode("**"), "star2");
        assert_eq!(encode("annex-2/*"), "annex-2/star");
    }
}
