//! How tasks are born: one per lead, a known group split, a recurring directive once per period (RULINGS A3, A7).

use chrono::{Days, Months, NaiveDate};

use crate::directive::{Directive, DirectiveKind, Recurrence, Sharing};
use crate::id::UnitId;

/// A task that is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Birth {
    /// Who leads.
    pub lead_id: UnitId,
    /// Day it is due.
    pub due_on: Option<NaiveDate>,
    /// First day of its period, for an occurrence of a recurring directive.
    pub recurs_from_on: Option<NaiveDate>,
}

/// One turn of a recurring directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// First day of its period.
    pub from_on: NaiveDate,
    /// Day it is due.
    pub due_on: NaiveDate,
}

/// Returns who leads a task each: the leads, a split group replaced by its members as far as they are known.
///
/// `members` answers with the members of a group, and with nothing for any other unit or an unnamed group.
pub fn leads_of(directive: &Directive, members: impl Fn(UnitId) -> Vec<UnitId>) -> Vec<UnitId> {
    let mut leads: Vec<UnitId> = Vec::new();
    for lead in &directive.lead_ids {
        let known = if directive.sharing == Sharing::Split { members(*lead) } else { Vec::new() };
        let each = if known.is_empty() { vec![*lead] } else { known };
        for unit in each {
            if !leads.contains(&unit) {
                leads.push(unit);
            }
        }
    }
    leads
}

/// Returns the tasks a directive makes when it is given on `given_on`; an orientation makes none.
///
/// `until` is the end of the next period: occurrences are made up to it, and at least one.
pub fn births(directive: &Directive, leads: &[UnitId], given_on: NaiveDate, until: NaiveDate) -> Vec<Birth> {
    if directive.kind == DirectiveKind::Orientation {
        return Vec::new();
    }
    let Some(recurs) = directive.recurs else {
        let task = |lead| Birth { lead_id: lead, due_on: directive.due_on, recurs_from_on: None };
        return leads.iter().copied().map(task).collect();
    };
    let turns = first_occurrences(recurs, directive.due_on, given_on, until);
    leads.iter().flat_map(|lead| turns.iter().map(|turn| turn.born(*lead))).collect()
}

impl Occurrence {
    /// Returns the task of this turn for one lead.
    pub fn born(self, lead_id: UnitId) -> Birth {
        Birth { lead_id, due_on: Some(self.due_on), recurs_from_on: Some(self.from_on) }
    }
}

/// Returns the first occurrences: from the date given, or else counted back from `until`, where the period ends.
fn first_occurrences(
    recurs: Recurrence,
    due_on: Option<NaiveDate>,
    given_on: NaiveDate,
    until: NaiveDate,
) -> Vec<Occurrence> {
    let anchor = due_on.unwrap_or(until);
    let Some(first) = occurrence(recurs, anchor, 0) else { return Vec::new() };
    let mut turns = vec![first];
    if due_on.is_some() {
        turns.extend(forwards(recurs, anchor, 1).take_while(|turn| turn.due_on <= until));
    } else {
        turns.extend(
            (1..).map_while(|n| occurrence(recurs, anchor, -n)).take_while(|turn| turn.due_on > given_on),
        );
        turns.reverse();
    }
    turns
}

/// Returns the occurrences after the one due on `last`, up to `until`.
pub fn later_occurrences(
    recurs: Recurrence,
    anchor: Option<NaiveDate>,
    last: NaiveDate,
    until: NaiveDate,
) -> Vec<Occurrence> {
    forwards(recurs, anchor.unwrap_or(last), 0)
        .skip_while(|turn| turn.due_on <= last)
        .take_while(|turn| turn.due_on <= until)
        .collect()
}

fn forwards(recurs: Recurrence, anchor: NaiveDate, from: i32) -> impl Iterator<Item = Occurrence> {
    (from..).map_while(move |n| occurrence(recurs, anchor, n))
}

/// Returns the turn `n` periods after the one due on `anchor`; its period begins the day after the turn before.
///
/// Counted from the anchor each time, so that the last day of a month stays the last day of every month.
fn occurrence(recurs: Recurrence, anchor: NaiveDate, n: i32) -> Option<Occurrence> {
    let from_on = step(recurs, anchor, n.checked_sub(1)?)?.checked_add_days(Days::new(1))?;
    Some(Occurrence { from_on, due_on: step(recurs, anchor, n)? })
}

fn step(recurs: Recurrence, anchor: NaiveDate, n: i32) -> Option<NaiveDate> {
    let months = match recurs {
        Recurrence::Week => {
            let days = Days::new(u64::from(n.unsigned_abs()) * 7);
            return if n < 0 { anchor.checked_sub_days(days) } else { anchor.checked_add_days(days) };
        }
        Recurrence::Month => 1,
        Recurrence::Quarter => 3,
        Recurrence::HalfYear => 6,
        Recurrence::Year => 12,
    };
    let months = Months::new(n.unsigned_abs().checked_mul(months)?);
    if n < 0 { anchor.checked_sub_months(months) } else { anchor.checked_add_months(months) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn dues(turns: &[Occurrence]) -> Vec<String> {
        turns.iter().map(|turn| turn.due_on.to_string()).collect()
    }

    #[test]
    fn a_turn_without_a_date_falls_due_where_its_period_ends() {
        let turns = |recurs| first_occurrences(recurs, None, day("2022-07-26"), day("2022-12-14"));
        assert_eq!(dues(&turns(Recurrence::Year)), ["2022-12-14"]);
        assert_eq!(dues(&turns(Recurrence::HalfYear)), ["2022-12-14"]);
        assert_eq!(dues(&turns(Recurrence::Quarter)), ["2022-09-14", "2022-12-14"]);
        let monthly = ["2022-08-14", "2022-09-14", "2022-10-14", "2022-11-14", "2022-12-14"];
        assert_eq!(dues(&turns(Recurrence::Month)), monthly);
        assert_eq!(turns(Recurrence::Week).len(), 21, "every week from the meeting to the end of the period");
        assert_eq!(turns(Recurrence::Month)[1].from_on, day("2022-08-15"));
    }

    #[test]
    fn a_turn_with_a_date_repeats_it_and_is_never_lost() {
        let turns =
            |due, until| first_occurrences(Recurrence::Month, Some(day(due)), day("2022-07-26"), day(until));
        assert_eq!(
            dues(&turns("2022-08-31", "2022-11-30")),
            ["2022-08-31", "2022-09-30", "2022-10-31", "2022-11-30"]
        );
        assert_eq!(
            dues(&turns("2023-03-01", "2022-12-14")),
            ["2023-03-01"],
            "the first turn lies after the period"
        );
    }

    #[test]
    fn later_turns_follow_the_last_one_without_a_gap() {
        let (last, until) = (day("2022-12-14"), day("2023-06-14"));
        assert_eq!(
            dues(&later_occurrences(Recurrence::Quarter, None, last, until)),
            ["2023-03-14", "2023-06-14"]
        );
        let turns = later_occurrences(
            Recurrence::Month,
            Some(day("2022-08-31")),
            day("2022-11-30"),
            day("2023-02-28"),
        );
        assert_eq!(
            dues(&turns),
            ["2022-12-31", "2023-01-31", "2023-02-28"],
            "the last day stays the last day"
        );
        assert!(later_occurrences(Recurrence::Year, None, last, until).is_empty());
    }
}
