// The sentence at the head of the overview: said only when the figures support it, else a plain label (DESIGN 1).
import { inWords, number } from '../figures';
import type { Overview } from '../ipc/types';
import { meetingKind, reviewTitle } from '../review/name';
import { capital, t } from '../words.svelte';

export function finding(view: Overview): string {
  const days = view.days_to_meeting;
  const parts: string[] = [];
  if (view.review && days !== null && days > 0)
    parts.push(t('briefing-days-left', { days: number(days), meeting: meetingKind(view.review) }));
  if (view.review && days === 0)
    parts.push(t('briefing-meeting-today', { meeting: meetingKind(view.review) }));
  const blocking = view.readiness.filter((row) => !row.ready).length;
  if (days !== null && days >= 0 && view.readiness.length > 0) {
    parts.push(
      blocking === 0
        ? t('briefing-all-ready')
        : t('briefing-not-ready', { words: capital(inWords(blocking)) }),
    );
    return parts.join(' ');
  }
  const { overdue, due_soon: soon } = view.counts;
  const worst = view.overdue.reduce((most, row) => Math.max(most, row.days), 0);
  if (overdue > 0) parts.push(t('briefing-overdue', { n: number(overdue), days: number(worst) }));
  else if (soon > 0) parts.push(t('briefing-due-soon', { n: number(soon) }));
  if (parts.length > 0) return parts.join(' ');
  return view.review ? reviewTitle(view.review) : t('window-nav-overview');
}
