// Laws of dates typed by hand.
import { parseDate } from '@internationalized/date';
import { describe, expect, it } from 'vitest';
import { readDate } from './date-entry';

const today = parseDate('2022-10-10');
const read = (typed: string): string => {
  const entry = readDate(typed, today);
  return entry.kind === 'day' ? entry.day.toString() : entry.kind;
};

describe('a date typed by hand', () => {
  it.each([
    ['31/8', '2022-08-31'],
    ['31/8/2023', '2023-08-31'],
    ['31-08-22', '2022-08-31'],
    ['31.8.2022', '2022-08-31'],
    ['31082022', '2022-08-31'],
    ['2022-08-31', '2022-08-31'],
    ['ngày 31 tháng 8 năm 2022', '2022-08-31'],
    ['31 thang 8', '2022-08-31'],
    ['cuối tháng 8', '2022-08-31'],
    ['cuoi thang 2', '2023-02-28'],
    ['cuối tháng này', '2022-10-31'],
    ['cuối quý III', '2022-09-30'],
    ['hết quý 4', '2022-12-31'],
    ['cuối năm', '2022-12-31'],
    ['hôm nay', '2022-10-10'],
    ['ngày mai', '2022-10-11'],
    ['15/1', '2023-01-15'],
  ])('%s is %s', (typed, day) => {
    expect(read(typed)).toBe(day);
  });

  it('says which last day a month has when the day is not in it', () => {
    const entry = readDate('31/02/2022', today);
    expect(entry).toMatchObject({ kind: 'no-such-day', month: 2, year: 2022 });
    expect(entry.kind === 'no-such-day' && entry.last.toString()).toBe('2022-02-28');
    expect(read('29/2/2024')).toBe('2024-02-29');
  });

  it.each(['32/8', '0/8', '31/13', 'mai mốt', '8', 'cuối tháng 13', '<b>', '31/8/99999'])(
    '%s is unclear',
    (typed) => {
      expect(read(typed)).toBe('unclear');
    },
  );

  it('is nothing when nothing is typed', () => {
    expect(read('   ')).toBe('empty');
  });
});
