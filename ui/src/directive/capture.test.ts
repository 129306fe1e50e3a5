// What becomes of a sentence while it is being written.
import { describe, expect, it } from 'vitest';
import type { Directive, ReadItem } from '../ipc/types';
import {
  amendedEntry,
  asked,
  chosen,
  cut,
  entryOf,
  keptOf,
  marksOf,
  NOTHING,
  partsOf,
  pinnedOver,
  pinsOf,
  writtenOf,
} from './capture';

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
      edits: null,
      aside: null,
    });
    expect(writtenOf('Giao Sở').text).toBe('Giao Sở');
    expect(writtenOf('{"x":1}').text).toBe('{"x":1}');
  });
});

describe('a directive that is changed', () => {
  const read = partsOf([item]);
  const entry = entryOf(TEXT, [item], read, 'p');
  const directive = { ...entry, id: 'd', sharing: 'joint', source: 'S13' } as unknown as Directive;

  it('is read anew where nobody put it right by hand', () => {
    expect(pinsOf(directive, read)).toEqual({});
  });

  it('keeps what was put right by hand, and what was emptied', () => {
    const byHand = { ...directive, lead_ids: ['b'], due_on: null, measure: '90%', product: 'Báo cáo' };
    const pins = pinsOf(byHand, read);
    expect(pins.leads?.map((slot) => slot.unitId)).toEqual(['b']);
    expect(pins).toMatchObject({ dueOn: undefined, measure: '90%', product: 'Báo cáo' });
    expect('dueOn' in pins && !('coordinating' in pins)).toBe(true);
    const again = entryOf(TEXT, [item], pinnedOver(read, pins), 'p');
    expect(again).toMatchObject({ lead_ids: ['b'], due_on: null, measure: '90%', product: 'Báo cáo' });
  });

  it('stays an orientation, or a task, as somebody said', () => {
    const asked = { ...directive, kind: 'orientation' } as Directive;
    const pins = pinsOf(asked, read);
    expect(pins).toEqual({ orientation: true });
    const again = amendedEntry(asked, entryOf(TEXT, [item], pinnedOver(read, pins), 'p'));
    expect(again.kind).toBe('orientation');
    expect(entryOf(TEXT, [item], pinnedOver(read, { orientation: false }), 'p').kind).toBe('task');
  });

  it('is measured against the same as long as its measure stays', () => {
    const target = { indicator_id: 'i' } as unknown as NonNullable<Directive['measure_target']>;
    const measured = { ...directive, measure_target: target } as Directive;
    expect(amendedEntry(measured, { ...entry, text: 'Câu khác' }).measure_target).toBe(target);
    expect(amendedEntry(measured, { ...entry, measure: '90%' }).measure_target).toBeNull();
  });

  it('keeps what its sentence does not say', () => {
    const reworked = { ...directive, work: 'Tập huấn toàn bộ' };
    expect(amendedEntry(reworked, entry)).toMatchObject({
      sharing: 'joint',
      source: 'S13',
      work: 'Tập huấn toàn bộ',
    });
    expect(amendedEntry(reworked, { ...entry, text: 'Câu khác', work: 'Câu khác' }).work).toBe('Câu khác');
  });

  it('comes up again with all of it after the power failed, the sentence that waited with it', () => {
    const first = { text: 'Giao Sở', pinned: {}, origin: null, edits: null, aside: null };
    const aside = { ...first, pinned: { dueOn: undefined }, edits: 'c', aside: first };
    const written = { text: TEXT, pinned: { dueOn: undefined }, origin: 'p', edits: 'd', aside };
    const found = writtenOf(keptOf(written));
    expect(found).toEqual(written);
    expect(pinnedOver(read, found.pinned).dueOn).toBeUndefined();
  });

  it('offers no other day once the day was put right by hand', () => {
    const offered = { ...read, workingOn: '2022-08-30' };
    const kept = writtenOf(keptOf({ ...writtenOf(''), pinned: { dueOn: '2022-08-30' } }));
    expect(pinnedOver(offered, kept.pinned).workingOn).toBeUndefined();
    expect(pinnedOver(offered, {}).workingOn).toBe('2022-08-30');
  });
});
