//! What can be wrong with a site as a whole: addresses that collide, links of the output that lead nowhere.
//!
//! In: what was read, or what was rendered. Out: findings. Changes nothing and mends nothing.

mod output;
mod slugs;

pub use output::{Origins, output};
pub use slugs::{Claim, collisions};
