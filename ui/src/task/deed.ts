// What can be done to a task from the window, which of it is open now, and what each form asks for.
import {
  directiveMeasure,
  taskAcknowledge,
  taskComplete,
  taskConfirm,
  taskCoordinate,
  taskEvidence,
  taskExtensionAsk,
  taskExtensionDecide,
  taskProgress,
  taskRemind,
  taskReplace,
  taskReport,
  taskReturn,
  taskSchedule,
  taskSplit,
  taskStop,
  taskTransfer,
} from '../ipc/commands';
import type { ActDone, EvidenceEntry, MeasureTarget, TaskSheet } from '../ipc/types';
import { isOpen } from './standing';

/** One form: its name is also the name of its words, `task-deed-<deed>`. */
export type Deed =
  | 'acknowledge'
  | 'schedule'
  | 'progress'
  | 'evidence'
  | 'extend'
  | 'grant'
  | 'decline'
  | 'report'
  | 'complete'
  | 'confirm'
  | 'return'
  | 'remind'
  | 'coordinate'
  | 'measure'
  | 'transfer'
  | 'split'
  | 'replace'
  | 'stop';

/** What a form holds when it is sent. */
export interface DeedEntry {
  on: string;
  text: string;
  percent: number | undefined;
  until: string | undefined;
  paper: string;
  paperOn: string | undefined;
  /** A file was chosen; it waits in the shell. */
  file: boolean;
  /** Units chosen. */
  units: string[];
  /** The other task. */
  other: string | undefined;
  /** What measures its directive; nothing while that is not whole. */
  measured: MeasureTarget | null | undefined;
}

interface Shape {
  /** The deed has no day of its own. */
  undated?: boolean;
  text: 'asked' | 'offered' | 'none';
  percent?: boolean;
  until?: boolean;
  paper?: 'offered';
  /** A file may be attached; it, or the number of a paper, must be given. */
  file?: boolean;
  /** How many units are chosen. */
  units?: 'one' | 'some' | 'any';
  other?: boolean;
  /** An indicator and the value to reach. */
  measured?: boolean;
}

/** What each form asks for; everything but giving a due date has its day. */
export const SHAPE: Record<Deed, Shape> = {
  acknowledge: { text: 'none' },
  schedule: { text: 'none', until: true, undated: true },
  progress: { text: 'asked', percent: true, paper: 'offered' },
  evidence: { text: 'offered', paper: 'offered', file: true },
  extend: { text: 'asked', until: true },
  grant: { text: 'offered', until: true },
  decline: { text: 'asked' },
  report: { text: 'asked', paper: 'offered' },
  complete: { text: 'asked', paper: 'offered' },
  confirm: { text: 'none' },
  return: { text: 'asked' },
  remind: { text: 'asked' },
  coordinate: { text: 'none', units: 'any', undated: true },
  measure: { text: 'none', measured: true, undated: true },
  transfer: { text: 'asked', units: 'one' },
  split: { text: 'none', units: 'some' },
  replace: { text: 'asked', other: true },
  stop: { text: 'asked' },
};

/** The deeds a task is open to on its sheet, in the order of the menu; that of a group can be split. */
export function openDeeds(sheet: TaskSheet, group = false): Deed[] {
  if (sheet.row.damaged) return [];
  if (sheet.report && !sheet.report.confirmed_on)
    return ['confirm', 'return', 'evidence', 'coordinate', 'measure'];
  if (sheet.row.standing.class === 'ended') return [];
  if (!isOpen(sheet.row.standing)) return ['evidence'];
  const extension: Deed[] = sheet.extension
    ? ['grant', 'decline']
    : sheet.row.due_on
      ? ['extend']
      : ['schedule'];
  const first: Deed[] = sheet.acknowledged_on ? [] : ['acknowledge'];
  const split: Deed[] = group ? ['split'] : [];
  const onward: Deed[] = ['coordinate', 'measure', ...split, 'transfer', 'replace', 'stop'];
  return [...first, 'progress', 'evidence', ...extension, 'report', 'complete', 'remind', ...onward];
}

function evidenceOf(entry: DeedEntry): EvidenceEntry | null {
  const number_text = entry.paper.trim();
  return number_text === '' ? null : { number_text, issued_on: entry.paperOn ?? null, abstract_text: null };
}

/** Makes the act a form stands for. */
export function perform(deed: Deed, sheet: TaskSheet, entry: DeedEntry): Promise<ActDone> {
  const id = sheet.row.id;
  const evidence = evidenceOf(entry);
  switch (deed) {
    case 'acknowledge':
      return taskAcknowledge(id, entry.on);
    case 'schedule':
      return taskSchedule(id, entry.until ?? '');
    case 'evidence':
      if (entry.file)
        return taskEvidence(id, {
          on_date: entry.on,
          number_text: entry.paper.trim() || null,
          issued_on: entry.paperOn ?? null,
          abstract_text: entry.text.trim() || null,
        });
      return taskProgress(id, {
        on_date: entry.on,
        percent: null,
        text: entry.text.trim() || entry.paper,
        evidence,
      });
    case 'progress':
      return taskProgress(id, {
        on_date: entry.on,
        percent: entry.percent ?? null,
        text: entry.text,
        evidence,
      });
    case 'extend':
      return taskExtensionAsk(id, entry.on, entry.until ?? '', entry.text);
    case 'grant':
      return taskExtensionDecide(id, entry.on, entry.until ?? null, entry.text.trim() || null);
    case 'decline':
      return taskExtensionDecide(id, entry.on, null, entry.text);
    case 'report':
      return taskReport(id, { reported_on: entry.on, text: entry.text, evidence });
    case 'complete':
      return taskComplete(id, { reported_on: entry.on, text: entry.text, evidence });
    case 'confirm':
      return taskConfirm(id, entry.on);
    case 'return':
      return taskReturn(id, entry.on, entry.text);
    case 'remind':
      return taskRemind([id], entry.on, entry.text);
    case 'coordinate': {
      const before = sheet.coordinating.map((unit) => unit.id);
      return taskCoordinate([id], {
        join_ids: entry.units.filter((unit) => !before.includes(unit)),
        leave_ids: before.filter((unit) => !entry.units.includes(unit)),
      });
    }
    case 'measure':
      return directiveMeasure(sheet.directive_id, entry.measured ?? null);
    case 'transfer':
      return taskTransfer(id, entry.on, entry.units[0] ?? '', entry.text);
    case 'split':
      return taskSplit(id, entry.on, entry.units);
    case 'replace':
      return taskReplace(id, entry.on, entry.other ?? '', entry.text);
    case 'stop':
      return taskStop(id, entry.on, entry.text);
  }
}
