//! Styles and scripts without what only people need: comments and white space.
//!
//! In: CSS or JavaScript. Out: what means the same. Of a style it takes away only what no grammar of CSS gives a meaning to, so it
//! knows no property and no selector; of a script whole lines of comment and indents only. What stands in quotation marks stays as
//! it is; only names of attributes' values lose theirs. Never fails: what is broken stays as broken as it is.

/// A style without comments, indents and spaces that mean nothing.
pub(super) fn css(style: &str) -> String {
    let mut slim = String::with_capacity(style.len());
    let mut space = false;
    let mut rest = style;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("/*") => {
                space = true;
                rest[2..].find("*/").map_or(rest.len(), |end| end + 4)
            }
            '"' | '\'' => string(rest),
            _ => c.len_utf8(),
        };
        let (token, behind) = rest.split_at(length);
        rest = behind;
        if token.starts_with("/*") || c.is_whitespace() {
            space = true;
            continue;
        }
        if c == '}' && slim.ends_with(';') {
            slim.pop();
        }
        if space && !slim.is_empty() && !slim.ends_with(['{', '}', ';', ',', ':', '>']) && !"{};,>".contains(c) {
            slim.push(' ');
        }
        space = false;
        // `0.5` is `.5`, unless the figure belongs to what stands before it.
        let nought =
            c == '0' && behind.starts_with('.') && !slim.ends_with(|before: char| before.is_alphanumeric() || before == '.');
        if !nought {
            slim.push_str(name_of_value(&slim, token, behind).unwrap_or(token));
        }
    }
    slim
}

/// A script without indents and lines that are comments; what stands between backticks over several lines stays as it is.
pub(super) fn js(script: &str) -> String {
    let mut slim = String::with_capacity(script.len());
    let mut quoted = false;
    for line in script.lines() {
        let bare = if quoted { line } else { line.trim() };
        if !quoted && (bare.is_empty() || bare.starts_with("//")) {
            continue;
        }
        quoted ^= line.matches('`').count() % 2 == 1;
        slim.push_str(bare);
        slim.push('\n');
    }
    slim
}

/// What stands in the quotation marks of an attribute's value that needs none: `rtl` of `[dir="rtl"]`.
fn name_of_value<'t>(before: &str, token: &'t str, behind: &str) -> Option<&'t str> {
    let name = token.strip_prefix('"')?.strip_suffix('"')?;
    let plain = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    (plain && before.ends_with('=') && behind.starts_with(']')).then_some(name)
}

/// How many bytes a string takes that begins here.
fn string(text: &str) -> usize {
    let quote = text.chars().next().unwrap_or_default();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_lose_comments_and_indents_but_no_words() {
        let script = "// About.\n{\n  // Why.\n  go(`a\n  // no comment\n  b`); // here\n\n}\n";
        assert_eq!(js(script), "{\ngo(`a\n  // no comment\n  b`); // here\n}\n");
    }

    #[test]
    fn what_means_nothing_goes_and_what_means_something_stays() {
        for (style, slimmed) in [
            ("/* a */\na { color: red; }\n", "a{color:red}"),
            ("a :hover , b > c { margin: 0  1px }", "a :hover,b>c{margin:0 1px}"),
            (
                "a { > b { margin: 0.5em -0.25em 10.5em; width: calc(1em + 0.1px) } }",
                "a{>b{margin:.5em -.25em 10.5em;width:calc(1em + .1px)}}",
            ),
            ("[dir=\"rtl\"] a[b=\"1 2\"], [c*=\"d-\"] { content: \"e\" }", "[dir=rtl] a[b=\"1 2\"],[c*=d-]{content:\"e\"}"),
            ("a { width: clamp(1rem, 2rem + 3vw, calc(4rem - 1px)); }", "a{width:clamp(1rem,2rem + 3vw,calc(4rem - 1px))}"),
            ("a::before { content: \"/* ; } */ \\\" \" / \"\"; }", "a::before{content:\"/* ; } */ \\\" \" / \"\"}"),
            ("@media (min-width: 3rem) and (hover) { a { b: c } }", "@media (min-width:3rem) and (hover){a{b:c}}"),
            ("a/**/b { } é { }", "a b{}é{}"),
            ("a { /* open", "a{"),
        ] {
            assert_eq!(css(style), slimmed);
        }
    }
}
