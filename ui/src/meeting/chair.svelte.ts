// The meeting that is chaired: what its chair sees, the tick that moves its clock, and how an act of it is made.
// It counts nothing by itself: every second comes from the shell.
import { act, refresh, refuse } from '../desk.svelte';
import { hear, refusedBy, type CallRefused } from '../ipc/call';
import { meetingChair } from '../ipc/commands';
import type { ActDone, AgendaLine, ChairView, Tick } from '../ipc/types';
import { forgetUndo } from '../toasts.svelte';
import { t } from '../words.svelte';

export class Chairing {
  readonly id: string;
  view = $state.raw<ChairView>();
  tick = $state.raw<Tick>();
  refused = $state.raw<CallRefused>();
  #asked = 0;

  constructor(id: string) {
    this.id = id;
  }

  /** Asks how the meeting stands. */
  async load(): Promise<void> {
    const own = ++this.#asked;
    try {
      const view = await meetingChair(this.id);
      if (own !== this.#asked) return;
      this.view = view;
      this.refused = undefined;
    } catch (thrown) {
      if (own === this.#asked) this.refused = refusedBy(thrown, 'meeting_chair');
    }
  }

  /** Listens to the tick until the returned function is called. */
  listen(): () => void {
    let stop: (() => void) | undefined;
    let gone = false;
    void hear<Tick>('tick', (tick) => {
      if (tick.meeting_id !== this.id) return;
      this.tick = tick;
      const { item_id, speaker_id } = this.view?.sitting ?? {};
      if (this.view && (item_id !== tick.item_id || speaker_id !== tick.speaker_id)) void this.load();
    }).then((end) => {
      if (gone) end();
      else stop = end;
    });
    return () => {
      gone = true;
      stop?.();
    };
  }

  /** Makes an act that speaks for itself on the screen: no toast, but a refusal is told. */
  async quietly(command: string, make: () => Promise<unknown>): Promise<boolean> {
    try {
      await make();
      // What was told before leads back from this act now, and no longer from its own.
      forgetUndo();
      const state = this.view?.meeting.state;
      await this.load();
      // Begun, closed, taken up again: the rest of the window knows it from the desk.
      if (state !== this.view?.meeting.state) await refresh();
      return true;
    } catch (thrown) {
      const refused = refusedBy(thrown, command);
      if (refused.code !== 'unchanged') refuse(refused, command);
      return false;
    }
  }

  /** Makes an act and tells it with a way back. */
  async openly(command: string, make: () => Promise<ActDone>, done: string): Promise<boolean> {
    const made = await act(command, make, done);
    await this.load();
    return made !== undefined;
  }

  get current(): AgendaLine | undefined {
    return this.view?.lines.find((line) => line.id === this.view?.sitting.item_id);
  }

  get speaker() {
    return this.view?.speakers.find((line) => line.id === this.view?.sitting.speaker_id);
  }

  /** The unit that has the word: the speaker, else who presents the item. */
  get holder(): string | undefined {
    return this.speaker?.unit_id ?? this.current?.presenter_id ?? undefined;
  }

  name(unit: string | null | undefined): string {
    return this.view?.units.find((known) => known.id === unit)?.short_name ?? '';
  }

  /** Seconds a line of the agenda has taken, as the last tick has it. */
  elapsed(line: AgendaLine): number {
    const ticked = this.tick && line.id === this.tick.item_id ? this.tick.item_seconds : undefined;
    return Math.max(line.elapsed_seconds, ticked ?? 0);
  }

  /** What the large number shows: whoever has the floor, else the item; seconds given and taken. */
  get running(): { given: number; taken: number } | undefined {
    const speaker = this.speaker;
    if (speaker) {
      const ticked = this.tick?.speaker_id === speaker.id ? this.tick.speaker_seconds : 0;
      return { given: speaker.minutes * 60, taken: Math.max(speaker.spoken_seconds, ticked) };
    }
    const line = this.current;
    return line ? { given: line.budget_seconds, taken: this.elapsed(line) } : undefined;
  }
}

/** "3:08", "+1:12"; minutes grow past sixty. */
export function clockText(seconds: number): string {
  const whole = Math.abs(seconds);
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return seconds < 0 ? `+${text}` : text;
}

/** Minutes as the agenda shows them: "5′". */
export const minutes = (seconds: number): string => `${Math.round(seconds / 60)}′`;

/** The words of N: whom it gives the floor, which item it takes up, or that the agenda is done (RULINGS C31). */
export function nextWords(view: ChairView): string {
  const { next } = view;
  if (next.step === 'floor') {
    const line = view.speakers.find((speaker) => speaker.id === next.speaker_id);
    const unit = view.units.find((known) => known.id === line?.unit_id);
    return t('meeting-next-floor', { unit: unit?.short_name ?? '' });
  }
  if (next.step === 'item') {
    const line = view.lines.find((item) => item.id === next.item_id);
    return view.sitting.item_id === null && view.lines.every((item) => item.standing === 'waiting')
      ? t('meeting-next-first')
      : t('meeting-next-item', { number: line?.number ?? '' });
  }
  return t('meeting-next-finish');
}
