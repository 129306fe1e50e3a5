// The tabs of the board: a class each, with its count.
import { number } from '../figures';
import type { Counts, StandingClass } from '../ipc/types';
import type { Tab } from '../parts/Tabs.svelte';
import { t } from '../words.svelte';
import { className, look, ORDER, total } from './standing';

/** Classes with a tab of their own always, and those with one while there is something in them. */
const ALWAYS: readonly StandingClass[] = ['overdue', 'due_soon', 'in_time', 'done_on_time', 'done_late'];
const WHEN_ANY: readonly StandingClass[] = ['no_deadline', 'waiting'];

/** The rest (done without deadline, ended) stands behind "Tất cả", unless it is what is shown. */
export function boardTabs(counts: Counts | undefined, shown: StandingClass | null): Tab[] {
  if (!counts) return [{ id: 'all', words: t('task-all') }];
  const classes = ORDER.filter(
    (c) => ALWAYS.includes(c) || (WHEN_ANY.includes(c) && counts[c] > 0) || c === shown,
  );
  return [
    { id: 'all', words: t('task-all'), count: number(total(counts)) },
    ...classes.map((c) => ({ id: c, words: className(c), look: look(c), count: number(counts[c]) })),
  ];
}
