//! Working days: Monday to Friday, less the holidays, plus the Saturdays worked in exchange.
//!
//! The holidays of Vietnam are decided year by year (Tết and the exchanges by the Prime Minister), so they
//! are a text that a person can read and edit: one ships with the program, and a committee may put lines of its
//! own over it. A year no line names counts weekends only, and [`Calendar::covers`] tells so.
//!
//! ```text
//! # A comment. Each year is named first, with its standing; then one day a line: date; kind; name.
//! năm 2024; chính thức; nguồn
//! 29/04/2024; nghỉ; Hoán đổi với thứ Bảy 04/5/2024
//! 04/05/2024; làm bù; Làm bù cho thứ Hai 29/4/2024
//! ```

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate, Weekday};
use thiserror::Error;

use crate::date;
use crate::fold::fold;
use crate::text::nfc;

/// What a line of the calendar makes of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// "nghỉ": no work, whatever the weekday.
    Off,
    /// "làm bù": a Saturday or Sunday worked in exchange for a day off.
    Worked,
}

/// How sure the days of a year are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// "chính thức": as announced by the authorities.
    Announced,
    /// "dự kiến": computed from the law and the moon, before the announcement.
    Provisional,
}

/// A line of the calendar that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {fault}")]
pub struct CalendarError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: CalendarFault,
}

/// What can be wrong with a line of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalendarFault {
    /// Not three fields parted by ";", or one of them empty.
    #[error("a line is a date, a kind and a name, parted by semicolons")]
    Fields,
    /// The date cannot be read.
    #[error(transparent)]
    Date(#[from] date::DateError),
    /// Neither "nghỉ" nor "làm bù".
    #[error("{0:?} is neither \"nghỉ\" nor \"làm bù\"")]
    Kind(String),
    /// Neither "chính thức" nor "dự kiến".
    #[error("{0:?} is neither \"chính thức\" nor \"dự kiến\"")]
    Standing(String),
    /// The year after "năm" cannot be read.
    #[error("{0:?} is not a year from 1900 to 2199")]
    Year(String),
    /// The year is named on two lines.
    #[error("the year {0} is named twice")]
    YearTwice(i32),
    /// The day stands on two lines.
    #[error("the day stands on two lines")]
    DayTwice,
    /// The day lies in a year that no line above names.
    #[error("no line above names the year {0}")]
    YearNotNamed(i32),
    /// "làm bù" on a day from Monday to Friday, which is worked anyway.
    #[error("only a Saturday or Sunday can be worked in exchange")]
    WorkedOnWeekday,
}

/// The days off and the days worked in exchange, and the years for which they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, Standing>,
    days: BTreeMap<NaiveDate, (DayKind, String)>,
}

impl Calendar {
    /// Reads a calendar from its text. Empty lines and lines that begin with "#" say nothing.
    ///
    /// # Errors
    /// The first line that cannot be read, with its number; a calendar is read whole or not at all.
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        Self::parse_over(text, &Self::default())
    }

    /// Returns the calendar that ships with the program.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Calendar> = OnceLock::new();
        let text = include_str!("../../../../resources/calendars/vn-holidays.txt");
        SHIPPED.get_or_init(|| Self::parse(text).unwrap_or_default())
    }

    /// Returns this calendar with further lines over it: they add days and years, and win over lines that are here.
    ///
    /// A day of a year known here needs no year line of its own, and "làm bù" may take back a weekday that is off
    /// here.
    ///
    /// # Errors
    /// The first of the further lines that cannot be read, with its number.
    pub fn amended(&self, text: &str) -> Result<Self, CalendarError> {
        let further = Self::parse_over(text, self)?;
        let mut amended = self.clone();
        amended.years.extend(further.years);
        amended.days.extend(further.days);
        Ok(amended)
    }

    /// Returns the years whose holidays are known, in order, and how sure each is.
    pub fn years(&self) -> impl Iterator<Item = (i32, Standing)> + '_ {
        self.years.iter().map(|(year, standing)| (*year, *standing))
    }

    fn parse_over(text: &str, base: &Self) -> Result<Self, CalendarError> {
        let text = nfc(text.trim_start_matches('\u{FEFF}'));
        let mut calendar = Self::default();
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if !line.is_empty() && !line.starts_with('#') {
                calendar.read(line, base).map_err(|fault| CalendarError { line: at + 1, fault })?;
            }
        }
        Ok(calendar)
    }

    /// Says whether the holidays of the year are known; otherwise only weekends are counted off.
    pub fn covers(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// Returns how sure the days of the year are; `None` when the calendar does not cover it.
    pub fn standing(&self, year: i32) -> Option<Standing> {
        self.years.get(&year).copied()
    }

    /// Returns what the calendar says of a day and why: its kind and its name.
    pub fn entry(&self, date: NaiveDate) -> Option<(DayKind, &str)> {
        self.days.get(&date).map(|(kind, name)| (*kind, name.as_str()))
    }

    /// Says whether offices work on the day.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        match self.days.get(&date) {
            Some((kind, _)) => *kind == DayKind::Worked,
            None => !matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// Returns the `n`-th working day after `date`, or before it when `n` is negative; `date` itself for 0.
    ///
    /// The day counted from is not counted: five working days after 26/7/2022 is 02/8/2022.
    pub fn add_working_days(&self, date: NaiveDate, n: i16) -> NaiveDate {
        let (mut day, mut left) = (date, n.unsigned_abs());
        while left > 0 {
            let Some(next) = (if n > 0 { day.succ_opt() } else { day.pred_opt() }) else { break };
            day = next;
            left -= u16::from(self.is_working_day(day));
        }
        day
    }

    /// Returns the last working day before `date`.
    pub fn working_day_before(&self, date: NaiveDate) -> NaiveDate {
        self.add_working_days(date, -1)
    }

    /// Counts working days after `from` up to and including `to`; negative when `to` is the earlier one.
    ///
    /// It undoes [`Calendar::add_working_days`]: between a day and its n-th working day after or before lie
    /// n.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let worked = |first: NaiveDate, last: NaiveDate| {
            let days =
                first.iter_days().take_while(|day| *day <= last).filter(|day| self.is_working_day(*day));
            i64::try_from(days.count()).unwrap_or(i64::MAX)
        };
        match (from.succ_opt(), from.pred_opt()) {
            (Some(after), _) if to > from => worked(after, to),
            (_, Some(before)) if to < from => -worked(to, before),
            _ => 0,
        }
    }

    fn read(&mut self, line: &str, base: &Self) -> Result<(), CalendarFault> {
        let fields: Vec<&str> = line.splitn(3, ';').map(str::trim).collect();
        let [first, second, third] = fields.as_slice() else { return Err(CalendarFault::Fields) };
        if first.is_empty() || second.is_empty() || third.is_empty() {
            return Err(CalendarFault::Fields);
        }
        match fold(first).strip_prefix("nam ") {
            Some(year) => self.read_year(year.trim(), second),
            None => self.read_day(first, second, third, base),
        }
    }

    fn read_year(&mut self, year: &str, standing: &str) -> Result<(), CalendarFault> {
        let number = year.parse().ok().filter(|year| (1900..=2199).contains(year));
        let number = number.ok_or_else(|| CalendarFault::Year(year.to_owned()))?;
        let standing = match fold(standing).as_str() {
            "chinh thuc" => Standing::Announced,
            "du kien" => Standing::Provisional,
            _ => return Err(CalendarFault::Standing(standing.to_owned())),
        };
        if self.years.insert(number, standing).is_some() {
            Err(CalendarFault::YearTwice(number))
        } else {
            Ok(())
        }
    }

    fn read_day(&mut self, date: &str, kind: &str, name: &str, base: &Self) -> Result<(), CalendarFault> {
        let date = date::parse(date)?;
        let kind = match fold(kind).as_str() {
            "nghi" => DayKind::Off,
            "lam bu" => DayKind::Worked,
            _ => return Err(CalendarFault::Kind(kind.to_owned())),
        };
        if !self.covers(date.year()) && !base.covers(date.year()) {
            return Err(CalendarFault::YearNotNamed(date.year()));
        }
        if kind == DayKind::Worked && Self::default().is_working_day(date) && base.is_working_day(date) {
            return Err(CalendarFault::WorkedOnWeekday);
        }
        if self.days.insert(date, (kind, name.to_owned())).is_some() {
            Err(CalendarFault::DayTwice)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The calendar that ships with the program.
    fn shipped() -> Calendar {
        Calendar::parse(include_str!("../../../../resources/calendars/vn-holidays.txt")).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        date::parse(text).unwrap()
    }

    #[test]
    fn the_notice_of_the_model_case_is_due_on_the_second_of_august() {
        assert_eq!(shipped().add_working_days(day("26/7/2022"), 5), day("02/8/2022"));
    }

    #[test]
    fn an_invitation_counts_back_over_weekends_and_holidays() {
        let calendar = shipped();
        assert_eq!(calendar.add_working_days(day("26/7/2022"), -3), day("21/7/2022"));
        assert_eq!(calendar.add_working_days(day("08/02/2022"), -3), day("27/01/2022"), "over Tết Nhâm Dần");
        assert_eq!(calendar.working_day_before(day("03/5/2024")), day("02/5/2024"));
        assert_eq!(
            calendar.working_day_before(day("05/5/2024")),
            day("04/5/2024"),
            "a Saturday worked in exchange"
        );
        assert_eq!(calendar.working_day_before(day("02/5/2024")), day("26/4/2024"));
    }

    #[test]
    fn each_shipped_year_has_the_holidays_of_the_labour_code() {
        let calendar = shipped();
        for year in 2021..=2027 {
            assert!(calendar.covers(year), "{year}");
            let named = |word: &str| {
                let of_year = calendar.days.iter().filter(|(date, _)| date.year() == year);
                of_year.filter(|(_, (kind, name))| *kind == DayKind::Off && name.starts_with(word)).count()
            };
            let counts =
                ["Tết Dương lịch", "Giỗ Tổ Hùng Vương", "Ngày Chiến thắng", "Quốc tế Lao động"].map(named);
            assert_eq!(counts, [1, 1, 1, 1], "{year}");
            assert_eq!((named("Tết Âm lịch"), named("Quốc khánh")), (5, 2), "{year}");
        }
        assert!(!calendar.covers(2020) && !calendar.covers(2028));
        assert_eq!(calendar.standing(2022), Some(Standing::Announced));
        assert_eq!(calendar.standing(2027), Some(Standing::Provisional));
        assert_eq!(calendar.standing(2028), None);
    }

    #[test]
    fn a_holiday_on_a_weekend_gives_a_weekday_off_and_an_exchange_takes_one_back() {
        let calendar = shipped();
        for year in 2021..=2027 {
            let of_year = calendar.days.iter().filter(|(date, _)| date.year() == year);
            let of_year: Vec<_> = of_year.map(|(date, (kind, name))| (date, *kind, name.as_str())).collect();
            let count = |word: &str| of_year.iter().filter(|(_, _, name)| name.starts_with(word)).count();
            let weekends = of_year.iter().filter(|(date, kind, _)| {
                *kind == DayKind::Off && matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
            });
            assert_eq!(weekends.count(), count("Nghỉ bù"), "{year}");
            assert_eq!(count("Hoán đổi"), count("Làm bù"), "{year}");
            for (date, kind, name) in &of_year {
                let moved = name.starts_with("Nghỉ bù") || name.starts_with("Hoán đổi");
                assert!(!moved || *kind == DayKind::Off, "{date} {name}");
                assert!(
                    !moved || date.weekday().number_from_monday() < 6,
                    "{date} {name} falls on a weekday"
                );
            }
        }
    }

    #[test]
    fn known_holidays_are_off_and_known_exchanges_are_worked() {
        let calendar = shipped();
        for off in
            ["16/02/2021", "03/9/2021", "11/4/2022", "03/5/2022", "01/9/2022", "26/01/2023", "03/5/2023"]
        {
            assert!(!calendar.is_working_day(day(off)), "{off}");
        }
        for off in
            ["29/4/2024", "03/9/2024", "27/01/2025", "02/5/2025", "02/01/2026", "20/02/2026", "31/8/2026"]
        {
            assert!(!calendar.is_working_day(day(off)), "{off}");
        }
        for worked in
            ["04/5/2024", "26/4/2025", "10/01/2026", "22/8/2026", "17/02/2021", "04/5/2022", "23/02/2026"]
        {
            assert!(calendar.is_working_day(day(worked)), "{worked}");
        }
        assert_eq!(calendar.entry(day("04/5/2024")).map(|(kind, _)| kind), Some(DayKind::Worked));
    }

    #[test]
    fn counting_undoes_adding() {
        let calendar = shipped();
        for from in day("20/12/2021").iter_days().step_by(3).take(180) {
            for n in [-40, -7, -1, 0, 1, 2, 5, 33] {
                let to = calendar.add_working_days(from, n);
                assert_eq!(calendar.working_days_between(from, to), i64::from(n), "{from} {n}");
                assert!(n == 0 || calendar.is_working_day(to), "{from} {n}");
            }
        }
    }

    #[test]
    fn an_empty_calendar_counts_weekends_only() {
        let calendar = Calendar::parse("# chưa có ngày nào\n\n").unwrap();
        assert_eq!(calendar, Calendar::default());
        assert!(calendar.is_working_day(day("02/9/2022")) && !calendar.is_working_day(day("03/9/2022")));
        assert_eq!(calendar.add_working_days(day("02/9/2022"), 1), day("05/9/2022"));
        assert_eq!(calendar.working_days_between(day("01/01/2040"), day("31/12/2040")), 261);
    }

    #[test]
    fn the_ends_of_the_calendar_stop_the_count() {
        let calendar = Calendar::default();
        assert_eq!(calendar.add_working_days(NaiveDate::MAX, 5), NaiveDate::MAX);
        assert_eq!(calendar.add_working_days(NaiveDate::MIN, -5), NaiveDate::MIN);
        assert_eq!(calendar.working_days_between(NaiveDate::MAX, NaiveDate::MAX), 0);
    }

    #[track_caller]
    fn refused(text: &str, line: usize, fault: CalendarFault) {
        assert_eq!(Calendar::parse(text), Err(CalendarError { line, fault }));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named_by_its_number() {
        let year = "năm 2024; chính thức; thử";
        refused("\n# x\n01/01/2024; nghỉ", 3, CalendarFault::Fields);
        refused(&format!("{year}\n01/01/2024; nghỉ; "), 2, CalendarFault::Fields);
        refused(&format!("{year}\n01/01/2024; nghỉ phép; x"), 2, CalendarFault::Kind("nghỉ phép".into()));
        refused("năm 2024; có lẽ; x", 1, CalendarFault::Standing("có lẽ".into()));
        refused("năm hai nghìn; dự kiến; x", 1, CalendarFault::Year("hai nghin".into()));
        refused("năm 24; dự kiến; x", 1, CalendarFault::Year("24".into()));
        refused(&format!("{year}\n{year}"), 2, CalendarFault::YearTwice(2024));
        refused(&format!("{year}\n01/01/2024; nghỉ; x\n1/1/2024; nghỉ; y"), 3, CalendarFault::DayTwice);
        refused(&format!("{year}\n01/01/2025; nghỉ; x"), 2, CalendarFault::YearNotNamed(2025));
        refused(&format!("{year}\n02/01/2024; làm bù; x"), 2, CalendarFault::WorkedOnWeekday);
        let impossible = date::DateError::Impossible { day: 31, month: 2, year: 2024 };
        refused(&format!("{year}\n31/02/2024; nghỉ; x"), 2, CalendarFault::Date(impossible));
    }

    #[test]
    fn further_lines_add_days_and_win_over_the_shipped_ones() {
        let amended = Calendar::shipped()
            .amended("# tỉnh\n19/5/2022; nghỉ; Kỷ niệm\n03/5/2022; làm bù; Không nghỉ\nnăm 2028; dự kiến; tỉnh\n03/01/2028; nghỉ; x")
            .unwrap();
        assert!(!amended.is_working_day(day("19/5/2022")), "a day added to a shipped year");
        assert!(amended.is_working_day(day("03/5/2022")), "a weekday off taken back");
        assert!(!amended.is_working_day(day("02/5/2022")), "the other shipped days stay");
        assert!(amended.covers(2028) && !amended.is_working_day(day("03/01/2028")));
        assert_eq!(amended.years().count(), Calendar::shipped().years().count() + 1);
        let of_2026 = Calendar::shipped().amended("năm 2027; chính thức; Công văn").unwrap();
        assert_eq!(of_2026.standing(2027), Some(Standing::Announced), "a year is announced at last");
    }

    #[test]
    fn a_further_line_that_cannot_be_read_is_named_by_its_own_number() {
        let refused = |text: &str| Calendar::shipped().amended(text).unwrap_err();
        let worked = CalendarError { line: 2, fault: CalendarFault::WorkedOnWeekday };
        assert_eq!(refused("\n04/5/2022; làm bù; x"), worked, "it is worked anyway");
        let twice = CalendarError { line: 2, fault: CalendarFault::DayTwice };
        assert_eq!(refused("19/5/2022; nghỉ; x\n19/5/2022; nghỉ; y"), twice);
        let unnamed = CalendarError { line: 1, fault: CalendarFault::YearNotNamed(2029) };
        assert_eq!(refused("19/5/2029; nghỉ; x"), unnamed);
    }

    #[test]
    fn a_calendar_edited_on_any_machine_is_read() {
        let text =
            "\u{FEFF}Năm 2024; Dự kiến; x\r\n  1/1/2024 ;NGHỈ; Tết; Dương lịch\r\n06.01.2024;lam bu;y\r\n";
        let calendar = Calendar::parse(text).unwrap();
        assert_eq!(calendar.entry(day("01/01/2024")), Some((DayKind::Off, "Tết; Dương lịch")));
        assert!(calendar.is_working_day(day("06/01/2024")));
        let apart: String = unicode_normalization::UnicodeNormalization::nfd(text).collect();
        assert_eq!(Calendar::parse(&apart).unwrap(), calendar, "decomposed text is the same text");
    }
}
