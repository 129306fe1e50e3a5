//! A figure as it is typed on the command line.

use domain::Refusal;
use domain::indicator::{Fraction, IndicatorKind};
use domain::refusal::Field;

/// Reads "620/1313", "648", "yes" or "có", for an indicator of a kind.
pub fn read(kind: IndicatorKind, text: &str) -> Result<Fraction, Refusal> {
    let plain = vietnamese::fold::fold(text.trim());
    let unread = || Refusal::CellUnread { text: text.to_owned() };
    let whole = |text: &str| text.trim().replace(['.', ' '], "").parse::<i64>().map_err(|_| unread());
    match (kind, plain.as_str()) {
        (IndicatorKind::YesNo, "yes" | "co" | "1" | "1/1") => return Ok(Fraction::new(1, 1)),
        (IndicatorKind::YesNo, "no" | "chua" | "khong" | "0" | "0/1") => return Ok(Fraction::new(0, 1)),
        (IndicatorKind::YesNo, _) => return Err(unread()),
        _ => {}
    }
    match text.split_once('/') {
        Some((above, below)) => Ok(Fraction::new(whole(above)?, whole(below)?)),
        None if kind == IndicatorKind::Count => Ok(Fraction::new(whole(text)?, 1)),
        None => Err(Refusal::TextEmpty { field: Field::Denominator }),
    }
}

/// Reads a value to reach: a figure, or a percentage where figures are shown in percent.
pub fn target(kind: IndicatorKind, text: &str) -> Result<Fraction, Refusal> {
    let Some(percent) = text.trim().strip_suffix('%') else { return read(kind, text) };
    let unread = || Refusal::CellUnread { text: text.to_owned() };
    if !matches!(kind, IndicatorKind::Ratio | IndicatorKind::Graded) {
        return Err(unread());
    }
    let (whole, tenths) = percent.trim().split_once([',', '.']).unwrap_or((percent.trim(), "0"));
    let whole = whole.parse::<i64>().ok().filter(|whole| (0..=1_000).contains(whole));
    let tenths =
        Some(tenths).filter(|tenths| tenths.len() == 1).and_then(|tenths| tenths.parse::<i64>().ok());
    let (whole, tenths) = whole.zip(tenths).ok_or_else(unread)?;
    Ok(if tenths == 0 { Fraction::new(whole, 100) } else { Fraction::new(whole * 10 + tenths, 1_000) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_as_its_kind_is_written() {
        assert_eq!(read(IndicatorKind::Ratio, " 620/1.313 "), Ok(Fraction::new(620, 1313)));
        assert_eq!(read(IndicatorKind::Count, "1.250"), Ok(Fraction::new(1250, 1)));
        for yes in ["có", "yes", "Có"] {
            assert_eq!(read(IndicatorKind::YesNo, yes), Ok(Fraction::new(1, 1)), "{yes}");
        }
        assert_eq!(read(IndicatorKind::YesNo, "chưa"), Ok(Fraction::new(0, 1)));
        assert!(read(IndicatorKind::YesNo, "2").is_err());
        assert_eq!(
            read(IndicatorKind::Ratio, "41"),
            Err(Refusal::TextEmpty { field: Field::Denominator }),
            "a share says of what"
        );
        assert!(read(IndicatorKind::Ratio, "4,5/10").is_err(), "whole numbers only");
    }

    #[test]
    fn a_value_to_reach_may_be_a_percentage() {
        assert_eq!(target(IndicatorKind::Ratio, "70%"), Ok(Fraction::new(70, 100)));
        assert_eq!(target(IndicatorKind::Graded, "62,5 %"), Ok(Fraction::new(625, 1_000)));
        assert_eq!(target(IndicatorKind::Ratio, "172/172"), Ok(Fraction::new(172, 172)));
        assert_eq!(target(IndicatorKind::YesNo, "có"), Ok(Fraction::new(1, 1)));
        for (kind, text) in [
            (IndicatorKind::Count, "70%"),
            (IndicatorKind::Ratio, "62,55%"),
            (IndicatorKind::Ratio, "62,05%"),
            (IndicatorKind::Ratio, "-1%"),
            (IndicatorKind::Ratio, "%"),
        ] {
            assert!(target(kind, text).is_err(), "{text}");
        }
    }
}
