// A directive while it is being written: what was read in the sentence, what a person put in its place, what is missing.
// Pure: it knows no field and no command. A part put right by hand is pinned, and later typing leaves it alone.
import type { Directive, DirectiveEntry, ReadItem, ReadSpan, Recurrence } from '../ipc/types';
import type { Slot } from './minutes';

export type Part = 'lead' | 'coordinating' | 'due' | 'measure';
export const PARTS: readonly Part[] = ['lead', 'coordinating', 'due', 'measure'];

/** The four parts, as they stand below the sentence. */
export interface Parts {
  /** True of a directive that gives nobody a task. */
  orientation: boolean;
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
  orientation: false,
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
    orientation: items.length > 0 && items.every((item) => item.kind === 'orientation'),
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

/** Puts what was pinned over what was read. A date put right by hand has no other day on offer. */
export function pinnedOver(read: Parts, by: Partial<Parts>): Parts {
  const workingOn = 'dueOn' in by ? undefined : read.workingOn;
  return { ...read, ...by, workingOn };
}

/** The parts of a directive that say otherwise than its sentence is read: somebody put them right by hand. */
export function pinsOf(directive: Directive, read: Parts): Partial<Parts> {
  const pins: Partial<Parts> = {};
  const known = (list: Slot[]): string => list.flatMap((slot) => slot.unitId ?? []).join();
  const slotsOf = (ids: string[]): Slot[] => ids.map((unitId) => ({ name: '', unitId, candidates: [] }));
  const orientation = directive.kind === 'orientation';
  if (read.orientation !== orientation) pins.orientation = orientation;
  if (known(read.leads) !== directive.lead_ids.join()) pins.leads = slotsOf(directive.lead_ids);
  if (known(read.coordinating) !== directive.coordinating_ids.join())
    pins.coordinating = slotsOf(directive.coordinating_ids);
  if ((read.dueOn ?? null) !== directive.due_on) pins.dueOn = directive.due_on ?? undefined;
  if (read.measure !== (directive.measure ?? '')) pins.measure = directive.measure ?? '';
  if (directive.product !== null) pins.product = directive.product;
  return pins;
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
  return {
    kind: parts.orientation ? 'orientation' : 'task',
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
    measure_target: null,
    origin_id: origin,
    source: null,
  };
}

/** What is saved of a directive that is changed: whatever its sentence does not say stays as it was. */
export function amendedEntry(directive: Directive, entry: DirectiveEntry): DirectiveEntry {
  const { sharing, source, work, deadline_phrase, recurs } = directive;
  const same = entry.text === directive.text;
  // What it is measured against stands and falls with the measure.
  const measure_target = entry.measure === directive.measure ? directive.measure_target : null;
  return { ...entry, sharing, source, measure_target, ...(same ? { work, deadline_phrase, recurs } : {}) };
}

/** What is kept of a directive that is being written, or changed. */
export interface Written {
  text: string;
  pinned: Partial<Parts>;
  origin: string | null;
  /** The directive that is changed; none while a new one is written. */
  edits: string | null;
  /** What waits until the change is made: a new one, or another change. */
  aside: Written | null;
}

const WRITTEN: Written = { text: '', pinned: {}, origin: null, edits: null, aside: null };

/** The text that is kept. A part that was emptied by hand stays emptied. */
export function keptOf(written: Written): string {
  return JSON.stringify(written, (_, value: unknown) => (value === undefined ? null : value));
}

/** Reads what was kept; what cannot be read is a text, not a loss. */
export function writtenOf(kept: string): Written {
  try {
    const found = JSON.parse(kept) as Partial<Written> | null;
    if (typeof found === 'object' && typeof found?.text === 'string') return whole(found);
  } catch {
    // Below.
  }
  return { ...WRITTEN, text: kept };
}

function whole(found: Partial<Written>): Written {
  const pinned = { ...found.pinned };
  // A date that was emptied is kept as null.
  if ('dueOn' in pinned) pinned.dueOn ??= undefined;
  return { ...WRITTEN, ...found, pinned, aside: found.aside ? whole(found.aside) : null };
}

/** What waits of the directive `id`, and what waits besides. */
export function waitingFor(
  aside: Written | null,
  id: string,
): { found: Written | null; rest: Written | null } {
  if (aside === null) return { found: null, rest: null };
  if (aside.edits === id) return { found: aside, rest: aside.aside };
  const { found, rest } = waitingFor(aside.aside, id);
  return { found, rest: { ...aside, aside: rest } };
}
