// The one fact an empty board states: which filter lets nothing through, and the way out of it.
import type { ReviewRef, Unit } from '../ipc/types';
import { meetingName } from '../review/name';
import { t } from '../words.svelte';
import type { Chosen } from './board.svelte';
import { bandName, noticeName } from './chips';
import { className } from './standing';

export function emptyFact(chosen: Chosen, unit: Unit | undefined, review: ReviewRef | undefined): string {
  const text = chosen.text.trim();
  if (text !== '') return t('task-empty-text', { text });
  if (chosen.class && unit)
    return t('task-empty-class-unit', { standing: className(chosen.class), unit: unit.name });
  if (chosen.class) return t('task-empty-class', { standing: className(chosen.class) });
  if (chosen.notice) return t('task-empty-class', { standing: noticeName(chosen.notice) });
  if (chosen.band) return t('task-empty-class', { standing: bandName(chosen.band) });
  if (chosen.dueFrom || chosen.dueTo) return t('task-empty-due');
  if (chosen.directive) return t('task-empty-directive');
  if (unit) return t('task-empty-unit', { unit: unit.name });
  if (review) return t('task-empty-review', { review: meetingName(review) });
  return t('task-empty');
}

/** What to drop so that there is something to see again, the narrowest first; nothing when all is shown. */
export function wayOut(
  chosen: Chosen,
  reviewId: string | null,
): { words: string; part: Partial<Chosen>; text: boolean } | undefined {
  const way = (words: string, part: Partial<Chosen>, text = false) => ({ words: t(words), part, text });
  if (chosen.text.trim() !== '') return way('task-drop-text', { text: '' }, true);
  if (chosen.class) return way('task-drop-class', { class: null });
  if (chosen.notice) return way('task-drop-notice', { notice: null, since: null });
  if (chosen.band) return way('task-drop-band', { band: null });
  if (chosen.dueFrom || chosen.dueTo) return way('task-drop-due', { dueFrom: null, dueTo: null });
  if (chosen.directive) return way('task-drop-directive', { directive: null });
  if (chosen.unit) return way('task-drop-unit', { unit: null, role: 'lead' });
  if (reviewId) return way('task-drop-review', { review: null });
  return undefined;
}
