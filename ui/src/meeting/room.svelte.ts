// What the room sees, what it saw, and what it can be shown next: the chair's side of the wall.
// The wall itself is drawn by the shell's frames alone; nothing here counts or draws.
import { refuse } from '../desk.svelte';
import { hear } from '../ipc/call';
import { roomCharts, roomHistory, roomOpen, roomShow } from '../ipc/commands';
import type { ChairDirective, RoomChart, RoomFrame, RoomPast, RoomShown } from '../ipc/types';
import { t } from '../words.svelte';

/** What tells one thing to show from another. */
export const keyOf = (shown: RoomShown): string => JSON.stringify(shown);

const isSame = (one: RoomChart, other: RoomChart): boolean =>
  JSON.stringify(one.request) === JSON.stringify(other.request);

export class RoomDesk {
  readonly meetingId: string;
  /** What was chosen last. */
  shown = $state.raw<RoomShown>({ shows: 'title' });
  /** What the room sees now, as the shell last told it. */
  frame = $state.raw<RoomFrame>();
  /** What was chosen before, the latest first. */
  past = $state.raw<RoomPast[]>([]);
  /** The charts for the item that is dealt with, the likeliest first. */
  charts = $state.raw<RoomChart[]>([]);
  /** Every chart that was offered since the window was opened, for the names of what was shown. */
  known = $state.raw<RoomChart[]>([]);
  /** The one on the table; none when the table shows no chart. */
  #at = $state<number>();
  #asked = 0;

  constructor(meetingId: string) {
    this.meetingId = meetingId;
  }

  /** Listens to what the room is told until the returned function is called. */
  listen(): () => void {
    let stop: (() => void) | undefined;
    let gone = false;
    void hear<RoomFrame>('room', (frame) => (this.frame = frame)).then((end) => {
      if (gone) end();
      else stop = end;
    });
    return () => {
      gone = true;
      stop?.();
    };
  }

  /** Asks what was shown before this window was opened. */
  async recall(): Promise<void> {
    this.past = await roomHistory(this.meetingId);
    this.shown = this.past[0]?.shown ?? this.shown;
  }

  /** Asks for the charts of the item; the first is laid on the table. */
  async turnToItem(): Promise<void> {
    const own = ++this.#asked;
    try {
      const charts = await roomCharts(this.meetingId);
      if (own !== this.#asked) return;
      this.charts = charts;
      this.known = [...charts, ...this.known.filter((old) => !charts.some((one) => isSame(one, old)))];
      this.#at = charts.length > 0 ? 0 : undefined;
    } catch (thrown) {
      refuse(thrown, 'room_charts');
    }
  }

  /** The chart on the table. */
  get chart(): RoomChart | undefined {
    return this.#at === undefined ? undefined : this.charts[this.#at];
  }

  /** Lays a chart on the table; none clears it. */
  lay(chart: RoomChart | undefined): void {
    const at = chart ? this.charts.indexOf(chart) : -1;
    this.#at = at < 0 ? undefined : at;
  }

  /** Lays the next chart on the table, or the one before; the ends hold. */
  step(by: 1 | -1): void {
    const last = this.charts.length - 1;
    if (last < 0) return;
    this.#at = this.#at === undefined ? 0 : Math.min(Math.max(this.#at + by, 0), last);
  }

  /** Shows something to the room; opens its window first where there is none. */
  async show(what: RoomShown, isOpen: boolean): Promise<void> {
    try {
      if (!isOpen) await roomOpen();
      await roomShow(this.meetingId, what);
      this.shown = what;
      this.past = await roomHistory(this.meetingId);
    } catch (thrown) {
      refuse(thrown, 'room_show');
    }
  }

  /** What the room saw before it was blanked. */
  get before(): RoomShown {
    return this.past.find((past) => past.shown.shows !== 'blank')?.shown ?? { shows: 'title' };
  }
}

/** A chart by what it shows: "Hồ sơ trực tuyến, nay và kỳ trước". */
export function chartWords(chart: RoomChart): string {
  const { request, about, against } = chart;
  if (request.kind === 'standing_bar') return t('meeting-chart-standing');
  if (request.kind === 'heat_map') return t('meeting-chart-figures');
  if (request.kind === 'bump') return t('meeting-chart-places');
  if (about !== null && against !== null) return t('meeting-chart-both', { first: about, second: against });
  if (about !== null && request.kind === 'trend') return t('meeting-chart-over-time', { name: about });
  if (about !== null) return t('meeting-chart-since', { name: about });
  return t('meeting-room-chart');
}

/** What the room sees or could see, by name: "đồng hồ", "CĐ-04", "biểu đồ Hồ sơ trực tuyến theo thời gian". */
export function shownWords(
  shown: RoomShown,
  charts: readonly RoomChart[],
  directives: readonly ChairDirective[],
): string {
  if (shown.shows === 'directive') {
    const line = directives.find((other) => other.directive.id === shown.directive_id);
    return line?.code ?? t('meeting-room-gone');
  }
  if (shown.shows === 'chart') {
    const nameless = { request: shown.request, about: null, against: null };
    return chartWords(charts.find((other) => isSame(other, nameless)) ?? nameless);
  }
  return t(`meeting-room-${shown.shows}`);
}

/** Everything the room can be shown, in the order of the list: what is fixed, the charts of the item, the directives. */
export function showable(charts: readonly RoomChart[], directives: readonly ChairDirective[]): RoomShown[] {
  return [
    { shows: 'title' },
    { shows: 'agenda' },
    { shows: 'clock' },
    ...charts.map((chart): RoomShown => ({ shows: 'chart', request: chart.request })),
    { shows: 'tasks' },
    ...directives
      .map((line): RoomShown => ({ shows: 'directive', directive_id: line.directive.id }))
      .toReversed(),
    { shows: 'blank' },
  ];
}
