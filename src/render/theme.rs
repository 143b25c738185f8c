//! Themes: templates and static files that give pages their form.
//!
//! In: the name of a theme and the files below `themes/`. Out: a [`Theme`] that renders views, or findings that point at the line
//! of the template that fails.
//!
//! A theme is a folder with `theme.toml`, `templates/`, `static/`, `languages/` (the words of the interface) and `fonts/` (for the
//! cards; pages use those of the reader). It lies over the theme it extends, file by file, words message by message; every theme
//! ends in `default`, which is part of the program, so a theme may hold as little as one template. Static files get a part of their
//! hash into their name, so that a browser may keep them forever.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use include_dir::{Dir, DirEntry, include_dir};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use tera::{Context, Tera};

use crate::files::{Files, has_extension};
use crate::report::{Finding, Place, rule};
use crate::source::Source;

use super::route::Route;
use super::template_error;
use super::words::{self, Words};

/// The theme that is part of the program.
pub const DEFAULT: &str = "default";

/// The words for scripts, among the static files.
const FOR_SCRIPTS: &str = "words.js";

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    engine: Tera,
    templates: BTreeMap<String, Source>,
    assets: Vec<Asset>,
    fonts: Vec<Vec<u8>>,
    words: Arc<Words>,
}

/// A static file of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Path below `static/`, as templates name it.
    pub name: String,
    /// Name in the output, with a part of its hash.
    pub hashed: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// `theme.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Manifest {
    /// The name, for people.
    #[serde(rename = "name")]
    _name: Option<String>,
    /// What the theme is like, for people.
    #[serde(rename = "description")]
    _description: Option<String>,
    /// The theme it lies over; `default` where it does not say.
    extends: Option<String>,
}

impl Theme {
    /// Loads a theme with the words of a language. `themes` are the files below the site's `themes/` folder, paths without that
    /// folder.
    pub fn load(name: &str, language: &str, themes: &Files) -> Result<Self, Vec<Finding>> {
        let words = Arc::new(Words::load(name, language, themes)?);
        let layers = layers(name, themes).map_err(|finding| vec![*finding])?;
        let mut templates = BTreeMap::new();
        let mut statics = BTreeMap::new();
        let mut fonts = BTreeMap::new();
        for layer in layers.iter().rev() {
            for (path, bytes) in files_of(layer, themes) {
                if let Some(name) = path.strip_prefix("templates/") {
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    templates.insert(name.to_string(), Source::new(format!("themes/{layer}/{path}"), text));
                } else if let Some(name) = path.strip_prefix("static/") {
                    statics.insert(name.to_string(), bytes);
                } else if path.starts_with("fonts/") && has_extension(&path, "ttf") {
                    fonts.insert(path, bytes);
                }
            }
        }
        statics.insert(FOR_SCRIPTS.to_string(), words.script());
        let mut engine = Tera::default();
        engine.register_function("words", words::function(Arc::clone(&words)));
        engine.autoescape_on(vec![".html", ".svg"]);
        let sources = templates.iter().map(|(name, source)| (name.as_str(), source.text.as_str()));
        engine.add_raw_templates(sources).map_err(|error| template_error::findings(&templates, &error))?;
        let assets = statics.into_iter().map(|(name, bytes)| Asset { hashed: hashed(&name, &bytes), name, bytes }).collect();
        Ok(Self { engine, templates, assets, fonts: fonts.into_values().collect(), words })
    }

    /// Names of all themes there are, the one in the program included.
    pub fn known(themes: &Files) -> Vec<String> {
        let folders = themes.iter().filter_map(|(path, _)| path.split_once('/')).map(|(folder, _)| folder.to_string());
        folders.chain([DEFAULT.to_string()]).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The words of the interface.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The static files.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The fonts that cards are drawn with.
    pub(super) fn fonts(&self) -> &[Vec<u8>] {
        &self.fonts
    }

    /// A page from its template and views.
    pub(super) fn render(&self, template: &str, context: &Context, page: Route) -> Result<String, Box<Finding>> {
        self.engine.render(template, context).map_err(|error| {
            let mut finding = template_error::findings(&self.templates, &error).remove(0);
            finding.message = format!("{} (while making {})", finding.message, page.path());
            Box::new(finding)
        })
    }
}

/// A theme and those it lies over, uppermost first; the last is `default`.
pub(super) fn layers(name: &str, themes: &Files) -> Result<Vec<String>, Box<Finding>> {
    let mut layers = vec![name.to_string()];
    while let Some(upper) = layers.last().filter(|upper| *upper != DEFAULT).cloned() {
        if !themes.iter().any(|(path, _)| path.split_once('/').is_some_and(|(folder, _)| folder == upper)) {
            let known = Theme::known(themes).iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let message = format!("there is no theme `{upper}`: themes/{upper}/ is missing or empty");
            let finding = Finding::new(&rule::TEMPLATE, message).help(format!("Themes there are: {known}."));
            return Err(Box::new(finding));
        }
        let path = format!("{upper}/theme.toml");
        let text = themes.get(&path).map(String::from_utf8_lossy).unwrap_or_default();
        let source = Source::new(format!("themes/{path}"), text);
        let manifest: Manifest = toml::from_str(&source.text).map_err(|error| {
            let place = Place::span(&source, error.span().unwrap_or(0..0));
            Box::new(Finding::new(&rule::TEMPLATE, error.message()).at(place).help("Mend the theme's theme.toml."))
        })?;
        let extends = manifest.extends.unwrap_or_else(|| DEFAULT.to_string());
        if layers.contains(&extends) {
            let message = format!("theme `{upper}` extends `{extends}`, which in the end extends `{upper}`");
            let finding = Finding::new(&rule::TEMPLATE, message).at(Place::file(source.path)).help("Break the circle.");
            return Err(Box::new(finding));
        }
        layers.push(extends);
    }
    Ok(layers)
}

/// The files of one theme; those on disk lie over those in the program.
pub(super) fn files_of(name: &str, themes: &Files) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    if name == DEFAULT {
        embedded(&EMBEDDED, &mut files);
    }
    let folder = format!("{name}/");
    let on_disk = themes.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(&folder)?.to_string(), bytes.to_vec())));
    files.extend(on_disk);
    files
}

/// A text of the theme in the program.
pub(super) fn embedded_text(path: &str) -> &'static str {
    EMBEDDED.get_file(path).and_then(include_dir::File::contents_utf8).expect("the program has it")
}

fn embedded(dir: &Dir, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => embedded(dir, files),
            DirEntry::File(file) => {
                let path = file.path().components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
                files.insert(path, file.contents().to_vec());
            }
        }
    }
}

/// `style.css` as `style-1a2b3c4d5e.css`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let digest = format!("{:x}", Sha256::digest(bytes));
    let hash = &digest[..10];
    match name.rsplit_once('.') {
        Some((stem, suffix)) => format!("{stem}-{hash}.{suffix}"),
        None => format!("{name}-{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn themes(files: &[(&str, &str)]) -> Files {
        let mut themes = Files::new();
        for (path, text) in files {
            themes.put(*path, text.as_bytes());
        }
        themes
    }

    #[test]
    fn the_default_theme_is_part_of_the_program() {
        let theme = Theme::load(DEFAULT, "en", &Files::new()).expect("it loads");
        let style = theme.assets().iter().find(|asset| asset.name == "style.css").expect("it has a style");
        assert!(style.hashed.starts_with("style-") && style.hashed.len() == "style-0123456789.css".len());
    }

    #[test]
    fn a_missing_theme_is_reported_with_those_there_are() {
        let findings = Theme::load("gazete", "en", &themes(&[("gazette/theme.toml", "")])).expect_err("there is none");
        assert!(findings[0].message.contains("no theme `gazete`"));
        assert_eq!(findings[0].help.as_deref(), Some("Themes there are: `default`, `gazette`."));
    }

    #[test]
    fn a_theme_lies_over_the_one_it_extends() {
        let files = themes(&[
            ("a/theme.toml", "extends = \"b\""),
            ("a/static/style.css", "a"),
            ("b/theme.toml", ""),
            ("b/static/style.css", "b"),
            ("b/static/extra.css", "b"),
        ]);
        let theme = Theme::load("a", "en", &files).expect("it loads");
        let bytes = |name: &str| theme.assets().iter().find(|asset| asset.name == name).map(|asset| asset.bytes.as_slice());
        assert_eq!(bytes("style.css"), Some(&b"a"[..]));
        assert_eq!(bytes("extra.css"), Some(&b"b"[..]));
    }

    #[test]
    fn themes_that_extend_each_other_are_reported() {
        let files = themes(&[("a/theme.toml", "extends = \"b\""), ("b/theme.toml", "extends = \"a\"")]);
        let findings = Theme::load("a", "en", &files).expect_err("they go round");
        assert!(findings[0].message.contains("extends `a`"), "{}", findings[0].message);
    }

    #[test]
    fn an_unknown_key_in_a_theme_is_reported_at_its_line() {
        let findings = Theme::load("a", "en", &themes(&[("a/theme.toml", "name = \"a\"\nextend = \"b\"")])).expect_err("slip");
        assert_eq!(findings[0].place.as_ref().map(|place| (place.path.as_str(), place.line)), Some(("themes/a/theme.toml", 2)));
    }

    #[test]
    fn a_template_that_fails_is_reported_with_file_line_and_words() {
        let files = themes(&[("a/theme.toml", ""), ("a/templates/home.html", "<p>\n  {{ page.title | nosuch }}\n")]);
        let findings = Theme::load("a", "en", &files).expect_err("there is no such filter");
        let place = findings[0].place.as_ref().expect("it is known where");
        assert_eq!((place.path.as_str(), place.line), ("themes/a/templates/home.html", 2));
        assert!(place.excerpt[place.span.clone()].contains("nosuch"), "{place:?}");
    }

    #[test]
    fn a_template_that_fails_on_a_page_names_the_page() {
        let files = themes(&[("a/theme.toml", ""), ("a/templates/home.html", "{{ home.nosuch }}")]);
        let theme = Theme::load("a", "en", &files).expect("it loads");
        let mut context = Context::new();
        context.insert("home", &BTreeMap::from([("documents", 1)]));
        let finding = theme.render("home.html", &context, Route::Home).expect_err("the field is unknown");
        assert!(finding.message.contains("index.html") && finding.place.is_some(), "{finding:?}");
    }
}
