// What a saved view keeps of what was chosen, and how it is chosen again. The day and what is open are not part of it.
import type { ViewChoice } from '../ipc/types';
import type { Chosen } from './board.svelte';

/** What is kept. */
export function choiceOf(chosen: Chosen): ViewChoice {
  return {
    review:
      chosen.review === undefined
        ? { which: 'tracked' }
        : chosen.review === null
          ? { which: 'every' }
          : { which: 'one', review_id: chosen.review },
    directive_id: chosen.directive,
    unit_id: chosen.unit,
    role: chosen.role,
    due_from_on: chosen.dueFrom,
    due_to_on: chosen.dueTo,
    class: chosen.class,
    notice: chosen.notice,
    band: chosen.band,
    text: chosen.text.trim() === '' ? null : chosen.text,
    grouping: chosen.grouping,
    sort: chosen.sort,
    descending: chosen.descending,
  };
}

/** What is chosen when a view is opened: all of it, so that nothing of the view before stays. */
export function chosenBy(choice: ViewChoice): Partial<Chosen> {
  const { review } = choice;
  return {
    review: review.which === 'tracked' ? undefined : review.which === 'every' ? null : review.review_id,
    directive: choice.directive_id,
    unit: choice.unit_id,
    role: choice.role,
    dueFrom: choice.due_from_on,
    dueTo: choice.due_to_on,
    class: choice.class,
    notice: choice.notice,
    since: null,
    band: choice.band,
    text: choice.text ?? '',
    grouping: choice.grouping,
    sort: choice.sort,
    descending: choice.descending,
  };
}

/** True when what is chosen is just what a view shows. */
export function isShown(choice: ViewChoice, chosen: Chosen): boolean {
  const own = choiceOf(chosen);
  const same = (key: keyof ViewChoice): boolean => JSON.stringify(own[key]) === JSON.stringify(choice[key]);
  return (Object.keys(own) as (keyof ViewChoice)[]).every(same);
}
