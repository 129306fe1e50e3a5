// Laws of the sentence above what has changed: it says what the lists hold, and nothing of empty ones.
import { describe, expect, it } from 'vitest';
import type { Noticed, SinceMeeting } from '../ipc/types';
import { sinceFinding } from './since';

const list = (n_tasks: number): Noticed => ({ n_tasks, rows: [] });

const found = (late: number, recovered: number, silent: number): SinceMeeting => ({
  as_of: '2022-10-10',
  since_on: '2022-07-26',
  silent_days: 30,
  newly_late: list(late),
  recovered: list(recovered),
  silent: list(silent),
  broken_twice: list(0),
  never_reported: list(0),
  bands: { to_30: 0, to_60: 0, to_120: 0, over_120: 0 },
});

describe('the sentence above what has changed', () => {
  it.each<[SinceMeeting, string]>([
    [found(5, 3, 0), 'Từ ngày 26/07/2022: năm việc mới quá hạn, ba việc đã gỡ quá hạn.'],
    [found(0, 0, 12), 'Từ ngày 26/07/2022: 12 việc im lặng quá lâu.'],
    [found(0, 0, 0), 'Từ ngày 26/07/2022: không có việc nào mới quá hạn, gỡ quá hạn hay im lặng quá lâu.'],
  ])('%# says what stands in the lists', (since, words) => {
    expect(sinceFinding(since)).toBe(words);
  });
});
