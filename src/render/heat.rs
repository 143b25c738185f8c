//! Which documents cite which articles, at a glance.
//!
//! In: the quotations of an instrument's page. Out: a table with a row for each document and a column for each article, each cell
//! with its count and a link to the first quotation. Made from what the page shows, so that the two cannot differ.

use std::collections::BTreeMap;

use super::view::{ArticleView, HeatCell, HeatColumn, HeatRow, HeatView, QuotingView};

/// The darkest shade.
const DARKEST: u32 = 5;

/// The table for the articles that somebody cites and for what is said about the instrument as a whole.
pub(super) fn view(articles: &[ArticleView], whole: &[QuotingView]) -> HeatView {
    let by_article = articles.iter().map(|article| {
        let name = match &article.title {
            Some(title) => format!("Article {}: {title}", article.number),
            None => format!("Article {}", article.number),
        };
        let quotes: Vec<&QuotingView> = article.provisions.iter().flat_map(|provision| &provision.quotes).collect();
        (column(&article.number, &name, &article.id, &quotes), quotes)
    });
    let about_all: Vec<&QuotingView> = whole.iter().collect();
    let last = (column("whole", "The instrument as a whole", "whole", &about_all), about_all);
    let columns: Vec<_> = by_article.chain((!whole.is_empty()).then_some(last)).collect();

    let mut rows: BTreeMap<usize, HeatRow> = BTreeMap::new();
    let places = places(columns.iter().flat_map(|(_, quotes)| quotes.iter().copied()));
    for (index, (_, quotes)) in columns.iter().enumerate() {
        for quoting in quotes {
            let row = rows.entry(places[quoting.document.as_str()]).or_insert_with(|| row(quoting, columns.len()));
            let cell = &mut row.cells[index];
            cell.citations += quoting.citations;
            cell.level = level(cell.citations);
            cell.href.get_or_insert_with(|| format!("#{}", quoting.id));
            row.citations += quoting.citations;
        }
    }
    HeatView { columns: columns.into_iter().map(|(column, _)| column).collect(), rows: rows.into_values().collect() }
}

/// The anchor of a document's row.
pub(super) fn row_anchor(slug: &str) -> String {
    format!("by--{slug}")
}

fn column(label: &str, name: &str, id: &str, quotes: &[&QuotingView]) -> HeatColumn {
    let citations = quotes.iter().map(|quoting| quoting.citations).sum();
    HeatColumn { label: label.into(), name: name.into(), href: format!("#{id}"), citations }
}

fn row(quoting: &QuotingView, columns: usize) -> HeatRow {
    HeatRow {
        id: row_anchor(&quoting.document),
        document: quoting.document.clone(),
        title: quoting.title.clone(),
        capitals: quoting.capitals,
        symbol: quoting.symbol.clone(),
        date: quoting.date.clone(),
        href: quoting.href.clone(),
        cells: vec![HeatCell::default(); columns],
        citations: 0,
    }
}

/// The place of each document among the rows: newest first, those without a date last, then by title.
fn places<'v>(quotes: impl Iterator<Item = &'v QuotingView>) -> BTreeMap<&'v str, usize> {
    let mut documents: Vec<&QuotingView> = quotes.collect();
    documents.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.title.cmp(&b.title)).then_with(|| a.document.cmp(&b.document)));
    documents.dedup_by(|a, b| a.document == b.document);
    documents.into_iter().enumerate().map(|(place, quoting)| (quoting.document.as_str(), place)).collect()
}

/// The shade of a count: 1, 2, 3 to 4, 5 to 8, more. Doubling steps keep shades comparable from page to page.
fn level(citations: usize) -> u32 {
    let doublings = citations.checked_next_power_of_two().map_or(usize::BITS, usize::trailing_zeros);
    if citations == 0 { 0 } else { (doublings + 1).min(DARKEST) }
}

#[cfg(test)]
mod tests {
    use super::super::view::{DateView, ProvisionView};
    use super::*;

    fn quoting(about: &str, document: &str, year: &str, citations: usize) -> QuotingView {
        QuotingView {
            id: format!("{about}--{document}"),
            document: document.into(),
            title: document.to_uppercase(),
            capitals: true,
            symbol: None,
            date: (!year.is_empty()).then(|| DateView { iso: year.into(), long: year.into() }),
            href: String::new(),
            citations,
            quotes: Vec::new(),
        }
    }

    fn article(number: &str, provisions: Vec<Vec<QuotingView>>) -> ArticleView {
        let provision =
            |quotes: Vec<QuotingView>| ProvisionView { id: None, former: Vec::new(), name: None, citations: 0, quotes };
        ArticleView {
            id: format!("article-{number}"),
            former: Vec::new(),
            number: number.into(),
            title: None,
            provisions: provisions.into_iter().map(provision).collect(),
            citations: 0,
        }
    }

    #[test]
    fn counts_of_an_article_and_of_its_paragraphs_stand_in_one_cell_that_leads_to_the_first() {
        let sixteen = article(
            "16",
            vec![
                vec![quoting("article-16", "new", "2012", 1)],
                vec![quoting("article-16-3", "old", "2005", 2), quoting("article-16-3", "new", "2012", 3)],
            ],
        );
        let heat = view(&[sixteen], &[quoting("whole", "undated", "", 7)]);
        let columns: Vec<_> = heat.columns.iter().map(|column| (column.label.as_str(), column.citations)).collect();
        assert_eq!(columns, [("16", 6), ("whole", 7)]);
        let rows: Vec<_> = heat.rows.iter().map(|row| (row.id.as_str(), row.citations)).collect();
        assert_eq!(rows, [("by--new", 4), ("by--old", 2), ("by--undated", 7)]);
        let cell = &heat.rows[0].cells[0];
        assert_eq!((cell.citations, cell.level, cell.href.as_deref()), (4, 3, Some("#article-16--new")));
        assert_eq!(heat.rows[0].cells[1], HeatCell::default());
        assert_eq!(heat.rows[1].cells[0].href.as_deref(), Some("#article-16-3--old"));
    }

    #[test]
    fn shades_grow_with_every_doubling() {
        assert_eq!([0, 1, 2, 3, 4, 5, 8, 9, 1000].map(level), [0, 1, 2, 3, 3, 4, 4, 5, 5]);
    }
}
