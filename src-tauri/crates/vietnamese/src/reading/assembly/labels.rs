//! Labels: "Cơ quan chủ trì: Sở A; cơ quan phối hợp: Sở B, Sở C", the parties of a task as plans list them behind it.
//!
//! It finds the units behind each label; which task they belong to is for the page.

use crate::reading::scene::Scene;

/// The units behind the labels of a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// Who leads.
    pub leads: Vec<usize>,
    /// Who works with them.
    pub coordinating: Vec<usize>,
}

/// Says that a sentence is a term under its label and nothing else: "Thời gian hoàn thành: Quý IV/2022".
pub fn timed(scene: &Scene<'_>) -> bool {
    let start = scene.body.start;
    let done = usize::from(scene.is(start + 2, &["hoàn", "thực"])) * 2;
    opens_with_time(scene)
        && scene.is(start + 2 + done, &[":"])
        && scene.terms.first().is_some_and(|term| term.words.end >= scene.body.end)
}

fn opens_with_time(scene: &Scene<'_>) -> bool {
    let start = scene.body.start;
    scene.is(start, &["thời"]) && scene.is(start + 1, &["hạn", "gian"])
}

/// Reads the labels of a sentence that opens with one, or with a label of time; `None` when it has none with a unit.
pub fn labels(scene: &Scene<'_>) -> Option<Labels> {
    if !opens_with_time(scene) && label(scene, scene.body.start).is_none() {
        return None;
    }
    let mut found = Labels::default();
    for at in scene.body.clone() {
        let Some((end, leads)) = label(scene, at) else { continue };
        let units = units(scene, end);
        if leads { found.leads.extend(units) } else { found.coordinating.extend(units) }
    }
    (found != Labels::default()).then_some(found)
}

/// A label that begins at a word: where its colon ends, and whether it tells who leads.
fn label(scene: &Scene<'_>, at: usize) -> Option<(usize, bool)> {
    let opens = at == scene.body.start || scene.is(at - 1, &[";", ".", ",", "-", "+"]);
    let two = |at: usize, one: &str, other: &str| scene.is(at, &[one]) && scene.is(at + 1, &[other]);
    let body = two(at, "cơ", "quan") || two(at, "đơn", "vị");
    let role = if body { at + 2 } else { at };
    let leads = two(role, "chủ", "trì") || two(role, "đầu", "mối") || (body && two(role, "thực", "hiện"));
    let colon = role + 2;
    (opens && (leads || two(role, "phối", "hợp")) && scene.is(colon, &[":"])).then_some((colon + 1, leads))
}

/// The list of units that begins at a word, up to the next label.
fn units(scene: &Scene<'_>, at: usize) -> Vec<usize> {
    let Some(first) = scene.mention_at(at) else { return Vec::new() };
    let rest = scene.mentions.iter().enumerate().skip(first + 1);
    let listed = rest
        .take_while(|(_, mention)| mention.listed && label(scene, mention.words.start).is_none())
        .map(|(place, _)| place);
    std::iter::once(first).chain(listed).collect()
}
