//! Themes: templates and static files that give pages their form.
//!
//! In: the name of a theme and the files below `themes/`. Out: a [`Theme`] that renders views, or findings that point at the line
//! of the template that fails.
//!
//! A theme is a folder with `theme.toml`, `templates/`, `static/`, `languages/` (the words of the interface) and `fonts/` (for the
//! cards; pages use those of the reader). It lies over the theme it extends, file by file, words message by message. `style.css` is made of three parts: the values of every `theme.toml`, the `style.css` of the uppermost
//! theme that has one, and the `theme.css` of every theme from the lowest up. Comments and indents of
//! styles and scripts are left out. Static files get a part of their hash into their name, so that a browser may keep them forever.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use tera::{Context, Tera};

use crate::files::{Files, has_extension};
use crate::report::Finding;
use crate::source::Source;

use super::layers::{self, files_of};
use super::manifest::Properties;
use super::route::Route;
use super::slim;
use super::template_error;
use super::words::{self, Words};

/// The words for scripts, among the static files.
const FOR_SCRIPTS: &str = "words.js";
/// What pages link to.
const STYLE: &str = "style.css";
/// What a theme adds to the style.
const ADDED_STYLE: &str = "theme.css";

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

impl Theme {
    /// Loads a theme with the words of a language. `themes` are the files below the site's `themes/` folder, paths without that
    /// folder.
    pub fn load(name: &str, language: &str, themes: &Files) -> Result<Self, Vec<Finding>> {
        let words = Arc::new(Words::load(name, language, themes)?);
        let layers = layers::of(name, themes).map_err(|finding| vec![*finding])?;
        let mut templates = BTreeMap::new();
        let mut statics = BTreeMap::new();
        let mut fonts = BTreeMap::new();
        let (mut properties, mut added, mut wrong) = (Properties::default(), Vec::new(), Vec::new());
        for layer in layers.iter().rev() {
            wrong.extend(properties.lay(&layer.manifest, &layer.source));
            for (path, bytes) in files_of(&layer.name, themes) {
                if let Some(name) = path.strip_prefix("templates/") {
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    templates.insert(name.to_string(), Source::new(format!("themes/{}/{path}", layer.name), text));
                } else if path.strip_prefix("static/") == Some(ADDED_STYLE) {
                    added.push(bytes);
                } else if let Some(name) = path.strip_prefix("static/") {
                    statics.insert(name.to_string(), bytes);
                } else if path.starts_with("fonts/") && has_extension(&path, "ttf") {
                    fonts.insert(path, bytes);
                }
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let style = std::iter::once(properties.css().into_bytes()).chain(statics.remove(STYLE)).chain(added);
        let style = style.collect::<Vec<_>>().concat();
        statics.insert(STYLE.to_string(), slim::css(&String::from_utf8_lossy(&style)).into_bytes());
        for (name, bytes) in &mut statics {
            let text = String::from_utf8_lossy(bytes);
            match () {
                () if has_extension(name, "js") => *bytes = slim::js(&text).into_bytes(),
                () if has_extension(name, "css") && name != STYLE => *bytes = slim::css(&text).into_bytes(),
                () => {}
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

    /// Names of all themes there are, those in the program included.
    pub fn known(themes: &Files) -> Vec<String> {
        layers::known(themes)
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
    use super::super::layers::DEFAULT;
    use super::super::route::Route;
    use super::*;

    fn themes(files: &[(&str, &str)]) -> Files {
        let mut themes = Files::new();
        for (path, text) in files {
            themes.put(*path, text.as_bytes());
        }
        themes
    }

    fn text<'t>(theme: &'t Theme, name: &str) -> &'t str {
        let asset = theme.assets().iter().find(|asset| asset.name == name).expect("the theme has it");
        std::str::from_utf8(&asset.bytes).expect("it is text")
    }

    #[test]
    fn the_default_theme_is_part_of_the_program() {
        let theme = Theme::load(DEFAULT, "en", &Files::new()).expect("it loads");
        let style = theme.assets().iter().find(|asset| asset.name == "style.css").expect("it has a style");
        assert!(style.hashed.starts_with("style-") && style.hashed.len() == "style-0123456789.css".len());
    }

    #[test]
    fn a_missing_theme_is_reported_with_those_there_are() {
        let findings = Theme::load("gazete", "en", &themes(&[("ours/theme.toml", "")])).expect_err("there is none");
        assert!(findings[0].message.contains("no theme `gazete`"));
        assert_eq!(findings[0].help.as_deref(), Some("Themes there are: `default`, `gazette`, `ours`."));
    }

    #[test]
    fn a_theme_lies_over_the_one_it_extends() {
        let files = themes(&[
            ("a/theme.toml", "extends = \"b\""),
            ("a/static/icon.svg", "a"),
            ("b/theme.toml", ""),
            ("b/static/icon.svg", "b"),
            ("b/static/extra.js", "b"),
        ]);
        let theme = Theme::load("a", "en", &files).expect("it loads");
        assert_eq!((text(&theme, "icon.svg"), text(&theme, "extra.js")), ("a", "b\n"));
    }

    #[test]
    fn a_style_is_made_of_values_the_uppermost_style_and_what_themes_add() {
        let files = themes(&[
            ("a/theme.toml", "extends = \"b\"\n[colours]\nlink = \"#800000\""),
            ("a/static/theme.css", "b { over: b; }"),
            ("b/static/theme.css", "b { over: default; }"),
        ]);
        let theme = Theme::load("a", "en", &files).expect("it loads");
        let style = text(&theme, "style.css");
        let at = |words: &str| style.find(words).unwrap_or_else(|| panic!("{words} in {style}"));
        assert!(at("--link:#800000;") < at("var(--link)") && at("var(--link)") < at("b{over:default}"));
        assert!(at("b{over:default}") < at("b{over:b}"));
        assert!(theme.assets().iter().all(|asset| asset.name != "theme.css"));
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
    fn a_parent_that_there_is_not_is_reported_with_those_there_are() {
        let files = themes(&[("a/theme.toml", ""), ("a/templates/home.html", "{% extends \"bass.html\" %}")]);
        let finding = Theme::load("a", "en", &files).expect_err("there is no such template").remove(0);
        assert!(finding.message.contains("`bass.html`") && finding.message.contains("base.html, "), "{finding:?}");
        assert_eq!(finding.place.map(|place| place.line), Some(1));
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
