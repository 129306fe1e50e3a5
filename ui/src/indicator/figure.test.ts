// What the board says of a figure.
import { describe, expect, it } from 'vitest';
import type { BoardCell, BoardColumn, Indicator } from '../ipc/types';
import { cellWords, parts, readAim, readValue, readWeight, readWhole, weightWords, written } from './figure';

const indicator = (kind: Indicator['kind']): Indicator => ({
  id: 'i',
  set_id: 's',
  position: 1,
  code: 'TTTT',
  name: 'Tỷ lệ hồ sơ thanh toán trực tuyến',
  short_name: 'Thanh toán trực tuyến',
  group_name: null,
  kind,
  counted: null,
  higher_is_better: true,
  weight: 150,
  asked_of: ['district'],
  follows_id: null,
  source: null,
});
const of = (numerator: number, denominator: number) => ({ numerator, denominator });
const column = (kind: Indicator['kind']): BoardColumn => ({
  indicator: indicator(kind),
  weight: 150,
  target: of(20, 100),
  target_due_on: null,
});
const cell = (more: Partial<BoardCell>): BoardCell => ({
  value: null,
  on_date: null,
  target: of(20, 100),
  band: null,
  figure_id: null,
  n_unknown: 0,
  ...more,
});

describe('a figure', () => {
  it('is written as its kind is, and over nothing is a dash', () => {
    expect(written({ kind: 'ratio' }, of(418, 1000))).toBe('41,8');
    expect(written({ kind: 'ratio' }, of(418, 1000), true)).toBe('41,8%');
    expect(written({ kind: 'ratio' }, of(0, 0))).toBe('–');
    expect(written({ kind: 'ratio' }, null)).toBe('chưa có số liệu');
    expect(written({ kind: 'count' }, of(1250, 1))).toBe('1.250');
    expect(written({ kind: 'yes_no' }, of(1, 1))).toBe('đã có');
    expect(written({ kind: 'yes_no' }, of(8, 12))).toBe('8/12');
    expect(parts({ kind: 'ratio' }, of(620, 1313))).toBe('620/1.313');
    expect(parts({ kind: 'count' }, of(620, 1))).toBe('');
  });

  it('is read out whole, with its unit, its indicator and its band', () => {
    const words = cellWords('Tân Phước', column('ratio'), cell({ value: of(3, 100), band: 'far' }));
    expect(words).toBe('Tân Phước, Thanh toán trực tuyến, 3, dưới 60% chỉ tiêu');
    expect(cellWords('A', column('ratio'), cell({}))).toBe('A, Thanh toán trực tuyến, chưa có số liệu');
    const counted = cell({ value: of(2, 3), n_unknown: 1, band: 'under' });
    expect(cellWords('A', column('yes_no'), counted)).toContain('1 đơn vị chưa có số liệu');
  });
});

describe('what is typed', () => {
  it('is a whole number with or without points, or nothing', () => {
    expect(readWhole('1.313')).toBe(1313);
    expect(readWhole(' 12 ')).toBe(12);
    expect(readWhole('4,5')).toBeUndefined();
    expect(readWhole('')).toBeUndefined();
    expect(readWhole('-1')).toBeUndefined();
  });

  it('is a figure of its kind, a share also in percent', () => {
    expect(readValue('ratio', '70%')).toEqual(of(70, 100));
    expect(readValue('graded', '62,5 %')).toEqual(of(625, 1000));
    expect(readValue('ratio', '620/1.313')).toEqual(of(620, 1313));
    expect(readValue('ratio', '70'), 'a share says of what').toBeUndefined();
    expect(readValue('ratio', '7/0')).toBeUndefined();
    expect(readValue('count', '1.250')).toEqual(of(1250, 1));
    expect(readValue('count', '70%')).toBeUndefined();
  });

  it('is of a yes or no one answer for one unit, and a share of them for many', () => {
    expect(readAim('yes_no', '80%', false)).toEqual(of(80, 100));
    expect(readAim('yes_no', '7/10', false)).toEqual(of(7, 10));
    expect(readAim('yes_no', '1', false)).toEqual(of(1, 1));
    expect(readAim('yes_no', '80%', true)).toBeUndefined();
    expect(readAim('count', '80%', false)).toBeUndefined();
  });

  it('is a weight in points and comes back as it was typed', () => {
    expect(readWeight('12,5')).toBe(125);
    expect(readWeight('15%')).toBe(150);
    expect(readWeight('a')).toBeUndefined();
    expect(weightWords(125)).toBe('12,5');
    expect(readWeight(weightWords(150))).toBe(150);
  });
});
