// Laws of days and numbers in both languages.
import { afterEach, describe, expect, it } from 'vitest';
import { day, dayAt, dayLong, dayOf, daysBetween, dayShort, fixed, number, percent, size, timeAt, weekday, weekdayShort } from './figures'; // prettier-ignore
import { speak } from './words.svelte';

afterEach(() => speak('vi'));

describe('figures', () => {
  it('writes days as offices do, in either language', () => {
    expect(day('2022-10-10')).toBe('10/10/2022');
    expect(dayShort('2022-08-31')).toBe('31/08');
    expect(dayLong('2022-10-10')).toBe('Thứ Hai 10/10/2022');
    expect(weekday('2022-07-31')).toBe('Chủ Nhật');
    expect(weekdayShort('2022-07-31')).toBe('CN');
    speak('en');
    expect(dayLong('2022-10-10')).toBe('Monday 10 Oct 2022');
    expect(day('2022-10-10')).toBe('10/10/2022');
  });

  it('writes numbers with a comma in Vietnamese and a point in English', () => {
    expect(number(1234.5)).toBe('1.234,5');
    expect(percent(41.8)).toBe('41,8%');
    expect(fixed(61)).toBe('61,0');
    expect(size(1_200_000)).toBe('1,2 MB');
    expect(size(640_000)).toBe('640 KB');
    speak('en');
    expect(number(1234.5)).toBe('1,234.5');
  });

  it('shows what is no day as it came', () => {
    expect(dayOf('2022-02-31')).toBeUndefined();
    expect(day('nonsense')).toBe('nonsense');
  });

  it('counts days across a year and never by the machine’s zone', () => {
    expect(daysBetween('2022-12-30', '2023-01-02')).toBe(3);
    expect(daysBetween('2022-10-10', '2022-08-31')).toBe(-40);
    const late = Date.parse('2022-10-09T17:00:00Z');
    expect(dayAt(late)).toBe('2022-10-10');
    expect(timeAt(late)).toBe('00:00');
  });
});
