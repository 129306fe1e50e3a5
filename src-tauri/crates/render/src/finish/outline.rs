//! The outline a viewer shows beside the pages: entries that lead to their line, deeper ones folded under their part.

use lopdf::{Object, ObjectId, dictionary};

use super::{File, text};
use crate::flow::Entry;

impl File {
    /// Writes the outline; nothing without entries.
    pub(super) fn outline(&mut self, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        let root = self.doc.new_object_id();
        let ids: Vec<ObjectId> = entries.iter().map(|_| self.doc.new_object_id()).collect();
        for (at, entry) in entries.iter().enumerate() {
            let Some(page) = self.pages.get(entry.page).copied() else { continue };
            let top = self.page_height(page) - entry.y as f32;
            let to = vec![page.into(), "XYZ".into(), Object::Null, Object::Real(top), Object::Null];
            let above = parent(entries, at).map_or(root, |parent| ids[parent]);
            let mut item = dictionary! { "Title" => text(&entry.title), "Parent" => above, "Dest" => to };
            if let Some(before) = (0..at).rev().find(|other| is_beside(entries, *other, at)) {
                item.set("Prev", ids[before]);
            }
            if let Some(next) = (at + 1..entries.len()).find(|other| is_beside(entries, at, *other)) {
                item.set("Next", ids[next]);
            }
            let under = under(entries, Some(at));
            if let (Some(first), Some(last)) = (under.first(), under.last()) {
                item.set("First", ids[*first]);
                item.set("Last", ids[*last]);
                // Negative: folded until the reader opens it.
                item.set("Count", -(under.len() as i64));
            }
            self.doc.set_object(ids[at], item);
        }
        let top = under(entries, None);
        let (Some(first), Some(last)) = (top.first(), top.last()) else { return };
        let outlines = dictionary! {
            "Type" => "Outlines",
            "Count" => top.len() as i64,
            "First" => ids[*first],
            "Last" => ids[*last],
        };
        self.doc.set_object(root, outlines);
        self.set("Outlines", root);
    }
}

/// Returns the entry an entry stands under: the nearest before it that is less deep.
fn parent(entries: &[Entry], at: usize) -> Option<usize> {
    (0..at).rev().find(|above| entries[*above].depth < entries[at].depth)
}

/// Tells whether two entries, the first before the second, stand under the same one with none of theirs between.
fn is_beside(entries: &[Entry], one: usize, other: usize) -> bool {
    parent(entries, one) == parent(entries, other)
        && (one + 1..other).all(|between| entries[between].depth > entries[one].depth)
}

fn under(entries: &[Entry], of: Option<usize>) -> Vec<usize> {
    (0..entries.len()).filter(|at| parent(entries, *at) == of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(depths: &[usize]) -> Vec<Entry> {
        depths.iter().map(|depth| Entry { title: String::new(), depth: *depth, page: 0, y: 0.0 }).collect()
    }

    #[test]
    fn deeper_entries_stand_under_the_nearest_part_before_them() {
        let entries = entries(&[0, 0, 1, 1, 0, 1]);
        assert_eq!(under(&entries, None), [0, 1, 4]);
        assert_eq!(under(&entries, Some(1)), [2, 3]);
        assert_eq!(under(&entries, Some(4)), [5]);
        assert!(is_beside(&entries, 1, 4) && is_beside(&entries, 2, 3) && !is_beside(&entries, 3, 5));
    }
}
