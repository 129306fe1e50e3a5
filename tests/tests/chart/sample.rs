//! Charts of units as the store describes them from the sample: they say what the ranking and the figures say.

use chrono::NaiveDate;
use domain::briefing::chart::{Chart, ChartRequest, Counted, Rank, SquaresOf};
use domain::id::IndicatorId;
use domain::unit::UnitKind;
use proof::sample;
use store::Store;

fn today() -> NaiveDate {
    "2022-10-10".parse().expect("a day")
}

fn indicator(store: &Store, code: &str) -> IndicatorId {
    let indicators = store.indicator_list(today()).expect("a question");
    indicators.iter().find(|indicator| indicator.code == code).expect("the sample has it").id
}

fn asked(store: &Store, request: &ChartRequest) -> Chart {
    store.chart(request, today()).expect("a chart")
}

#[test]
fn heat_map_and_bump_chart_hold_the_places_of_the_ranking() {
    let store = sample::committee();
    let review = store.tracked_review().expect("a question").expect("a review").id;
    let ranking = store.ranking(review, today()).expect("a ranking");
    assert!(ranking.leagues.len() > 1, "the sample ranks departments and districts");
    for league in &ranking.leagues {
        let (review_id, unit_kind, highlighted_id) = (None, Some(league.kind), Some(league.rows[1].unit.id));
        let map = asked(&store, &ChartRequest::HeatMap { review_id, unit_kind, highlighted_id });
        let Chart::HeatMap(map) = map else { panic!("a heat map was asked for") };
        assert_eq!(map.columns.len(), league.indicators.len());
        for (row, ranked) in map.rows.iter().zip(&league.rows) {
            let said = (&row.unit, row.place, row.movement);
            assert_eq!(said, (&ranked.unit.short_name, ranked.placed.place, ranked.placed.movement));
            assert_eq!(row.highlighted, highlighted_id == Some(ranked.unit.id));
        }
        let bump = asked(&store, &ChartRequest::Bump { review_id, unit_kind, highlighted_id });
        let Chart::Bump(bump) = bump else { panic!("a bump chart was asked for") };
        assert_eq!(bump.lines.len(), league.rows.len());
        for ranked in &league.rows {
            let line = bump.lines.iter().find(|line| line.unit == ranked.unit.short_name).expect("its line");
            let last = ranked.placed.place.map_or(Rank::Unranked, Rank::Place);
            assert_eq!((line.last(), line.movement()), (last, ranked.placed.movement), "{}", line.unit);
        }
    }
}

#[test]
fn a_heat_map_colours_a_figure_by_the_share_the_dot_strip_lays_it_on() {
    let store = sample::committee();
    let review = store.tracked_review().expect("a question").expect("a review").id;
    let request = ChartRequest::HeatMap {
        review_id: Some(review),
        unit_kind: Some(UnitKind::District),
        highlighted_id: None,
    };
    let Chart::HeatMap(map) = asked(&store, &request) else { panic!("a heat map was asked for") };
    let sheets = store.unit_sheets(review, today()).expect("the sheets");
    for row in &map.rows {
        let sheet = sheets.iter().find(|sheet| sheet.unit.short_name == row.unit).expect("its sheet");
        let Some(Chart::DotStrip(strip)) = sheet.chart() else { panic!("{} has a strip", row.unit) };
        for (column, cell) in map.columns.iter().zip(&row.cells) {
            let on_sheet = strip.rows.iter().find(|own| own.name == column.name).expect("its row");
            assert_eq!(
                (cell.value, cell.share),
                (on_sheet.value, on_sheet.share),
                "{} {}",
                row.unit,
                column.name
            );
        }
    }
}

#[test]
fn the_latest_figure_of_a_small_multiple_is_the_figure_of_the_heat_map() {
    let store = sample::committee();
    let request =
        ChartRequest::HeatMap { review_id: None, unit_kind: Some(UnitKind::District), highlighted_id: None };
    let Chart::HeatMap(map) = asked(&store, &request) else { panic!("a heat map was asked for") };
    let indicator_id = indicator(&store, "DVC1");
    let request =
        ChartRequest::Multiples { indicator_id, unit_kind: Some(UnitKind::District), highlighted_id: None };
    let Chart::Multiples(multiples) = asked(&store, &request) else { panic!("multiples were asked for") };
    assert_eq!(multiples.panels.len(), map.rows.len() + 1, "every district and the whole");
    for row in &map.rows {
        let panel = multiples.panels.iter().find(|panel| panel.name == row.unit).expect("its panel");
        assert_eq!(panel.latest(), row.cells[0].value, "{}", row.unit);
    }
    let whole = multiples.panels.iter().find(|panel| panel.is_whole).expect("the whole");
    assert!(whole.latest().is_some() && whole.target.is_some(), "{whole:?}");
}

#[test]
fn squares_count_what_the_figures_count() {
    let store = sample::committee();
    let count = |of: SquaresOf| match asked(&store, &ChartRequest::Squares { of }) {
        Chart::Squares(squares) => squares,
        other => panic!("squares were asked for, not {other:?}"),
    };
    let communes = count(SquaresOf::Indicator { indicator_id: indicator(&store, "BCDX") });
    assert_eq!(communes.counted, Counted::Things { name: "đơn vị".to_owned() });
    let (done, open, unknown) = communes.sums();
    assert_eq!((done + open, unknown), (172, 0), "172 communes, towns and wards");
    assert_eq!(communes.sorted()[0].name, "H. Tân Phước", "most left stands first");
    let reports = count(SquaresOf::Reports { review_id: None });
    assert_eq!(reports.sums(), (23, 0, 0), "every report of the closed review came");
    // Shares of dossiers are too many to count: the units are counted by their targets.
    let services = count(SquaresOf::Indicator { indicator_id: indicator(&store, "DVC2") });
    assert_eq!(services.counted, Counted::Units);
    assert_eq!(services.open.len() as u64, services.sums().1, "what is not done is named");
}
