// The ledger of difficulties and requests: which stand together, what they still lack. Words are said where it is shown.
import { folded } from '../fold';
import type { LedgerRow } from '../ipc/types';

/** True when nothing more is needed before the meeting: an answer is planned, or there is an outcome already. */
export function isPrepared(row: LedgerRow): boolean {
  return row.proposal.planned_answer !== null || row.proposal.outcome !== 'open';
}

/** How many have no planned answer yet. */
export function openCount(rows: readonly LedgerRow[]): number {
  return rows.filter((row) => !isPrepared(row)).length;
}

export interface Theme {
  /** As it was written first; empty for those without. */
  name: string;
  rows: LedgerRow[];
}

/** Proposals by theme, the fullest first; a theme is the same however its accents and capitals were typed. */
export function themes(rows: readonly LedgerRow[]): Theme[] {
  const found = new Map<string, Theme>();
  for (const row of rows) {
    const name = row.proposal.theme ?? '';
    const key = folded(name).trim();
    const theme = found.get(key) ?? { name, rows: [] };
    theme.rows.push(row);
    found.set(key, theme);
  }
  return [...found.values()].toSorted(
    (a, b) => Number(a.name === '') - Number(b.name === '') || b.rows.length - a.rows.length,
  );
}

/** The names of themes in use, for whoever writes the next one. */
export function themeNames(...ledgers: readonly (readonly LedgerRow[])[]): string[] {
  return themes(ledgers.flat())
    .map((theme) => theme.name)
    .filter((name) => name !== '');
}
