// Laws of what the workspace counts: the review in preparation, reports, seats.
import { describe, expect, it } from 'vitest';
import type { AttendeeRow, MeetingState, ReportRow, ReviewRef } from '../ipc/types';
import { preparedOf, receivedOf, seatsOf } from './workspace';

const review = (id: string, state: MeetingState | null): ReviewRef => ({
  id,
  year: 2022,
  span: 'year',
  held_on: null,
  meeting_state: state,
  notice: null,
});

const unit = { id: 'u', short_name: 'Sở', name: 'Sở' };
const report = (received: string | null, late = 0, asked = true): ReportRow => ({
  unit,
  is_asked: asked,
  received_on: received,
  accepted_on: null,
  days_late: late,
  reminded_on: null,
  n_reminders: 0,
  document_id: null,
  document: null,
});
const seat = (
  presence: AttendeeRow['presence'],
  remote = false,
  confirmed: string | null = null,
): AttendeeRow => ({
  unit,
  is_member: true,
  presence,
  note: null,
  is_remote: remote,
  confirmed_on: confirmed,
});

describe('the review in preparation', () => {
  it('is the first after the last closed meeting', () => {
    const reviews = [review('c', null), review('b', 'draft'), review('a', 'closed')];
    expect(preparedOf(reviews)?.id).toBe('b');
  });

  it('is the newest when all are over, and none without reviews', () => {
    expect(preparedOf([review('b', 'closed'), review('a', 'closed')])?.id).toBe('b');
    expect(preparedOf([])).toBeUndefined();
  });
});

it('only reports that were asked for can be missing, and the latest says by how much', () => {
  const found = receivedOf([report('2022-06-20'), report(null, 3), report(null, 5), report(null, 0, false)]);
  expect([found.asked.length, found.received.length, found.missing.length, found.late]).toEqual([3, 1, 2, 5]);
});

it('every invited seat is in the hall or remote, and only silent ones are unconfirmed', () => {
  const seats = seatsOf([
    seat('invited'),
    seat('invited', true, '2022-07-20'),
    seat('present', true),
    seat('absent'),
    seat(null),
  ]);
  expect(seats.hall + seats.remote).toBe(seats.invited);
  expect(seats).toEqual({ invited: 4, hall: 2, remote: 2, unconfirmed: 1, sitting: 1, uninvited: 1 });
});
