// Laws of the agenda on the table: no item is lost by any move, no minute by going past another, nor the cursor of whoever writes.
import { render } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import {
  beginnings,
  clockOf,
  dropped,
  hintOf,
  hintsTaken,
  minutesAt,
  minutesOf,
  moved,
  nested,
  planOf,
  totalOf,
  without,
  type Draft,
} from './agenda';
import AgendaPane from './AgendaPane.svelte';
import type { Chairing } from './chair.svelte';

const item = (title: string, minutes: number, level = 0): Draft => ({
  key: 0,
  id: title,
  level,
  title,
  minutes,
  presenterId: null,
  note: '',
  hint: null,
});

const agenda = [item('A', 5), item('B', 99), item('B1', 15, 1), item('B2', 20, 1), item('C', 10)];
const names = (items: readonly Draft[] | undefined): string =>
  (items ?? []).map((one) => '-'.repeat(one.level) + one.title).join(' ');

describe('the minutes of an agenda', () => {
  it('a parent has no minutes of its own, and a part counts once', () => {
    expect(minutesOf(agenda, 1)).toBe(35);
    expect(totalOf(agenda)).toBe(50);
    expect(beginnings(agenda, 14 * 60).map(clockOf)).toEqual(['14:00', '14:05', '14:05', '14:20', '14:40']);
  });

  it('a time is read as people write it, and nothing else is one', () => {
    expect(minutesAt('16:30:00')).toBe(990);
    expect(minutesAt('7h05')).toBe(425);
    expect(minutesAt('24:00')).toBeUndefined();
    expect(minutesAt('')).toBeUndefined();
  });
});

describe('moving items', () => {
  it('an item takes those under it along', () => {
    expect(names(moved(agenda, 1, 1))).toBe('A C B -B1 -B2');
    expect(names(moved(agenda, 4, -1))).toBe('A C B -B1 -B2');
  });

  it('a part stays among the parts of its item', () => {
    expect(names(moved(agenda, 2, 1))).toBe('A B -B2 -B1 C');
    expect(moved(agenda, 3, 1)).toBeUndefined();
    expect(moved(agenda, 2, -1)).toBeUndefined();
  });

  it('there and back is where it was', () => {
    for (const at of [0, 1, 2, 4]) {
      const there = moved(agenda, at, 1);
      if (!there) continue;
      const key = agenda[at];
      const back = moved(
        there,
        there.findIndex((one) => one === key),
        -1,
      );
      expect(names(back)).toBe(names(agenda));
    }
  });

  it('no minute is lost by going past another, nor by taking a part out of several', () => {
    for (const [at] of agenda.entries())
      for (const made of [moved(agenda, at, 1), moved(agenda, at, -1), nested(agenda, at, -1)])
        if (made) expect(totalOf(made), names(made)).toBe(totalOf(agenda));
  });

  it('no item is lost by any move', () => {
    const all = agenda.flatMap((_, at) => [
      moved(agenda, at, 1),
      moved(agenda, at, -1),
      nested(agenda, at, 1),
      nested(agenda, at, -1),
      ...agenda.map((__, to) => dropped(agenda, at, to)),
    ]);
    const sorted = (items: readonly Draft[]): string[] => items.map((one) => one.title).toSorted();
    for (const made of all) {
      if (!made) continue;
      expect(sorted(made)).toEqual(sorted(agenda));
      expect(made[0]?.level).toBe(0);
    }
  });
});

describe('nesting', () => {
  it('an item goes under the one above, and back', () => {
    const under = nested(agenda, 4, 1);
    expect(names(under)).toBe('A B -B1 -B2 -C');
    expect(names(nested(under ?? [], 4, -1))).toBe(names(agenda));
  });

  it('a part that is taken out stands behind those it lay among', () => {
    expect(names(nested(agenda, 2, -1))).toBe('A B -B2 B1 C');
  });

  it('the first item and an item with parts lie at the top', () => {
    expect(nested(agenda, 0, 1)).toBeUndefined();
    expect(nested(agenda, 1, 1)).toBeUndefined();
  });

  it('what lay under an item that is taken out moves up', () => {
    expect(names(without(agenda, 1))).toBe('A B1 B2 C');
    expect(names(without(agenda, 2))).toBe('A B -B2 C');
  });
});

it('what is sent is a tree that keeps the items it had', () => {
  const plan = planOf(agenda, 16 * 60 + 30);
  expect(plan.ends_at).toBe('16:30:00');
  expect(plan.items.map((one) => one.id)).toEqual(['A', 'B', 'C']);
  expect(plan.items[1]?.items.map((one) => one.title)).toEqual(['B1', 'B2']);
  expect(planOf([], undefined)).toEqual({ ends_at: null, items: [] });
});

it('suggests minutes only where they differ, never to an item whose minutes are those under it', () => {
  const hint = (minutes: number): { minutes: number; took: number[] } => ({ minutes, took: [minutes] });
  const timed = [
    { ...item('A', 5), hint: hint(5) },
    { ...item('B', 30), hint: hint(40) },
    { ...item('B1', 15, 1), hint: hint(20) },
    item('C', 10),
  ];
  expect(timed.map((_, at) => hintOf(timed, at)?.minutes)).toEqual([undefined, undefined, 20, undefined]);
  const taken = hintsTaken(timed);
  expect(taken.map((one) => one.minutes)).toEqual([5, 30, 20, 10]);
  expect(taken.every((_, at) => hintOf(taken, at) === undefined)).toBe(true);
});

describe('the agenda as it goes on', () => {
  afterEach(() => document.body.replaceChildren());

  const line = (id: string) => ({
    id,
    parent_id: null,
    number: id,
    title: id,
    standing: 'waiting',
    is_leaf: true,
    budget_seconds: 300,
    presenter_id: null,
  });
  let made: () => void = () => {};
  const chairing = {
    id: 'M',
    view: { lines: [line('1'), line('2')] },
    elapsed: () => 0,
    quietly: () => new Promise<boolean>((done) => (made = () => done(true))),
  } as unknown as Chairing;
  const settled = (): Promise<unknown> => new Promise((done) => setTimeout(done));

  it.each(['moved', 'passed over'])(
    'gives an item that was %s the keys only if nobody has them',
    async (how) => {
      const shown = render(AgendaPane, { chairing });
      const [row] = shown.container.querySelectorAll<HTMLElement>('button.row');
      if (!row) throw new Error('no item is shown');
      const field = document.body.appendChild(document.createElement('textarea'));
      row.click();
      await settled();
      const act = (): void => {
        const deed = row.closest('li')?.querySelector<HTMLElement>('.deeds button');
        (how === 'moved' ? row : deed)?.focus();
        if (how === 'moved')
          row.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }));
        else deed?.click();
      };

      act();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      made();
      await settled();
      expect(document.activeElement, 'nobody else has the keys').toBe(row);

      act();
      field.focus();
      made();
      await settled();
      expect(document.activeElement, 'somebody writes').toBe(field);
    },
  );
});
