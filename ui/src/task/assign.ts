// What the form of an assignment outside a meeting holds, what it still lacks, and the directive it stands for.
import type { DirectiveEntry, MeasureTarget } from '../ipc/types';

export interface Assignment {
  work: string;
  /** The whole sentence; left empty, the work says it all. */
  note: string;
  leads: string[];
  coordinating: string[];
  due: string | undefined;
  /** No deadline, on purpose: an empty day alone may be one that was forgotten. */
  undated: boolean;
  /** The indicator that measures it, and the value to reach; nothing while that is not whole. */
  measured: MeasureTarget | null | undefined;
}

export const EMPTY: Assignment = {
  work: '',
  note: '',
  leads: [],
  coordinating: [],
  due: undefined,
  undated: false,
  measured: null,
};

/** What has to be there before it can be sent. */
export function missingOf(form: Assignment): Record<'work' | 'leads' | 'due' | 'measured', boolean> {
  return {
    work: form.work.trim() === '',
    leads: form.leads.length === 0,
    due: form.due === undefined && !form.undated,
    measured: form.measured === undefined,
  };
}

/** The directive a form stands for; a leading group gives one task to each member. */
export function entryOf(form: Assignment): DirectiveEntry {
  const work = form.work.trim();
  return {
    kind: 'task',
    text: form.note.trim() || work,
    work,
    lead_ids: [...form.leads],
    coordinating_ids: form.coordinating.filter((unit) => !form.leads.includes(unit)),
    sharing: 'split',
    deadline_phrase: null,
    due_on: form.undated ? null : (form.due ?? null),
    recurs: null,
    product: null,
    measure: null,
    measure_target: form.measured ?? null,
    origin_id: null,
    source: null,
  };
}
