//! From the site as a value to the files of the website.
//!
//! In: the linked [`Site`](crate::model::Site), the settings and a theme. Out: [`Files`](crate::files::Files) and findings.
//! Here web words begin. Never reads a file, never looks at a seed, never changes what it was given.

mod official;
pub mod route;
