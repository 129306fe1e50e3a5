// Laws of the review of pasted minutes: what blocks a line, what leaves, what a draft keeps, where marks stand.
import { describe, expect, it } from 'vitest';
import type { ReadItem, ReadPage, ReadUnit } from '../ipc/types';
import {
  canBeTaken,
  choiceOf,
  countsOf,
  importOf,
  isPlain,
  keptOf,
  lacksOf,
  linesOf,
  marksOf,
  stretchesOf,
  withKept,
  type Line,
} from './minutes';

const HELD = '2022-12-22';
const TEXT = '1. Giao Sở Y tế rà soát quy trình trước ngày 31/01/2023.\nKính chúc hội nghị.';

const unit = (name: string, from: number, more: Partial<ReadUnit> = {}): ReadUnit => ({
  name,
  span: { from, to: from + name.length },
  unit_id: `id-${name}`,
  candidates: [],
  sure: 'stated',
  ...more,
});

const item = (more: Partial<ReadItem> = {}): ReadItem => ({
  span: { from: 3, to: 56 },
  clause: '1',
  kind: 'task',
  sure: 'stated',
  text: 'Giao Sở Y tế rà soát quy trình trước ngày 31/01/2023.',
  work: 'Rà soát quy trình',
  work_part: null,
  leads: [unit('Sở Y tế', 8)],
  coordinating: [],
  from: null,
  to: null,
  deadline: {
    phrase: { text: 'trước ngày 31/01/2023', span: { from: 34, to: 55 }, sure: 'stated' },
    due_on: '2023-01-31',
    working_on: null,
    by_reference: false,
  },
  recurrence: null,
  recurs: null,
  urgency: null,
  measure: null,
  drafted_as: null,
  ...more,
});

const page = (...items: ReadItem[]): ReadPage => ({ text: TEXT, legacy: null, held_on: HELD, items });
const line = (more: Partial<ReadItem> = {}): Line => {
  const [only] = linesOf(page(item(more)));
  if (!only) throw new Error('a page of one item has one line');
  return only;
};
const codes = (l: Line): string[] => lacksOf(l, HELD).map((lack) => `${lack.part} ${lack.code}`);

describe('a line of minutes', () => {
  it('that lacks nothing can be taken, and leaves as it was read', () => {
    const whole = line();
    expect(lacksOf(whole, HELD)).toEqual([]);
    expect(isPlain(whole, HELD)).toBe(true);
    expect(importOf(whole)).toMatchObject({
      noun: 'directive',
      entry: {
        kind: 'task',
        lead_ids: ['id-Sở Y tế'],
        deadline_phrase: 'trước ngày 31/01/2023',
        due_on: '2023-01-31',
        measure: null,
      },
    });
  });

  it('with a name that fits two units waits for the choice', () => {
    const cai = unit('Cai Lậy', 8, {
      unit_id: null,
      sure: 'ambiguous',
      candidates: [
        { unit_id: 'district', fit: 'bare_name' },
        { unit_id: 'town', fit: 'bare_name' },
      ],
    });
    const asks = line({ leads: [cai] });
    expect(codes(asks)).toEqual(['leads choose']);
    expect(canBeTaken(asks, HELD)).toBe(false);
    expect(choiceOf(asks)).toMatchObject({ place: 'leads', index: 0 });
  });

  it('with an unknown unit may be taken, and the unit is left out and said to be', () => {
    const stranger = line({ leads: [unit('Cục Viễn thông', 8, { unit_id: null })] });
    expect(codes(stranger)).toEqual(['leads unknown']);
    expect(canBeTaken(stranger, HELD)).toBe(true);
    expect(isPlain(stranger, HELD)).toBe(false);
    expect(importOf(stranger)).toMatchObject({ entry: { lead_ids: [] } });
  });

  it('without a lead is a draft all the same, an orientation lacks none', () => {
    expect(codes(line({ leads: [] }))).toEqual(['leads no-lead']);
    expect(canBeTaken(line({ leads: [] }), HELD)).toBe(true);
    expect(codes(line({ kind: 'orientation', leads: [] }))).toEqual([]);
  });

  it('due before the meeting is not taken', () => {
    const early = { ...line(), dueOn: '2022-12-01' };
    expect(codes(early)).toEqual(['due early']);
    expect(canBeTaken(early, HELD)).toBe(false);
  });

  it('that raises something needs to know who raises it', () => {
    const wish = line({ kind: 'request', from: null });
    expect(codes(wish)).toEqual(['from missing']);
    const said = line({ kind: 'request', from: unit('Sở Y tế', 8), to: null });
    expect(codes(said)).toEqual([]);
    expect(importOf(said)).toMatchObject({
      noun: 'proposal',
      entry: { kind: 'request', from_id: 'id-Sở Y tế', to_id: null },
    });
  });

  it('that is a draft already starts left out', () => {
    expect(line({ drafted_as: 'CĐ-02' }).decision).toBe('dropped');
  });

  it('of another kind counts among none', () => {
    const lines = linesOf(page(item(), item({ kind: 'achievement' })));
    expect(countsOf(lines)).toEqual({ taken: 0, dropped: 0, open: 1 });
  });
});

describe('what a draft keeps', () => {
  it('is only what a person changed, and it comes back on the same lines', () => {
    const read = page(item(), item());
    const lines = linesOf(read);
    expect(keptOf(lines, read)).toEqual([]);
    const changed = lines.map((l, i): Line => (i === 1 ? { ...l, decision: 'taken', work: 'Khác' } : l));
    const kept = keptOf(changed, read);
    expect(kept).toHaveLength(1);
    const back: unknown = JSON.parse(JSON.stringify(kept));
    expect(withKept(linesOf(read), back as typeof kept)).toEqual(changed);
  });
});

describe('marks', () => {
  it('cut the source at its lines and leave nothing out', () => {
    const lines = linesOf(page(item(), item()));
    const cut = stretchesOf(TEXT, lines);
    expect(cut.map((s) => s.text).join('')).toBe(TEXT);
    expect(cut.map((s) => s.line)).toEqual([undefined, 0, undefined]);
  });

  it('cut a sentence at its phrases, each once', () => {
    const sentence = TEXT.slice(3, 56);
    const cut = marksOf(sentence, item());
    expect(cut.map((p) => p.text).join('')).toBe(sentence);
    expect(cut.filter((p) => p.mark).map((p) => [p.mark, p.text])).toEqual([
      ['lead', 'Sở Y tế'],
      ['deadline', 'trước ngày 31/01/2023'],
    ]);
  });

  it('skip a phrase that was carried over from another sentence', () => {
    const carried = item({ leads: [unit('Sở Y tế', 400, { sure: 'inherited' })], deadline: null });
    expect(marksOf(TEXT.slice(3, 56), carried)).toEqual([{ text: TEXT.slice(3, 56), mark: undefined }]);
  });
});
