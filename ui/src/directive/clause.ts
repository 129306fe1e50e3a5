// A clause of a notice as the editor handles it: what is written back, in which order, and what reads otherwise now.
// It knows no screen and calls nothing.
import type { ClauseBefore, Directive, DirectiveEntry, NoticeClause } from '../ipc/types';
import { t } from '../words.svelte';

/** What has to be entered for a directive to say `text` and nothing else to change. */
export function entryOf(directive: Directive, text: string): DirectiveEntry {
  const { kind, work, lead_ids, coordinating_ids, sharing, deadline_phrase, due_on, recurs } = directive;
  const { product, measure, measure_target, origin_id, source } = directive;
  return {
    kind,
    text,
    work,
    lead_ids,
    coordinating_ids,
    sharing,
    deadline_phrase,
    due_on,
    recurs,
    product,
    measure,
    measure_target,
    origin_id,
    source,
  };
}

/** The order with the clause at `at` one place up or down; nothing when it is at the end already. */
export function movedOrder(clauses: readonly NoticeClause[], at: number, by: 1 | -1): string[] | undefined {
  const ids = clauses.map((clause) => clause.directive.id);
  const [moved, other] = [ids[at], ids[at + by]];
  if (moved === undefined || other === undefined) return undefined;
  ids[at] = other;
  ids[at + by] = moved;
  return ids;
}

/** The lines of a text that say something, without the marks of a list typed with them. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-–]\s*/, '').replace(/[;\s]+$/, ''))
    .filter((line) => line !== '');
}

/** "Khác 05/TB-BCĐ: nội dung, hạn." or that the clause is new. */
export function changedWords(before: ClauseBefore): string {
  if (before.said === null) return t('directive-clause-new', { notice: before.notice });
  const fields = before.changed.map((field) => t(`field-${field.replaceAll('_', '-')}`)).join(', ');
  return t('directive-clause-changed', { notice: before.notice, fields });
}
