//! Addresses that open a file in an editor, at a line.
//!
//! In: the root of a site, a pattern such as `vscode://file{path}:{line}:{column}`, and a place. Out: the address; none for a file
//! that is not there, as those of the theme inside the program. Opens nothing itself.

use std::path::PathBuf;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::disk;

/// The pattern when nobody says another.
pub const DEFAULT: &str = "vscode://file{path}:{line}:{column}";

/// What would end or change an address.
const RESERVED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`');

/// An editor.
#[derive(Debug, Clone)]
pub(super) struct Editor {
    /// The root of the site.
    pub(super) root: PathBuf,
    /// Its addresses, with `{path}`, `{line}` and `{column}`.
    pub(super) pattern: String,
}

impl Editor {
    /// The address of a place in a file below the root.
    pub(super) fn link(&self, path: &str, line: usize, column: usize) -> Option<String> {
        let file = self.root.join(path);
        if !disk::exists(&file) {
            return None;
        }
        let whole = file.to_string_lossy().replace('\\', "/");
        let whole = format!("/{}", utf8_percent_encode(whole.trim_start_matches('/'), RESERVED));
        let figures = [("{line}", line), ("{column}", column)];
        let address =
            figures.iter().fold(self.pattern.clone(), |text, (name, figure)| text.replace(name, &figure.max(&1).to_string()));
        Some(address.replace("{path}", &whole))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_file_has_an_address_and_a_missing_file_has_none() {
        let root = tempfile::tempdir().expect("a folder can be made");
        disk::write(&root.path().join("content/a b#.md"), b"text").expect("it can be written");
        let editor = Editor { root: root.path().to_path_buf(), pattern: DEFAULT.to_string() };
        let folder = root.path().display();
        assert_eq!(editor.link("content/a b#.md", 7, 0), Some(format!("vscode://file{folder}/content/a%20b%23.md:7:1")));
        assert_eq!(editor.link("content/none.md", 7, 0), None);
    }
}
