// A set while it is edited.
import { describe, expect, it } from 'vitest';
import { draftOf, emptyLine, entryOfSet, fault, moved, type Draft } from './set-draft';

const line = (code: string) => ({ ...emptyLine(), code, name: `Chỉ số ${code}`, follows: `id-${code}` });
const draft = (): Draft => ({
  name: 'Bộ chỉ số',
  version: '2023',
  effectiveOn: '2023-01-01',
  source: null,
  lines: [line('A'), line('B')],
});

describe('a set being edited', () => {
  it('goes on from the indicators it had, and names a new one by itself', () => {
    const entry = entryOfSet({ ...draft(), lines: [line('A'), { ...line('C'), follows: null }] });
    expect(entry?.indicators.map((i) => [i.code, i.follows_id])).toEqual([
      ['A', 'id-A'],
      ['C', null],
    ]);
    expect(entry?.indicators[0]?.weight).toBe(100);
    expect(entry?.indicators[0]?.short_name).toBe('Chỉ số A');
  });

  it('is no version before it is whole', () => {
    expect(entryOfSet({ ...draft(), version: ' ' })).toBeUndefined();
    expect(entryOfSet({ ...draft(), lines: [] })).toBeUndefined();
    expect(entryOfSet({ ...draft(), lines: [line('A'), line('A')] })).toBeUndefined();
  });

  it('says what is wrong with a line', () => {
    const all = draft().lines;
    expect(fault(line('A'), all)).toBeUndefined();
    expect(fault({ ...line('A'), code: '' }, all)).toBe('code');
    expect(fault(line('A'), [line('A'), line('A')])).toBe('twice');
    expect(fault({ ...line('A'), name: '' }, all)).toBe('name');
    expect(fault({ ...line('A'), weight: 'x' }, all)).toBe('weight');
  });

  it('begins the next version as the present one, without its version and day', () => {
    const next = draftOf({
      set: { id: 's', name: 'Bộ chỉ số', version: '2022', effective_on: '2022-01-01', source: null },
      in_force: true,
      indicators: [],
      targets: [],
    });
    expect([next.name, next.version, next.effectiveOn]).toEqual(['Bộ chỉ số', '', undefined]);
  });

  it('moves a line and never loses one', () => {
    const codes = (lines: { code: string }[]): string[] => lines.map((l) => l.code);
    const lines = [line('A'), line('B'), line('C')];
    expect(codes(moved(lines, 0, 1))).toEqual(['B', 'A', 'C']);
    expect(codes(moved(lines, 0, -1))).toEqual(['A', 'B', 'C']);
    expect(codes(moved(lines, 2, 1))).toEqual(['A', 'B', 'C']);
  });
});
