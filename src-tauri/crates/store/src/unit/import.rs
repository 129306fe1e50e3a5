//! Units taken into the register from a list kept elsewhere: all of them in one act.

use domain::Act;
use domain::briefing::unit_intake::{self, UnitIntake};
use domain::door::sheet::PlainSheet;
use domain::id::UnitId;
use domain::unit::ImportedUnit;

use super::register;
use crate::by::By;
use crate::error::StoreError;
use crate::journal::Done;
use crate::store::{Reader, Store};

impl Reader {
    /// Returns what an import of a sheet would do, and the rows that can come in; nothing is written.
    pub fn unit_intake(
        &self,
        sheets: &[PlainSheet],
        file: &str,
    ) -> Result<(UnitIntake, Vec<ImportedUnit>), StoreError> {
        Ok(unit_intake::read(sheets, file, &self.unit_list()?)?)
    }
}

impl Store {
    /// Units come into the register in the order of their rows, so that a parent is there before its units.
    ///
    /// All or nothing: a row that may not be stored refuses the whole, and is named by its number in the sheet.
    pub fn unit_import(
        &mut self,
        by: &mut By,
        file: &str,
        units: &[ImportedUnit],
    ) -> Result<Done<Vec<UnitId>>, StoreError> {
        self.act_by(Act::UnitImport, by, |tx, ids| {
            let mut born = Vec::with_capacity(units.len());
            for unit in units {
                let entry = unit.entered(&born).map_err(StoreError::from);
                let id = entry.and_then(|entry| register(tx, ids, &entry));
                born.push(id.map_err(|error| error.at_row(unit.row))?);
            }
            tx.fact("file", file);
            tx.fact("count", born.len());
            Ok(born)
        })
    }
}

#[cfg(test)]
mod laws {
    use domain::door::sheet::{PlainCell, PlainRow, PlainValue};

    use super::*;
    use crate::fixture::{Fixture, refused};

    fn sheet(rows: &[&[&str]]) -> Vec<PlainSheet> {
        let row = |(number, texts): (u32, &&[&str])| PlainRow {
            number,
            cells: (0..)
                .zip(*texts)
                .filter(|(_, text)| !text.is_empty())
                .map(|(column, text)| PlainCell {
                    column,
                    value: PlainValue::Text((*text).to_owned()),
                    is_computed: false,
                })
                .collect(),
        };
        vec![PlainSheet { rows: (1..).zip(rows).map(row).collect(), ..PlainSheet::default() }]
    }

    const ROWS: [&[&str]; 3] = [
        &["Mã", "Tên đơn vị", "Loại", "Trực thuộc", "Tên gọi khác", "Thành viên"],
        &["H01", "Ủy ban nhân dân huyện Mới", "UBND cấp huyện", "", "Huyện Mới; UBND h. Mới", "Có"],
        &["X01", "Ủy ban nhân dân xã Một", "UBND cấp xã", "Huyện Mới", "", ""],
    ];

    #[test]
    fn a_list_comes_in_as_one_act_parents_first_and_goes_back_whole() {
        let mut f = Fixture::new();
        let before = f.cells();
        let (intake, units) = f.store.unit_intake(&sheet(&ROWS), "dv.xlsx").unwrap();
        assert_eq!((intake.n_rows, intake.n_good, units.len()), (2, 2, 2), "{intake:?}");
        let done = f.store.unit_import(&mut f.by, "dv.xlsx", &units).unwrap();
        let born = done.value;
        let (above, below) = (f.store.unit(born[0]).unwrap(), f.store.unit(born[1]).unwrap());
        assert_eq!(above.aliases, ["Huyện Mới", "UBND h. Mới"]);
        assert!(above.is_member && !below.is_member);
        assert_eq!(below.parent_id, Some(above.id), "the parent came with the same list");
        assert!(below.protocol_order > above.protocol_order, "in the order of the rows");
        let (again, none) = f.store.unit_intake(&sheet(&ROWS), "dv.xlsx").unwrap();
        assert_eq!((again.n_good, none.len()), (0, 0), "the same list twice brings nothing");
        f.store.undo(done.seq.unwrap(), &f.by.actor, f.by.now).unwrap();
        assert_eq!(f.cells(), before);
    }

    #[test]
    fn a_row_that_may_not_be_stored_refuses_the_whole_by_its_number() {
        let mut f = Fixture::new();
        let (_, mut units) = f.store.unit_intake(&sheet(&ROWS), "dv.xlsx").unwrap();
        units[1].entry.code = "H01".into();
        let before = f.cells();
        let reason = refused(f.store.unit_import(&mut f.by, "dv.xlsx", &units));
        assert!(matches!(reason, domain::Refusal::ItemRefused { item: 3, .. }), "{reason:?}");
        assert_eq!(f.cells(), before);
    }
}
