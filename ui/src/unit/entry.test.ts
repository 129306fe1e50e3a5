// Laws of the form for a unit.
import { describe, expect, it } from 'vitest';
import type { Unit } from '../ipc/types';
import {
  entryOf,
  existsOn,
  freshEntry,
  hasEnded,
  missing,
  renamedEntry,
  settled,
  sortedByName,
} from './entry';

const unit = (name: string, more: Partial<Unit> = {}): Unit => ({
  id: name,
  ...freshEntry([]),
  code: name,
  name,
  short_name: name,
  successor_id: null,
  ...more,
});

describe('the entry of a unit', () => {
  it('stands last when it is new', () => {
    expect(
      freshEntry([unit('A', { protocol_order: 40 }), unit('B', { protocol_order: 7 })]).protocol_order,
    ).toBe(41);
    expect(freshEntry([]).protocol_order).toBe(1);
  });

  it('needs a code and a name and nothing else', () => {
    expect(missing({ ...freshEntry([]), code: ' ' })).toEqual({ code: true, name: true });
    const sent = settled({
      ...freshEntry([]),
      code: ' SYT ',
      name: ' Sở Y tế ',
      aliases: ['SYT', ' '],
      member_ids: ['x'],
    });
    expect([sent.code, sent.name, sent.short_name, sent.aliases, sent.member_ids]).toEqual([
      'SYT',
      'Sở Y tế',
      'Sở Y tế',
      ['SYT'],
      [],
    ]);
  });

  it('leaves the store its own fields', () => {
    expect(Object.keys(entryOf(unit('A')))).not.toContain('id');
    expect(Object.keys(entryOf(unit('A')))).not.toContain('successor_id');
    expect(renamedEntry(unit('A', { valid_to_on: '2022-01-01' })).valid_to_on).toBeNull();
  });

  it('has ended only after its last day', () => {
    const until = unit('A', { valid_to_on: '2025-06-30' });
    expect(hasEnded(until, '2025-06-30')).toBe(false);
    expect(hasEnded(until, '2025-07-01')).toBe(true);
    expect(hasEnded(unit('A', { successor_id: 'B' }), '2025-01-01')).toBe(true);
    expect(existsOn(unit('A', { valid_from_on: '2025-07-01' }), '2025-06-30')).toBe(false);
  });

  it('sorts by name as a Vietnamese dictionary does', () => {
    const names = ['Sở Đất', 'Sở Dân', 'Sở Ân', 'Sở An', 'Sở Ăn'].map((name) => unit(name));
    expect(sortedByName(names).map((u) => u.name)).toEqual(['Sở An', 'Sở Ăn', 'Sở Ân', 'Sở Dân', 'Sở Đất']);
  });
});
