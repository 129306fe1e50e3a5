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
}
