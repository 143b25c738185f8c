//! A state of the site, printed part by part as browsers ask for it.
//!
//! In: the linked site, the settings and the theme. Out: any file of it, the same bytes that a build would write. Only the search
//! index, which takes longer than everything else and is asked for in many pieces, is kept once it was made, and its segments for the
//! states that follow.

use std::sync::{Arc, OnceLock};

use self_cell::self_cell;

use crate::config::Config;
use crate::files::Files;
use crate::model::Site;
use crate::render::{Part, Press, SearchKept, Theme};
use crate::report::Finding;

/// What a state of the site is printed from.
#[derive(Debug)]
pub(super) struct Copy {
    pub(super) site: Site,
    pub(super) config: Config,
    pub(super) theme: Arc<Theme>,
}

impl Copy {
    /// Whether another is made of the very same things.
    pub(super) fn is(&self, other: &Self) -> bool {
        fn same<T>(one: &[Arc<T>], other: &[Arc<T>]) -> bool {
            one.iter().map(Arc::as_ptr).eq(other.iter().map(Arc::as_ptr))
        }
        let (one, two) = (&self.site, &other.site);
        same(&one.documents, &two.documents)
            && same(&one.instruments, &two.instruments)
            && same(&one.pages, &two.pages)
            && (&one.records, &one.withdrawn, &one.moved) == (&two.records, &two.withdrawn, &two.moved)
            && (&one.own_series, &one.bodies) == (&two.own_series, &two.bodies)
            && self.config == other.config
            && Arc::ptr_eq(&self.theme, &other.theme)
    }
}

self_cell!(
    struct Set {
        owner: Copy,
        #[covariant]
        dependent: Press,
    }

    impl {Debug}
);

/// A state of the site.
#[derive(Debug)]
pub(super) struct Proof {
    set: Set,
    index: OnceLock<Files>,
    /// What is kept of the index of a state before.
    kept: Arc<SearchKept>,
}

impl Proof {
    pub(super) fn new(copy: Copy, kept: Arc<SearchKept>) -> Self {
        let set = Set::new(copy, |copy| Press::new(&copy.site, &copy.config, &copy.theme));
        Self { set, index: OnceLock::new(), kept }
    }

    /// What it is printed from.
    pub(super) fn copy(&self) -> &Copy {
        self.set.borrow_owner()
    }

    pub(super) fn press(&self) -> &Press<'_> {
        self.set.borrow_dependent()
    }

    /// A file of the site; `None` where there is none, or what went wrong with it.
    pub(super) fn file(&self, path: &str) -> Result<Option<Vec<u8>>, Box<Finding>> {
        for part in self.press().parts_of(path) {
            if matches!(part, Part::SearchIndex) {
                return Ok(self.index().get(path).map(<[u8]>::to_vec));
            }
            let mut found = Ok(None);
            self.press().print(part, &mut |made| match made {
                Ok((own, bytes)) if own == path => found = Ok(Some(bytes)),
                Err(finding) if matches!(found, Ok(None)) => found = Err(finding),
                _ => {}
            });
            if !matches!(found, Ok(None)) {
                return found;
            }
        }
        Ok(None)
    }

    fn index(&self) -> &Files {
        self.index.get_or_init(|| {
            let mut files = Files::new();
            files.extend(self.press().search_index(&self.kept));
            files
        })
    }
}
