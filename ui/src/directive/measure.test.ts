// Laws of the gauge: what lies where, and what is said of it.
import { describe, expect, it } from 'vitest';
import type { Course, MeasurePath } from '../ipc/types';
import { aimOf, courseWords, gaugeOf, gaugeWords, targetWords } from './measure';

const of = (numerator: number, denominator: number) => ({ numerator, denominator });
const on = (numerator: number, denominator: number, on_date: string) => ({
  value: of(numerator, denominator),
  on_date,
});
const path = (more: Partial<MeasurePath> = {}): MeasurePath => ({
  indicator: {
    id: 'i',
    set_id: 's',
    position: 1,
    code: 'CQG',
    name: 'Tỷ lệ dịch vụ công lên Cổng Quốc gia',
    short_name: 'Lên Cổng Quốc gia',
    group_name: null,
    kind: 'ratio',
    counted: 'dịch vụ',
    higher_is_better: true,
    weight: 200,
    asked_of: ['department'],
    follows_id: null,
    source: null,
  },
  whose: { id: 'u', short_name: 'Sở GTVT', name: 'Sở Giao thông vận tải' },
  start: on(40, 80, '2022-06-30'),
  target: of(80, 100),
  due_on: '2022-09-30',
  required: of(720, 1000),
  present: on(48, 80, '2022-09-15'),
  course: { is: 'behind', by: of(120, 1000) },
  ...more,
});

describe('a gauge', () => {
  it('lays its values on one scale that ends with the greatest', () => {
    const gauge = gaugeOf(path());
    expect(gauge.target).toBe(100);
    expect([gauge.start, gauge.present, gauge.required]).toEqual([
      62.5,
      expect.closeTo(75),
      expect.closeTo(90),
    ]);
    const beyond = gaugeOf(path({ present: on(1, 1, '2022-09-15') }));
    expect([beyond.present, beyond.target]).toEqual([100, 80]);
  });

  it('has no place for what is not known, nor for a value over nothing', () => {
    const gauge = gaugeOf(path({ start: null, required: null, present: on(0, 0, '2022-09-15') }));
    expect(gauge).toEqual({ start: undefined, present: undefined, required: undefined, target: 100 });
    expect(gaugeOf(path({ start: null, required: null, present: null, target: of(0, 1) })).target).toBe(0);
  });

  it('says how far it is behind, in the steps of the indicator and in its direction', () => {
    expect(courseWords(path())).toBe('Thấp hơn lộ trình 12 điểm phần trăm');
    const lower = path();
    lower.indicator.higher_is_better = false;
    expect(courseWords(lower)).toBe('Cao hơn lộ trình 12 điểm phần trăm');
    const counted = path({ course: { is: 'behind', by: of(3, 1) } });
    counted.indicator.kind = 'count';
    expect(courseWords(counted)).toBe('Thấp hơn lộ trình 3 dịch vụ');
    const yes = path({ course: { is: 'behind', by: of(1, 1) } });
    yes.indicator.kind = 'yes_no';
    expect(courseWords(yes)).toBe('Đến hạn mà chưa có');
  });

  it('says every other course in words of its own', () => {
    const words = (['reached', 'on_path', 'open'] as const).map((is) =>
      courseWords(path({ course: { is } as Course })),
    );
    words.push(courseWords(path({ course: { is: 'silent', since_on: '2022-07-26' } })));
    expect(words).toEqual([
      'Đã đạt chỉ tiêu',
      'Đúng lộ trình',
      'Chưa đủ căn cứ để so với lộ trình',
      'Chưa có số liệu mới từ 26/07/2022',
    ]);
  });

  it('is read out whole', () => {
    expect(gaugeWords(path())).toBe(
      'Hiện tại: 60% (15/09/2022); cần đạt: 72%; lúc giao: 50% (30/06/2022); chỉ tiêu: 80% đến ngày 30/09/2022; ' +
        'Thấp hơn lộ trình 12 điểm phần trăm',
    );
    expect(targetWords(path({ due_on: null }))).toBe('chỉ tiêu: 80%');
    expect(gaugeWords(path({ present: null, start: null, required: null }))).toBe(
      'Chưa có số liệu; chỉ tiêu: 80% đến ngày 30/09/2022; Thấp hơn lộ trình 12 điểm phần trăm',
    );
  });

  it('gives back what was entered', () => {
    expect(aimOf(path())).toEqual({ indicator_id: 'i', target: of(80, 100) });
    expect(aimOf(null)).toBeNull();
  });
});
