// A directive while it is being written: what was read in the sentence, what a person put in its place, what is missing.
// Pure: it knows no field and no command. A part put right by hand is pinned, and later typing leaves it alone.
import type { DirectiveEntry, ReadItem, ReadSpan, Recurrence } from '../ipc/types';
import type { Slot } from './minutes';

export type Part = 'lead' | 'coordinating' | 'due' | 'measure';
export const PARTS: readonly Part[] = ['lead', 'coordinating', 'due', 'measure'];

/** The four parts, as they stand below the sentence. */
export interface Parts {
  leads: Slot[];
  coordinating: Slot[];
  phrase: string;
  dueOn: string | undefined;
  /** The working day before, when the date read falls on a day off. */
  workingOn: string | undefined;
  recurs: Recurrence | null;
  measure: string;
  product: string;
}

export const NOTHING: Parts = {
  leads: [],
  coordinating: [],
  phrase: '',
  dueOn: undefined,
  workingOn: undefined,
  recurs: null,
  measure: '',
  product: '',
};

/** A marked stretch of the sentence. */
export interface Mark {
  span: ReadSpan;
  part: Part;
}

const slots = (units: ReadItem['leads']): Slot[] =>
  units.map((unit) => ({
    name: unit.name,
    unitId: unit.unit_id,
    candidates: unit.candidates.map((candidate) => candidate.unit_id),
  }));

/**
 * What was read in the whole text. A sentence and what is added to it are one directive: of each part the first that
 * says anything counts.
 */
export function partsOf(items: readonly ReadItem[]): Parts {
  const first = <T>(of: (item: ReadItem) => T | null | undefined): T | undefined => {
    for (const item of items) {
      const found = of(item);
      if (found !== null && found !== undefined) return found;
    }
    return undefined;
  };
  const deadline = first((item) => item.deadline);
  return {
    leads: slots(first((item) => (item.leads.length > 0 ? item.leads : null)) ?? []),
    coordinating: slots(first((item) => (item.coordinating.length > 0 ? item.coordinating : null)) ?? []),
    phrase: deadline?.phrase.text ?? '',
    dueOn: deadline?.due_on ?? undefined,
    workingOn: deadline?.working_on ?? undefined,
    recurs: first((item) => item.recurs) ?? null,
    measure: first((item) => item.measure)?.text ?? '',
    product: '',
  };
}

/** Puts what was pinned over what was read. */
export function pinnedOver(read: Parts, by: Partial<Parts>): Parts {
  return { ...read, ...by };
}

/** The marks of a sentence in their order; of two that overlap the first stands. */
export function marksOf(items: readonly ReadItem[]): Mark[] {
  const all: Mark[] = [];
  for (const item of items) {
    for (const unit of item.leads) all.push({ span: unit.span, part: 'lead' });
    for (const unit of item.coordinating) all.push({ span: unit.span, part: 'coordinating' });
    if (item.deadline) all.push({ span: item.deadline.phrase.span, part: 'due' });
    if (item.measure) all.push({ span: item.measure.span, part: 'measure' });
  }
  all.sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to);
  const apart: Mark[] = [];
  for (const mark of all) if (mark.span.from >= (apart.at(-1)?.span.to ?? 0)) apart.push(mark);
  return apart;
}

/** The sentence cut at its marks. Marks of an older text hold as far as both texts are the same. */
export function cut(text: string, read: string, marks: readonly Mark[]): { text: string; part?: Part }[] {
  let same = 0;
  while (same < text.length && text[same] === read[same]) same += 1;
  const pieces: { text: string; part?: Part }[] = [];
  let at = 0;
  for (const { span, part } of marks) {
    if (span.to > same || span.from < at) continue;
    if (span.from > at) pieces.push({ text: text.slice(at, span.from) });
    pieces.push({ text: text.slice(span.from, span.to), part });
    at = span.to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** The first unit that may be one of several, and whose it is. */
export function asked(parts: Parts): { part: 'lead' | 'coordinating'; at: number; slot: Slot } | undefined {
  for (const [part, list] of [
    ['lead', parts.leads],
    ['coordinating', parts.coordinating],
  ] as const) {
    const at = list.findIndex((slot) => slot.unitId === null && slot.candidates.length > 1);
    const slot = list[at];
    if (slot) return { part, at, slot };
  }
  return undefined;
}

/** Parts with one unit chosen out of several. */
export function chosen(
  parts: Parts,
  part: 'lead' | 'coordinating',
  at: number,
  unit: string,
): Partial<Parts> {
  const name = part === 'lead' ? 'leads' : 'coordinating';
  return { [name]: parts[name].map((slot, n) => (n === at ? { ...slot, unitId: unit } : slot)) };
}

const WORK_LONGEST = 300;

/** What is saved: only units that are known; a gap stays a gap. */
export function entryOf(
  text: string,
  items: readonly ReadItem[],
  parts: Parts,
  origin: string | null,
): DirectiveEntry {
  const whole = text.trim().replace(/\s*\n\s*/g, '\n');
  const line = whole.replace(/\s+/g, ' ');
  const known = (list: Slot[]): string[] =>
    list.flatMap((slot) => (slot.unitId === null ? [] : [slot.unitId]));
  const work = items.find((item) => item.work !== '')?.work ?? line;
  const only = items.length > 0 && items.every((item) => item.kind === 'orientation');
  return {
    kind: only ? 'orientation' : 'task',
    text: whole,
    work: work.length > WORK_LONGEST ? `${work.slice(0, WORK_LONGEST - 1).trimEnd()}…` : work,
    lead_ids: known(parts.leads),
    coordinating_ids: known(parts.coordinating),
    sharing: 'split',
    deadline_phrase: parts.phrase === '' ? null : parts.phrase,
    due_on: parts.dueOn ?? null,
    recurs: parts.recurs,
    product: parts.product === '' ? null : parts.product,
    measure: parts.measure === '' ? null : parts.measure,
    origin_id: origin,
    source: null,
  };
}

/** What is kept of a directive that is being written. */
export interface Written {
  text: string;
  pinned: Partial<Parts>;
  origin: string | null;
}

/** Reads what was kept; what cannot be read is a text, not a loss. */
export function writtenOf(kept: string): Written {
  try {
    const found = JSON.parse(kept) as Partial<Written>;
    if (typeof found === 'object' && found !== null && typeof found.text === 'string')
      return { text: found.text, pinned: found.pinned ?? {}, origin: found.origin ?? null };
  } catch {
    // Below.
  }
  return { text: kept, pinned: {}, origin: null };
}
