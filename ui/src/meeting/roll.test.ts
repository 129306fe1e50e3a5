// Laws of the roll: one act finds everybody there of whom nothing is known, and touches nobody else; a note is kept as
// long as it means what it says.
import { render } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Attendance, AttendanceEntry, Presence, Unit } from '../ipc/types';
import type { Chairing } from './chair.svelte';
import { become, entryOf, everyoneHere, seatsOf, sits, toggle, type Replaced, type Seat } from './roll';
import SeatList from './SeatList.svelte';

const unit = (id: string, protocol_order: number, is_member = true): Unit => ({
  id,
  code: id,
  kind: 'department',
  parent_id: null,
  name: id,
  short_name: id,
  aliases: [],
  protocol_order,
  valid_from_on: null,
  valid_to_on: null,
  is_member,
  member_ids: [],
  source: null,
  successor_id: null,
});

const line = (unit_id: string, change: Partial<Attendance>): Attendance => ({
  id: `line of ${unit_id}`,
  meeting_id: 'M',
  unit_id,
  presence: 'invited',
  note: null,
  is_remote: false,
  is_lost: false,
  confirmed_on: null,
  ...change,
});

const units = [unit('B', 2), unit('A', 1), unit('khách', 3, false), unit('người ngoài', 4, false)];

describe('the roll', () => {
  it('seats members and guests in protocol order, and nobody else', () => {
    const seats = seatsOf(units, [line('khách', {})], '2022-12-22');
    expect(seats.map((seat) => seat.unit.id)).toEqual(['A', 'B', 'khách']);
  });

  it('seats nobody whose unit was merged away before the meeting', () => {
    const gone = { ...unit('C', 4), valid_to_on: '2022-12-01' };
    expect(seatsOf([gone], [], '2022-12-22')).toEqual([]);
    expect(seatsOf([gone], [], '2022-12-01')).toHaveLength(1);
  });

  it('finds everybody present of whom nothing is known, and leaves what was noted', () => {
    const excused = line('A', { presence: 'excused', note: 'ốm' });
    const seats = seatsOf(units, [excused, line('khách', { is_remote: true })], undefined);
    expect(everyoneHere(seats)).toEqual([
      { unit_id: 'B', presence: 'present', note: null, is_remote: false, is_lost: false },
      { unit_id: 'khách', presence: 'present', note: null, is_remote: true, is_lost: false },
    ]);
  });

  it('does not count a remote site whose line is lost', () => {
    expect(sits(line('A', { presence: 'substitute' }))).toBe(true);
    expect(sits(line('A', { presence: 'present', is_remote: true, is_lost: true }))).toBe(false);
    expect(sits(line('A', {}))).toBe(false);
    expect(sits(undefined)).toBe(false);
  });
});

describe('the note of a seat', () => {
  const seat = (presence: Presence, note: string | null): Seat => ({
    unit: unit('A', 1),
    line: line('A', { presence, note }),
  });
  const after = (before: Seat, change: Partial<AttendanceEntry>): Seat => ({
    ...before,
    line: line('A', entryOf(before, change)),
  });
  const said = ({ line: found }: Seat) => [found?.presence, found?.note];

  it('never turns from the name of who came into the reason of an absence', () => {
    const substitute = seat('substitute', 'Ông A');
    expect(said(after(substitute, become(substitute, 'absent')))).toEqual(['absent', null]);
    const excused = seat('excused', 'ốm');
    expect(said(after(excused, become(excused, 'substitute')))).toEqual(['substitute', null]);
    expect(said(after(excused, become(excused, 'absent')))).toEqual(['absent', 'ốm']);
    expect(said(after(excused, become(excused, 'present')))).toEqual(['present', null]);
  });

  it('is there again when the seat is toggled there and back', () => {
    for (const before of [seat('excused', 'ốm'), seat('substitute', 'Ông A')]) {
      const replaced = new Map<string, Replaced>();
      const once = after(before, toggle(before, replaced));
      expect(sits(once.line)).toBe(!sits(before.line));
      expect(once.line?.note).toBeNull();
      expect(said(after(once, toggle(once, replaced)))).toEqual(said(before));
    }
  });

  it('comes back from nowhere else', () => {
    const replaced = new Map<string, Replaced>();
    const excused = seat('excused', 'ốm');
    const here = after(excused, toggle(excused, replaced));
    const gone = after(here, become(here, 'absent'));
    const back = after(gone, toggle(gone, replaced));
    expect(said(back)).toEqual(['present', null]);
    expect(said(after(back, toggle(back, replaced)))).toEqual(['absent', null]);
    const unknown = seat('invited', null);
    const found = after(unknown, toggle(unknown, replaced));
    expect(said(after(found, toggle(found, replaced)))).toEqual(['absent', null]);
  });
});

describe('the list of seats', () => {
  it('is walked on from the reason of an absence to the seats beside it', () => {
    const members = ['A', 'B', 'C', 'D'].map((id, n) => unit(id, n));
    const view = {
      seats: [line('C', { presence: 'excused', note: 'ốm' })],
      meeting: { held_on: '2022-12-22' },
      sitting: { quorum: null },
      quorum: { met: true, n_sitting: 3, n_members: 4 },
      quorum_needed: 2,
      quorum_percent: 50,
    };
    const chairing = { id: 'M', view, quietly: () => Promise.resolve(true) } as unknown as Chairing;
    const shown = render(SeatList, { chairing, units: members, opened: true, keyName: 'D' });
    const why = shown.container.querySelector<HTMLInputElement>('.why input');
    const walked = (key: string): string | null | undefined => {
      why?.focus();
      why?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      return document.activeElement?.textContent;
    };
    expect(walked('ArrowDown')).toBe('D');
    expect(walked('ArrowUp')).toBe('B');
  });
});
