// The entry of a unit as a form holds it: texts as typed, days as picked; and what of it is still missing.
import type { Unit, UnitEntry, UnitKind } from '../ipc/types';

/** Kinds in protocol order, as the register knows them. */
export const KINDS: readonly UnitKind[] = [
  'ministry',
  'party_committee',
  'province',
  'steering_committee',
  'department',
  'district',
  'commune',
  'community_team',
  'school',
  'bank',
  'enterprise',
  'group',
];

/** An entry for a unit that is not in the register yet; it stands last in official lists. */
export function freshEntry(units: readonly Unit[]): UnitEntry {
  return {
    code: '',
    kind: 'department',
    parent_id: null,
    name: '',
    short_name: '',
    aliases: [],
    protocol_order: Math.max(0, ...units.map((unit) => unit.protocol_order)) + 1,
    valid_from_on: null,
    valid_to_on: null,
    is_member: true,
    member_ids: [],
    source: null,
  };
}

/** The entry of a unit of the register. */
export function entryOf(unit: Unit): UnitEntry {
  return {
    code: unit.code,
    kind: unit.kind,
    parent_id: unit.parent_id,
    name: unit.name,
    short_name: unit.short_name,
    aliases: [...unit.aliases],
    protocol_order: unit.protocol_order,
    valid_from_on: unit.valid_from_on,
    valid_to_on: unit.valid_to_on,
    is_member: unit.is_member,
    member_ids: [...unit.member_ids],
    source: unit.source,
  };
}

/** The entry a renamed unit starts from: what it is stays, what it is called is asked. */
export function renamedEntry(unit: Unit): UnitEntry {
  return { ...entryOf(unit), code: '', name: '', short_name: '', aliases: [], valid_to_on: null };
}

/** The entry as it is sent: a short name nobody typed is the name; only a group has members. */
export function settled(entry: UnitEntry): UnitEntry {
  const name = entry.name.trim();
  return {
    ...entry,
    code: entry.code.trim(),
    name,
    short_name: entry.short_name.trim() || name.slice(0, 60),
    aliases: entry.aliases.map((alias) => alias.trim()).filter(Boolean),
    member_ids: entry.kind === 'group' ? entry.member_ids : [],
  };
}

export const missing = (entry: UnitEntry): { code: boolean; name: boolean } => ({
  code: entry.code.trim() === '',
  name: entry.name.trim() === '',
});

/** True while the unit exists on a day. */
export function existsOn(unit: Unit, day: string): boolean {
  return (unit.valid_from_on ?? day) <= day && day <= (unit.valid_to_on ?? day);
}

/** True once the unit has ended or goes on in another: nobody picks it any more. */
export const hasEnded = (unit: Unit, today: string): boolean =>
  unit.successor_id !== null || (unit.valid_to_on !== null && unit.valid_to_on < today);

const byName = new Intl.Collator('vi');

/** Units by name, in the order of a Vietnamese dictionary. */
export function sortedByName(units: readonly Unit[]): Unit[] {
  return units.toSorted((a, b) => byName.compare(a.name, b.name));
}
