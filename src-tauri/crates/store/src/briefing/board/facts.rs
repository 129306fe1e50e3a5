//! What the board keeps of every task between two questions: enough to filter, count, group and sort without the file.
//!
//! The head of the journal says whether it still holds. After an act only the rows the act touched are read again;
//! an act that touches what rows are ordered by (units, directives, reviews) has all of it read again.

use std::cell::{Ref, RefCell};
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::id::{DirectiveId, ReviewId};
use domain::task::StandingClass;
use domain::unit::UnitRef;
use rusqlite::Row;

use crate::briefing::standing::Day;
use crate::columns::{Columns, unreadable};
use crate::error::StoreError;
use crate::store::Reader;

/// The facts a reader keeps; none before the first question.
pub(crate) type Kept = RefCell<Option<Facts>>;

/// One task.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    /// The store's row key.
    pub key: i64,
    pub due_on: Option<NaiveDate>,
    pub percent: u8,
    /// Day of the last word.
    pub heard_on: Option<NaiveDate>,
    pub share: i64,
    /// Place among the units in protocol order.
    pub lead: u32,
    /// Place among the directives, newest review first.
    pub directive: u32,
    /// Place among the reviews; of no meaning but to tell them apart.
    pub review: u32,
    reported_on: Option<NaiveDate>,
    confirmed_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
}

/// A directive as groups name it.
#[derive(Debug)]
pub(crate) struct Clause {
    pub id: DirectiveId,
    pub review_id: ReviewId,
    pub number: i64,
    pub work: String,
}

/// Every task outside the trash, and the order of what they refer to.
#[derive(Debug)]
pub(crate) struct Facts {
    /// The last act they know.
    seq: i64,
    /// By due date, those without one last, and by row key.
    pub tasks: Vec<Fact>,
    pub units: Vec<UnitRef>,
    pub directives: Vec<Clause>,
    places: Places,
}

/// Where ids of the file stand in the lists.
#[derive(Debug, Default)]
struct Places {
    units: HashMap<String, u32>,
    directives: HashMap<String, u32>,
    reviews: HashMap<String, u32>,
}

impl Fact {
    /// Returns how long it has been overdue; none when it is not.
    pub fn late_days(&self, class: StandingClass, day: Day) -> Option<i64> {
        let due_on = self.due_on.filter(|_| class == StandingClass::Overdue)?;
        Some((day.as_of - due_on).num_days())
    }

    /// Returns the class on a day: [`Task::standing`](domain::task::Task::standing), from the few facts kept.
    pub fn class(&self, day: Day, soon_until: NaiveDate) -> StandingClass {
        let by_then = |on: Option<NaiveDate>| on.is_some_and(|on| on <= day.as_of);
        if by_then(self.ended_on) {
            return StandingClass::Ended;
        }
        if by_then(self.reported_on) {
            return match (by_then(self.confirmed_on), self.due_on) {
                (false, _) => StandingClass::Waiting,
                (true, None) => StandingClass::DoneNoDeadline,
                (true, due_on) if self.reported_on <= due_on => StandingClass::DoneOnTime,
                (true, _) => StandingClass::DoneLate,
            };
        }
        match self.due_on {
            None => StandingClass::NoDeadline,
            Some(due_on) if due_on < day.as_of => StandingClass::Overdue,
            Some(due_on) if due_on <= soon_until => StandingClass::DueSoon,
            Some(_) => StandingClass::InTime,
        }
    }
}

impl Facts {
    /// Returns the place of a unit.
    pub fn unit(&self, id: &str) -> Option<u32> {
        self.places.units.get(id).copied()
    }

    /// Returns the place of a directive.
    pub fn directive(&self, id: &str) -> Option<u32> {
        self.places.directives.get(id).copied()
    }

    /// Returns the place of a review that assigned a task.
    pub fn review(&self, id: &str) -> Option<u32> {
        self.places.reviews.get(id).copied()
    }

    fn sort(&mut self) {
        self.tasks.sort_by_key(|task| (task.due_on.is_none(), task.due_on, task.key));
    }
}

impl Reader {
    /// Returns the facts as of the last act.
    pub(crate) fn facts(&self) -> Result<Ref<'_, Facts>, StoreError> {
        let seq = self.head()?.seq;
        let known = self.kept().borrow().as_ref().map(|facts| facts.seq);
        if known != Some(seq) {
            let held = self.kept().take();
            let fresh = match held {
                Some(held) if held.seq < seq && !self.order_touched(held.seq)? => {
                    self.brought_up(held, seq)?
                }
                _ => self.read_facts(seq)?,
            };
            self.kept().replace(Some(fresh));
        }
        Ref::filter_map(self.kept().borrow(), Option::as_ref)
            .map_err(|_| StoreError::Unexpected("the facts of the board are gone".to_owned()))
    }

    fn order_touched(&self, since: i64) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM image WHERE act > ?1 AND tbl IN ('unit', 'directive', 'review')";
        self.exists(sql, [since])
    }

    /// Reads the rows touched since the facts were read again.
    fn brought_up(&self, mut facts: Facts, seq: i64) -> Result<Facts, StoreError> {
        let sql = "SELECT DISTINCT rid FROM image WHERE act > ?1 AND tbl = 'task'";
        let touched: Vec<i64> = self.rows(sql, [facts.seq], |row| row.get(0))?;
        let gone: HashSet<i64> = touched.iter().copied().collect();
        facts.tasks.retain(|task| !gone.contains(&task.key));
        self.read_tasks(&mut facts, Some(&touched))?;
        facts.sort();
        facts.seq = seq;
        Ok(facts)
    }

    fn read_facts(&self, seq: i64) -> Result<Facts, StoreError> {
        let mut places = Places::default();
        let sql = "SELECT id AS unit_id, short_name AS unit_short_name, name AS unit_name FROM unit \
                   ORDER BY protocol_order, sort_key, rid";
        let units: Vec<UnitRef> = self.rows(sql, [], |row| row.unit())?;
        places.units = (0..).zip(&units).map(|(n, unit)| (unit.id.to_string(), n)).collect();
        let sql = "SELECT directive.id, review_id, coalesce(number, position) AS number, work \
                   FROM directive JOIN review ON review.id = review_id \
                   ORDER BY period_to_on DESC, period_from_on DESC, 3, directive.rid";
        let found = self.rows(sql, [], |row| {
            let (id, review_id) = (row.key("id")?, row.key("review_id")?);
            let (number, work) = (row.get("number")?, row.get("work")?);
            Ok((row.get::<_, String>("id")?, Clause { id, review_id, number, work }))
        })?;
        let (ids, directives): (Vec<String>, Vec<Clause>) = found.into_iter().unzip();
        places.directives = ids.into_iter().zip(0..).collect();
        let reviews: Vec<String> = self.rows("SELECT id FROM review", [], |row| row.get(0))?;
        places.reviews = reviews.into_iter().zip(0..).collect();
        let mut facts = Facts { seq, tasks: Vec::new(), units, directives, places };
        self.read_tasks(&mut facts, None)?;
        facts.sort();
        Ok(facts)
    }

    /// Adds tasks: those with these row keys, or all.
    fn read_tasks(&self, facts: &mut Facts, keys: Option<&[i64]>) -> Result<(), StoreError> {
        let mut sql = "SELECT rid, due_on, percent, share, lead_id, directive_id, review_id, reported_on, \
                       confirmed_on, ended_on, heard_on FROM task WHERE trashed_at IS NULL"
            .to_owned();
        if keys.is_some() {
            sql += " AND rid IN (SELECT value FROM json_each(?1))";
        }
        let mut statement = self.conn().prepare_cached(&sql)?;
        let mut rows = match keys {
            Some(keys) => statement.query([serde_json::json!(keys).to_string()])?,
            None => statement.query([])?,
        };
        while let Some(row) = rows.next()? {
            facts.tasks.push(fact_of(row, &facts.places)?);
        }
        Ok(())
    }
}

fn fact_of(row: &Row<'_>, places: &Places) -> Result<Fact, rusqlite::Error> {
    let day = |column| row.get_ref(column)?.as_str_or_null()?.map(day_of).transpose();
    let place = |places: &HashMap<String, u32>, column| -> Result<u32, rusqlite::Error> {
        Ok(places.get(row.get_ref(column)?.as_str()?).copied().unwrap_or(u32::MAX))
    };
    Ok(Fact {
        key: row.get(0)?,
        due_on: day(1)?,
        percent: row.get(2)?,
        share: row.get(3)?,
        lead: place(&places.units, 4)?,
        directive: place(&places.directives, 5)?,
        review: place(&places.reviews, 6)?,
        reported_on: day(7)?,
        confirmed_on: day(8)?,
        ended_on: day(9)?,
        heard_on: day(10)?,
    })
}

/// Reads a day the file keeps, which the schema lets be written in one way only.
fn day_of(text: &str) -> Result<NaiveDate, rusqlite::Error> {
    let number = |from: usize, to: usize| text.get(from..to).and_then(|digits| digits.parse::<u32>().ok());
    let year = number(0, 4).and_then(|year| i32::try_from(year).ok());
    let day = year.zip(number(5, 7)).zip(number(8, 10));
    day.and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or_else(|| unreadable("date of a task", text))
}
