// The meetings that can be chaired: the one that sits first, then the next to be held. Asked again after each act.
import { desk, turn } from '../desk.svelte';
import { meetingList } from '../ipc/commands';
import type { MeetingRef } from '../ipc/types';
import { go, here } from '../router.svelte';

const OPEN: readonly string[] = ['in_progress', 'open', 'draft'];

let found = $state.raw<MeetingRef[]>([]);

export const chaired = (): MeetingRef[] => found;

const sits = (meeting: MeetingRef): number => Number(meeting.state === 'in_progress');

$effect.root(() => {
  $effect(() => {
    void turn();
    if (desk() === undefined) {
      found = [];
      return;
    }
    void meetingList().then(
      (all) => {
        const open = all.filter((meeting) => OPEN.includes(meeting.state));
        found = open.toSorted((a, b) => sits(b) - sits(a) || a.held_on.localeCompare(b.held_on));
      },
      () => (found = []),
    );
  });
});

/** F5 enters the meeting that sits, else the next one; where there is none it is not ours. */
export function enterChair(): void | false {
  const first = found[0];
  if (!first || here().screen === 'chair') return false;
  go('chair', { meeting: first.id });
}
