// One word at a time at the foot of the window: what was just done, with a way back. The rest waits in line.

export interface Toast {
  id: number;
  text: string;
  tone: 'done' | 'refused';
  /** Takes back what was done; the toast then stays two seconds longer. */
  undo?: () => void | Promise<void>;
  /** What can be done with what was made; the toast goes when one is chosen. */
  acts?: readonly ToastAct[];
}

export interface ToastAct {
  words: string;
  act: () => void | Promise<void>;
}

const DONE_MS = 6_000;
const UNDO_MS = 8_000;

let line = $state.raw<Toast[]>([]);
let next = 1;

/** The toast on screen. */
export const shown = (): Toast | undefined => line[0];

/** How long a toast stays. */
export const stays = (toast: Toast): number => (toast.undo || toast.acts ? UNDO_MS : DONE_MS);

/** Puts a toast at the end of the line. The way back leads from the last act alone: an older one is offered no more. */
export function say(text: string, more: Partial<Pick<Toast, 'undo' | 'tone' | 'acts'>> = {}): void {
  if (more.undo) forgetUndo();
  line = [...line, { tone: 'done', ...more, id: next++, text }];
}

/** Takes a toast away, shown or waiting. */
export function dismiss(id: number): void {
  line = line.filter((toast) => toast.id !== id);
}

/** Takes every toast with a way back away: its act was undone by the key, or another came after it. */
export function forgetUndo(): void {
  line = line.filter((toast) => !toast.undo);
}
