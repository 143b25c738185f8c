//! What the preview answers to a request, without any network.
//!
//! In: the path of a request and what is shown at the moment. Out: status, type and bytes, as GitHub Pages would answer: a folder
//! shows its `index.html`, a folder without its slash redirects, `name` shows `name.html`, anything else gets `404.html`. Asks the
//! site for paths and looks nowhere else, so that no path leads out of it.

use percent_encoding::percent_decode_str;

/// Path of the script that follows changes.
pub(super) const SCRIPT: &str = "/.pincite/preview.js";
/// Path of what tells where a page comes from; the path of the page is the query.
pub(super) const ORIGINS: &str = "/.pincite/origins";
/// Path of the stream of changes.
pub(super) const EVENTS: &str = "/.pincite/events";

const NOTHING: &[u8] = b"<!doctype html><html lang=\"en\"><title>Pincite preview</title><body><p>There is nothing to show here yet.</p></body></html>";

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// A file, with its type.
    File { found: bool, kind: String, bytes: Vec<u8> },
    /// The address with a slash at its end.
    Redirect(String),
}

/// What is shown, and where.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The files of the site by their paths.
    pub(super) files: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// Its version.
    pub(super) version: &'a str,
    /// The path that it lies below, with a slash at both ends.
    pub(super) base: &'a str,
}

impl Place<'_> {
    /// The answer to a request for a path.
    pub(super) fn answer(&self, path: &str) -> Answer {
        if path == SCRIPT {
            return Answer::File { found: true, kind: kind("preview.js"), bytes: include_bytes!("preview.js").to_vec() };
        }
        let Some(below) = path.strip_prefix(self.base) else {
            let to_base = self.base.strip_suffix('/') == Some(path);
            return if to_base { Answer::Redirect(self.base.to_string()) } else { self.elsewhere() };
        };
        let Ok(wanted) = percent_decode_str(below).decode_utf8() else { return self.missing() };
        for name in names(&wanted) {
            if let Some(bytes) = (self.files)(&name) {
                return self.file(true, &name, bytes);
            }
        }
        if (self.files)(&format!("{wanted}/index.html")).is_some() {
            return Answer::Redirect(format!("{path}/"));
        }
        self.missing()
    }

    /// The file of the site that is shown at a path.
    pub(super) fn file_of(&self, path: &str) -> Option<String> {
        let wanted = percent_decode_str(path.strip_prefix(self.base)?).decode_utf8().ok()?;
        names(&wanted).into_iter().find(|name| (self.files)(name).is_some())
    }

    fn missing(&self) -> Answer {
        self.file(false, "404.html", (self.files)("404.html").unwrap_or_else(|| NOTHING.to_vec()))
    }

    /// What lies beside the site belongs to others; whoever looks for the preview is told where it is.
    fn elsewhere(&self) -> Answer {
        let page = format!(
            "<!doctype html><html lang=\"en\"><title>Pincite preview</title><p>The site is at <a href=\"{0}\">{0}</a>.",
            self.base
        );
        Answer::File { found: false, kind: kind("404.html"), bytes: page.into_bytes() }
    }

    fn file(&self, found: bool, name: &str, bytes: Vec<u8>) -> Answer {
        let kind = kind(name);
        let bytes = if kind.starts_with("text/html") { with_script(&bytes, self.version) } else { bytes };
        Answer::File { found, kind, bytes }
    }
}

/// The files that a path can mean, the likeliest first.
fn names(wanted: &str) -> Vec<String> {
    if wanted.is_empty() || wanted.ends_with('/') {
        vec![format!("{wanted}index.html")]
    } else {
        vec![wanted.to_string(), format!("{wanted}.html")]
    }
}

/// The page with the script, which is told the version of the page it stands in.
fn with_script(page: &[u8], version: &str) -> Vec<u8> {
    let script = format!("<script src=\"{SCRIPT}?{version}\" defer></script>");
    let end = page.windows(7).rposition(|window| window.eq_ignore_ascii_case(b"</body>")).unwrap_or(page.len());
    [&page[..end], script.as_bytes(), &page[end..]].concat()
}

/// The type of a file; what a build writes as text is UTF-8.
fn kind(name: &str) -> String {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    if kind.type_() == "text" { format!("{kind}; charset=utf-8") } else { kind.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;

    fn files() -> Files {
        let mut files = Files::new();
        files.put("index.html", "<body>home</body>");
        files.put("a/index.html", "<p>a");
        files.put("404.html", "<body>missing</body>");
        files.put("style.css", "p {}");
        files
    }

    fn seen_below(base: &str, path: &str) -> String {
        let files = files();
        match (Place { files: &|path| files.get(path).map(<[u8]>::to_vec), version: "7", base }).answer(path) {
            Answer::File { found, bytes, .. } => format!("{found} {}", String::from_utf8_lossy(&bytes)),
            Answer::Redirect(to) => to,
        }
    }

    #[test]
    fn folders_show_their_index_and_pages_carry_the_script() {
        let seen = |path| seen_below("/", path);
        assert_eq!(seen("/"), "true <body>home<script src=\"/.pincite/preview.js?7\" defer></script></body>");
        assert_eq!(seen("/a/"), "true <p>a<script src=\"/.pincite/preview.js?7\" defer></script>");
        assert_eq!(seen("/a"), "/a/");
        assert_eq!(seen("/style.css"), "true p {}");
        assert!(seen("/404").starts_with("true <body>missing"));
    }

    #[test]
    fn below_a_base_path_nothing_stands_beside_it() {
        let seen = |path| seen_below("/repo/", path);
        assert!(seen("/repo/").starts_with("true <body>home"));
        assert_eq!(seen("/repo"), "/repo/");
        assert_eq!(seen("/repo/a"), "/repo/a/");
        for path in ["/", "/a/", "/style.css", "/repo2/", "/repository"] {
            assert!(seen(path).starts_with("false") && seen(path).contains("/repo/"), "{path}");
        }
    }

    #[test]
    fn no_path_leaves_the_site() {
        let paths = [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
            "//a",
            "/a/../../x",
            "/%00",
            "/a%5c..",
            "/%ff",
        ];
        for path in paths {
            assert!(seen_below("/", path).starts_with("false <body>missing"), "{path}");
        }
    }

    #[test]
    fn types_are_those_that_browsers_and_programs_expect() {
        let known = [
            ("a.html", "text/html; charset=utf-8"),
            ("a.css", "text/css; charset=utf-8"),
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.json", "application/json"),
            ("a.jsonld", "application/ld+json"),
            ("a.csv", "text/csv; charset=utf-8"),
            ("a.svg", "image/svg+xml"),
            ("a.woff2", "font/woff2"),
            ("a", "application/octet-stream"),
        ];
        for (name, expected) in known {
            assert_eq!(kind(name), expected, "{name}");
        }
    }
}
