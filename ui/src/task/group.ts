// The words of a group's head, and the one fact at its right.
import { day, number, percent } from '../figures';
import type { BoardGroup, Rollup } from '../ipc/types';
import { t } from '../words.svelte';
import { className } from './standing';

/** What the group is; a class of standing is drawn with its silhouette instead. */
export function groupName(group: BoardGroup): string {
  const { key } = group;
  switch (key.by) {
    case 'standing':
      return className(key.class);
    case 'unit':
      return key.unit.name;
    case 'directive':
      return t('task-group-directive', { number: String(key.number).padStart(2, '0'), work: key.work });
    case 'week':
      return key.monday ? t('task-group-week', { day: day(key.monday) }) : t('task-no-due');
    case 'all':
      return '';
  }
}

/** "trễ nhất 40 ngày", "gần nhất còn 2 ngày"; of a directive how far its shares are together. */
export function groupFact(group: BoardGroup): string {
  const { extreme_days: days, is_late: late, rollup } = group;
  if (rollup) return rollupWords(rollup);
  if (days === null) return '';
  return t(late ? 'task-group-latest' : 'task-group-nearest', { days: number(days) });
}

/** "xong 3/12, tiến độ chung 46%". */
export function rollupWords(rollup: Rollup): string {
  return t('task-rollup', {
    done: number(rollup.n_done),
    all: number(rollup.n_shares),
    percent: percent(rollup.percent, 0),
  });
}
