//! What can be wrong with a site as a whole: addresses that collide, paragraphs of other documents and of translations that are
//! not there, links of the output that lead nowhere,
//! links to other sites that were asked after.
//!
//! In: what was read, or what was rendered. Out: findings. Changes nothing and mends nothing.

mod exports;
mod external;
mod output;
mod places;
mod slugs;
mod strings;
mod tags;
mod translations;

pub use external::{Answer, Answers, Link, external_links, judge};
pub use output::{Origin, Output, Settled};
pub use places::citations;
pub use slugs::{Claim, Claimant, collisions, reused};
pub use translations::translations;
