// The agenda while it is being made: a short tree that is moved about, and what its minutes come to.
// Knows no screen; the day's clock wraps at midnight as the shell's does.
import type { AgendaPlan, AgendaRow, BudgetHint } from '../ipc/types';

/** An item on the table: `key` names it while the dialog is open, `id` is the item it was before. */
export interface Draft {
  key: number;
  id: string | null;
  level: number;
  title: string;
  minutes: number;
  presenterId: string | null;
  note: string;
  /** What earlier items of its title took; none when no such item was ever timed. */
  hint: BudgetHint | null;
}

/** Items lie as deep as papers number them: 4, 4.1. */
export const DEEPEST = 1;

/** The rows of the agenda as a flat list with levels, in the order they are dealt with. */
export function drafted(rows: readonly AgendaRow[]): Draft[] {
  const levels = new Map<string, number>();
  return rows.map((row, key) => {
    const level = row.parent_id === null ? 0 : (levels.get(row.parent_id) ?? 0) + 1;
    levels.set(row.id, level);
    return {
      key,
      id: row.id,
      level: Math.min(level, DEEPEST),
      title: row.title,
      minutes: row.budget_minutes,
      presenterId: row.presenter?.id ?? null,
      note: row.private_note ?? '',
      hint: row.suggested,
    };
  });
}

/** True of an item that has items under it: its minutes are theirs. */
export function isParent(items: readonly Draft[], at: number): boolean {
  return (items[at + 1]?.level ?? 0) > (items[at]?.level ?? 0);
}

/** The item with those under it: where the block ends. */
function endOf(items: readonly Draft[], at: number): number {
  const level = items[at]?.level ?? 0;
  let end = at + 1;
  while (end < items.length && (items[end]?.level ?? 0) > level) end += 1;
  return end;
}

/** Minutes of an item: its own, or those of the items under it. */
export function minutesOf(items: readonly Draft[], at: number): number {
  if (!isParent(items, at)) return items[at]?.minutes ?? 0;
  return items.slice(at + 1, endOf(items, at)).reduce((sum, item) => sum + item.minutes, 0);
}

/** Minutes in all. */
export function totalOf(items: readonly Draft[]): number {
  return items.reduce((sum, item, at) => sum + (isParent(items, at) ? 0 : item.minutes), 0);
}

/** The minutes an item had better be given, when that is not what it has; an item with items under it has none. */
export function hintOf(items: readonly Draft[], at: number): BudgetHint | undefined {
  const item = items[at];
  return item?.hint && item.hint.minutes !== item.minutes && !isParent(items, at) ? item.hint : undefined;
}

/** Gives every item the minutes that are suggested for it. */
export function hintsTaken(items: readonly Draft[]): Draft[] {
  return items.map((item, at) => ({ ...item, minutes: hintOf(items, at)?.minutes ?? item.minutes }));
}

/** When each item begins, in minutes after midnight. */
export function beginnings(items: readonly Draft[], from: number): number[] {
  let clock = from;
  return items.map((item, at) => {
    const begins = clock;
    if (!isParent(items, at)) clock += item.minutes;
    return begins;
  });
}

/** Moves an item with those under it past its neighbour of the same level; none when there is none. */
export function moved(items: readonly Draft[], at: number, by: 1 | -1): Draft[] | undefined {
  const item = items[at];
  if (!item) return undefined;
  const end = endOf(items, at);
  const block = items.slice(at, end);
  if (by === 1) {
    const next = items[end];
    if (!next || next.level < item.level) return undefined;
    const over = endOf(items, end);
    return [...items.slice(0, at), ...items.slice(end, over), ...block, ...items.slice(over)];
  }
  let before = at - 1;
  while (before >= 0 && (items[before]?.level ?? 0) > item.level) before -= 1;
  const above = items[before];
  if (!above || above.level < item.level) return undefined;
  return [...items.slice(0, before), ...block, ...items.slice(before, at), ...items.slice(end)];
}

/** Drops an item with those under it before another; none when it would lie inside itself. */
export function dropped(items: readonly Draft[], from: number, before: number): Draft[] | undefined {
  const end = endOf(items, from);
  if (before >= from && before <= end) return undefined;
  const block = items.slice(from, end);
  const rest = [...items.slice(0, from), ...items.slice(end)];
  const at = before > from ? before - block.length : before;
  const top = block[0];
  // Between two items under one stands an item under it too, unless it has items of its own.
  const level = block.length === 1 && (rest[at]?.level ?? 0) > 0 ? 1 : 0;
  if (block.length > 1 && (rest[at]?.level ?? 0) > 0) return undefined;
  const placed = block.map((item) => (item === top ? { ...item, level } : item));
  return whole([...rest.slice(0, at), ...placed, ...rest.slice(at)]);
}

/** Puts an item under the one above, or takes it out, behind the parts it lay among; none when it cannot lie there. */
export function nested(items: readonly Draft[], at: number, by: 1 | -1): Draft[] | undefined {
  const item = items[at];
  const level = (item?.level ?? 0) + by;
  if (!item || at === 0 || level < 0 || level > DEEPEST || isParent(items, at)) return undefined;
  if (by === 1) return whole(items.map((one, i) => (i === at ? { ...one, level } : one)));
  let end = at + 1;
  while ((items[end]?.level ?? 0) >= item.level) end += 1;
  return [...items.slice(0, at), ...items.slice(at + 1, end), { ...item, level }, ...items.slice(end)];
}

/** An item under nothing lies at the top. */
function whole(items: Draft[]): Draft[] {
  return items.map((item, at) => (at === 0 && item.level > 0 ? { ...item, level: 0 } : item));
}

/** Takes an item out; those under it move up to its level. */
export function without(items: readonly Draft[], at: number): Draft[] {
  const end = endOf(items, at);
  const level = items[at]?.level ?? 0;
  const freed = items.slice(at + 1, end).map((item) => ({ ...item, level: Math.max(level, item.level - 1) }));
  return whole([...items.slice(0, at), ...freed, ...items.slice(end)]);
}

/** "14:05" of minutes after midnight. */
export function clockOf(minutes: number): string {
  const day = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(day / 60)).padStart(2, '0')}:${String(day % 60).padStart(2, '0')}`;
}

/** Minutes after midnight of "14:05:00", "14:05", "14h05", "14.05"; none when it is no time. */
export function minutesAt(text: string): number | undefined {
  const found = /^([01]?\d|2[0-3])[:hg.]\s?([0-5]\d)(?::\d\d)?$/i.exec(text.trim());
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
}

/** What the act takes: a tree again, the time the meeting is to be over with it. */
export function planOf(items: readonly Draft[], until: number | undefined): AgendaPlan {
  const tree: AgendaPlan['items'] = [];
  for (const item of items) {
    const entry = {
      id: item.id,
      title: item.title.trim(),
      budget_minutes: item.minutes,
      presenter_id: item.presenterId,
      private_note: item.note.trim() === '' ? null : item.note.trim(),
      items: [],
    };
    const above = item.level > 0 ? tree.at(-1) : undefined;
    (above ? above.items : tree).push(entry);
  }
  return { ends_at: until === undefined ? null : `${clockOf(until)}:00`, items: tree };
}
