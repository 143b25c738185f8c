//! Which treaty a noun means by the source of its text behind it: `the Convention (General Assembly resolution 55/25, annex I)`.
//!
//! In: the treaties of a text and what is claimed already, among that its resolutions and places in treaty series. Out: the same
//! treaties; a noun, a shared name or a name without a page is the instrument that the bracket directly behind it holds. Never
//! settles anything by a source that holds several, or one that is called by another noun. A noun beside a place in a treaty series
//! where none of the site's treaties stands means none of them.

use super::mention::{Claims, Owner, Sense, SeriesPlace, Who};
use super::register::{Id, Register};
use super::treaties::Found;

/// Tells which treaty a noun or a name means by the place of its text in brackets behind it: `the Convention (General Assembly
/// resolution 55/25, annex I)`.
pub(super) fn tell(text: &str, found: &mut [Found], register: &Register, claims: &mut Claims) {
    for one in found.iter_mut().filter(|one| one.definition.is_none()) {
        let alone = match &one.treaty.who {
            Who::Generic(generic) => !generic.plural && generic.owner == Owner::None,
            Who::Either(_) => true,
            Who::Foreign => one.treaty.head.is_some_and(|head| matches!(head, "convention" | "protocol" | "covenant")),
            Who::Named(_) => false,
        };
        let Some(next) = claims.next(one.range.end).filter(|_| alone) else { continue };
        if !matches!(text.get(one.range.end..next.range.start), Some(" (" | " (see ")) {
            continue;
        }
        if let [id] = held(&next.sense, register)[..]
            && (one.treaty.head.is_none() || register.entry(id).head == one.treaty.head)
        {
            one.treaty.who = Who::Named(vec![id]);
        } else if matches!(one.treaty.who, Who::Generic(_)) && is_unknown(&next.sense, register) {
            one.treaty.who = Who::Foreign;
        }
    }
}

/// Whether a place in a treaty series, told by volume and number, is one that no treaty of the site has, in either.
fn is_unknown(source: &Sense, register: &Register) -> bool {
    let Sense::Series(SeriesPlace { series: Some(series), volumes, number: Some(number), .. }) = source else { return false };
    let held = |volume: &String| volume.parse().is_ok_and(|volume| !register.in_volume(series, volume).is_empty());
    register.in_series(series, None, number).is_empty() && !volumes.iter().any(held)
}

/// The instruments whose text stands at a source.
fn held(source: &Sense, register: &Register) -> Vec<Id> {
    match source {
        Sense::Resolution(resolution) => match (resolution.numbers.as_slice(), resolution.annexes.as_slice()) {
            ([number], [annex]) => register.in_annex(number, annex).to_vec(),
            _ => Vec::new(),
        },
        Sense::Series(SeriesPlace { series: Some(series), volumes, number: Some(number), .. }) => {
            let volume = volumes.first().and_then(|volume| volume.parse().ok());
            register.in_series(series, volume, number)
        }
        _ => Vec::new(),
    }
}
