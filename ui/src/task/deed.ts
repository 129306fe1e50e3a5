// What can be done to a task from the window, which of it is open now, and what each form asks for.
import {
  taskAcknowledge,
  taskComplete,
  taskConfirm,
  taskExtensionAsk,
  taskExtensionDecide,
  taskProgress,
  taskRemind,
  taskReport,
  taskReturn,
  taskSchedule,
  taskStop,
} from '../ipc/commands';
import type { ActDone, EvidenceEntry, TaskSheet } from '../ipc/types';
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
  | 'stop';

/** What a form holds when it is sent. */
export interface DeedEntry {
  on: string;
  text: string;
  percent: number | undefined;
  until: string | undefined;
  paper: string;
  paperOn: string | undefined;
}

interface Shape {
  /** The deed has no day of its own. */
  undated?: boolean;
  text: 'asked' | 'offered' | 'none';
  percent?: boolean;
  until?: boolean;
  paper?: 'asked' | 'offered';
}

/** What each form asks for; everything but giving a due date has its day. */
export const SHAPE: Record<Deed, Shape> = {
  acknowledge: { text: 'none' },
  schedule: { text: 'none', until: true, undated: true },
  progress: { text: 'asked', percent: true, paper: 'offered' },
  evidence: { text: 'asked', paper: 'asked' },
  extend: { text: 'asked', until: true },
  grant: { text: 'offered', until: true },
  decline: { text: 'asked' },
  report: { text: 'asked', paper: 'offered' },
  complete: { text: 'asked', paper: 'offered' },
  confirm: { text: 'none' },
  return: { text: 'asked' },
  remind: { text: 'asked' },
  stop: { text: 'asked' },
};

/** The deeds a task is open to on its sheet, in the order of the menu. */
export function openDeeds(sheet: TaskSheet): Deed[] {
  if (sheet.row.damaged) return [];
  if (sheet.report && !sheet.report.confirmed_on) return ['confirm', 'return'];
  if (!isOpen(sheet.row.standing)) return [];
  const extension: Deed[] = sheet.extension
    ? ['grant', 'decline']
    : sheet.row.due_on
      ? ['extend']
      : ['schedule'];
  const first: Deed[] = sheet.acknowledged_on ? [] : ['acknowledge'];
  return [...first, 'progress', 'evidence', ...extension, 'report', 'complete', 'remind', 'stop'];
}

function evidenceOf(entry: DeedEntry): EvidenceEntry | null {
  const number_text = entry.paper.trim();
  return number_text === '' ? null : { number_text, issued_on: entry.paperOn ?? null, abstract_text: null };
}

/** Makes the act a form stands for. */
export function perform(deed: Deed, id: string, entry: DeedEntry): Promise<ActDone> {
  const evidence = evidenceOf(entry);
  switch (deed) {
    case 'acknowledge':
      return taskAcknowledge(id, entry.on);
    case 'schedule':
      return taskSchedule(id, entry.until ?? '');
    case 'progress':
    case 'evidence':
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
    case 'stop':
      return taskStop(id, entry.on, entry.text);
  }
}
