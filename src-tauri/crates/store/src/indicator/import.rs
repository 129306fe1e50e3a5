//! Figures taken over from a sheet kept elsewhere: all of them in one act, proposed as if their units had sent them.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::Act;
use domain::briefing::figure_intake::{self, FigureGround, FigureIntake, ImportedFigure};
use domain::door::sheet::PlainSheet;
use domain::indicator::{Figure, FigureState};

use super::figure::{figure_of, record_one};
use super::name_few;
use crate::by::By;
use crate::error::StoreError;
use crate::journal::Done;
use crate::store::{Reader, Store};

impl Reader {
    /// Returns what an import of a sheet would do, and the rows that can come in; nothing is written. Indicators are
    /// those of the set in force today.
    pub fn figure_intake(
        &self,
        sheets: &[PlainSheet],
        file: &str,
        today: NaiveDate,
    ) -> Result<(FigureIntake, Vec<ImportedFigure>), StoreError> {
        let (units, indicators) = (self.unit_list()?, self.indicator_list(today)?);
        // Of two figures of a day the one that waits comes last, and stands.
        let sql = "SELECT * FROM indicator_figure ORDER BY state = 'accepted' DESC, rid";
        let figures: Vec<Figure> = self.rows(sql, [], figure_of)?;
        let known: HashMap<_, _> = figures
            .into_iter()
            .filter(|figure| figure.state != FigureState::Returned)
            .map(|figure| ((figure.indicator_id, figure.unit_id, figure.on_date), figure.value))
            .collect();
        let ground = FigureGround { units: &units, indicators: &indicators, known, today };
        Ok(figure_intake::read(sheets, file, &ground)?)
    }
}

impl Store {
    /// Figures come in as proposed, in the order of their rows; each replaces only what was proposed or returned before.
    ///
    /// All or nothing: a row that may not be stored refuses the whole, and is named by its number in the sheet.
    pub fn indicator_import(
        &mut self,
        by: &mut By,
        file: &str,
        figures: &[ImportedFigure],
    ) -> Result<Done<()>, StoreError> {
        self.act_by(Act::IndicatorImport, by, |tx, ids| {
            for figure in figures {
                record_one(tx, ids, &figure.entry).map_err(|error| error.at_row(figure.row))?;
            }
            tx.fact("file", file);
            name_few(tx, figures.iter().map(|figure| figure.entry.indicator_id))
        })
    }
}
