//! What the templates of the table of authorities and of the map get to see.

use serde::Serialize;

use super::{CitingView, LinkView, SheetView};

/// `authorities`: the table of authorities.
#[derive(Debug, Clone, Serialize)]
pub struct AuthoritiesView {
    /// By kind; kinds of which nothing is cited are left out.
    pub sections: Vec<AuthoritySection>,
    /// Whether the places stand on pages of their own, and this one names the most cited.
    pub apart: bool,
    /// Link to the map.
    pub map: String,
    /// The same for programs.
    pub downloads: Vec<DownloadView>,
    /// The columns of the spreadsheet.
    pub columns: Vec<FieldView>,
    /// The attributes of the network's nodes and edges.
    pub attributes: Vec<FieldView>,
}

/// The authorities of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct AuthoritySection {
    /// Anchor.
    pub id: &'static str,
    /// `Resolutions and decisions`.
    pub title: String,
    /// By issuer or series; one without a title where there are none.
    pub groups: Vec<AuthorityGroup>,
    /// How many authorities there are.
    pub authorities: usize,
    /// How many citations of them.
    pub citations: usize,
    /// Where the places stand on pages of their own: those pages, named by what they begin with.
    pub pages: Vec<LinkView>,
}

/// `authorities_part`: authorities of a kind, where they have no room with the others.
#[derive(Debug, Clone, Serialize)]
pub struct AuthoritiesPartView {
    /// `Resolutions and decisions`.
    pub title: String,
    /// Those that stand on this page, by issuer or series.
    pub groups: Vec<AuthorityGroup>,
    /// How many authorities of the kind there are.
    pub authorities: usize,
    /// How many citations of them.
    pub citations: usize,
    /// Pages of the kind, named by what they begin with; empty where this is the only one.
    pub sheets: Vec<SheetView>,
    /// Link to the table.
    pub table: String,
}

/// Authorities that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct AuthorityGroup {
    /// The issuer of resolutions, the treaty series.
    pub title: Option<String>,
    /// In the order of the alphabet and of their numbers.
    pub entries: Vec<AuthorityView>,
}

/// Something that documents cite.
#[derive(Debug, Clone, Serialize)]
pub struct AuthorityView {
    /// What it is called.
    pub title: String,
    /// What else helps to know it: the title behind a symbol, the treaty at a place in a series.
    pub remark: Option<String>,
    /// Where it stands, on this site or elsewhere.
    pub href: Option<String>,
    /// How often it is cited.
    pub citations: usize,
    /// In how many documents.
    pub documents: usize,
    /// What of it is cited.
    pub pinpoints: Vec<PinpointView>,
    /// Link to the page that lists its places; null where they stand here.
    pub places: Option<String>,
}

/// A place in an authority and who cites it.
#[derive(Debug, Clone, Serialize)]
pub struct PinpointView {
    /// `art. 16, para. 3`, `annex II`; null for the authority as a whole.
    pub name: Option<String>,
    /// The instrument that an annex holds.
    pub remark: Option<String>,
    /// Link to it, where it has an anchor on this site.
    pub href: Option<String>,
    /// How often it is cited.
    pub citations: usize,
    /// In how many documents.
    pub documents: usize,
    /// The citing places by document; empty where the page of the instrument quotes them.
    pub places: Vec<CitingView>,
}

/// A file for programs.
#[derive(Debug, Clone, Serialize)]
pub struct DownloadView {
    /// Its format.
    pub name: &'static str,
    /// What it is good for.
    pub about: String,
    /// Link to it.
    pub href: String,
}

/// A field of a file for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FieldView {
    /// Its name in the file.
    pub name: &'static str,
    /// What it holds.
    pub about: &'static str,
}

/// `map`: documents on the left, what they cite on the right, and bands between them.
#[derive(Debug, Clone, Serialize)]
pub struct MapView {
    /// Width of the drawing.
    pub width: u32,
    /// Height of the drawing.
    pub height: u32,
    /// The documents.
    pub documents: Vec<MapNode>,
    /// The instruments.
    pub instruments: Vec<MapNode>,
    /// Bands between them, and between documents.
    pub bands: Vec<MapBand>,
    /// The same in words: documents with what they cite.
    pub list: Vec<MapEntry>,
    /// Pages of that list; empty where it is the only one.
    pub sheets: Vec<SheetView>,
    /// Whether the drawing has no room for everything that the words say.
    pub left_out: bool,
    /// Link to the table of authorities.
    pub authorities: String,
}

/// `map_part`: what the map says in words, on further pages.
#[derive(Debug, Clone, Serialize)]
pub struct MapPartView {
    /// Documents with what they cite.
    pub list: Vec<MapEntry>,
    /// Pages of that list.
    pub sheets: Vec<SheetView>,
    /// Link to the map.
    pub map: String,
}

/// A document or an instrument in the drawing.
#[derive(Debug, Clone, Serialize)]
pub struct MapNode {
    /// Names the node for its bands.
    pub id: String,
    /// Left edge of its bar.
    pub x: u32,
    /// Upper edge of its bar.
    pub y: u32,
    /// Width of its bar.
    pub width: u32,
    /// Height of its bar.
    pub height: u32,
    /// Where the words stand: behind this point, or before it for documents.
    pub text_x: u32,
    /// The line on which the words stand.
    pub text_y: u32,
    /// The words, cut to the room there is.
    pub label: String,
    /// Symbol and date of a document, cut likewise; may be empty.
    pub about: String,
    /// How many citations its bands stand for.
    pub citations: usize,
    /// Everything in full.
    pub title: String,
    /// Link to its page.
    pub href: String,
}

/// A band: who cites what how often.
#[derive(Debug, Clone, Serialize)]
pub struct MapBand {
    /// The citing node.
    pub from: String,
    /// The cited node.
    pub to: String,
    /// The way of the band, for the `d` of an SVG path.
    pub path: String,
    /// How broad it is.
    pub width: u32,
    /// Everything in full.
    pub title: String,
    /// Link to where the cited page speaks of the citing one.
    pub href: String,
}

/// A document and what it cites, in words.
#[derive(Debug, Clone, Serialize)]
pub struct MapEntry {
    /// The document.
    pub document: LinkView,
    /// Its symbol and date; may be empty.
    pub about: String,
    /// What it cites, most often cited first.
    pub cited: Vec<MapLink>,
}

/// Something cited, and how often.
#[derive(Debug, Clone, Serialize)]
pub struct MapLink {
    /// What is cited, with a link to where its page speaks of the citing document.
    pub link: LinkView,
    /// How often.
    pub citations: usize,
}
