// Laws of how a standing reads.
import { describe, expect, it } from 'vitest';
import type { Standing } from '../ipc/types';
import { look, ORDER, standingLong, standingShort } from './standing';

describe('a standing', () => {
  it.each<[Standing, string, string]>([
    [{ class: 'overdue', days: 25 }, 'trễ 25 ngày', 'Quá hạn 25 ngày'],
    [{ class: 'due_soon', days: 4 }, 'còn 4 ngày', 'Sắp đến hạn, còn 4 ngày'],
    [{ class: 'due_soon', days: 0 }, 'hạn hôm nay', 'Sắp đến hạn, hạn hôm nay'],
    [{ class: 'in_time', days: 1250 }, 'còn 1.250 ngày', 'Trong hạn, còn 1.250 ngày'],
    [{ class: 'no_deadline', stagnant: true }, 'tồn đọng 3 tháng', 'Không thời hạn, tồn đọng 3 tháng'],
    [{ class: 'waiting', late_days: 0 }, 'chờ xác nhận', 'Chờ xác nhận'],
    [{ class: 'waiting', late_days: 2 }, 'báo trễ 2 ngày', 'Chờ xác nhận, báo trễ 2 ngày'],
    [{ class: 'done_on_time' }, 'đúng hạn', 'Hoàn thành đúng hạn'],
  ])('%o reads well beside its column and alone', (standing, short, long) => {
    expect(standingShort(standing)).toBe(short);
    expect(standingLong(standing)).toBe(long);
  });

  it('has a silhouette of its own in every class', () => {
    expect(new Set(ORDER.map(look)).size).toBe(ORDER.length);
  });
});
