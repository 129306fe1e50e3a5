// The one fact an empty board states: which filter lets nothing through.
import type { ReviewRef, Unit } from '../ipc/types';
import { meetingName } from '../review/name';
import { t } from '../words.svelte';
import type { Chosen } from './board.svelte';
import { className } from './standing';

export function emptyFact(chosen: Chosen, unit: Unit | undefined, review: ReviewRef | undefined): string {
  const text = chosen.text.trim();
  if (text !== '') return t('task-empty-text', { text });
  if (chosen.class && unit)
    return t('task-empty-class-unit', { standing: className(chosen.class), unit: unit.name });
  if (chosen.class) return t('task-empty-class', { standing: className(chosen.class) });
  if (unit) return t('task-empty-unit', { unit: unit.name });
  if (review) return t('task-empty-review', { review: meetingName(review) });
  return t('task-empty');
}
