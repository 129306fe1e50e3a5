//! What holds of sets, targets and figures, whoever records them.

use domain::Refusal;
use domain::briefing::indicator_board::{FigureQuery, IndicatorBoardQuery};
use domain::document::{EvidenceEntry, EvidenceFileEntry};
use domain::id::{IndicatorId, UnitId};
use domain::indicator::{
    FigureEntry, FigureState, Fraction, IndicatorEntry, IndicatorKind, IndicatorSetEntry, TargetEntry,
};
use domain::unit::{UnitEntry, UnitKind};

use crate::blob::IncomingFile;
use crate::fixture::{Fixture, on, refused, unit};

const TODAY: &str = "2022-10-10";

fn indicator(code: &str, kind: IndicatorKind) -> IndicatorEntry {
    IndicatorEntry {
        code: code.into(),
        name: format!("Chỉ số {code}"),
        short_name: code.into(),
        group_name: None,
        kind,
        counted: None,
        higher_is_better: true,
        weight: 1_000,
        asked_of: vec![UnitKind::Department],
        follows_id: None,
        source: None,
    }
}

fn set(version: &str, effective: &str, indicators: Vec<IndicatorEntry>) -> IndicatorSetEntry {
    IndicatorSetEntry {
        name: "Bộ chỉ số".into(),
        version: version.into(),
        effective_on: Some(on(effective)),
        source: None,
        indicators,
    }
}

impl Fixture {
    fn adopt(&mut self, entry: &IndicatorSetEntry) -> Vec<IndicatorId> {
        self.store.indicator_set_adopt(&mut self.by, entry).unwrap().value.indicator_ids
    }

    fn one_indicator(&mut self, kind: IndicatorKind) -> IndicatorId {
        self.adopt(&set("2022", "2022-01-01", vec![indicator("A", kind)]))[0]
    }

    fn say(&mut self, entry: FigureEntry) {
        self.store.indicator_record(&mut self.by, &[entry]).unwrap();
    }

    /// The accepted figure of a unit, as the board shows it.
    fn shown(&self, unit: UnitId) -> Option<Fraction> {
        let board = self.store.indicator_board(&IndicatorBoardQuery::default(), on(TODAY)).unwrap();
        let row = board.rows.iter().find(|row| row.unit.id == unit).unwrap();
        row.cells[0].and_then(|cell| cell.value)
    }

    fn pending(&self) -> Vec<domain::briefing::indicator_board::FigureLine> {
        let query = FigureQuery { undecided: true, ..FigureQuery::default() };
        self.store.figure_list(&query, on(TODAY)).unwrap()
    }
}

fn figure(indicator: IndicatorId, unit: UnitId, n: i64, of: i64, state: FigureState) -> FigureEntry {
    FigureEntry {
        indicator_id: indicator,
        unit_id: Some(unit),
        on_date: on("2022-06-30"),
        value: Fraction::new(n, of),
        state,
        evidence: None,
        source: None,
    }
}

#[test]
fn a_proposed_figure_stands_beside_the_accepted_one_until_it_is_accepted() {
    let mut f = Fixture::new();
    let (a, unit) = (f.one_indicator(IndicatorKind::Ratio), f.units[0]);
    f.say(figure(a, unit, 3, 10, FigureState::Accepted));
    f.say(figure(a, unit, 5, 10, FigureState::Proposed));
    assert_eq!(f.shown(unit), Some(Fraction::new(3, 10)), "what waits counts for nothing yet");
    f.say(figure(a, unit, 6, 10, FigureState::Proposed));
    let pending = f.pending();
    assert_eq!(pending.len(), 1, "a unit that sends again replaces what it sent");
    assert_eq!(pending[0].accepted, Some(Fraction::new(3, 10)), "the reader sees what it would replace");
    f.store.indicator_accept(&mut f.by, &[pending[0].figure.id]).unwrap();
    assert_eq!(f.shown(unit), Some(Fraction::new(6, 10)));
    assert!(f.pending().is_empty());
    let all = f.store.figure_list(&FigureQuery::default(), on(TODAY)).unwrap();
    assert_eq!(all.len(), 1, "one day has one accepted figure");
}

#[test]
fn many_figures_are_accepted_in_one_act_or_none_is() {
    let mut f = Fixture::new();
    let a = f.one_indicator(IndicatorKind::Ratio);
    let units = f.units.clone();
    for unit in &units[..3] {
        f.say(figure(a, *unit, 1, 2, FigureState::Proposed));
    }
    let ids: Vec<_> = f.pending().iter().map(|line| line.figure.id).collect();
    let before = f.cells();
    let mut and_again = ids.clone();
    and_again.push(ids[0]);
    let decided = refused(f.store.indicator_accept(&mut f.by, &and_again));
    assert!(matches!(decided, Refusal::FigureDecided { .. }), "{decided:?}");
    assert_eq!(f.cells(), before, "refused as a whole");
    let acts = f.store.head().unwrap().seq;
    f.store.indicator_accept(&mut f.by, &ids).unwrap();
    assert_eq!(f.store.head().unwrap().seq, acts + 1, "one act, so that one undo takes it back");
    assert!(units[..3].iter().all(|unit| f.shown(*unit) == Some(Fraction::new(1, 2))));
}

#[test]
fn a_returned_figure_keeps_its_reason_and_counts_for_nothing() {
    let mut f = Fixture::new();
    let (a, unit) = (f.one_indicator(IndicatorKind::Ratio), f.units[0]);
    f.say(figure(a, unit, 9, 10, FigureState::Proposed));
    let id = f.pending()[0].figure.id;
    f.store.indicator_return(&mut f.by, &[id], "Thiếu hồ sơ giấy").unwrap();
    let line = &f.pending()[0];
    assert_eq!(line.figure.state, FigureState::Returned);
    assert_eq!(line.figure.reason.as_deref(), Some("Thiếu hồ sơ giấy"));
    assert_eq!(f.shown(unit), None, "nobody has accepted it: there is no figure");
    f.say(figure(a, unit, 8, 10, FigureState::Proposed));
    let again = f.pending();
    assert_eq!(
        (again.len(), again[0].figure.state),
        (1, FigureState::Proposed),
        "sent again, it waits again"
    );
    assert_eq!(again[0].figure.reason, None);
}

#[test]
fn a_corrected_figure_tells_what_it_said_before() {
    let mut f = Fixture::new();
    let (a, unit) = (f.one_indicator(IndicatorKind::Ratio), f.units[0]);
    f.say(figure(a, unit, 3, 10, FigureState::Accepted));
    f.say(figure(a, unit, 4, 10, FigureState::Accepted));
    let line = &f.store.figure_list(&FigureQuery::default(), on(TODAY)).unwrap()[0];
    let told = f.store.record_history("indicator_figure", &line.figure.id.to_string()).unwrap();
    let numerators: Vec<_> = told
        .iter()
        .flat_map(|entry| &entry.changes)
        .filter(|change| change.field == "numerator")
        .map(|change| (change.before.as_deref(), change.after.as_deref()))
        .collect();
    assert_eq!(numerators, [(Some("3"), Some("4")), (None, Some("3"))]);
    f.say(figure(a, unit, 5, 10, FigureState::Proposed));
    let waiting = f.pending()[0].figure.id;
    f.store.indicator_accept(&mut f.by, &[waiting]).unwrap();
    let told = f.store.record_history("indicator_figure", &line.figure.id.to_string()).unwrap();
    assert_eq!(told.len(), 3, "an accepted proposal goes on in the same record");
}

#[test]
fn a_yes_is_kept_only_with_its_paper_and_a_correction_keeps_the_paper() {
    let mut f = Fixture::new();
    let (a, unit) = (f.one_indicator(IndicatorKind::YesNo), f.units[0]);
    let yes = figure(a, unit, 1, 1, FigureState::Accepted);
    let bare = refused(f.store.indicator_record(&mut f.by, std::slice::from_ref(&yes)));
    assert_eq!(bare, Refusal::FigureUnproven { code: "A".into() });
    let paper = EvidenceEntry {
        number_text: "12/KH-S1".into(),
        issued_on: Some(on("2022-02-10")),
        abstract_text: Some("Kế hoạch".into()),
    };
    f.say(FigureEntry { evidence: Some(paper), ..yes.clone() });
    f.say(FigureEntry { source: Some("S13".into()), ..yes });
    let line = &f.store.figure_list(&FigureQuery::default(), on(TODAY)).unwrap()[0];
    assert_eq!(line.proof.as_deref(), Some("12/KH-S1"));
    let half = refused(f.store.indicator_record(&mut f.by, &[figure(a, unit, 1, 2, FigureState::Proposed)]));
    assert!(matches!(half, Refusal::NumberOutside { .. }), "half a yes is none");
}

#[test]
fn a_new_version_goes_on_with_figures_and_targets_and_retires_what_it_leaves_out() {
    let mut f = Fixture::new();
    let old = f.adopt(&set(
        "2022",
        "2022-01-01",
        vec![indicator("A", IndicatorKind::Ratio), indicator("B", IndicatorKind::Ratio)],
    ));
    let unit = f.units[0];
    f.say(figure(old[0], unit, 3, 10, FigureState::Accepted));
    let target = TargetEntry {
        indicator_id: old[0],
        unit_id: None,
        unit_kind: Some(UnitKind::Department),
        initial: Fraction::new(0, 1),
        target: Fraction::new(1, 2),
        due_on: on("2022-12-31"),
    };
    f.store.indicator_target(&mut f.by, &[target]).unwrap();
    let renamed =
        IndicatorEntry { follows_id: Some(old[0]), weight: 400, ..indicator("A1", IndicatorKind::Ratio) };
    let taken =
        refused(f.store.indicator_set_adopt(&mut f.by, &set("2022", "2022-09-01", vec![renamed.clone()])));
    assert!(matches!(taken, Refusal::Taken { .. }), "a version has a name of its own");
    f.adopt(&set("2022b", "2022-09-01", vec![renamed]));
    let board = |day: &str| f.store.indicator_board(&IndicatorBoardQuery::default(), on(day)).unwrap();
    let codes = |day: &str| board(day).columns.iter().map(|c| c.indicator.code.clone()).collect::<Vec<_>>();
    assert_eq!(codes("2022-08-31"), ["A", "B"], "the version of the day");
    assert_eq!(codes("2022-09-01"), ["A1"]);
    let now = board(TODAY);
    let cell = now.rows.iter().find(|row| row.unit.id == unit).unwrap().cells[0].unwrap();
    assert_eq!(cell.value, Some(Fraction::new(3, 10)), "figures go on");
    assert_eq!(cell.target, Some(Fraction::new(1, 2)), "targets of the kind too");
    assert_eq!((now.columns[0].weight, now.is_trial), (400, false));
}

#[test]
fn a_target_is_a_units_own_before_its_kinds_before_the_wholes() {
    let mut f = Fixture::new();
    let a = f.one_indicator(IndicatorKind::Ratio);
    let target = |unit_id, unit_kind, percent| TargetEntry {
        indicator_id: a,
        unit_id,
        unit_kind,
        initial: Fraction::new(0, 1),
        target: Fraction::new(percent, 100),
        due_on: on("2022-12-31"),
    };
    let own = f.units[0];
    let entries =
        [target(None, None, 30), target(None, Some(UnitKind::Department), 40), target(Some(own), None, 50)];
    f.store.indicator_target(&mut f.by, &entries).unwrap();
    f.store.indicator_target(&mut f.by, &[target(None, Some(UnitKind::Department), 45)]).unwrap();
    let board = f.store.indicator_board(&IndicatorBoardQuery::default(), on(TODAY)).unwrap();
    let of = |unit: UnitId| {
        board.rows.iter().find(|row| row.unit.id == unit).unwrap().cells[0].unwrap().target.unwrap()
    };
    assert_eq!(of(own), Fraction::new(50, 100));
    assert_eq!(of(f.units[1]), Fraction::new(45, 100), "the same target given again replaces the earlier");
    assert_eq!(board.whole[0].target, Some(Fraction::new(30, 100)));
    let both =
        refused(f.store.indicator_target(&mut f.by, &[target(Some(own), Some(UnitKind::Department), 1)]));
    assert_eq!(both, Refusal::TargetTwice { kind: "department".into() });
}

/// A district with three communes, asked whether each has its committee.
fn communes(f: &mut Fixture) -> (IndicatorId, UnitId, Vec<UnitId>) {
    let district = UnitEntry { is_member: true, ..unit("H1", UnitKind::District) };
    let district = f.store.unit_register(&mut f.by, &[district]).unwrap().value[0];
    let below = ["X1", "X2", "X3"].map(|code| UnitEntry {
        parent_id: Some(district),
        is_member: false,
        ..unit(code, UnitKind::Commune)
    });
    let below = f.store.unit_register(&mut f.by, &below).unwrap().value;
    let asked =
        IndicatorEntry { asked_of: vec![UnitKind::Commune], ..indicator("BCDX", IndicatorKind::YesNo) };
    (f.adopt(&set("2022", "2022-01-01", vec![asked]))[0], district, below)
}

#[test]
fn a_yes_is_counted_over_the_units_below_and_silence_is_no_no() {
    let mut f = Fixture::new();
    let (asked, district, below) = communes(&mut f);
    let cell = |f: &Fixture| {
        let query = IndicatorBoardQuery { side: Some(domain::unit::Side::Locality), ..Default::default() };
        let board = f.store.indicator_board(&query, on(TODAY)).unwrap();
        let row = board.rows.iter().find(|row| row.unit.id == district).cloned();
        row.and_then(|row| row.cells.first().copied().flatten())
    };
    assert_eq!(cell(&f).and_then(|cell| cell.value), None, "nobody has said anything: no figure, no zero");
    let paper = EvidenceEntry { number_text: "1/QĐ-UBND".into(), issued_on: None, abstract_text: None };
    let yes = FigureEntry { evidence: Some(paper), ..figure(asked, below[0], 1, 1, FigureState::Accepted) };
    f.say(yes.clone());
    f.say(figure(asked, below[1], 0, 1, FigureState::Accepted));
    let counted = cell(&f).unwrap();
    assert_eq!((counted.value, counted.n_unknown), (Some(Fraction::new(1, 3)), 1));
    f.say(FigureEntry { unit_id: Some(below[2]), ..yes });
    let counted = cell(&f).unwrap();
    assert_eq!((counted.value, counted.n_unknown), (Some(Fraction::new(2, 3)), 0));
    assert_eq!(counted.figure_id, None, "counted, not recorded");
}

#[test]
fn a_unit_whose_units_below_are_silent_is_not_ranked_by_their_silence() {
    let mut f = Fixture::new();
    let (asked, district, below) = communes(&mut f);
    let other = UnitEntry { is_member: true, ..unit("H2", UnitKind::District) };
    f.store.unit_register(&mut f.by, &[other]).unwrap();
    let target = TargetEntry {
        indicator_id: asked,
        unit_id: None,
        unit_kind: None,
        initial: Fraction::new(0, 1),
        target: Fraction::new(1, 1),
        due_on: on("2022-12-31"),
    };
    f.store.indicator_target(&mut f.by, &[target]).unwrap();
    f.say(figure(asked, below[0], 0, 1, FigureState::Accepted));
    f.say(figure(asked, below[1], 0, 1, FigureState::Accepted));
    let place = |f: &Fixture| {
        let ranking = f.store.ranking(f.review, on(TODAY)).unwrap();
        let rows = ranking.leagues.into_iter().flat_map(|league| league.rows);
        rows.into_iter().find(|row| row.unit.id == district).map(|row| row.placed.place)
    };
    assert_eq!(place(&f), Some(None), "two of three have spoken");
    f.say(figure(asked, below[2], 0, 1, FigureState::Accepted));
    assert_eq!(place(&f), Some(Some(1)), "all have spoken");
}

#[test]
fn members_of_a_group_are_counted_like_units_below() {
    let mut f = Fixture::new();
    let a = f.one_indicator(IndicatorKind::YesNo);
    f.say(figure(a, f.units[3], 0, 1, FigureState::Accepted));
    let sheet = f.store.measured_for_group(f.group, a, on(TODAY));
    assert_eq!(sheet, Some((Fraction::new(0, 3), 2)), "three members, two of them silent");
    assert_eq!(
        f.store.measured_for_group(f.unnamed, a, on(TODAY)),
        None,
        "a group nobody has named is counted over nobody"
    );
}

#[test]
fn every_act_about_figures_goes_back_cell_by_cell() {
    let mut f = Fixture::new();
    let (a, unit) = (f.one_indicator(IndicatorKind::Ratio), f.units[0]);
    f.say(figure(a, unit, 3, 10, FigureState::Accepted));
    f.say(figure(a, unit, 5, 10, FigureState::Proposed));
    f.say(figure(a, f.units[1], 4, 10, FigureState::Proposed));
    let ids: Vec<_> = f.pending().iter().map(|line| line.figure.id).collect();
    let file = IncomingFile { name: "bao-cao.pdf".into(), bytes: b"%PDF-1.7 x".to_vec() };
    let about = EvidenceFileEntry {
        on_date: on("2022-10-07"),
        number_text: Some("45/BC-S1".into()),
        issued_on: None,
        abstract_text: None,
    };
    let acts: [&dyn Fn(&mut Fixture); 3] = [
        &|f| {
            f.store.indicator_return(&mut f.by, &ids, "Thiếu").unwrap();
        },
        &|f| {
            f.store.indicator_evidence(&mut f.by, ids[0], &about, &file).unwrap();
        },
        &|f| {
            f.store.indicator_accept(&mut f.by, &ids).unwrap();
        },
    ];
    for act in acts {
        let before = f.cells();
        act(&mut f);
        let after = f.cells();
        assert_ne!(before, after);
        f.store.undo_next(&f.by.actor, f.by.now).unwrap();
        assert_eq!(f.cells(), before, "every cell goes back");
        f.store.redo_next(&f.by.actor, f.by.now).unwrap();
        assert_eq!(f.cells(), after, "and comes again");
    }
    assert!(f.store.check().is_empty(), "no damage after all this");
}
