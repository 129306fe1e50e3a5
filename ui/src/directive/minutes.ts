// The lines of pasted minutes under review: what was read, what a person made of it, what still stands in the way.
// Pure: it knows no field and no command; the screen writes into lines, and what is taken leaves as import items.
import type {
  DirectiveEntry,
  ImportItem,
  ReadItem,
  ReadKind,
  ReadPage,
  ReadSpan,
  ReadUnit,
  Recurrence,
} from '../ipc/types';

/** What becomes of a line: nothing said yet, into the draft, or left out. */
export type Decision = 'open' | 'taken' | 'dropped';

/** What a line can be taken as; `none` is nothing to take: an achievement, an answer, a heading. */
export type LineKind = 'task' | 'orientation' | 'request' | 'difficulty' | 'none';

export const KINDS: readonly LineKind[] = ['task', 'orientation', 'request', 'difficulty', 'none'];

/** A unit of a line: known, one of several, or as the text writes it. */
export interface Slot {
  name: string;
  unitId: string | null;
  candidates: string[];
}

/** One line under review. Its key is its sentence: what was decided stays with it when the text around it changes. */
export interface Line {
  key: string;
  item: ReadItem;
  decision: Decision;
  kind: LineKind;
  text: string;
  work: string;
  leads: Slot[];
  coordinating: Slot[];
  from: Slot | null;
  to: Slot | null;
  phrase: string;
  dueOn: string | undefined;
  recurs: Recurrence | null;
  product: string;
  measure: string;
}

/** The places of a line where units stand. */
export type UnitPlace = 'leads' | 'coordinating' | 'from' | 'to';

/** What a line lacks; a blocking one keeps it out of the draft. */
export interface Lack {
  part: 'text' | 'work' | 'due' | UnitPlace;
  code: 'missing' | 'choose' | 'unknown' | 'early' | 'no-lead';
  blocks: boolean;
}

const KIND_OF: Record<ReadKind, LineKind> = {
  task: 'task',
  orientation: 'orientation',
  request: 'request',
  difficulty: 'difficulty',
  achievement: 'none',
  response: 'none',
  other: 'none',
};

const slotOf = (unit: ReadUnit): Slot => ({
  name: unit.name,
  unitId: unit.unit_id,
  candidates: unit.candidates.map((c) => c.unit_id),
});

/** The lines of a page as they were read. A sentence that is a draft already starts left out. */
export function linesOf(page: ReadPage): Line[] {
  const seen = new Map<string, number>();
  return page.items.map((item) => {
    const nth = seen.get(item.text) ?? 0;
    seen.set(item.text, nth + 1);
    return {
      key: `${nth} ${item.text}`,
      item,
      decision: item.drafted_as === null ? 'open' : 'dropped',
      kind: KIND_OF[item.kind],
      text: item.text,
      work: item.work,
      leads: item.leads.map(slotOf),
      coordinating: item.coordinating.map(slotOf),
      from: item.from ? slotOf(item.from) : null,
      to: item.to ? slotOf(item.to) : null,
      phrase: item.deadline?.phrase.text ?? '',
      dueOn: item.deadline?.due_on ?? undefined,
      recurs: item.recurs,
      product: '',
      measure: item.measure?.text ?? '',
    };
  });
}

export const isDirective = (line: Line): boolean => line.kind === 'task' || line.kind === 'orientation';
export const isRaised = (line: Line): boolean => line.kind === 'request' || line.kind === 'difficulty';

/** The units of one place of a line, in order. */
export function slotsAt(line: Line, place: UnitPlace): Slot[] {
  if (place === 'from' || place === 'to') {
    const slot = line[place];
    return slot ? [slot] : [];
  }
  return line[place];
}

/** The places where units stand on a line of its kind. */
export function placesOf(line: Line): UnitPlace[] {
  if (isDirective(line)) return ['leads', 'coordinating'];
  return isRaised(line) ? ['from', 'to'] : [];
}

/** The first name that fits several units: the one the number keys answer. */
export function choiceOf(line: Line): { place: UnitPlace; index: number; slot: Slot } | undefined {
  for (const place of placesOf(line)) {
    const slots = slotsAt(line, place);
    const index = slots.findIndex((slot) => slot.unitId === null && slot.candidates.length > 1);
    const slot = slots[index];
    if (slot) return { place, index, slot };
  }
  return undefined;
}

/** What the line lacks for its kind, in the order of its fields. */
export function lacksOf(line: Line, heldOn: string): Lack[] {
  if (line.kind === 'none') return [];
  const lacks: Lack[] = [];
  if (line.text.trim() === '') lacks.push({ part: 'text', code: 'missing', blocks: true });
  if (isDirective(line) && line.work.trim() === '')
    lacks.push({ part: 'work', code: 'missing', blocks: true });
  for (const place of placesOf(line)) {
    for (const slot of slotsAt(line, place)) {
      if (slot.unitId !== null) continue;
      const several = slot.candidates.length > 1;
      const needed = several || place === 'from';
      lacks.push({ part: place, code: several ? 'choose' : 'unknown', blocks: needed });
    }
  }
  if (line.kind === 'task' && line.leads.length === 0)
    lacks.push({ part: 'leads', code: 'no-lead', blocks: false });
  if (isRaised(line) && line.from === null) lacks.push({ part: 'from', code: 'missing', blocks: true });
  if (isDirective(line) && line.dueOn !== undefined && line.dueOn < heldOn)
    lacks.push({ part: 'due', code: 'early', blocks: true });
  return lacks;
}

/** True when nothing keeps the line out of the draft. */
export const canBeTaken = (line: Line, heldOn: string): boolean =>
  line.kind !== 'none' && !lacksOf(line, heldOn).some((lack) => lack.blocks);

/** True when the text said everything itself: such lines may be taken together. */
export function isPlain(line: Line, heldOn: string): boolean {
  const { item } = line;
  const units = [...item.leads, ...item.coordinating, item.from, item.to];
  const sure = [item.sure, ...units.map((unit) => unit?.sure ?? 'stated')];
  return (
    canBeTaken(line, heldOn) &&
    lacksOf(line, heldOn).length === 0 &&
    sure.every((s) => s === 'stated') &&
    item.deadline?.phrase.sure !== 'ambiguous'
  );
}

const known = (slots: readonly Slot[]): string[] =>
  slots.flatMap((slot) => (slot.unitId === null ? [] : [slot.unitId]));

const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function directiveOf(line: Line): DirectiveEntry {
  return {
    kind: line.kind === 'orientation' ? 'orientation' : 'task',
    text: line.text.trim(),
    work: line.work.trim(),
    lead_ids: known(line.leads),
    coordinating_ids: known(line.coordinating),
    sharing: 'split',
    deadline_phrase: filled(line.phrase),
    due_on: line.dueOn ?? null,
    recurs: line.recurs,
    product: filled(line.product),
    measure: filled(line.measure),
    measure_target: null,
    origin_id: null,
    source: null,
  };
}

/** What the line becomes in the draft. */
export function importOf(line: Line): ImportItem {
  if (!isRaised(line)) return { noun: 'directive', entry: directiveOf(line) };
  return {
    noun: 'proposal',
    entry: {
      kind: line.kind === 'request' ? 'request' : 'difficulty',
      from_id: line.from?.unitId ?? '',
      to_id: line.to?.unitId ?? null,
      text: line.text.trim(),
    },
  };
}

/** How many lines are taken, left out, and not decided yet among those that can be taken. */
export function countsOf(lines: readonly Line[]): { taken: number; dropped: number; open: number } {
  const counts = { taken: 0, dropped: 0, open: 0 };
  for (const line of lines) if (line.kind !== 'none') counts[line.decision] += 1;
  return counts;
}

/** A stretch of the source: plain, or the text of a line. */
export interface Stretch {
  text: string;
  line: number | undefined;
}

/** The source cut at its lines; a second reading of the same sentence adds nothing. */
export function stretchesOf(text: string, lines: readonly Line[]): Stretch[] {
  const out: Stretch[] = [];
  let at = 0;
  lines.forEach((line, index) => {
    const { from, to } = line.item.span;
    if (from < at) return;
    if (from > at) out.push({ text: text.slice(at, from), line: undefined });
    out.push({ text: text.slice(from, to), line: index });
    at = to;
  });
  if (at < text.length) out.push({ text: text.slice(at), line: undefined });
  return out;
}

/** The part of a sentence a phrase is: each has an underline of its own (DESIGN 8, step 7). */
export type Mark = 'lead' | 'coordinating' | 'deadline' | 'recurrence' | 'measure';

/** One sentence cut at the phrases the reader found in it, in order. */
export function marksOf(sentence: string, item: ReadItem): { text: string; mark: Mark | undefined }[] {
  const found: { span: ReadSpan; mark: Mark }[] = [];
  const add = (span: ReadSpan | undefined, mark: Mark): void => {
    if (span) found.push({ span, mark });
  };
  if (item.kind === 'request' || item.kind === 'difficulty') {
    add(item.from?.span, 'lead');
    add(item.to?.span, 'coordinating');
  } else {
    item.leads.forEach((unit) => add(unit.span, 'lead'));
    item.coordinating.forEach((unit) => add(unit.span, 'coordinating'));
  }
  add(item.deadline?.phrase.span, 'deadline');
  add(item.recurrence?.span, 'recurrence');
  add(item.measure?.span, 'measure');
  found.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
  const out: { text: string; mark: Mark | undefined }[] = [];
  let at = 0;
  for (const { span, mark } of found) {
    const from = span.from - item.span.from;
    const to = span.to - item.span.from;
    if (from < at || to > sentence.length || to <= from) continue;
    if (from > at) out.push({ text: sentence.slice(at, from), mark: undefined });
    out.push({ text: sentence.slice(from, to), mark });
    at = to;
  }
  if (at < sentence.length) out.push({ text: sentence.slice(at), mark: undefined });
  return out;
}

/** A line as a draft keeps it: all that a person can have changed. */
export type Kept = Omit<Line, 'item'>;

function withoutItem(line: Line): Kept {
  const { item, ...kept } = line;
  void item;
  return kept;
}

/** The lines that differ from what was read, as a draft keeps them. */
export function keptOf(lines: readonly Line[], page: ReadPage): Kept[] {
  const read = linesOf(page).map(withoutItem);
  return lines.flatMap((line, i) => {
    const kept = withoutItem(line);
    return JSON.stringify(kept) === JSON.stringify(read[i]) ? [] : [kept];
  });
}

/** The lines of a page with what a draft kept put back on them. */
export function withKept(lines: readonly Line[], kept: readonly Kept[]): Line[] {
  const byKey = new Map(kept.map((k) => [k.key, k]));
  return lines.map((line) => ({ ...line, ...byKey.get(line.key) }));
}
