// A day of every year, as people write it: "15/12".
import type { DayMonth } from '../ipc/types';

export function printDayMonth(on: DayMonth): string {
  return `${String(on.day).padStart(2, '0')}/${String(on.month).padStart(2, '0')}`;
}

/** Reads "15/12" or "1-1"; the file keeps only days every year has, so nothing after the 28th. */
export function readDayMonth(text: string): DayMonth | undefined {
  const found = /^(\d{1,2})[/.-](\d{1,2})$/.exec(text.trim());
  const [day, month] = [Number(found?.[1]), Number(found?.[2])];
  return day >= 1 && day <= 28 && month >= 1 && month <= 12 ? { month, day } : undefined;
}
