//! Deadlines as a calendar file (RFC 5545): events of whole days with reminders, each known by its task.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::briefing::calendar::{Deadline, DeadlineCalendar, REMINDERS};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

/// The hour of the day at which a reminder comes.
const MORNING: i64 = 8;

/// Writes the calendar. The same deadlines always give the same bytes: nothing in it is stamped by the clock.
pub fn write(calendar: &DeadlineCalendar) -> Vec<u8> {
    let stamp = DateTime::from_timestamp_millis(calendar.last_act_at.millis()).unwrap_or_default();
    let mut file = Calendar::empty();
    for (key, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Nghị Sự//VI"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")]
    {
        file.append_property(Property::new(key, value));
    }
    file.name(&calendar.name).description(&calendar.description);
    for deadline in &calendar.deadlines {
        file.push(event(deadline, stamp));
    }
    file.to_string().into_bytes()
}

fn event(deadline: &Deadline, stamp: DateTime<Utc>) -> Event {
    let mut event = Event::with_uid(&deadline.uid);
    event
        .timestamp(stamp)
        .sequence(deadline.revision)
        .summary(&deadline.title)
        .description(&deadline.description)
        .starts(deadline.due_on)
        .ends(day_after(deadline.due_on))
        .add_property("TRANSP", "TRANSPARENT");
    if deadline.is_ahead {
        for days in REMINDERS {
            let before = Duration::hours(MORNING) - Duration::days(i64::from(days));
            let mut alarm = Alarm::display(&deadline.title, before);
            alarm.uid(&format!("{days}-{}", deadline.uid)).timestamp(stamp);
            event.alarm(alarm);
        }
    }
    event.done()
}

/// A day of a calendar ends where the next one begins; an end on the same day is an event of no length to some readers.
fn day_after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}
