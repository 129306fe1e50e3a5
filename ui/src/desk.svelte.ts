// What every screen needs to know about the open file, and how an act is made from a screen.
// It holds no copy of the database: after an act the desk and the screen ask their one question again.
import { refusedBy, type CallRefused } from './ipc/call';
import { desk as askDesk, prefsSet, redo, undo } from './ipc/commands';
import type { ActDone, Desk, Prefs } from './ipc/types';
import { dress, zoomSet } from './looks.svelte';
import { lettersAnswer } from './keyboard.svelte';
import { has, speak, t } from './words.svelte';
import { told } from './refusal';
import { forgetUndo, say } from './toasts.svelte';

interface Open {
  desk: Desk | undefined;
  /** Why there is no desk; `no_file` is the ordinary reason. */
  refused: CallRefused | undefined;
  prefs: Prefs;
  /** Grows with each act and each opened file: screens ask again when it moves. */
  turn: number;
}

const PLAIN: Prefs = {
  theme: 'system',
  lang: 'vi',
  zoom: 1,
  actor: null,
  single_keys: true,
  room_screen: null,
  room_dark: false,
};

const open = $state<Open>({ desk: undefined, refused: undefined, prefs: PLAIN, turn: 0 });

export const desk = (): Desk | undefined => open.desk;
export const deskRefused = (): CallRefused | undefined => open.refused;
export const prefs = (): Prefs => open.prefs;
export const turn = (): number => open.turn;

/** Asks what is open, and lets every screen ask its question again. The start brings a question already on its way. */
export async function refresh(asked: Promise<Desk> = askDesk()): Promise<void> {
  try {
    open.desk = await asked;
    open.refused = undefined;
  } catch (thrown) {
    open.desk = undefined;
    open.refused = refusedBy(thrown, 'desk');
  }
  open.turn += 1;
}

/** Reads this machine's preferences and puts them on. A machine without any starts with the plain ones. */
export async function dressed(asked: Promise<Prefs>): Promise<void> {
  try {
    open.prefs = await asked;
  } catch {
    open.prefs = PLAIN;
  }
  speak(open.prefs.lang);
  dress(open.prefs.theme);
  lettersAnswer(open.prefs.single_keys);
  if (open.prefs.zoom !== 1) zoomSet(open.prefs.zoom);
}

/** Changes preferences: at once on screen, then in the machine's own file. */
export async function prefer(change: Partial<Prefs>): Promise<void> {
  open.prefs = { ...open.prefs, ...change };
  speak(open.prefs.lang);
  dress(open.prefs.theme);
  lettersAnswer(open.prefs.single_keys);
  if (change.zoom !== undefined) zoomSet(change.zoom);
  try {
    await prefsSet({ ...open.prefs });
  } catch (thrown) {
    refuse(thrown, 'prefs_set');
  }
}

/** Shows a refusal as a toast; used where no form is there to show it beside its field. */
export function refuse(thrown: unknown, command: string): void {
  const refused = refusedBy(thrown, command);
  if (refused.code === 'cancelled') return;
  const words = told(refused);
  say([words.what, words.todo].filter(Boolean).join(' '), { tone: 'refused' });
}

/** The name of an act as a reader knows it: "ghi tiến độ". */
export function actName(kind: string): string {
  const key = `act-${kind.replaceAll('_', '-')}`;
  return has(key) ? t(key) : '';
}

/**
 * Makes an act: calls it, asks the desk again, and tells what was done with a way back.
 *
 * Returns the act, or nothing when it was refused; with `tellRefusal` false the caller shows the refusal itself.
 */
export async function act(
  command: string,
  make: () => Promise<ActDone>,
  done: string,
  tellRefusal = true,
): Promise<ActDone | undefined> {
  try {
    const made = await make();
    await refresh();
    say(done, { undo: takeBack });
    return made;
  } catch (thrown) {
    if (!tellRefusal) throw refusedBy(thrown, command);
    refuse(thrown, command);
    return undefined;
  }
}

/** Undoes the last act; the words name it. */
export async function takeBack(): Promise<void> {
  try {
    const made = await undo();
    await refresh();
    forgetUndo();
    say(t('window-undone', { act: actName(undoneKind(made)) }));
  } catch (thrown) {
    refuse(thrown, 'undo');
  }
}

/** Does the last undone act again. */
export async function doAgain(): Promise<void> {
  try {
    const made = await redo();
    await refresh();
    say(t('window-redone', { act: actName(undoneKind(made)) }));
  } catch (thrown) {
    refuse(thrown, 'redo');
  }
}

/** An undo names in its facts the kind of act it took back. */
function undoneKind(made: ActDone): string {
  const facts = made.facts;
  if (typeof facts === 'object' && facts !== null && 'kind' in facts && typeof facts.kind === 'string')
    return facts.kind;
  return made.kind;
}
