// Laws of the ribbon: places, stacks, and names of months.
import { describe, expect, it } from 'vitest';
import type { RibbonMark } from '../ipc/types';
import { monthsOn, placed, placeOf } from './ribbon';

const mark = (id: string, due_on: string): RibbonMark => ({
  task_id: id,
  due_on,
  standing: { class: 'in_time', days: 1 },
  label: id,
});

describe('the period ribbon', () => {
  it('places days by their share of the span and holds the ends', () => {
    expect(placeOf('2022-08-01', '2022-08-01', '2022-08-11')).toBe(0);
    expect(placeOf('2022-08-06', '2022-08-01', '2022-08-11')).toBe(50);
    expect(placeOf('2023-01-01', '2022-08-01', '2022-08-11')).toBe(100);
  });

  it('loses no mark of a full day without saying how many', () => {
    const day = '2022-08-05';
    const marks = ['a', 'b', 'c', 'd', 'e'].map((id) => mark(id, day));
    const { marks: shown, rest } = placed([...marks, mark('f', '2023-01-01')], '2022-08-01', '2022-08-31', 3);
    expect(shown.map((s) => s.step)).toEqual([0, 1, 2]);
    expect(rest).toMatchObject([{ day, n: 2 }]);
  });

  it('names every month that has room for its name', () => {
    const months = monthsOn('2022-07-30', '2022-10-02');
    expect(months.map((m) => [m.month, m.named])).toEqual([
      [7, false],
      [8, true],
      [9, true],
      [10, false],
    ]);
  });
});
