// The meetings that can be chaired: the one that sits first, then the next to be held. Asked again after each act.
import { desk, turn } from '../desk.svelte';
import { daysBetween } from '../figures';
import { meetingList } from '../ipc/commands';
import type { MeetingRef } from '../ipc/types';
import { go, here } from '../router.svelte';

const OPEN: readonly string[] = ['in_progress', 'open', 'draft'];

let found = $state.raw<MeetingRef[]>([]);
/** The file that was looked at when it was opened. */
let looked: string | undefined;

export const chaired = (): MeetingRef[] => found;

const sits = (meeting: MeetingRef): number => Number(meeting.state === 'in_progress');

$effect.root(() => {
  $effect(() => {
    void turn();
    if (desk() === undefined) {
      found = [];
      looked = undefined;
      return;
    }
    void meetingList().then(
      (all) => {
        const open = all.filter((meeting) => OPEN.includes(meeting.state));
        found = open.toSorted((a, b) => sits(b) - sits(a) || a.held_on.localeCompare(b.held_on));
        takeUp();
      },
      () => (found = []),
    );
  });
});

/** A meeting that sits today, or since last evening, was broken off by a machine that died: it goes on where it stood. */
function takeUp(): void {
  const { file_name: name, today } = desk() ?? {};
  if (name === undefined || today === undefined || looked === name) return;
  looked = name;
  const first = found[0];
  const brokenOff = first && sits(first) === 1 && daysBetween(first.held_on, today) <= 1;
  if (brokenOff && here().screen === 'overview') enterChair();
}

/** F5 enters the meeting that sits, else the next one; where there is none it is not ours. */
export function enterChair(): void | false {
  const first = found[0];
  if (!first || here().screen === 'chair') return false;
  go('chair', { meeting: first.id });
}
