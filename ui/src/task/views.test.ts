// Laws of saved views: what is kept is what is chosen again.
import { describe, expect, it } from 'vitest';
import { firstChoice, type Chosen } from './board.svelte';
import { choiceOf, chosenBy, isShown } from './views';

const narrowed: Chosen = {
  ...firstChoice({}),
  review: null,
  unit: 'a',
  role: 'either',
  dueFrom: '2022-10-01',
  class: 'overdue',
  band: 'to_60',
  text: 'mot cua ',
  grouping: 'unit',
  sort: 'heard',
  descending: true,
  open: 'x',
};

describe('a saved view', () => {
  it.each<[string, Chosen]>([
    ['the first choice', firstChoice({})],
    ['a narrowed one', narrowed],
    ['one review', { ...firstChoice({}), review: 'r', notice: 'silent' }],
  ])('chooses again what was kept: %s', (_, chosen) => {
    const choice = choiceOf(chosen);
    expect(choiceOf({ ...narrowed, ...chosenBy(choice) })).toEqual(choice);
    expect(isShown(choice, { ...firstChoice({}), ...chosenBy(choice) })).toBe(true);
  });

  it('is no longer shown when one condition differs', () => {
    expect(isShown(choiceOf(narrowed), { ...narrowed, role: 'lead' })).toBe(false);
    expect(isShown(choiceOf(narrowed), { ...narrowed, open: undefined, scrollTop: 40 })).toBe(true);
  });

  it('leaves nothing of the view before', () => {
    const after = { ...narrowed, ...chosenBy(choiceOf(firstChoice({}))) };
    expect(choiceOf(after)).toEqual(choiceOf(firstChoice({})));
  });
});
