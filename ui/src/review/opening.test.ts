// Laws of what is chosen when a review is opened.
import { describe, expect, it } from 'vitest';
import type { OpeningPlan } from '../ipc/types';
import { entryOf, readTime } from './opening';

const PLAN = {
  year: 2023,
  span: 'first_half',
  period_from_on: '2022-12-15',
  period_to_on: '2023-06-14',
  reports_due_on: '2023-06-16',
  units: [{ id: 'u1' }, { id: 'u2' }],
  carried: [{ id: 'p1' }, { id: 'p2' }],
} as unknown as OpeningPlan;

describe('opening a review', () => {
  it('does what was shown where nothing was chosen', () => {
    const entry = entryOf(PLAN, {}, null);
    expect(entry.review.period).toEqual(['2022-12-15', '2023-06-14']);
    expect(entry.review.unit_ids).toEqual(['u1', 'u2']);
    expect(entry.carried_ids).toEqual(['p1', 'p2']);
  });

  it('takes what was chosen over what was shown', () => {
    const entry = entryOf(PLAN, { to: '2023-06-30', reportsDue: '2023-07-05', left: ['p1'] }, null);
    expect(entry.review.period).toEqual(['2022-12-15', '2023-06-30']);
    expect([entry.review.reports_due_on, entry.carried_ids]).toEqual(['2023-07-05', ['p2']]);
  });

  it('reads a time as people write it', () => {
    expect(['8:30', '14g00', '7.05', '24:00', '8', '8:60'].map(readTime)).toEqual([
      '08:30:00',
      '14:00:00',
      '07:05:00',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
