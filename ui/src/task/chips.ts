// The conditions of the board as chips: what each is about, what it says, and what dropping it leaves.
import { day } from '../figures';
import type { LateBand, NoticeKind, ReviewRef, Unit } from '../ipc/types';
import { meetingName } from '../review/name';
import { t } from '../words.svelte';
import type { Chosen } from './board.svelte';

export interface Condition {
  id: string;
  about: string;
  words: string;
  /** What is chosen when it is dropped. */
  without: Partial<Chosen>;
}

export const NOTICES: readonly NoticeKind[] = [
  'newly_late',
  'recovered',
  'silent',
  'broken_twice',
  'never_reported',
];

export const BANDS: readonly LateBand[] = ['to_30', 'to_60', 'to_120', 'over_120'];

const kebab = (snake: string): string => snake.replaceAll('_', '-');

/** "Mới quá hạn". */
export const noticeName = (kind: NoticeKind): string => t(`task-notice-${kebab(kind)}`);

/** "31–60 ngày". */
export const bandName = (band: LateBand): string => t(`task-band-${kebab(band)}`);

/** "từ 01/10/2022 đến 31/10/2022". */
export function dueWords(from: string | null, to: string | null): string {
  if (from && to) return t('task-due-between', { from: day(from), to: day(to) });
  return from ? t('task-due-from', { day: day(from) }) : t('task-due-to', { day: day(to ?? '') });
}

/** The conditions in force, apart from the tab and the text, which have places of their own. */
export function conditions(
  chosen: Chosen,
  review: ReviewRef | undefined,
  unit: Unit | undefined,
  directive: string | null,
): Condition[] {
  const found: Condition[] = [];
  if (review)
    found.push({
      id: 'review',
      about: t('task-chip-meeting'),
      words: meetingName(review),
      without: { review: null },
    });
  if (chosen.directive)
    found.push({
      id: 'directive',
      about: t('task-directive'),
      words: directive ?? '…',
      without: { directive: null },
    });
  if (unit)
    found.push({
      id: 'unit',
      about: t(`task-role-${chosen.role}`),
      words: unit.short_name,
      without: { unit: null, role: 'lead' },
    });
  if (chosen.dueFrom || chosen.dueTo)
    found.push({
      id: 'due',
      about: t('task-due'),
      words: dueWords(chosen.dueFrom, chosen.dueTo),
      without: { dueFrom: null, dueTo: null },
    });
  if (chosen.notice)
    found.push({
      id: 'notice',
      about: chosen.since ? t('task-since-day', { day: day(chosen.since) }) : t('task-since'),
      words: noticeName(chosen.notice),
      without: { notice: null, since: null },
    });
  if (chosen.band)
    found.push({
      id: 'band',
      about: t('task-band'),
      words: bandName(chosen.band),
      without: { band: null },
    });
  return found;
}
