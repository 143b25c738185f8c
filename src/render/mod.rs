//! From the site as a value to the files of the website.
//!
//! In: the linked [`Site`](crate::model::Site), the settings and a [`Theme`], on a [`Press`]. Out: files, each handed on as soon as it is
//! made, and findings. Parts are made in parallel and know nothing of each other, so that the same input gives the same bytes with any
//! number of threads.
//!
//! Here web words begin. Never reads a file, never looks at a seed, never changes what it was given.

mod authorities;
mod authority;
mod card;
pub mod citation;
mod citing;
mod divisions;
mod document;
mod edition;
mod export;
mod facts;
mod heat;
mod highlight;
mod html;
mod layers;
mod lookup;
mod mail;
mod manifest;
mod map;
mod names;
mod network;
mod notes;
mod official;
mod order;
mod panels;
mod paragraph;
mod part;
mod past;
mod press;
mod prose;
mod protocol;
mod quotes;
mod records;
mod references;
mod rendered;
pub mod route;
mod search;
mod sheets;
mod slim;
mod table;
mod template_error;
mod theme;
mod translations;
pub mod view;
mod words;

use rayon::prelude::*;

use crate::files::Outlet;

pub use layers::DEFAULT;
pub use part::Part;
pub use press::Press;
pub use records::pages as pages_for_the_ledger;
pub use rendered::{Delivered, Made, Rendered, Weights};
pub use search::Kept as SearchKept;
pub use theme::{Asset, Theme};
pub use words::Words;

/// Makes every file of a site but the search index, and hands each to the outlet as soon as it is made.
pub fn render(press: &Press, outlet: Outlet) -> Rendered {
    let made: Vec<_> = press.parts().into_par_iter().map(|part| press.deliver(part, outlet)).collect();
    let mut rendered = Rendered::default();
    for delivered in made {
        rendered.take(delivered);
    }
    rendered
}
