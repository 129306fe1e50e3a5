// A set of indicators while it is edited: lines of a form, and the version they make. Knows no screen.
import type {
  Indicator,
  IndicatorEntry,
  IndicatorKind,
  IndicatorSetEntry,
  IndicatorSetSheet,
  UnitKind,
} from '../ipc/types';
import { readWeight, weightWords } from './figure';

/** One indicator as a form holds it. */
export interface Line {
  /** The indicator of the version before it goes on from; none is a new one. */
  follows: string | null;
  code: string;
  name: string;
  short: string;
  group: string;
  kind: IndicatorKind;
  counted: string;
  higher: boolean;
  /** As typed, in points. */
  weight: string;
  askedOf: UnitKind[];
  source: string | null;
}

/** A set as a form holds it. */
export interface Draft {
  name: string;
  version: string;
  effectiveOn: string | undefined;
  source: string | null;
  lines: Line[];
}

export const KINDS: readonly IndicatorKind[] = ['ratio', 'count', 'yes_no', 'graded'];

/** The kinds of units that are asked for figures. */
export const ASKED: readonly UnitKind[] = [
  'department',
  'district',
  'commune',
  'community_team',
  'school',
  'bank',
  'enterprise',
];

const lineOf = (indicator: Indicator): Line => ({
  follows: indicator.id,
  code: indicator.code,
  name: indicator.name,
  short: indicator.short_name,
  group: indicator.group_name ?? '',
  kind: indicator.kind,
  counted: indicator.counted ?? '',
  higher: indicator.higher_is_better,
  weight: weightWords(indicator.weight),
  askedOf: [...indicator.asked_of],
  source: indicator.source,
});

export const emptyLine = (): Line => ({
  follows: null,
  code: '',
  name: '',
  short: '',
  group: '',
  kind: 'ratio',
  counted: '',
  higher: true,
  weight: '10',
  askedOf: [],
  source: null,
});

/** The next version begins as the present one; its own version and day are still to be given. */
export function draftOf(sheet: IndicatorSetSheet | undefined): Draft {
  if (!sheet) return { name: '', version: '', effectiveOn: undefined, source: null, lines: [emptyLine()] };
  return {
    name: sheet.set.name,
    version: '',
    effectiveOn: undefined,
    source: sheet.set.source,
    lines: sheet.indicators.map(lineOf),
  };
}

const trimmed = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is wrong with a line: the name of the field; nothing when it can be kept. */
export function fault(line: Line, all: readonly Line[]): 'code' | 'twice' | 'name' | 'weight' | undefined {
  if (line.code.trim() === '') return 'code';
  if (all.filter((other) => other.code.trim() === line.code.trim()).length > 1) return 'twice';
  if (line.name.trim() === '') return 'name';
  if (readWeight(line.weight) === undefined) return 'weight';
  return undefined;
}

const entryOf = (line: Line): IndicatorEntry => ({
  code: line.code.trim(),
  name: line.name.trim(),
  short_name: trimmed(line.short) ?? line.name.trim().slice(0, 60),
  group_name: trimmed(line.group),
  kind: line.kind,
  counted: trimmed(line.counted),
  higher_is_better: line.higher,
  weight: readWeight(line.weight) ?? 0,
  asked_of: line.askedOf,
  follows_id: line.follows,
  source: line.source,
});

/** The version a form makes; nothing while something is missing or wrong. */
export function entryOfSet(draft: Draft): IndicatorSetEntry | undefined {
  const whole = draft.name.trim() !== '' && draft.version.trim() !== '' && draft.lines.length > 0;
  if (!whole || draft.lines.some((line) => fault(line, draft.lines) !== undefined)) return undefined;
  return {
    name: draft.name.trim(),
    version: draft.version.trim(),
    effective_on: draft.effectiveOn ?? null,
    source: draft.source,
    indicators: draft.lines.map(entryOf),
  };
}

/** Moves a line one place; the same list when it stands at the end already. */
export function moved(lines: readonly Line[], from: number, by: 1 | -1): Line[] {
  const to = from + by;
  const next = [...lines];
  const line = next[from];
  if (!line || to < 0 || to >= next.length) return next;
  next.splice(from, 1);
  next.splice(to, 0, line);
  return next;
}
