//! The file this window has open: one writer, its clock, its ids, and the last past day that was looked at.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::briefing::reading::Ground;
use domain::id::MeetingId;
use domain::meeting::{Clock, ClockWord, MeetingState, Reading};
use domain::{Actor, IdSource, Instant, Refusal};
use store::{By, Cut, Reader, Store, StoreError};

use crate::clock::{machine_now, FileClock};
use crate::files::name_of;
use crate::places::Places;
use crate::room::Drawing;

/// An open committee file.
#[derive(Debug)]
pub struct OpenFile {
    /// The one writer.
    pub store: Store,
    by: By,
    path: PathBuf,
    clock: FileClock,
    past: Option<(i64, Reader)>,
    chairing: Option<(MeetingId, Clock)>,
    ground: Option<(MeetingId, i64, Arc<Ground>)>,
    /// The chart on the wall of the room, drawn from this file.
    pub drawing: Drawing,
}

impl OpenFile {
    /// Opens a file to write; a copy is made first when it must be moved to a newer schema.
    pub fn open(path: &Path, places: &Places, today: Option<NaiveDate>) -> Result<Self, Refusal> {
        let opened = Store::open(path, &store::COMMITTEE, &places.backups_root(), machine_now())?;
        Self::over(opened.store, path, today)
    }

    /// Takes a store that has just been made or opened.
    pub fn over(store: Store, path: &Path, today: Option<NaiveDate>) -> Result<Self, Refusal> {
        let last = store.head()?;
        let last_at = (last.seq > 0).then_some(last.at);
        let clock =
            FileClock::start(store.committee_settings()?.clock_pin, last_at.max(store.last_beat()?), today);
        let by = By::new(Actor::new(""), clock.now(), IdSource::random());
        Ok(Self {
            store,
            by,
            path: path.to_owned(),
            clock,
            past: None,
            chairing: None,
            ground: None,
            drawing: Drawing::default(),
        })
    }

    /// Returns the instant it is in the file.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Returns the day it is in the file.
    pub fn today(&self) -> NaiveDate {
        self.now().day()
    }

    /// Returns what sentences of a meeting are read with: the same until the next act, for they are read at every key.
    pub fn reading_ground(&mut self, id: MeetingId) -> Result<Arc<Ground>, Refusal> {
        let seq = self.store.head()?.seq;
        match &self.ground {
            Some((of, at, ground)) if (*of, *at) == (id, seq) => Ok(Arc::clone(ground)),
            _ => {
                let ground = Arc::new(self.store.reading_ground(id)?);
                self.ground = Some((id, seq, Arc::clone(&ground)));
                Ok(ground)
            }
        }
    }

    fn reading(&self) -> Reading {
        Reading { wall: self.clock.wall(), steady: self.clock.steady() }
    }

    /// Takes up the clock of a meeting that is chaired from now on: it stands at its last beat.
    ///
    /// A clock that was started by a day or a pin stood while the file was closed (RULINGS A2): since its last beat
    /// nothing has passed, and nothing is asked.
    pub fn take_up(&mut self, id: MeetingId) -> Result<(), Refusal> {
        if self.chairing.as_ref().is_none_or(|(taken, _)| *taken != id) {
            let beat_at = if self.clock.is_started() { None } else { self.store.beats(id)?.beat_at };
            self.chairing = Some((id, Clock::taken_up(beat_at, self.reading())));
        }
        Ok(())
    }

    /// Counts what has passed since the last beat, and says which meeting is chaired; none when nobody chairs.
    ///
    /// A meeting that is not sitting, or is gone, is chaired no longer.
    pub fn beat(&mut self) -> Result<Option<MeetingId>, Refusal> {
        let reading = self.reading();
        let Some((id, clock)) = self.chairing.as_mut() else { return Ok(None) };
        let id = *id;
        if self.store.meeting(id).is_err() {
            self.chairing = None;
            return Ok(None);
        }
        let is_running = self.store.sitting(id)?.is_running();
        let counted = clock.beat(reading, is_running);
        if self.store.meeting(id)?.state == MeetingState::InProgress {
            // Kept by the clock acts are dated by: one that a pin started never moves by the machine's sleep.
            self.store.meeting_beat(id, counted, self.clock.now())?;
        }
        Ok(Some(id))
    }

    /// Returns what the clock of the meeting has to say.
    pub fn clock_word(&self) -> ClockWord {
        self.chairing.as_ref().map(|(_, clock)| clock.word()).unwrap_or_default()
    }

    /// Takes what was asked about as answered, and returns the milliseconds it was about.
    pub fn answered(&mut self) -> i64 {
        self.chairing.as_mut().map_or(0, |(_, clock)| clock.answer(true))
    }

    /// Returns the file's path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the name of the file, without its folder.
    pub fn name(&self) -> String {
        name_of(&self.path)
    }

    /// Does one act of `actor`, now.
    pub fn act<T>(
        &mut self,
        actor: Actor,
        work: impl FnOnce(&mut Store, &mut By) -> Result<T, StoreError>,
    ) -> Result<T, Refusal> {
        self.by.actor = actor;
        self.by.now = self.clock.now();
        Ok(work(&mut self.store, &mut self.by)?)
    }

    /// Answers a question about `as_of`: from the living file for today and later, from the file as it was for an
    /// earlier day (RULINGS A1). The past is kept until another day is asked for.
    pub fn ask<T>(
        &mut self,
        as_of: Option<NaiveDate>,
        question: impl FnOnce(&Reader, NaiveDate) -> Result<T, StoreError>,
    ) -> Result<T, Refusal> {
        let today = self.today();
        let day = as_of.unwrap_or(today);
        if day >= today {
            return Ok(question(&self.store, day)?);
        }
        let seq = self.store.act_at(Cut::Day(day))?;
        let past = match self.past.take() {
            Some((known, past)) if known == seq => past,
            _ => self.store.rewind(Cut::Act(seq))?,
        };
        let answer = question(&past, day);
        self.past = Some((seq, past));
        Ok(answer?)
    }
}
