// Laws of an assignment outside a meeting: nothing is sent by half, and what is sent is what was entered.
import { describe, expect, it } from 'vitest';
import { EMPTY, entryOf, missingOf, type Assignment } from './assign';

const whole: Assignment = {
  ...EMPTY,
  work: ' Rà soát thủ tục hành chính ',
  leads: ['a', 'b'],
  coordinating: ['c'],
  due: '2022-12-15',
};

describe('an assignment outside a meeting', () => {
  it('asks for the work, a lead unit and a word about the deadline', () => {
    expect(missingOf(EMPTY)).toEqual({ work: true, leads: true, due: true, measured: false });
    expect(missingOf({ ...whole, work: '  ' })).toEqual({
      work: true,
      leads: false,
      due: false,
      measured: false,
    });
    expect(missingOf(whole)).toEqual({ work: false, leads: false, due: false, measured: false });
  });

  it('has no deadline only when that was said', () => {
    expect(missingOf({ ...whole, due: undefined }).due).toBe(true);
    const undated = { ...whole, due: undefined, undated: true };
    expect(missingOf(undated).due).toBe(false);
    expect(entryOf(undated).due_on).toBeNull();
    expect(entryOf({ ...whole, undated: true }).due_on, 'a day typed before').toBeNull();
    expect(entryOf(whole).due_on).toBe('2022-12-15');
  });

  it('is measured by an indicator only with the whole of its target', () => {
    expect(missingOf({ ...whole, measured: undefined }).measured).toBe(true);
    const measured = { indicator_id: 'i', target: { numerator: 70, denominator: 100 } };
    expect(entryOf({ ...whole, measured }).measure_target).toEqual(measured);
    expect(entryOf(whole).measure_target).toBeNull();
  });

  it('says the work where no longer sentence is given', () => {
    expect(entryOf(whole)).toMatchObject({
      work: 'Rà soát thủ tục hành chính',
      text: 'Rà soát thủ tục hành chính',
    });
    expect(entryOf({ ...whole, note: 'Theo kết luận của Chủ tịch UBND tỉnh' }).text).toBe(
      'Theo kết luận của Chủ tịch UBND tỉnh',
    );
  });

  it('lets no unit coordinate what it leads', () => {
    const entry = entryOf({ ...whole, coordinating: ['b', 'c'] });
    expect([entry.lead_ids, entry.coordinating_ids]).toEqual([['a', 'b'], ['c']]);
  });
});
