// The roll of a meeting: who has a seat, who is there, and what one act of "everyone is here" records.
import type { Attendance, AttendanceEntry, Unit } from '../ipc/types';

export interface Seat {
  unit: Unit;
  line: Attendance | undefined;
}

/** Whoever counts as there: present or substituted, the line to a remote site standing. */
export const sits = (line: Attendance | undefined): boolean =>
  line !== undefined && (line.presence === 'present' || line.presence === 'substitute') && !line.is_lost;

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

/** Everybody of whom nothing is known is there; what was noted of somebody stays as it is. */
export function everyoneHere(seats: readonly Seat[]): AttendanceEntry[] {
  return seats.filter(isUnknown).map((seat) => entryOf(seat, { presence: 'present', is_lost: false }));
}
