// What has changed since the last meeting, in one sentence: only what the lists support.
import { day, inWords } from '../figures';
import type { SinceMeeting } from '../ipc/types';
import { t } from '../words.svelte';

/** "Từ ngày 26/07/2022: năm việc mới quá hạn, ba việc đã gỡ quá hạn, hai việc im lặng quá lâu." */
export function sinceFinding(found: SinceMeeting): string {
  const parts = [
    found.newly_late.n_tasks > 0 && t('task-since-newly-late', { n: inWords(found.newly_late.n_tasks) }),
    found.recovered.n_tasks > 0 && t('task-since-recovered', { n: inWords(found.recovered.n_tasks) }),
    found.silent.n_tasks > 0 && t('task-since-silent', { n: inWords(found.silent.n_tasks) }),
  ].filter((part): part is string => typeof part === 'string');
  const words = parts.length > 0 ? parts.join(', ') : t('task-since-nothing');
  return t('task-since-finding', { since: day(found.since_on), found: words });
}
