//! Cards: the picture that a preview of a link to a document shows.
//!
//! In: a document and the theme, whose template `card.svg` draws the card with the theme's fonts. Out: a PNG of 1200 by 630 pixels,
//! the size that previews are made for. Words in letters that no font of the theme has are left out: an empty box says less.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use tera::{Context, Value};

use super::edition::{document_route, document_title};
use super::names::shortened;
use super::theme::Theme;
use super::view::CardView;
use super::words::Words;
use crate::model::LinkedDocument;
use crate::report::{Finding, Place, rule};

/// Name of the template.
const TEMPLATE: &str = "card.svg";
/// Width of a line of the title in pixels, size of its letters, and most lines: what the card of the default theme has room for.
const WIDTH: f32 = 1_010.0;
const SIZE: f32 = 62.0;
const LINES: usize = 4;
/// Most letters of a line in small print.
const SMALL: usize = 62;

/// Draws the cards of one site.
#[derive(Debug)]
pub(super) struct Easel<'t> {
    theme: &'t Theme,
    words: &'t Words,
    fonts: Arc<fontdb::Database>,
}

impl<'t> Easel<'t> {
    /// With the fonts of a theme and the words of the interface.
    pub(super) fn new(theme: &'t Theme, words: &'t Words) -> Self {
        let mut fonts = fontdb::Database::new();
        theme.fonts().iter().for_each(|font| fonts.load_font_data(font.clone()));
        Self { theme, words, fonts: Arc::new(fonts) }
    }

    /// The card of a document.
    pub(super) fn card(&self, site_view: &Value, linked: &LinkedDocument) -> Result<Vec<u8>, Box<Finding>> {
        let meta = &linked.document.meta;
        let known = |words: Option<&String>| words.map(|words| shortened(words, SMALL)).filter(|words| self.knows(words));
        let view = CardView {
            lines: self.lines(&document_title(linked).0),
            body: known(meta.body.as_ref()),
            symbol: known(meta.symbol.as_ref()),
            date: meta.date.as_deref().map(|date| self.words.date(date)).filter(|date| self.knows(date)),
        };
        let mut context = Context::new();
        context.insert_value("site", site_view.clone());
        context.insert("card", &view);
        self.draw(&self.theme.render(TEMPLATE, &context, document_route(linked))?)
    }

    fn draw(&self, svg: &str) -> Result<Vec<u8>, Box<Finding>> {
        let failed = |error: String| {
            let message = format!("the theme's {TEMPLATE} cannot be drawn: {error}");
            Box::new(Finding::new(&rule::TEMPLATE, message).at(Place::file(format!("templates/{TEMPLATE}"))))
        };
        let options = usvg::Options { fontdb: Arc::clone(&self.fonts), ..usvg::Options::default() };
        let tree = usvg::Tree::from_str(svg, &options).map_err(|error| failed(error.to_string()))?;
        let size = tree.size().to_int_size();
        let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| failed("it has no size".into()))?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| failed(error.to_string()))
    }

    /// A title in lines; none where a letter of it has no picture.
    fn lines(&self, title: &str) -> Vec<String> {
        if !self.knows(title) {
            return Vec::new();
        }
        let mut lines: Vec<String> = Vec::new();
        for word in title.split_whitespace() {
            let longer = lines.last().map(|line| format!("{line} {word}")).filter(|line| self.width(line) <= WIDTH);
            let full = lines.len() == LINES;
            match (lines.last_mut(), longer) {
                (Some(line), Some(longer)) => *line = longer,
                (Some(line), None) if full => {
                    while self.width(&format!("{line}…")) > WIDTH
                        && let Some(space) = line.rfind(' ')
                    {
                        line.truncate(space);
                    }
                    line.push('…');
                    break;
                }
                _ => lines.push(word.to_string()),
            }
        }
        lines
    }

    /// How wide words are in the widest font.
    fn width(&self, words: &str) -> f32 {
        let in_font = |font: &Vec<u8>| {
            let Ok(font) = FontRef::new(font) else { return 0.0 };
            let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(SIZE), LocationRef::default()));
            words.chars().filter_map(|c| metrics.advance_width(letters.map(c)?)).sum()
        };
        self.theme.fonts().iter().map(in_font).fold(0.0, f32::max)
    }

    /// Whether a font has every letter.
    fn knows(&self, words: &str) -> bool {
        self.theme.fonts().iter().any(|font| {
            FontRef::new(font).is_ok_and(|font| words.chars().all(|c| c.is_whitespace() || font.charmap().map(c).is_some()))
        })
    }
}
