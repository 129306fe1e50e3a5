//! What the chair said of the period at the meeting: what was achieved and what was not, each in its section.
//!
//! It was said on the day of the meeting and is not how things stand today; the report says so.

use vietnamese::date;

use crate::meeting::Meeting;

/// Words that open the part of an assessment about what is not well.
const TURNS: [&str; 8] = [
    "Tuy nhiên",
    "Tuy vậy",
    "Song",
    "Mặc dù vậy",
    "Bên cạnh những kết quả",
    "Bên cạnh kết quả",
    "Tồn tại, hạn chế",
    "Khó khăn, vướng mắc",
];

/// The assessment of a meeting in two parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assessment {
    /// Paragraphs on what was achieved.
    pub achieved: Vec<String>,
    /// Paragraphs on what was not, from the first that turns.
    pub lacking: Vec<String>,
}

impl Assessment {
    /// Parts the assessment of a meeting, and says above each part when it was made.
    pub fn of(meeting: &Meeting) -> Self {
        let text = meeting.assessment.as_deref().unwrap_or_default();
        let lines: Vec<String> =
            text.lines().filter(|line| !line.trim().is_empty()).map(super::sentence).collect();
        let turn = lines.iter().position(|line| turned(line).is_some()).unwrap_or(lines.len());
        let (achieved, lacking) = lines.split_at(turn);
        let since = format!("Theo đánh giá tại phiên họp {}", date::official(meeting.held_on));
        let mut achieved = achieved.to_vec();
        if !achieved.is_empty() {
            achieved.insert(0, format!("{since}:"));
        }
        let mut lacking = lacking.to_vec();
        if let Some(first) = lacking.first_mut() {
            *first = match turned(first) {
                Some(rest) if !rest.is_empty() => format!("{since}, {rest}"),
                _ => format!("{since}: {first}"),
            };
        }
        Self { achieved, lacking }
    }
}

/// Returns what follows a turning conjunction and its comma; of a paragraph that turns otherwise, nothing.
fn turned(line: &str) -> Option<&str> {
    let turn = TURNS.into_iter().find(|turn| line.starts_with(turn))?;
    Some(line[turn.len()..].strip_prefix(", ").unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::super::laws::meeting;
    use super::*;

    #[test]
    fn what_is_not_well_is_parted_from_what_is_and_both_are_dated() {
        let mut held = meeting();
        held.assessment =
            Some("Nhiều việc đã xong\n\nTuy nhiên, 09 xã chưa có Ban Chỉ đạo.\nViệc còn chậm.".into());
        let said = Assessment::of(&held);
        assert_eq!(
            said.achieved,
            ["Theo đánh giá tại phiên họp ngày 26 tháng 7 năm 2022:", "Nhiều việc đã xong."]
        );
        assert_eq!(
            said.lacking,
            [
                "Theo đánh giá tại phiên họp ngày 26 tháng 7 năm 2022, 09 xã chưa có Ban Chỉ đạo.",
                "Việc còn chậm."
            ]
        );
        held.assessment = Some("Khó khăn, vướng mắc còn nhiều.".into());
        let said = Assessment::of(&held);
        assert!(said.achieved.is_empty());
        assert!(said.lacking[0].ends_with("năm 2022: Khó khăn, vướng mắc còn nhiều."), "{:?}", said.lacking);
        held.assessment = None;
        assert_eq!(Assessment::of(&held), Assessment::default());
    }
}
