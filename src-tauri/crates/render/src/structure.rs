//! The tree a screen reader follows: headings, paragraphs, lists and tables in reading order.
//!
//! Built while pages are laid out; deliberately knows no page and no object number (`finish` gives both).

/// A node of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(crate) u32);

/// Standard structure types (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Role {
    Document,
    Sect,
    H1,
    H2,
    H3,
    P,
    L,
    LI,
    Lbl,
    LBody,
    Table,
    THead,
    TBody,
    TR,
    TH,
    TD,
    Figure,
    TOC,
    TOCI,
    Reference,
    Link,
}

impl Role {
    /// Returns the name files use.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Sect => "Sect",
            Role::H1 => "H1",
            Role::H2 => "H2",
            Role::H3 => "H3",
            Role::P => "P",
            Role::L => "L",
            Role::LI => "LI",
            Role::Lbl => "Lbl",
            Role::LBody => "LBody",
            Role::Table => "Table",
            Role::THead => "THead",
            Role::TBody => "TBody",
            Role::TR => "TR",
            Role::TH => "TH",
            Role::TD => "TD",
            Role::Figure => "Figure",
            Role::TOC => "TOC",
            Role::TOCI => "TOCI",
            Role::Reference => "Reference",
            Role::Link => "Link",
        }
    }
}

/// A node: what it is, where it hangs, what hangs under it.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// Where it hangs; nothing for the root.
    pub parent: Option<NodeId>,
    /// What hangs under it, in reading order. Leaves have none: their content is marked on the pages.
    pub kids: Vec<NodeId>,
    /// What a figure shows, in words.
    pub alt: Option<String>,
    /// A figure's place on its page: left, bottom, right, top in points from the lower left corner.
    pub bounds: Option<[f64; 4]>,
    /// Columns and rows a cell of a table stands over.
    pub span: (usize, usize),
}

impl Node {
    fn new(role: Role, parent: Option<NodeId>) -> Self {
        Node { role, parent, kids: Vec::new(), alt: None, bounds: None, span: (1, 1) }
    }
}

/// The tree. Its first node is the document.
#[derive(Debug, Clone)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Default for Tree {
    fn default() -> Self {
        Tree { nodes: vec![Node::new(Role::Document, None)] }
    }
}

impl Tree {
    /// The document itself.
    pub const ROOT: NodeId = NodeId(0);

    /// Hangs a new node under `parent`, after those already there.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node::new(role, Some(parent)));
        if let Some(above) = self.nodes.get_mut(parent.0 as usize) {
            above.kids.push(id);
        }
        id
    }

    /// Says in words what a figure shows, and where it stands.
    pub fn describe(&mut self, figure: NodeId, alt: &str, bounds: [f64; 4]) {
        if let Some(node) = self.nodes.get_mut(figure.0 as usize) {
            node.alt = Some(alt.to_owned());
            node.bounds = Some(bounds);
        }
    }

    /// Says how many columns and rows a cell stands over.
    pub fn span(&mut self, cell: NodeId, columns: usize, rows: usize) {
        if let Some(node) = self.nodes.get_mut(cell.0 as usize) {
            node.span = (columns, rows);
        }
    }

    /// Returns every node; a node's id is its position.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }
}
