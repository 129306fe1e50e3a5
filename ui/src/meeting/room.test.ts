// Laws of what the chair can choose for the room.
import { describe, expect, it } from 'vitest';
import type { ChairDirective, ChartRequest, RoomChart, RoomShown } from '../ipc/types';
import { chartWords, keyOf, showable, shownWords } from './room.svelte';

const chart = (request: ChartRequest, about: string | null = null): RoomChart => ({
  request,
  about,
  against: null,
});

const standing = chart({ kind: 'standing_bar', review_id: null });
const trend = chart({ kind: 'trend', indicator_id: 'i', unit_id: null }, 'Hồ sơ trực tuyến');
const directive = (id: string): ChairDirective =>
  ({ directive: { id }, code: `CĐ-${id}`, gaps: [] }) as unknown as ChairDirective;

describe('what the room can be shown', () => {
  const all = showable([standing, trend], [directive('01'), directive('02')]);

  it('is offered whole, each thing once', () => {
    const kinds: Record<RoomShown['shows'], true> = {
      title: true,
      agenda: true,
      clock: true,
      chart: true,
      tasks: true,
      directive: true,
      blank: true,
    };
    expect(new Set(all.map((one) => one.shows))).toEqual(new Set(Object.keys(kinds)));
    expect(new Set(all.map(keyOf)).size).toBe(all.length);
  });

  it('has a name of its own each, the newest directive first', () => {
    const names = all.map((one) => shownWords(one, [standing, trend], [directive('01'), directive('02')]));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('Hồ sơ trực tuyến theo thời gian');
    expect(names.indexOf('CĐ-02')).toBeLessThan(names.indexOf('CĐ-01'));
  });

  it('is named as gone when it is', () => {
    expect(shownWords({ shows: 'directive', directive_id: 'x' }, [], [])).toBe('chỉ đạo đã bỏ');
    expect(shownWords({ shows: 'chart', request: trend.request }, [], [])).toBe('biểu đồ');
  });

  it('names a chart by what it compares', () => {
    const since: ChartRequest = {
      kind: 'dumbbell',
      of: { pair: 'indicator_since', indicator_id: 'i', before_on: '2022-07-26' },
      highlighted_id: null,
    };
    expect(chartWords(chart(since, 'Hồ sơ'))).toBe('Hồ sơ, nay và kỳ trước');
    expect(chartWords({ ...chart(since, 'Đã lập'), against: 'Đã tập huấn' })).toBe('Đã lập và Đã tập huấn');
  });
});
