// How a standing looks and reads: its silhouette, its class in words, and "trễ 25 ngày" in a column of its own.
import { number } from '../figures';
import type { Counts, Standing, StandingClass } from '../ipc/types';
import type { Look } from '../parts/standing-look';
import { t } from '../words.svelte';

const LOOK: Record<StandingClass, Look> = {
  overdue: 'overdue',
  due_soon: 'due-soon',
  in_time: 'on-track',
  no_deadline: 'no-deadline',
  waiting: 'waiting',
  done_on_time: 'done-on-time',
  done_late: 'done-late',
  done_no_deadline: 'done-no-deadline',
  ended: 'ended',
};

/** The classes of tabs and bars, in their fixed order (DESIGN 2). */
export const ORDER: readonly StandingClass[] = [
  'overdue',
  'due_soon',
  'in_time',
  'no_deadline',
  'waiting',
  'done_on_time',
  'done_late',
  'done_no_deadline',
  'ended',
];

export const look = (of: StandingClass): Look => LOOK[of];

/** "Quá hạn". */
export function className(of: StandingClass): string {
  return t(`standing-${of.replaceAll('_', '-')}`);
}

/** What stands in a column already headed "Trạng thái": "trễ 25 ngày", "còn 4 ngày". */
export function standingShort(standing: Standing): string {
  switch (standing.class) {
    case 'overdue':
      return t('task-late', { days: number(standing.days) });
    case 'due_soon':
      return standing.days === 0 ? t('task-due-today') : t('task-left', { days: number(standing.days) });
    case 'in_time':
      return t('task-left', { days: number(standing.days) });
    case 'no_deadline':
      return standing.stagnant ? t('task-stagnant') : t('task-no-due-short');
    case 'waiting':
      return standing.late_days > 0
        ? t('task-reported-late', { days: number(standing.late_days) })
        : t('task-waiting-short');
    case 'done_late':
      return t('task-done-late', { days: number(standing.days) });
    case 'done_on_time':
      return t('task-done-on-time');
    case 'done_no_deadline':
      return t('task-done-no-deadline');
    case 'ended':
      return className('ended');
  }
}

/** What stands alone in a panel: "Quá hạn 25 ngày", "Trong hạn, còn 21 ngày". */
export function standingLong(standing: Standing): string {
  switch (standing.class) {
    case 'overdue':
    case 'done_late':
      return t('task-standing-by', { standing: className(standing.class), days: number(standing.days) });
    case 'due_soon':
    case 'in_time':
      return `${className(standing.class)}, ${standingShort(standing)}`;
    case 'waiting':
      return standing.late_days > 0
        ? `${className('waiting')}, ${standingShort(standing)}`
        : className('waiting');
    case 'no_deadline':
      return standing.stagnant
        ? `${className('no_deadline')}, ${t('task-stagnant')}`
        : className('no_deadline');
    default:
      return className(standing.class);
  }
}

export const total = (counts: Counts): number => ORDER.reduce((sum, of) => sum + counts[of], 0);

export const isOpen = (standing: Standing): boolean =>
  ['overdue', 'due_soon', 'in_time', 'no_deadline'].includes(standing.class);
