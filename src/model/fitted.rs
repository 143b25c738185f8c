//! Room for what is there and no more.
//!
//! In: a list that has grown. Out: the same in a block of its own size. What is kept of each of thousands of documents goes through
//! here: to shrink a list in its place is no use, since the allocator lets it keep a block up to twice as large.

/// The same list in as much memory as it takes.
pub fn fitted<T>(mut grown: Vec<T>) -> Vec<T> {
    if grown.len() == grown.capacity() {
        return grown;
    }
    let mut fitted = Vec::with_capacity(grown.len());
    fitted.append(&mut grown);
    fitted
}
