// Laws of a day of every year.
import { describe, expect, it } from 'vitest';
import { printDayMonth, readDayMonth } from './cycle';

describe('a day of every year', () => {
  it('reads back as it is printed', () => {
    for (const day of [1, 15, 28]) {
      for (const month of [1, 6, 12]) {
        expect(readDayMonth(printDayMonth({ day, month }))).toEqual({ day, month });
      }
    }
  });

  it('is none that some year has not', () => {
    expect(['29/2', '31/12', '0/1', '1/13', '15', '15/12/2022', ''].map(readDayMonth)).toEqual(
      Array(7).fill(undefined),
    );
  });
});
