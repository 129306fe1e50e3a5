//! Dates: written as the decree wants them, shown as the screen shows them, read as people type them.
//!
//! What it does not know: which day is today, and which days are working days.

use chrono::{Datelike, NaiveDate, Weekday};
use thiserror::Error;

/// Years a date may lie in: a slip of the finger ("20222", "0222") is refused, not kept.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Why a typed date was not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("no date is given")]
    Empty,
    /// Not d/m/yyyy, d.m.yyyy, d-m-yyyy or yyyy-mm-dd.
    #[error("{text:?} is not a date of the form d/m/yyyy")]
    Shape {
        /// What was typed.
        text: String,
    },
    /// No such day in the calendar, as 31/02/2022.
    #[error("there is no day {day}/{month}/{year}")]
    Impossible {
        /// Day of the month as typed.
        day: u32,
        /// Month as typed.
        month: u32,
        /// Year as typed.
        year: i32,
    },
    /// A day outside 1900 to 2199.
    #[error("the year {year} lies outside 1900 to 2199")]
    Year {
        /// Year as typed.
        year: i32,
    },
}

/// Writes a date as official text does: "ngày 05 tháng 7 năm 2022".
///
/// A zero before days below 10 and before months 1 and 2 only, never "tháng 07" (Decree 30, part a4).
pub fn official(date: NaiveDate) -> String {
    format!("ngày {:02} tháng {} năm {}", date.day(), official_month(date.month()), date.year())
}

/// Writes a date inside a sentence: "05/7/2022", "15/02/2022", with the zeros of [`official`].
pub fn running(date: NaiveDate) -> String {
    format!("{:02}/{}/{}", date.day(), official_month(date.month()), date.year())
}

/// Writes a date for screens and tables: "05/07/2022".
pub fn short(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// Writes a date where the year is plain: "05/07".
pub fn day_month(date: NaiveDate) -> String {
    format!("{:02}/{:02}", date.day(), date.month())
}

/// Names the day of the week: "thứ Hai" … "Chủ nhật", capitals as the decree's Appendix II has them.
pub fn weekday(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "thứ Hai",
        Weekday::Tue => "thứ Ba",
        Weekday::Wed => "thứ Tư",
        Weekday::Thu => "thứ Năm",
        Weekday::Fri => "thứ Sáu",
        Weekday::Sat => "thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}

/// Names the month in words: "tháng Tám".
pub fn month_in_words(date: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = [
        "tháng Một",
        "tháng Hai",
        "tháng Ba",
        "tháng Tư",
        "tháng Năm",
        "tháng Sáu",
        "tháng Bảy",
        "tháng Tám",
        "tháng Chín",
        "tháng Mười",
        "tháng Mười Một",
        "tháng Mười Hai",
    ];
    MONTHS[usize::try_from(date.month0()).unwrap_or(0)]
}

/// Returns the last day of the month of `date`: what "trong tháng 8/2022" sets as a deadline.
pub fn last_of_month(date: NaiveDate) -> NaiveDate {
    let days = u32::from(date.num_days_in_month());
    date.with_day(days).unwrap_or(date)
}

/// Reads a date: d/m/yyyy, d.m.yyyy, d-m-yyyy, with or without zeros, or yyyy-mm-dd.
///
/// Never month first, never a year of two digits, never one separator after another. Spaces around are
/// ignored.
///
/// # Errors
/// [`DateError`]: nothing typed, another shape, a day that does not exist, a year outside 1900 to 2199.
pub fn parse(text: &str) -> Result<NaiveDate, DateError> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(DateError::Empty);
    }
    let (day, month, year) = parts(typed).ok_or_else(|| DateError::Shape { text: typed.to_owned() })?;
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::Impossible { day, month, year })?;
    if YEARS.contains(&year) { Ok(date) } else { Err(DateError::Year { year }) }
}

/// Day, month, year, when the text has one of the shapes read here.
fn parts(typed: &str) -> Option<(u32, u32, i32)> {
    let separator = typed.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let fields: Vec<&str> = typed.split(separator).collect();
    let [first, second, third] = fields.as_slice() else { return None };
    if !fields.iter().all(|field| field.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let (day, month, year) = match (first.len(), second.len(), third.len()) {
        (1..=2, 1..=2, 4) => (first, second, third),
        (4, 2, 2) if separator == '-' => (third, second, first),
        _ => return None,
    };
    Some((day.parse().ok()?, month.parse().ok()?, year.parse().ok()?))
}

fn official_month(month: u32) -> String {
    if month < 3 { format!("0{month}") } else { month.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn zeros_stand_before_days_below_ten_and_months_one_and_two_only() {
        assert_eq!(official(day(2022, 7, 5)), "ngày 05 tháng 7 năm 2022");
        assert_eq!(official(day(2022, 2, 15)), "ngày 15 tháng 02 năm 2022");
        assert_eq!(official(day(2022, 1, 1)), "ngày 01 tháng 01 năm 2022");
        assert_eq!(official(day(2022, 12, 31)), "ngày 31 tháng 12 năm 2022");
        assert_eq!(official(day(2022, 3, 9)), "ngày 09 tháng 3 năm 2022");
        assert_eq!(running(day(2022, 7, 5)), "05/7/2022");
        assert_eq!(running(day(2022, 2, 15)), "15/02/2022");
    }

    #[test]
    fn screens_show_two_digits_for_day_and_month() {
        assert_eq!(short(day(2022, 7, 5)), "05/07/2022");
        assert_eq!(day_month(day(2022, 7, 5)), "05/07");
    }

    #[test]
    fn weekdays_and_months_have_their_capitals() {
        let monday = day(2022, 7, 25);
        let week: Vec<&str> = monday.iter_days().take(7).map(weekday).collect();
        assert_eq!(week, ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]);
        assert_eq!(weekday(day(2022, 7, 26)), "thứ Ba", "the meeting of the model case was on a Tuesday");
        assert_eq!(month_in_words(day(2022, 8, 1)), "tháng Tám");
        assert_eq!(month_in_words(day(2022, 4, 1)), "tháng Tư");
        assert_eq!(month_in_words(day(2022, 12, 1)), "tháng Mười Hai");
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        assert_eq!(last_of_month(day(2022, 8, 3)), day(2022, 8, 31));
        assert_eq!(last_of_month(day(2024, 2, 29)), day(2024, 2, 29));
        assert_eq!(last_of_month(day(2022, 2, 1)), day(2022, 2, 28));
    }

    #[test]
    fn every_usual_shape_reads_as_the_same_day() {
        for text in
            ["5/7/2022", "05/07/2022", "05/7/2022", "5.7.2022", "5-7-2022", "2022-07-05", " 5/7/2022\u{A0}"]
        {
            assert_eq!(parse(text), Ok(day(2022, 7, 5)), "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        assert_eq!(parse("31/02/2022"), Err(DateError::Impossible { day: 31, month: 2, year: 2022 }));
        assert_eq!(parse("2022-02-30"), Err(DateError::Impossible { day: 30, month: 2, year: 2022 }));
        assert!(matches!(parse("0/1/2022"), Err(DateError::Impossible { .. })));
        assert!(matches!(parse("7/26/2022"), Err(DateError::Impossible { .. })), "never month first");
        assert_eq!(parse("29/2/2024"), Ok(day(2024, 2, 29)));
        assert!(parse("29/2/2023").is_err());
    }

    #[test]
    fn other_shapes_are_refused_as_typed() {
        for text in [
            "5/7/22",
            "5/7",
            "5 7 2022",
            "5/7.2022",
            "5//7/2022",
            "2022/07/05",
            "2022-7-5",
            "5/7/2022/1",
            "5/7/20222",
            "+5/7/2022",
            "-5/7/2022",
            "٥/٧/٢٠٢٢",
            "５/７/２０２２",
            "hôm nay",
            "/",
            "5/7/2022.",
            "005/7/2022",
        ] {
            assert_eq!(parse(text), Err(DateError::Shape { text: text.to_owned() }), "{text}");
        }
        assert_eq!(parse("  "), Err(DateError::Empty));
        assert_eq!(parse("5/7/0222"), Err(DateError::Year { year: 222 }));
        assert_eq!(parse("31/12/2199"), Ok(day(2199, 12, 31)));
    }

    #[test]
    fn what_is_written_reads_back() {
        for date in day(2021, 1, 1).iter_days().step_by(13).take(200) {
            assert_eq!(parse(&short(date)), Ok(date));
            assert_eq!(parse(&running(date)), Ok(date));
            assert_eq!(parse(&date.to_string()), Ok(date));
        }
    }
}
