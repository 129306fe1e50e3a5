// What is chosen when a review is opened, over what the file suggests; and the entry that follows from both.
import type { OpeningEntry, OpeningMeeting, OpeningPlan, ReviewSpan } from '../ipc/types';

/** What the reader has changed; the rest is as suggested. */
export interface Choice {
  year?: number | undefined;
  span?: ReviewSpan | undefined;
  from?: string | undefined;
  to?: string | undefined;
  reportsDue?: string | undefined;
  /** Proposals that stay where they are. */
  left?: string[] | undefined;
  /** Whether the meeting is planned too; it is once a day is known. */
  plans?: boolean | undefined;
  heldOn?: string | undefined;
  time?: string | undefined;
  place?: string | undefined;
  chair?: string | undefined;
  title?: string | undefined;
}

/** "8g30" and "8:30" are "08:30:00"; anything else is no time. */
export function readTime(text: string): string | undefined {
  const found = /^([01]?\d|2[0-3])[:hg.]\s?([0-5]\d)$/i.exec(text.trim());
  return found ? `${found[1]?.padStart(2, '0')}:${found[2]}:00` : undefined;
}

export function entryOf(plan: OpeningPlan, choice: Choice, meeting: OpeningMeeting | null): OpeningEntry {
  return {
    review: {
      year: plan.year,
      span: plan.span,
      period: [choice.from ?? plan.period_from_on, choice.to ?? plan.period_to_on],
      reports_due_on: choice.reportsDue ?? plan.reports_due_on,
      unit_ids: plan.units.map((unit) => unit.id),
    },
    carried_ids: plan.carried.map((one) => one.id).filter((id) => !(choice.left ?? []).includes(id)),
    meeting,
  };
}
