//! The limit of what a generator can be: reads pages, parses them, and writes them again as HTML, a folder each.
//!
//! In: a folder of Markdown files and one for the output. Out: `<output>/<name>/index.html` for each, and nothing besides: no front
//! matter, no template, no links looked up, nothing held in memory for longer than a page takes. It has the allocator, the parser and the
//! threads of Pincite, so that the difference is what Pincite does beyond this.

use std::path::Path;
use std::{env, fs, io};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else { return Err(io::Error::other("usage: pincite-limit FROM TO")) };
    let pages = fs::read_dir(from)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    pages.par_iter().try_for_each(|page| write(page, Path::new(to)))
}

fn write(page: &Path, to: &Path) -> io::Result<()> {
    let text = fs::read_to_string(page)?;
    let body = text.splitn(3, "+++\n").last().unwrap_or_default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut made = String::with_capacity(2 * body.len());
    html::push_html(&mut made, Parser::new_ext(body, options));
    let folder = to.join(page.file_stem().unwrap_or_default());
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), made)
}
