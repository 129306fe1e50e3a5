//! Briefing papers: made from the file as it stands on a day, and changing nothing in it.

use domain::Refusal;
use domain::briefing::board::{BoardGrouping, BoardQuery};
use domain::briefing::extract::Extract;
use domain::briefing::handout::Handout;
use domain::briefing::unit_sheet::UnitSheet;
use domain::id::{ReviewId, UnitId};
use domain::task::StandingClass;
use serde_json::json;
use store::{Reader, StoreError};

use super::form::{Form, refusal};
use crate::arguments::{Grouped, HandoutOut, Paper};
use crate::file::{Desk, refuse_taken, write};
use crate::nouns::{review, unit};
use crate::output::Answer;
use crate::words::say_with;

/// What is asked for, its records known.
struct Wanted<'a> {
    verb: &'a Paper,
    review: ReviewId,
    unit: Option<UnitId>,
}

/// Makes the paper asked for and writes it.
pub fn run(desk: &Desk, to: &HandoutOut, verb: &Paper) -> Result<Answer, Refusal> {
    if Form::of(&to.out) == Form::Word {
        return Err(Refusal::WordUnavailable { file: to.out.display().to_string() });
    }
    refuse_taken(&to.out, to.force)?;
    let reader = desk.reader()?;
    let named = |text: &str| Ok::<_, Refusal>(unit::named(&reader, text)?.id);
    let wanted = Wanted {
        verb,
        review: review::named(&reader, to.review.as_deref())?.id,
        unit: unit_of(verb).map(named).transpose()?,
    };
    let paper = desk.ask(to.as_of, |reader, day, _| wanted.paper(reader, day))?;
    let made = render::handout::handout(&paper).map_err(refusal)?;
    write(&to.out, &made.bytes, to.force)?;
    let file = to.out.display().to_string();
    let data = json!({
        "file": file, "kind": paper.kind, "as_of": paper.imprint.as_of, "n_pages": made.n_pages,
        "n_bytes": made.bytes.len(), "circulation": paper.circulation(),
    });
    let facts = [("file", file.clone()), ("pages", made.n_pages.to_string())];
    Ok(Answer::new(data, vec![file]).saying(say_with(desk.lang, "cli-saved-pages", &facts)))
}

fn unit_of(verb: &Paper) -> Option<&str> {
    match verb {
        Paper::UnitSheet { unit, .. } | Paper::TaskList { unit, .. } | Paper::Extract { unit, .. } => {
            unit.as_deref()
        }
        _ => None,
    }
}

impl Wanted<'_> {
    fn paper(&self, reader: &Reader, as_of: chrono::NaiveDate) -> Result<Handout, StoreError> {
        let imprint = reader.imprint(self.review, as_of)?;
        Ok(match self.verb {
            Paper::Ranking { .. } => reader.ranking(self.review, as_of)?.paper(imprint),
            Paper::TaskList { standing, text, group, all_reviews, .. } => {
                let class = standing.as_deref().and_then(class_named);
                let query = BoardQuery {
                    review_id: (!all_reviews).then_some(self.review),
                    unit_id: self.unit,
                    class,
                    text: text.clone(),
                    grouping: (*group).into(),
                    ..BoardQuery::default()
                };
                reader.task_list(&query, as_of)?.paper(imprint)
            }
            Paper::Extract { .. } => {
                Extract::paper(&reader.extracts(self.review, self.unit, as_of)?, imprint)
            }
            Paper::Pack { .. } => reader.pack(self.review, as_of)?.paper(imprint),
            Paper::ChairBook { .. } => reader.chair_book(self.review, as_of)?.paper(imprint),
            _ => {
                let sheets = match self.unit {
                    Some(unit) => vec![reader.unit_sheet(self.review, unit, as_of)?],
                    None => reader.unit_sheets(self.review, as_of)?,
                };
                UnitSheet::paper(&sheets, imprint)
            }
        })
    }
}

fn class_named(name: &str) -> Option<StandingClass> {
    StandingClass::ALL.into_iter().find(|class| class.as_str() == name)
}

impl From<Grouped> for BoardGrouping {
    fn from(grouped: Grouped) -> Self {
        match grouped {
            Grouped::Standing => BoardGrouping::Standing,
            Grouped::Unit => BoardGrouping::Unit,
            Grouped::Directive => BoardGrouping::Directive,
            Grouped::Week => BoardGrouping::Week,
            Grouped::None => BoardGrouping::None,
        }
    }
}
