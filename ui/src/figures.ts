// How days, instants and numbers look in the language in force: 10/10/2022, Thứ Hai, 1.234,5.
// Days are ISO text on the wire and stay civil days here: no Date object ever shifts one across midnight.
import { CalendarDate, parseDate } from '@internationalized/date';
import { has, language, t } from './words.svelte';

const ZONE_MINUTES = 7 * 60;

/** The civil day an ISO text names; `undefined` when it names none. */
export function dayOf(iso: string): CalendarDate | undefined {
  try {
    return parseDate(iso);
  } catch {
    return undefined;
  }
}

/** 10/10/2022. */
export function day(iso: string): string {
  return isDay(iso) ? `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}` : iso;
}

/** 10/10, for columns whose year is plain. */
export function dayShort(iso: string): string {
  return isDay(iso) ? `${iso.slice(8)}/${iso.slice(5, 7)}` : iso;
}

/** The shape of a day on the wire; the shell has seen to it that there is such a day. */
const isDay = (iso: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(iso);

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(d: CalendarDate): number {
  // 1970-01-01 was a Thursday.
  const days = Math.round(Date.UTC(d.year, d.month - 1, d.day) / 86_400_000);
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** "Thứ Hai", "Monday". */
export function weekday(iso: string): string {
  const d = dayOf(iso);
  return d ? t(`weekday-${weekdayOf(d)}`) : '';
}

/** "T2", "Mon". */
export function weekdayShort(iso: string): string {
  const d = dayOf(iso);
  return d ? t(`weekday-short-${weekdayOf(d)}`) : '';
}

/** "Thứ Hai 10/10/2022", "Monday 10 Oct 2022": a deadline names its weekday in full (DESIGN 3). */
export function dayLong(iso: string): string {
  const d = dayOf(iso);
  if (!d) return iso;
  if (language() === 'vi') return `${weekday(iso)} ${day(iso)}`;
  return `${weekday(iso)} ${d.day} ${t(`month-short-${d.month}`)} ${d.year}`;
}

/** "Tháng 8/2022", "August 2022". */
export function month(d: { year: number; month: number }): string {
  return t('month-of-year', { month: String(d.month), year: String(d.year), name: t(`month-${d.month}`) });
}

/** Days since 1970 of an ISO text; `undefined` when it is none. A ribbon asks this hundreds of times. */
function dayNumber(iso: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(iso) : NaN;
  return Number.isNaN(at) ? undefined : at / 86_400_000;
}

/** Whole days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  const a = dayNumber(from);
  const b = dayNumber(to);
  return a === undefined || b === undefined ? 0 : b - a;
}

/** The day an instant (UTC milliseconds) falls on, at UTC + 7 whatever this machine's zone (HOUSE 3.6). */
export function dayAt(at: number): string {
  return new Date(at + ZONE_MINUTES * 60_000).toISOString().slice(0, 10);
}

/** 14:58, at UTC + 7. */
export function timeAt(at: number): string {
  return new Date(at + ZONE_MINUTES * 60_000).toISOString().slice(11, 16);
}

const formats = new Map<string, Intl.NumberFormat>();

/** A format is kept once made: making one costs as much as printing hundreds of numbers. */
function format(most: number, least: number): Intl.NumberFormat {
  const locale = language() === 'vi' ? 'vi-VN' : 'en-GB';
  const key = `${locale} ${most} ${least}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale, { maximumFractionDigits: most, minimumFractionDigits: least });
    formats.set(key, found);
  }
  return found;
}

/** 1.234,5 or 1,234.5; at most `digits` decimals. */
export function number(value: number, digits = 1): string {
  return format(digits, 0).format(value);
}

/** "bốn" where the language spells small numbers out in a sentence, else 4. */
export function inWords(value: number): string {
  const key = `number-in-words-${value}`;
  return has(key) ? t(key) : number(value, 0);
}

/** 41,8%. The value is already in percent. */
export function percent(value: number, digits = 1): string {
  return `${number(value, digits)}%`;
}

/** 61,0: always this many decimals, for figures that stand beside one another. */
export function fixed(value: number, digits = 1): string {
  return format(digits, digits).format(value);
}

/** 1,2 MB, 640 KB. */
export function size(bytes: number): string {
  if (bytes >= 1_000_000) return `${number(bytes / 1_000_000)} MB`;
  if (bytes >= 1_000) return `${number(bytes / 1_000, 0)} KB`;
  return `${number(bytes, 0)} B`;
}
