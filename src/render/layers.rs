//! The layers of a theme: itself, the theme it extends, and so on down to `default`.
//!
//! In: the name of a theme and the files below `themes/`. Out: the layers with their `theme.toml`, and the files of each. Themes that
//! are part of the program are there on every site; files of the same theme on disk lie over them, so that a theme may hold as
//! little as one template. Never reads the disk.

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, DirEntry, include_dir};

use crate::files::Files;
use crate::report::{Finding, Place, rule};
use crate::source::Source;

use super::manifest::Manifest;

/// The theme that all others lie over.
pub const DEFAULT: &str = "default";

/// All themes that are part of the program.
static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// A theme among those that lie over each other.
pub(super) struct Layer {
    /// Its name.
    pub name: String,
    /// What it says of itself.
    pub manifest: Manifest,
    /// The file that says so.
    pub source: Source,
}

/// Names of all themes there are, those in the program included.
pub(super) fn known(themes: &Files) -> Vec<String> {
    let folders = themes.iter().filter_map(|(path, _)| path.split_once('/')).map(|(folder, _)| folder.to_string());
    let embedded = EMBEDDED.dirs().map(|dir| dir.path().to_string_lossy().into_owned());
    folders.chain(embedded).collect::<BTreeSet<_>>().into_iter().collect()
}

/// A theme and those it lies over, uppermost first; the last is `default`.
pub(super) fn of(name: &str, themes: &Files) -> Result<Vec<Layer>, Box<Finding>> {
    let mut layers: Vec<Layer> = Vec::new();
    let mut next = name.to_string();
    loop {
        let files = files_of(&next, themes);
        if files.is_empty() {
            let known = known(themes).iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let message = format!("there is no theme `{next}`: themes/{next}/ is missing or empty");
            let finding = Finding::new(&rule::TEMPLATE, message).help(format!("Themes there are: {known}."));
            return Err(Box::new(finding));
        }
        let text = files.get("theme.toml").map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
        let source = Source::new(format!("themes/{next}/theme.toml"), text);
        let manifest = Manifest::read(&source)?;
        let extends = manifest.extends.clone().unwrap_or_else(|| DEFAULT.to_string());
        layers.push(Layer { name: next.clone(), manifest, source });
        if next == DEFAULT {
            return Ok(layers);
        }
        if let Some(circle) = layers.iter().find(|layer| layer.name == extends) {
            let message = format!("theme `{next}` extends `{extends}`, which in the end extends `{next}`");
            let finding = Finding::new(&rule::TEMPLATE, message).at(Place::file(&circle.source.path));
            return Err(Box::new(finding.help("Break the circle.")));
        }
        next = extends;
    }
}

/// The files of one theme; those on disk lie over those in the program.
pub(super) fn files_of(name: &str, themes: &Files) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let folder = format!("{name}/");
    if let Some(dir) = EMBEDDED.get_dir(name) {
        embedded(dir, &folder, &mut files);
    }
    let on_disk = themes.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(&folder)?.to_string(), bytes.to_vec())));
    files.extend(on_disk);
    files
}

/// A text of the theme `default` in the program.
pub(super) fn embedded_text(path: &str) -> &'static str {
    let file = EMBEDDED.get_file(format!("{DEFAULT}/{path}"));
    file.and_then(include_dir::File::contents_utf8).expect("the program has it")
}

/// The files of a folder in the program, with paths below the folder of its theme.
fn embedded(dir: &Dir, theme: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => embedded(dir, theme, files),
            DirEntry::File(file) => {
                let path = file.path().components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
                let below = path.strip_prefix(theme).unwrap_or(&path);
                files.insert(below.to_string(), file.contents().to_vec());
            }
        }
    }
}
