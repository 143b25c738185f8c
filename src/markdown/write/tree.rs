//! Marks as a tree.
//!
//! In: a text with its marks beside it. Out: words and spans inside one another, which is how any markup must write them.
//! Marks that overlap without nesting are cut where they cross.

use std::collections::VecDeque;

use crate::model::{MarkKind, Text};

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Node<'a> {
    /// Words without marks; never empty.
    Words(&'a str),
    /// A note mark or break.
    Point(&'a MarkKind),
    /// A marked range; never empty.
    Span(&'a MarkKind, Vec<Node<'a>>),
}

/// A marked range before it has its place in the tree.
type Range<'a> = (usize, usize, &'a MarkKind);

/// The pieces of a text in order. A point that stands at the edge of a span is outside of it.
pub(super) fn nodes(text: &Text) -> Vec<Node<'_>> {
    let length = text.plain.len();
    let (points, ranges): (Vec<_>, Vec<_>) = text.marks.iter().partition(|mark| mark.start >= mark.end);
    let mut ranges: Vec<Range> = ranges.into_iter().map(|mark| (mark.start, mark.end.min(length), &mark.kind)).collect();
    ranges.sort_by_key(order);
    let mut points: VecDeque<_> = points.into_iter().map(|mark| (mark.start.min(length), &mark.kind)).collect();
    points.make_contiguous().sort_by_key(|(at, _)| *at);
    between(&text.plain, 0, length, ranges.into(), points)
}

/// By start; of two that start together the longer one is the outer one.
fn order(range: &Range) -> (usize, std::cmp::Reverse<usize>) {
    (range.0, std::cmp::Reverse(range.1))
}

fn between<'a>(
    plain: &'a str,
    start: usize,
    end: usize,
    mut ranges: VecDeque<Range<'a>>,
    mut points: VecDeque<(usize, &'a MarkKind)>,
) -> Vec<Node<'a>> {
    // No more than that come out, and taking memory for them step by step would take three times as much.
    let mut nodes = Vec::with_capacity(2 * (ranges.len() + points.len()) + 1);
    let mut at = start;
    while let Some((from, to, kind)) = ranges.pop_front() {
        let before = points.partition_point(|(place, _)| *place <= from);
        at = run(plain, at, from, points.drain(..before), &mut nodes);
        let points_inside: VecDeque<_> = points.drain(..points.partition_point(|(place, _)| *place < to)).collect();
        let inside = ranges.drain(..ranges.partition_point(|range| range.0 < to)).collect();
        let (inside, crossing) = cut(inside, to);
        if !crossing.is_empty() {
            ranges.extend(crossing);
            ranges.make_contiguous().sort_by_key(order);
        }
        nodes.push(Node::Span(kind, between(plain, from, to, inside, points_inside)));
        at = at.max(to);
    }
    run(plain, at, end, points.into_iter(), &mut nodes);
    nodes
}

/// Cuts what goes on behind the end of the span around it.
fn cut(ranges: Vec<Range<'_>>, end: usize) -> (VecDeque<Range<'_>>, Vec<Range<'_>>) {
    let crossing = ranges.iter().filter(|range| range.1 > end).map(|&(_, to, kind)| (end, to, kind)).collect();
    (ranges.into_iter().map(|(from, to, kind)| (from, to.min(end), kind)).collect(), crossing)
}

/// Words from `at` to `end` with the points between them.
fn run<'a>(
    plain: &'a str,
    mut at: usize,
    end: usize,
    points: impl Iterator<Item = (usize, &'a MarkKind)>,
    nodes: &mut Vec<Node<'a>>,
) -> usize {
    for (place, kind) in points {
        if at < place {
            nodes.push(Node::Words(&plain[at..place]));
        }
        at = at.max(place);
        nodes.push(Node::Point(kind));
    }
    if at < end {
        nodes.push(Node::Words(&plain[at..end]));
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mark;

    fn mark(start: usize, end: usize, kind: MarkKind) -> Mark {
        Mark { start, end, kind }
    }

    #[test]
    fn points_at_the_edge_of_a_span_stand_outside() {
        let note = MarkKind::NoteMark("1".into());
        let marks = vec![mark(0, 5, MarkKind::Emphasis), mark(5, 5, note.clone())];
        let text = Text { plain: "Ibid. p".into(), marks };
        let nodes = nodes(&text);
        assert_eq!(nodes, [Node::Span(&MarkKind::Emphasis, vec![Node::Words("Ibid.")]), Node::Point(&note), Node::Words(" p")]);
    }

    #[test]
    fn marks_that_cross_are_cut() {
        let marks = vec![mark(0, 2, MarkKind::Emphasis), mark(1, 3, MarkKind::Strong)];
        let text = Text { plain: "abc".into(), marks };
        let inner = Node::Span(&MarkKind::Strong, vec![Node::Words("b")]);
        let first = Node::Span(&MarkKind::Emphasis, vec![Node::Words("a"), inner]);
        assert_eq!(nodes(&text), [first, Node::Span(&MarkKind::Strong, vec![Node::Words("c")])]);
    }
}
