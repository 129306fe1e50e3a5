// What becomes of a sentence while it is being written.
import { describe, expect, it } from 'vitest';
import type { ReadItem } from '../ipc/types';
import { asked, chosen, cut, entryOf, marksOf, NOTHING, partsOf, pinnedOver, writtenOf } from './capture';

const part = (text: string, from: number) => ({
  text,
  span: { from, to: from + text.length },
  sure: 'stated' as const,
});

const TEXT = 'Sở TT&TT phối hợp Cai Lậy tập huấn trước 31/8, 100% tổ';

const item: ReadItem = {
  span: { from: 0, to: TEXT.length },
  clause: null,
  kind: 'task',
  sure: 'stated',
  text: TEXT,
  work: 'Tập huấn',
  work_part: null,
  leads: [{ name: 'Sở TT&TT', span: { from: 0, to: 8 }, unit_id: 'a', candidates: [], sure: 'stated' }],
  coordinating: [
    {
      name: 'Cai Lậy',
      span: { from: 18, to: 25 },
      unit_id: null,
      candidates: [
        { unit_id: 'h', fit: 'bare_name' },
        { unit_id: 't', fit: 'bare_name' },
      ],
      sure: 'ambiguous',
    },
  ],
  from: null,
  to: null,
  deadline: {
    phrase: part('trước 31/8', 35),
    due_on: '2022-08-31',
    working_on: null,
    by_reference: true,
  },
  recurrence: null,
  recurs: null,
  urgency: null,
  measure: part('100% tổ', 47),
  drafted_as: null,
};

describe('a directive while it is being written', () => {
  it('is cut at its marks without losing a letter', () => {
    const pieces = cut(TEXT, TEXT, marksOf([item]));
    expect(pieces.map((piece) => piece.text).join('')).toBe(TEXT);
    expect(pieces.filter((piece) => piece.part).map((piece) => [piece.part, piece.text])).toEqual([
      ['lead', 'Sở TT&TT'],
      ['coordinating', 'Cai Lậy'],
      ['due', 'trước 31/8'],
      ['measure', '100% tổ'],
    ]);
  });

  it('keeps its marks before the place that is being changed, and only those', () => {
    const typed = `${TEXT.slice(0, 30)}xxx`;
    const pieces = cut(typed, TEXT, marksOf([item]));
    expect(pieces.map((piece) => piece.text).join('')).toBe(typed);
    expect(pieces.filter((piece) => piece.part).map((piece) => piece.part)).toEqual(['lead', 'coordinating']);
  });

  it('asks which of several units is meant, and pins the answer', () => {
    const read = partsOf([item]);
    const question = asked(read);
    expect(question?.slot.candidates).toEqual(['h', 't']);
    const pinned = chosen(read, 'coordinating', question?.at ?? -1, 't');
    const later = pinnedOver(partsOf([{ ...item, coordinating: [] }]), pinned);
    expect(later.coordinating.map((slot) => slot.unitId)).toEqual(['t']);
    expect(asked(later)).toBeUndefined();
  });

  it('saves what is known and leaves a gap a gap', () => {
    const entry = entryOf(TEXT, [item], partsOf([item]), 'p');
    expect(entry.lead_ids).toEqual(['a']);
    expect(entry.coordinating_ids).toEqual([]);
    expect([entry.work, entry.due_on, entry.measure, entry.origin_id]).toEqual([
      'Tập huấn',
      '2022-08-31',
      '100% tổ',
      'p',
    ]);
    const bare = entryOf('  Làm việc này  ', [], NOTHING, null);
    expect([bare.text, bare.work, bare.due_on]).toEqual(['Làm việc này', 'Làm việc này', null]);
  });

  it('keeps a work that is too long for a list short', () => {
    expect(entryOf('x'.repeat(5000), [], NOTHING, null).work).toHaveLength(300);
  });

  it('takes up what was kept, whatever it is', () => {
    expect(writtenOf('{"text":"Giao Sở","pinned":{"measure":"9"},"origin":"p"}')).toEqual({
      text: 'Giao Sở',
      pinned: { measure: '9' },
      origin: 'p',
    });
    expect(writtenOf('Giao Sở').text).toBe('Giao Sở');
    expect(writtenOf('{"x":1}').text).toBe('{"x":1}');
  });
});
