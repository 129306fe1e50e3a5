// What somebody means by a date typed by hand: 31/8, 31-08-2022, 31082022, cuối tháng 8, hôm nay.
// It knows the calendar and these few forms; sentences of directives are read elsewhere.
import { CalendarDate, endOfMonth } from '@internationalized/date';
import { folded } from '../fold';

export type Entry =
  | { kind: 'empty' }
  | { kind: 'day'; day: CalendarDate }
  /** A day its month does not have; `last` is the last one it has. */
  | { kind: 'no-such-day'; month: number; year: number; last: CalendarDate }
  | { kind: 'unclear' };

const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

/** The year meant when none is typed: the one that puts the day not more than half a year into the past. */
function yearFor(month: number, today: CalendarDate): number {
  const behind = today.month - month;
  return behind > 6 ? today.year + 1 : today.year;
}

function lastOf(year: number, month: number): CalendarDate {
  return endOfMonth(new CalendarDate(year, month, 1));
}

function exact(d: number, m: number, y: number): Entry {
  if (m < 1 || m > 12 || d < 1 || d > 31 || y < 1900 || y > 2200) return { kind: 'unclear' };
  const last = lastOf(y, m);
  if (d > last.day) return { kind: 'no-such-day', month: m, year: y, last };
  return { kind: 'day', day: new CalendarDate(y, m, d) };
}

function fullYear(text: string | undefined, month: number, today: CalendarDate): number {
  if (text === undefined || text === '') return yearFor(month, today);
  const n = Number(text);
  return text.length <= 2 ? 2000 + n : n;
}

/** Reads one entry. `today` decides the year nobody typed. */
export function readDate(typed: string, today: CalendarDate): Entry {
  const text = folded(typed);
  if (text === '') return { kind: 'empty' };
  if (text === 'hom nay' || text === 'nay' || text === 'today') return { kind: 'day', day: today };
  if (text === 'ngay mai' || text === 'mai' || text === 'tomorrow')
    return { kind: 'day', day: today.add({ days: 1 }) };

  const slashed = /^(?:ngay )?(\d{1,2}) ?[/.\- ] ?(\d{1,2})(?: ?[/.\- ] ?(\d{4}|\d{2}))?$/.exec(text);
  if (slashed) {
    const m = Number(slashed[2]);
    return exact(Number(slashed[1]), m, fullYear(slashed[3], m, today));
  }
  const packed = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (packed) return exact(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return exact(Number(iso[3]), Number(iso[2]), Number(iso[1]));
  const spoken = /^(?:ngay )?(\d{1,2}) thang (\d{1,2})(?:,? nam (\d{4}))?$/.exec(text);
  if (spoken) {
    const m = Number(spoken[2]);
    return exact(Number(spoken[1]), m, fullYear(spoken[3], m, today));
  }
  return readEnd(text, today);
}

/** "Cuối tháng 8", "cuối quý III/2022", "cuối năm": the last day of the stretch. */
function readEnd(text: string, today: CalendarDate): Entry {
  const monthEnd = /^(?:cuoi|het|end of) (?:thang )?(\d{1,2})(?:[/ ](\d{4}))?$/.exec(text);
  if (monthEnd) {
    const m = Number(monthEnd[1]);
    if (m < 1 || m > 12) return { kind: 'unclear' };
    return { kind: 'day', day: lastOf(fullYear(monthEnd[2], m, today), m) };
  }
  if (text === 'cuoi thang' || text === 'cuoi thang nay') return { kind: 'day', day: endOfMonth(today) };
  const quarterEnd = /^(?:cuoi|het) quy (i{1,3}|iv|[1-4])(?:[/ ](\d{4}))?$/.exec(text);
  if (quarterEnd) {
    const m = (QUARTERS[quarterEnd[1] ?? ''] ?? 4) * 3;
    return { kind: 'day', day: lastOf(fullYear(quarterEnd[2], m, today), m) };
  }
  const yearEnd = /^(?:cuoi|het) nam(?: (\d{4}))?$/.exec(text);
  if (yearEnd) return { kind: 'day', day: lastOf(yearEnd[1] ? Number(yearEnd[1]) : today.year, 12) };
  return { kind: 'unclear' };
}
