// The roll of a meeting: who has a seat, who is there, and what one act of "everyone is here" records.
import type { Attendance, AttendanceEntry, Presence, Unit } from '../ipc/types';

export interface Seat {
  unit: Unit;
  line: Attendance | undefined;
}

const isSeated = (presence: Presence): boolean => presence === 'present' || presence === 'substitute';

/** Whoever counts as there: present or substituted, the line to a remote site standing. */
export const sits = (line: Attendance | undefined): boolean =>
  line !== undefined && isSeated(line.presence) && !line.is_lost;

/** True while nobody noted whether the unit came. */
export const isUnknown = (seat: Seat): boolean => (seat.line?.presence ?? 'invited') === 'invited';

/** The seats in protocol order: who is a member on the day of the meeting, and whoever is invited besides. */
export function seatsOf(
  units: readonly Unit[],
  lines: readonly Attendance[],
  heldOn: string | undefined,
): Seat[] {
  const of = new Map(lines.map((line) => [line.unit_id, line]));
  const isMember = (unit: Unit): boolean =>
    unit.is_member &&
    (heldOn === undefined ||
      ((unit.valid_from_on ?? heldOn) <= heldOn && (unit.valid_to_on ?? heldOn) >= heldOn));
  return units
    .filter((unit) => isMember(unit) || of.has(unit.id))
    .toSorted((a, b) => a.protocol_order - b.protocol_order)
    .map((unit) => ({ unit, line: of.get(unit.id) }));
}

/** What is recorded of a seat when one thing about it changes. */
export function entryOf(seat: Seat, change: Partial<AttendanceEntry>): AttendanceEntry {
  return {
    unit_id: seat.unit.id,
    presence: seat.line?.presence ?? 'invited',
    note: seat.line?.note ?? null,
    is_remote: seat.line?.is_remote ?? false,
    is_lost: seat.line?.is_lost ?? false,
    ...change,
  };
}

type Change = Partial<AttendanceEntry> & Pick<AttendanceEntry, 'presence'>;

/** What the note of a seat tells: who came instead, or why nobody came. */
const TELLS: Partial<Record<Presence, 'who' | 'why'>> = { substitute: 'who', excused: 'why', absent: 'why' };

/** What changes when a seat is represented otherwise. A note goes when it would come to mean something else. */
export function become(seat: Seat, presence: Presence): Change {
  const told = TELLS[seat.line?.presence ?? 'invited'];
  const stays = presence !== 'present' && (told === undefined || told === TELLS[presence]);
  return { presence, is_lost: false, ...(stays ? {} : { note: null }) };
}

/** What a toggle replaced, and what by. */
export interface Replaced {
  before: Pick<AttendanceEntry, 'presence' | 'note'>;
  by: Presence;
}

/** Whoever sits is away, whoever does not is there. A second toggle puts back what the first replaced, note and all. */
export function toggle(seat: Seat, replaced: Map<string, Replaced>): Change {
  const { presence, note } = entryOf(seat, {});
  const here = sits(seat.line);
  const { before, by } = replaced.get(seat.unit.id) ?? {};
  const goesBack =
    before &&
    by === presence &&
    note === null &&
    before.presence !== 'invited' &&
    isSeated(before.presence) !== here;
  const change = goesBack ? { ...before, is_lost: false } : become(seat, here ? 'absent' : 'present');
  replaced.set(seat.unit.id, { before: { presence, note }, by: change.presence });
  return change;
}

/** Everybody of whom nothing is known is there; what was noted of somebody stays as it is. */
export function everyoneHere(seats: readonly Seat[]): AttendanceEntry[] {
  return seats.filter(isUnknown).map((seat) => entryOf(seat, { presence: 'present', is_lost: false }));
}
