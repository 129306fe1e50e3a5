// Where things stand on the period ribbon: days as a share of its width, marks of one day stacked.
import { daysBetween, dayOf } from '../figures';
import type { RibbonMark } from '../ipc/types';

/** A mark with its place: percent from the left, and its step in the stack of its day. */
export interface PlacedMark {
  mark: RibbonMark;
  left: number;
  step: number;
}

/** Share of the ribbon, in percent, at which a day begins; ends are held. */
export function placeOf(day: string, from: string, to: string): number {
  const span = Math.max(daysBetween(from, to), 1);
  return Math.min(Math.max((100 * daysBetween(from, day)) / span, 0), 100);
}

/** A day with more marks than its stack holds: how many stand behind, and where to say so. */
export interface Rest {
  day: string;
  left: number;
  n: number;
}

/** Marks in the order of their days, stacked `most` high, and for each fuller day how many are left over. */
export function placed(
  marks: readonly RibbonMark[],
  from: string,
  to: string,
  most: number,
): { marks: PlacedMark[]; rest: Rest[] } {
  const seen = new Map<string, number>();
  const shown: PlacedMark[] = [];
  for (const mark of marks.toSorted((a, b) => (a.due_on < b.due_on ? -1 : a.due_on > b.due_on ? 1 : 0))) {
    if (mark.due_on < from || mark.due_on > to) continue;
    const step = seen.get(mark.due_on) ?? 0;
    seen.set(mark.due_on, step + 1);
    if (step < most) shown.push({ mark, left: placeOf(mark.due_on, from, to), step });
  }
  const full = [...seen].filter(([, n]) => n > most);
  return { marks: shown, rest: full.map(([day, n]) => ({ day, left: placeOf(day, from, to), n: n - most })) };
}

/** Tells whether a stack reaches the height of the event words anywhere between two places. */
export function isCrowded(marks: readonly PlacedMark[], left: number, right: number): boolean {
  return marks.some((of) => of.step >= HIGH_STEP && of.left >= left && of.left <= right);
}

/** Marks from this step up stand beside the words of an event. */
const HIGH_STEP = 2;

/** A day some days off another, for margins. */
export function daysOff(day: string, by: number): string {
  return dayOf(day)?.add({ days: by }).toString() ?? day;
}

/** A month shorter than this share of the ribbon, in percent, goes without its name. */
const LEAST_MONTH = 5;

/** First day of each month on the ribbon, with the ribbon's own first day in front; a sliver has no name. */
export function monthsOn(from: string, to: string): { on: string; month: number; named: boolean }[] {
  const first = dayOf(from);
  const last = dayOf(to);
  if (!first || !last) return [];
  const starts = [{ on: from, month: first.month }];
  for (let d = first.set({ day: 1 }).add({ months: 1 }); d.compare(last) <= 0; d = d.add({ months: 1 })) {
    starts.push({ on: d.toString(), month: d.month });
  }
  return starts.map((start, i) => {
    const end = starts[i + 1]?.on ?? to;
    return { ...start, named: placeOf(end, from, to) - placeOf(start.on, from, to) >= LEAST_MONTH };
  });
}
