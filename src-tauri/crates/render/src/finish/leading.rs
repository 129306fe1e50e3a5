//! Links inside the file: rectangles on pages that lead to other pages, and their places in the structure tree.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, dictionary};

use super::{File, text};
use crate::flow::Link;
use crate::structure::NodeId;

impl File {
    /// Writes the annotations, keyed in the parent tree from `first_key` on, and returns what hangs under each node.
    pub(super) fn link(&mut self, links: &[Link], first_key: usize) -> BTreeMap<NodeId, Vec<Dictionary>> {
        let mut leading: BTreeMap<NodeId, Vec<Dictionary>> = BTreeMap::new();
        let mut of_pages: BTreeMap<usize, Vec<Object>> = BTreeMap::new();
        for (link, key) in links.iter().zip(first_key..) {
            let (Some(page), Some(goal)) =
                (self.pages.get(link.page).copied(), self.pages.get(link.to.0).copied())
            else {
                continue;
            };
            let height = self.page_height(page);
            let [left, top, right, bottom] = link.edges.map(|edge| edge as f32);
            let corners = [left, height - bottom, right, height - top].map(Object::Real);
            let above = self.page_height(goal) - link.to.1 as f32;
            let to = vec![goal.into(), "XYZ".into(), Object::Null, Object::Real(above), Object::Null];
            let annotation = self.doc.add_object(dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => corners.to_vec(),
                "Border" => vec![0.into(), 0.into(), 0.into()],
                // Printed with its page: PDF/A asks for the flag.
                "F" => 4,
                "Dest" => to,
                "Contents" => text(&link.words),
                "StructParent" => key as i64,
            });
            of_pages.entry(link.page).or_default().push(annotation.into());
            leading.entry(link.node).or_default().push(dictionary! {
                "Type" => "OBJR", "Obj" => annotation, "Pg" => page,
            });
        }
        for (page, annotations) in of_pages {
            if let Ok(dict) = self.doc.get_object_mut(self.pages[page]).and_then(Object::as_dict_mut) {
                dict.set("Annots", annotations);
            }
        }
        leading
    }
}
