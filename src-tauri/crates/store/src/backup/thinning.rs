//! Which copies are kept: a pure rule over their days and sizes.

use std::collections::HashSet;

use chrono::{Datelike, Days, NaiveDate};
use domain::Instant;

use super::{Backup, Reason};

/// What the rule needs to know of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copy {
    /// When it was made.
    pub at: Instant,
    /// Its size.
    pub n_bytes: u64,
    /// Whether it was made before a migration, and therefore stays.
    pub stays: bool,
}

/// Why a copy is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is the newest, or was made before a migration: neither age nor space removes it.
    Always,
    /// It is of today or yesterday.
    Recent,
    /// It is the last of its day, for twelve days.
    Day,
    /// It is the last of its week, for ten weeks.
    Week,
    /// It is the last of its month, for nine months.
    Month,
    /// It is let go.
    No,
}

impl Copy {
    pub(super) fn of(backup: &Backup) -> Self {
        let manifest = &backup.manifest;
        Self { at: manifest.at, n_bytes: manifest.n_bytes, stays: manifest.reason == Reason::BeforeMigration }
    }
}

/// Says of each copy whether it is kept, in the order given.
///
/// All of two days; then the last of each day, twelve times; of each week, ten times; of each month, nine times (the
/// rule Anki uses). What is then still more than `space` bytes loses its oldest first, but never the newest and never
/// one made before a migration (RULINGS C3).
pub fn thin(copies: &[Copy], today: NaiveDate, space: u64) -> Vec<Kept> {
    let mut order: Vec<usize> = (0..copies.len()).collect();
    order.sort_by_key(|n| std::cmp::Reverse(copies[*n].at));
    let mut kept = vec![Kept::No; copies.len()];
    let (mut days, mut weeks, mut months) = (HashSet::new(), HashSet::new(), HashSet::new());
    for (place, n) in order.iter().copied().enumerate() {
        let day = copies[n].at.day();
        let week = (day.iso_week().year(), day.iso_week().week());
        let month = (day.year(), day.month());
        kept[n] = if place == 0 || copies[n].stays {
            Kept::Always
        } else if day + Days::new(1) >= today {
            Kept::Recent
        } else if days.len() < 12 && days.insert(day) {
            Kept::Day
        } else if weeks.len() < 10 && !days.contains(&day) && weeks.insert(week) {
            Kept::Week
        } else if months.len() < 9 && !days.contains(&day) && !weeks.contains(&week) && months.insert(month) {
            Kept::Month
        } else {
            Kept::No
        };
    }
    let mut used: u64 = order.iter().filter(|n| kept[**n] != Kept::No).map(|n| copies[*n].n_bytes).sum();
    for n in order.into_iter().rev() {
        if used > space && !matches!(kept[n], Kept::Always | Kept::No) {
            kept[n] = Kept::No;
            used -= copies[n].n_bytes;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLENTY: u64 = u64::MAX / 2;

    fn year_of_copies() -> (Vec<Copy>, NaiveDate) {
        let first = NaiveDate::from_ymd_opt(2022, 1, 1).unwrap();
        let copies = (0..365)
            .flat_map(|day| [8, 17].map(|hour| (first + Days::new(day)).and_hms_opt(hour, 0, 0).unwrap()))
            .map(|t| Copy { at: Instant::at(t.date(), t.time()), n_bytes: 20_000_000, stays: false })
            .collect();
        (copies, first + Days::new(364))
    }

    fn left(copies: &[Copy], kept: &[Kept]) -> Vec<Copy> {
        copies.iter().zip(kept).filter(|(_, kept)| **kept != Kept::No).map(|(copy, _)| *copy).collect()
    }

    #[test]
    fn a_year_of_copies_leaves_two_days_twelve_days_ten_weeks_nine_months() {
        let (copies, today) = year_of_copies();
        let kept = thin(&copies, today, PLENTY);
        let count = |wanted| kept.iter().filter(|k| **k == wanted).count();
        assert_eq!(count(Kept::Always) + count(Kept::Recent), 4, "all of today and yesterday");
        assert_eq!(count(Kept::Day), 12);
        assert_eq!(count(Kept::Week), 10);
        assert!((7..=9).contains(&count(Kept::Month)), "a year has not more months left than those");
    }

    #[test]
    fn thinning_every_day_keeps_what_thinning_once_would_reach_back_to() {
        let (all, _) = year_of_copies();
        let mut copies: Vec<Copy> = Vec::new();
        for fresh in all {
            copies.push(fresh);
            let kept = thin(&copies, fresh.at.day(), PLENTY);
            copies = left(&copies, &kept);
            assert!(copies.contains(&fresh), "the newest stays");
            assert!(copies.len() <= 36, "never more than 4 + 12 + 10 + 9 and one in passing");
        }
        let oldest = copies.iter().map(|copy| copy.at.day()).min().unwrap();
        let today = copies.iter().map(|copy| copy.at.day()).max().unwrap();
        assert!((today - oldest).num_days() > 200, "some months back are still there, not {oldest}");
    }

    #[test]
    fn space_takes_the_oldest_first_and_never_the_newest_or_one_before_a_migration() {
        let (mut copies, today) = year_of_copies();
        copies[10].stays = true;
        let kept = thin(&copies, today, 100_000_000);
        let rest = left(&copies, &kept);
        assert_eq!(rest.len(), 5, "five copies of 20 MB fill 100 MB");
        assert!(rest.contains(&copies[10]) && rest.contains(copies.last().unwrap()));
        let none = left(&copies, &thin(&copies, today, 0));
        assert_eq!(none.len(), 2, "no space at all still leaves the newest and the one before a migration");
    }

    #[test]
    fn thinning_what_is_thinned_changes_nothing() {
        let (copies, today) = year_of_copies();
        let once = left(&copies, &thin(&copies, today, PLENTY));
        let twice = left(&once, &thin(&once, today, PLENTY));
        assert_eq!(once, twice);
    }
}
