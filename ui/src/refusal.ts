// How a refusal becomes three sentences: what happened, what is safe, what to do.
import { day, number } from './figures';
import type { Refused } from './ipc/call';
import { has, t, type Args } from './words.svelte';

export interface Told {
  what: string;
  safe: string;
  todo: string;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A fact as a reader sees it: days as 31/08/2022, numbers grouped, lists with commas. */
export function factText(fact: unknown): string {
  if (fact === null || fact === undefined) return '';
  if (typeof fact === 'number') return number(fact, 2);
  if (typeof fact === 'string') return ISO_DAY.test(fact) ? day(fact) : fact;
  if (Array.isArray(fact)) return fact.map(factText).join(', ');
  if (typeof fact === 'object') return Object.values(fact).map(factText).filter(Boolean).join(', ');
  return String(fact);
}

/** Facts that are names in code: each has words of its own, under a key that begins so. */
const NAMED: Record<string, (name: string) => string> = {
  field: (name) => `field-${name}`,
  noun: (name) => `noun-${name}`,
  kind: (name) => `act-${name}`,
  state: (name) => `meeting-state-${name}`,
};

/** A refusal inside a refusal, as the one line of an import: told by what happened. */
function reasonOf(fact: unknown): string | undefined {
  if (typeof fact !== 'object' || fact === null || !('code' in fact) || typeof fact.code !== 'string')
    return undefined;
  const facts = 'facts' in fact ? (fact.facts as Record<string, unknown>) : {};
  return told({ code: fact.code, facts }).what;
}

function factOf(name: string, fact: unknown): string {
  if (name === 'year' && typeof fact === 'number') return String(fact);
  const reason = name === 'reason' ? reasonOf(fact) : undefined;
  if (reason !== undefined) return reason;
  const key = typeof fact === 'string' ? NAMED[name]?.(fact.replaceAll('_', '-')) : undefined;
  return key !== undefined && has(key) ? t(key) : factText(fact);
}

/** The facts of a refusal as arguments of its words. */
export function factArgs(facts: Record<string, unknown>): Args {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factOf(name, fact)]));
}

/** The three sentences of a refusal. A code without words of its own is told as the unexpected one. */
export function told(refused: Refused): Told {
  const own = `refusal-${refused.code.replaceAll('_', '-')}`;
  const key = has(`${own}.what`) ? own : 'refusal-unexpected';
  const args = factArgs({ detail: '', ...refused.facts });
  const part = (name: string): string => (has(`${key}.${name}`) ? t(`${key}.${name}`, args) : '');
  return { what: part('what'), safe: part('safe'), todo: part('todo') };
}

/** What "Chép chi tiết" puts on the clipboard: the code and the facts, for whoever helps (C43). */
export function details(refused: Refused): string {
  return `${refused.code}\n${JSON.stringify(refused.facts, null, 2)}`;
}
