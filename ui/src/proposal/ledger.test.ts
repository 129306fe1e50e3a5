// Laws of the ledger: themes, and what counts as prepared.
import { expect, it } from 'vitest';
import type { LedgerRow, Outcome } from '../ipc/types';
import { isPrepared, openCount, themeNames, themes } from './ledger';

function row(theme: string | null, outcome: Outcome = 'open', planned: string | null = null): LedgerRow {
  const unit = { id: 'u', short_name: 'Sở', name: 'Sở' };
  return {
    proposal: {
      id: `${theme}-${outcome}-${planned}`,
      review_id: 'r',
      number: 1,
      kind: 'request',
      from_id: 'u',
      to_id: null,
      theme,
      text: 'x',
      item_id: null,
      planned_answer: planned,
      answer_by_id: null,
      expected_work: null,
      expected_lead_id: null,
      expected_due_on: null,
      outcome,
      forwarded_to_id: null,
      answer: null,
      answered_on: null,
      source: null,
      carried_from_id: null,
    },
    code: 'ĐN-01',
    from: unit,
    to: null,
    direction: null,
    answer_by: null,
    expected_lead: null,
    forwarded_to: null,
    directives: [],
  };
}

it('a theme is one however it was typed, and those without stand last', () => {
  const rows = [row(null), row('Kinh phí'), row(null), row('kinh phi'), row('Hạ tầng'), row(null)];
  expect(themes(rows).map((theme) => [theme.name, theme.rows.length])).toEqual([
    ['Kinh phí', 2],
    ['Hạ tầng', 1],
    ['', 3],
  ]);
  expect(themeNames(rows.slice(0, 2), rows.slice(2))).toEqual(['Kinh phí', 'Hạ tầng']);
});

it('no proposal is lost among its themes', () => {
  const rows = [row('A'), row(null), row('B'), row('a')];
  expect(themes(rows).reduce((sum, theme) => sum + theme.rows.length, 0)).toBe(rows.length);
});

it('a planned answer or an outcome prepares a proposal, nothing else does', () => {
  expect(isPrepared(row('A'))).toBe(false);
  expect(isPrepared(row('A', 'open', 'Sẽ bố trí'))).toBe(true);
  expect(isPrepared(row('A', 'carried'))).toBe(true);
  expect(openCount([row('A'), row('B', 'answered'), row('C')])).toBe(2);
});
