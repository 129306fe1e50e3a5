//! What one cell of a returned workbook says, in the one form in which answers are compared; or why it cannot be read.
//!
//! Guesses nothing: where two readings are possible the cell is refused with a way out, or somebody is asked.

use chrono::{Datelike, NaiveDate};

use super::BookField;
use crate::door::sheet::{PlainCell, PlainValue, tidy};
use crate::door::{self};
use crate::indicator::IndicatorKind;
use crate::proposal::ProposalKind;
use crate::refusal::{Field, Refusal};

/// What the choices of a cell are called.
pub(super) const YES: &str = "Có";
pub(super) const NO: &str = "Chưa";
pub(super) const DIFFICULTY: &str = "Khó khăn, vướng mắc";
pub(super) const REQUEST: &str = "Đề nghị, kiến nghị";

/// Reads a cell; none when it says nothing.
pub(super) fn read(
    field: BookField,
    cell: &PlainCell,
    kind: Option<IndicatorKind>,
) -> Result<Option<String>, Refusal> {
    match &cell.value {
        PlainValue::Unknown {} => return Err(Refusal::CellUncomputed {}),
        PlainValue::Error(text) => return Err(unread(text)),
        PlainValue::Text(text) if tidy(text).is_empty() => return Ok(None),
        _ => {}
    }
    let value = &cell.value;
    let said = match field {
        BookField::Percent => percent(value)?.to_string(),
        BookField::PaperOn | BookField::UntilOn => day(field, value)?.to_string(),
        BookField::Numerator if kind == Some(IndicatorKind::YesNo) => yes_or_no(value)?.to_owned(),
        BookField::Numerator | BookField::Denominator => whole(value)?.to_string(),
        BookField::Kind => kind_of(value)?.as_str().to_owned(),
        // A number and symbol that has become a day, as 12/10 does in a cell of its own mind, is one no more.
        BookField::PaperNumber if matches!(value, PlainValue::Date(_)) => return Err(unread(&value.shown())),
        BookField::PaperNumber | BookField::To => value.shown().replace('\n', " "),
        BookField::Done | BookField::Difficulty | BookField::Why | BookField::Text => value.shown(),
    };
    Ok(Some(said).filter(|said| !said.is_empty()))
}

/// Returns what a person would read of an answer.
pub(super) fn shown(field: BookField, said: &str, kind: Option<IndicatorKind>) -> String {
    match field {
        BookField::Percent => format!("{said} %"),
        BookField::PaperOn | BookField::UntilOn => {
            said.parse().map_or_else(|_| said.to_owned(), vietnamese::date::short)
        }
        BookField::Numerator if kind == Some(IndicatorKind::YesNo) => {
            if said == "1" { YES } else { NO }.to_owned()
        }
        BookField::Kind if said == ProposalKind::Difficulty.as_str() => DIFFICULTY.to_owned(),
        BookField::Kind => REQUEST.to_owned(),
        _ => said.to_owned(),
    }
}

fn unread(text: &str) -> Refusal {
    Refusal::CellUnread { text: text.chars().take(door::NAME).collect() }
}

/// A number without what its binary form adds: 57,5 and not 57,49999999999999.
fn tidy_share(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

/// Reads a share in whole percent: a number up to one, as cells of percent hold it, or a text with its sign.
fn percent(value: &PlainValue) -> Result<i64, Refusal> {
    let share = match value {
        PlainValue::Number(number) if *number > 1.0 && *number <= 100.0 => {
            let written = |number: f64| tidy_share(number).to_string().replace('.', ",");
            return Err(Refusal::PercentScale { found: written(*number), shown: written(number * 100.0) });
        }
        PlainValue::Number(number) => tidy_share(number * 100.0),
        PlainValue::Text(text) => {
            let text = tidy(text);
            let Some(digits) = text.strip_suffix('%') else {
                return Err(unread(&text));
            };
            digits.trim().replace(',', ".").parse::<f64>().map_err(|_| unread(&text))?
        }
        other => return Err(unread(&other.shown())),
    };
    let rounded = share.round();
    if !(0.0..=100.0).contains(&share) {
        #[allow(clippy::cast_possible_truncation, reason = "bounded before it is cut")]
        let found = rounded.clamp(-1e9, 1e9) as i64;
        return Err(Refusal::NumberOutside { field: Field::Percent, found, min: 0, max: 100 });
    }
    if (share - rounded).abs() > 1e-6 {
        return Err(Refusal::NumberWhole { found: format!("{share} %").replace('.', ",") });
    }
    #[allow(clippy::cast_possible_truncation, reason = "between 0 and 100")]
    Ok(rounded as i64)
}

/// Reads a day: a day of the sheet, or a text with the day before the month.
fn day(field: BookField, value: &PlainValue) -> Result<NaiveDate, Refusal> {
    let field = if field == BookField::UntilOn { Field::DueOn } else { Field::IssuedOn };
    let read = match value {
        PlainValue::Date(day) => Some(*day),
        PlainValue::Text(text) => vietnamese::date::parse(&tidy(text)).ok(),
        _ => None,
    };
    let impossible = || Refusal::DateImpossible { field, text: value.shown() };
    door::sane_date(field, read.ok_or_else(impossible)?).map_err(|_| impossible())
}

/// Returns a day with day and month exchanged, when that is another day: only a day of the sheet, for of a text it is
/// known that the day comes first.
pub(super) fn exchanged(cell: &PlainCell) -> Option<NaiveDate> {
    let PlainValue::Date(day) = cell.value else { return None };
    NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).filter(|other| *other != day)
}

/// Reads a whole number, not below nothing. Points between groups of three digits part thousands, as Vietnamese
/// writes them; a comma or a point that could part decimals is refused.
fn whole(value: &PlainValue) -> Result<i64, Refusal> {
    let not_whole = |found: &str| Refusal::NumberWhole { found: found.to_owned() };
    match value {
        PlainValue::Number(number) => {
            let is_whole = number.fract() == 0.0 && number.abs() < 1e15;
            #[allow(clippy::cast_possible_truncation, reason = "whole and below 10^15")]
            if is_whole { Ok(*number as i64) } else { Err(not_whole(&number.to_string().replace('.', ","))) }
        }
        PlainValue::Text(text) => {
            let text = tidy(text);
            let groups: Vec<&str> = text.split(['.', ' ']).collect();
            let digits = |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
            let is_parted = groups.len() > 1
                && groups.iter().skip(1).all(|group| group.len() == 3)
                && (1..=3).contains(&groups[0].len());
            if groups.iter().all(digits) && (groups.len() == 1 || is_parted) {
                return groups.concat().parse().map_err(|_| not_whole(&text));
            }
            let is_number = text.bytes().all(|b| b.is_ascii_digit() || b",. -".contains(&b));
            Err(if is_number { not_whole(&text) } else { unread(&text) })
        }
        other => Err(unread(&other.shown())),
    }
}

fn yes_or_no(value: &PlainValue) -> Result<&'static str, Refusal> {
    match value {
        PlainValue::Truth(true) => return Ok("1"),
        PlainValue::Truth(false) => return Ok("0"),
        PlainValue::Number(number) if *number == 1.0 => return Ok("1"),
        PlainValue::Number(number) if *number == 0.0 => return Ok("0"),
        _ => {}
    }
    let said = value.shown();
    match vietnamese::fold(&said).to_lowercase().as_str() {
        "co" | "da co" | "1" => Ok("1"),
        "chua" | "chua co" | "khong" | "0" => Ok("0"),
        _ => Err(unread(&said)),
    }
}

fn kind_of(value: &PlainValue) -> Result<ProposalKind, Refusal> {
    let said = value.shown();
    let plain = vietnamese::fold(&said).to_lowercase();
    if plain.starts_with("kho khan") || plain.starts_with("vuong mac") {
        return Ok(ProposalKind::Difficulty);
    }
    if plain.starts_with("de nghi") || plain.starts_with("kien nghi") || plain.starts_with("de xuat") {
        return Ok(ProposalKind::Request);
    }
    Err(unread(&said))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(field: BookField, value: PlainValue) -> Result<Option<String>, Refusal> {
        read(field, &PlainCell { column: 0, value, is_computed: false }, None)
    }

    fn text(field: BookField, text: &str) -> Result<Option<String>, Refusal> {
        of(field, PlainValue::Text(text.into()))
    }

    #[test]
    fn a_share_is_what_its_cell_shows_and_nothing_is_rounded() {
        let share = |number| of(BookField::Percent, PlainValue::Number(number));
        assert_eq!(share(0.5), Ok(Some("50".into())));
        assert_eq!(
            share(0.29),
            Ok(Some("29".into())),
            "what a share of one cannot hold exactly is no other share"
        );
        assert_eq!(share(1.0), Ok(Some("100".into())));
        assert_eq!(text(BookField::Percent, " 60 % "), Ok(Some("60".into())));
        assert_eq!(share(50.0), Err(Refusal::PercentScale { found: "50".into(), shown: "5000".into() }));
        for (number, found) in [(0.455, "45,5 %"), (0.575, "57,5 %"), (0.145, "14,5 %")] {
            assert_eq!(share(number), Err(Refusal::NumberWhole { found: found.into() }));
        }
        assert_eq!(share(1.1), Err(Refusal::PercentScale { found: "1,1".into(), shown: "110".into() }));
        for said in ["0,5", "50", "một nửa", "0.5"] {
            assert_eq!(text(BookField::Percent, said), Err(Refusal::CellUnread { text: said.into() }));
        }
        assert!(matches!(share(-0.1), Err(Refusal::NumberOutside { found: -10, .. })));
    }

    #[test]
    fn a_whole_number_is_read_however_its_thousands_are_parted() {
        for said in ["1234567", "1.234.567", "1 234 567", "1\u{A0}234\u{A0}567"] {
            assert_eq!(text(BookField::Numerator, said), Ok(Some("1234567".into())), "{said}");
        }
        assert_eq!(of(BookField::Numerator, PlainValue::Number(1234.0)), Ok(Some("1234".into())));
        for said in ["1,234", "0,5", "12.34", "1.23.456", "-5"] {
            assert_eq!(
                text(BookField::Numerator, said),
                Err(Refusal::NumberWhole { found: said.into() }),
                "{said} could be two numbers"
            );
        }
        assert_eq!(
            of(BookField::Numerator, PlainValue::Number(1.234)),
            Err(Refusal::NumberWhole { found: "1,234".into() })
        );
        assert_eq!(
            text(BookField::Numerator, "12 hồ sơ"),
            Err(Refusal::CellUnread { text: "12 hồ sơ".into() })
        );
    }

    #[test]
    fn a_day_that_is_none_is_refused_and_only_a_day_of_the_sheet_can_be_exchanged() {
        assert_eq!(text(BookField::UntilOn, "30.9.2022"), Ok(Some("2022-09-30".into())));
        for said in ["31/02/2022", "30/9", "9/30/2022", "sớm"] {
            let field = Field::DueOn;
            assert_eq!(
                text(BookField::UntilOn, said),
                Err(Refusal::DateImpossible { field, text: said.into() })
            );
        }
        let cell = |value| PlainCell { column: 0, value, is_computed: false };
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(exchanged(&cell(PlainValue::Date(day("2022-10-09")))), Some(day("2022-09-10")));
        assert_eq!(exchanged(&cell(PlainValue::Date(day("2022-10-13")))), None, "there is no month 13");
        assert_eq!(exchanged(&cell(PlainValue::Text("10/9/2022".into()))), None);
    }

    #[test]
    fn a_symbol_that_became_a_day_is_a_symbol_no_more() {
        let day = PlainValue::Date("2022-10-12".parse().unwrap());
        assert_eq!(of(BookField::PaperNumber, day), Err(Refusal::CellUnread { text: "12/10/2022".into() }));
        assert_eq!(text(BookField::PaperNumber, "12/BC-SYT"), Ok(Some("12/BC-SYT".into())));
    }
}
