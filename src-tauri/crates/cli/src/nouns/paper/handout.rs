//! Briefing papers: made from the file as it stands on a day, and changing nothing in it.

use domain::Refusal;
use domain::briefing::board::{BoardGrouping, BoardQuery};
use domain::briefing::extract::Extract;
use domain::briefing::handout::{Handout, HandoutKind};
use domain::briefing::unit_sheet::UnitSheet;
use domain::id::{ReviewId, UnitId};
use domain::task::StandingClass;
use press::paper::{Form, made};
use serde_json::json;
use store::{Reader, StoreError};

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
    let (kind, as_of, circulation) = (paper.kind, paper.imprint.as_of, paper.circulation());
    let made = made(&paper.into(), &to.out)?;
    write(&to.out, &made.bytes, to.force)?;
    let file = to.out.display().to_string();
    let data = json!({
        "file": file, "kind": kind, "as_of": as_of, "n_pages": made.n_pages,
        "n_bytes": made.bytes.len(), "circulation": circulation,
    });
    let facts = [("file", file.clone()), ("pages", made.n_pages.unwrap_or_default().to_string())];
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
        let kind = match (self.verb, self.unit) {
            (Paper::TaskList { standing, text, group, all_reviews, .. }, unit_id) => {
                let class = standing.as_deref().and_then(class_named);
                let query = BoardQuery {
                    review_id: (!all_reviews).then_some(self.review),
                    unit_id,
                    class,
                    text: text.clone(),
                    grouping: (*group).into(),
                    ..BoardQuery::default()
                };
                return Ok(reader.task_list(&query, as_of)?.paper(imprint));
            }
            (Paper::Extract { .. }, Some(unit)) => {
                return Ok(Extract::paper(&reader.extracts(self.review, Some(unit), as_of)?, imprint));
            }
            (_, Some(unit)) => {
                return Ok(UnitSheet::paper(&[reader.unit_sheet(self.review, unit, as_of)?], imprint));
            }
            (Paper::Extract { .. }, None) => HandoutKind::Extract,
            (Paper::Ranking { .. }, _) => HandoutKind::Ranking,
            (Paper::Pack { .. }, _) => HandoutKind::Pack,
            (Paper::ChairBook { .. }, _) => HandoutKind::ChairBook,
            _ => HandoutKind::UnitSheet,
        };
        press::paper::briefing(reader, kind, self.review, as_of)
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
