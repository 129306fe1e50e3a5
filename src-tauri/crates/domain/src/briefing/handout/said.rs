//! The phrases briefing papers share: where a task stands, a figure of an indicator, a review, a kind of unit.

use chrono::NaiveDate;
use vietnamese::{date, number};

use crate::indicator::{Fraction, IndicatorKind};
use crate::review::ReviewSpan;
use crate::task::{Ending, Standing};
use crate::unit::UnitKind;

/// Where nobody knows a figure.
pub const NO_FIGURE: &str = "chưa có số liệu";

/// Where there is nothing to divide by.
pub const DASH: &str = "–";

/// Returns where a task stands: the class, and what the day adds to it.
pub fn standing(standing: Standing, due_on: Option<NaiveDate>, ended_as: Option<Ending>) -> String {
    let day = |words: &str| due_on.map_or(words.to_owned(), |due| format!("{words}, {}", date::short(due)));
    match standing {
        Standing::Overdue { days } => format!("Quá hạn {days} ngày"),
        Standing::DueSoon { days: 0 } => "Đến hạn hôm nay".to_owned(),
        Standing::DueSoon { .. } => day("Sắp đến hạn"),
        Standing::InTime { .. } => day("Trong hạn"),
        Standing::NoDeadline { stagnant: true } => "Không thời hạn, tồn đọng trên 3 tháng".to_owned(),
        Standing::NoDeadline { stagnant: false } => "Không thời hạn".to_owned(),
        Standing::Waiting { late_days: 0 } => "Chờ xác nhận".to_owned(),
        Standing::Waiting { late_days } => format!("Chờ xác nhận, báo cáo trễ {late_days} ngày"),
        Standing::DoneOnTime {} => "Hoàn thành đúng hạn".to_owned(),
        Standing::DoneLate { days } => format!("Hoàn thành quá hạn {days} ngày"),
        Standing::DoneNoDeadline {} => "Hoàn thành".to_owned(),
        Standing::Ended {} => match ended_as {
            Some(Ending::Transferred) => "Đã chuyển đơn vị khác".to_owned(),
            Some(Ending::Replaced) => "Đã thay bằng nhiệm vụ khác".to_owned(),
            _ => "Đã dừng".to_owned(),
        },
    }
}

/// Returns a figure as its kind is written: 41,8%, 1.250 hồ sơ; over nothing a dash.
pub fn figure(kind: IndicatorKind, counted: Option<&str>, value: Fraction) -> String {
    match kind {
        IndicatorKind::Count => {
            let unit = counted.map(|counted| format!(" {counted}")).unwrap_or_default();
            format!("{}{unit}", number::grouped(value.numerator))
        }
        _ => percent(value),
    }
}

/// Returns a share in percent, with a decimal only where it says something.
pub fn percent(value: Fraction) -> String {
    let exact = number::percent(value.numerator, value.denominator, 1);
    exact.map_or_else(|| DASH.to_owned(), |text| text.replace(",0%", "%"))
}

/// Returns a share with what it is made of: "87,4% (1.014/1.160)".
pub fn rate(value: Fraction) -> String {
    let parts = format!("{}/{}", number::grouped(value.numerator), number::grouped(value.denominator));
    if value.denominator == 0 { DASH.to_owned() } else { format!("{} ({parts})", percent(value)) }
}

/// Returns a review as codes carry it outside it (RULINGS A7): "6T/2022".
pub fn review(span: ReviewSpan, year: i32) -> String {
    match span {
        ReviewSpan::FirstHalf => format!("6T/{year}"),
        ReviewSpan::SecondHalf => format!("6T cuối/{year}"),
        ReviewSpan::Year => format!("năm {year}"),
    }
}

/// Returns the units of a kind, as a heading names them.
pub fn kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Ministry => "Bộ, ngành Trung ương",
        UnitKind::PartyCommittee => "Cấp ủy",
        UnitKind::Province => "UBND cấp tỉnh",
        UnitKind::SteeringCommittee => "Ban Chỉ đạo",
        UnitKind::Department => "Sở, ban, ngành",
        UnitKind::District => "UBND cấp huyện",
        UnitKind::Commune => "UBND cấp xã",
        UnitKind::CommunityTeam => "Tổ Công nghệ số cộng đồng",
        UnitKind::School => "Trường",
        UnitKind::Bank => "Ngân hàng",
        UnitKind::Enterprise => "Doanh nghiệp",
        UnitKind::Group => "Nhóm đơn vị",
    }
}

/// Returns a movement between two rankings; nothing where there was none before.
pub fn movement(places: Option<i64>) -> Option<String> {
    Some(match places? {
        0 => "giữ nguyên".to_owned(),
        up if up > 0 => format!("lên {up}"),
        down => format!("xuống {}", -down),
    })
}

/// Returns a score in points of a hundred, two decimals.
pub fn score(millionths: i64) -> String {
    number::decimal((millionths + 50) / 100, 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_shows_a_decimal_only_where_it_says_something_and_nothing_over_nothing() {
        assert_eq!(percent(Fraction::new(418, 1000)), "41,8%");
        assert_eq!(percent(Fraction::new(1, 2)), "50%");
        assert_eq!(percent(Fraction::new(0, 0)), DASH);
        assert_eq!(rate(Fraction::new(0, 0)), DASH);
        assert_eq!(rate(Fraction::new(1014, 1160)), "87,4% (1.014/1.160)");
        assert_eq!(figure(IndicatorKind::Count, Some("hồ sơ"), Fraction::new(1250, 1)), "1.250 hồ sơ");
    }

    #[test]
    fn a_score_is_rounded_to_hundredths_of_a_point() {
        assert_eq!(score(634_449), "63,44");
        assert_eq!(score(634_450), "63,45");
        assert_eq!(score(1_000_000), "100,00");
    }

    #[test]
    fn an_open_task_says_its_day_and_a_late_one_its_days() {
        let due = NaiveDate::from_ymd_opt(2022, 7, 18);
        assert_eq!(standing(Standing::DueSoon { days: 5 }, due, None), "Sắp đến hạn, 18/07/2022");
        assert_eq!(standing(Standing::Overdue { days: 25 }, due, None), "Quá hạn 25 ngày");
        assert_eq!(standing(Standing::Ended {}, due, Some(Ending::Replaced)), "Đã thay bằng nhiệm vụ khác");
    }
}
