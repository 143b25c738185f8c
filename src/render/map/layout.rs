//! Where bars and bands of the map stand.
//!
//! In: how many nodes stand left and right, and who cites whom how often. Out: heights and places in whole units, the same for the
//! same input on every machine. Knows no names and no page.

/// Least height of a row, so that two lines of words do not touch.
const ROW: u32 = 38;
/// Free height between bars that are higher than a row.
const AIR: u32 = 14;
/// Least height of a bar.
const BAR: u32 = 8;

/// Who cites whom how often: places of the nodes in their columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// The citing node on the left.
    pub left: usize,
    /// The cited node on the right.
    pub right: usize,
    /// How often.
    pub count: usize,
}

/// A bar: its upper edge and its height.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Bar {
    /// Upper edge.
    pub y: u32,
    /// Height: as high as its bands together.
    pub height: u32,
}

/// A band: where its middle leaves the left bar and reaches the right one, and how broad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Band {
    /// Height of its middle on the left.
    pub left: u32,
    /// Height of its middle on the right.
    pub right: u32,
    /// Breadth.
    pub width: u32,
}

/// The drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// Height of the whole.
    pub height: u32,
    /// Bars on the left from the top.
    pub left: Vec<Bar>,
    /// Bars on the right from the top.
    pub right: Vec<Bar>,
    /// One band for each edge, in the order of the edges.
    pub bands: Vec<Band>,
}

impl Bar {
    /// Its middle.
    pub(super) fn middle(self) -> u32 {
        self.y + self.height / 2
    }
}

/// Places bars and bands.
pub(super) fn layout(left: usize, right: usize, edges: &[Edge]) -> Layout {
    let heights = |nodes: usize, side: fn(&Edge) -> usize| {
        let mut heights = vec![0; nodes];
        for edge in edges {
            heights[side(edge)] += width(edge.count);
        }
        heights
    };
    let (left_heights, right_heights) = (heights(left, |edge| edge.left), heights(right, |edge| edge.right));
    let height = column_height(&left_heights).max(column_height(&right_heights));
    let (left, right) = (column(&left_heights, height), column(&right_heights, height));
    let starts = ports(&left, edges, |edge| (edge.left, edge.right));
    let ends = ports(&right, edges, |edge| (edge.right, edge.left));
    let bands = edges.iter().zip(starts.into_iter().zip(ends));
    let bands = bands.map(|(edge, (left, right))| Band { left, right, width: width(edge.count) }).collect();
    Layout { height, left, right, bands }
}

/// The order of the right column in which bands cross little: each node beside the middle of those that cite it.
pub(super) fn order(right: usize, edges: &[Edge]) -> Vec<usize> {
    const FINE: usize = 1 << 16; // fractions of a place, so that whole numbers are enough
    let middle = |node: usize| {
        let own = edges.iter().filter(|edge| edge.right == node);
        let (sum, weight) = own.fold((0, 0), |(sum, weight), edge| (sum + edge.left * edge.count, weight + edge.count));
        (sum * FINE).checked_div(weight).unwrap_or(usize::MAX)
    };
    let mut order: Vec<usize> = (0..right).collect();
    order.sort_by_cached_key(|&node| middle(node));
    order
}

/// Breadth of a band: it grows with every doubling, so that one citation can still be seen beside a hundred.
pub(super) fn width(count: usize) -> u32 {
    2 + 2 * count.max(1).ilog2()
}

fn row(height: u32) -> u32 {
    ROW.max(height.max(BAR) + AIR)
}

fn column_height(heights: &[u32]) -> u32 {
    heights.iter().map(|height| row(*height)).sum()
}

/// Bars from the top, each in the middle of its row. What the other column is higher is shared out among the rows.
fn column(heights: &[u32], height: u32) -> Vec<Bar> {
    let free = height - column_height(heights);
    let rows = u32::try_from(heights.len().max(1)).unwrap_or(u32::MAX);
    let mut top = free % rows / 2;
    let bar = |own: &u32| {
        let (row, own) = (row(*own) + free / rows, (*own).max(BAR));
        let bar = Bar { y: top + (row - own) / 2, height: own };
        top += row;
        bar
    };
    heights.iter().map(bar).collect()
}

/// For each edge the middle of its band at its bar. `ends` gives the node on this side and the one on the other: bands leave a bar
/// in the order of where they go.
fn ports(bars: &[Bar], edges: &[Edge], ends: fn(&Edge) -> (usize, usize)) -> Vec<u32> {
    let mut order: Vec<usize> = (0..edges.len()).collect();
    order.sort_by_key(|&index| ends(&edges[index]));
    let together: Vec<u32> = (0..bars.len())
        .map(|node| edges.iter().filter(|edge| ends(edge).0 == node).map(|edge| width(edge.count)).sum())
        .collect();
    let mut next: Vec<u32> = bars.iter().zip(&together).map(|(bar, own)| bar.y + (bar.height - own) / 2).collect();
    let mut ports = vec![0; edges.len()];
    for index in order {
        let (node, _) = ends(&edges[index]);
        let width = width(edges[index].count);
        ports[index] = next[node] + width / 2;
        next[node] += width;
    }
    ports
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDGES: [Edge; 3] =
        [Edge { left: 0, right: 1, count: 1 }, Edge { left: 0, right: 0, count: 16 }, Edge { left: 1, right: 0, count: 2 }];

    #[test]
    fn bars_are_as_high_as_their_bands_and_rows_never_touch() {
        let drawn = layout(2, 2, &EDGES);
        assert_eq!(drawn.left[0].height, width(1) + width(16));
        for bars in [&drawn.left, &drawn.right] {
            assert!(bars.windows(2).all(|pair| pair[0].y + pair[0].height < pair[1].y));
            assert!(bars.last().is_some_and(|bar| bar.y + bar.height <= drawn.height));
        }
    }

    #[test]
    fn bands_leave_a_bar_in_the_order_of_where_they_go_and_stay_on_it() {
        let drawn = layout(2, 2, &EDGES);
        assert!(drawn.bands[1].left < drawn.bands[0].left, "the band to the upper node leaves above");
        for (edge, band) in EDGES.iter().zip(&drawn.bands) {
            for (bar, at) in [(drawn.left[edge.left], band.left), (drawn.right[edge.right], band.right)] {
                assert!(bar.y + band.width / 2 <= at && at + band.width / 2 <= bar.y + bar.height, "{bar:?} {band:?}");
            }
        }
    }

    #[test]
    fn nodes_stand_beside_those_that_cite_them() {
        let edges =
            [Edge { left: 2, right: 0, count: 1 }, Edge { left: 0, right: 1, count: 9 }, Edge { left: 1, right: 2, count: 1 }];
        assert_eq!(order(4, &edges), [1, 2, 0, 3]);
    }

    #[test]
    fn a_band_is_seen_at_one_citation_and_fits_at_a_thousand() {
        assert_eq!([1, 2, 3, 4, 58, 1000].map(width), [2, 4, 4, 6, 12, 20]);
    }

    #[test]
    fn an_empty_site_has_an_empty_map() {
        assert_eq!(layout(0, 0, &[]).height, 0);
    }
}
