// Who answers a key now: screens and dialogs lend handlers, one listener in the capture phase calls them.
// It knows the map in keys.ts; it does not know what any key does.
import { untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { KEYS, matches, worksWhileTyping, type Key, type Stroke } from './keys';

/** A handler returns `false` when the key was not for it after all; the press then goes on to the page. */
export type Handler = (pressed: KeyboardEvent) => void | false;

interface Loan {
  handlers: Partial<Record<string, Handler>>;
  level: number;
}

const loans = new SvelteSet<Loan>();
let level = $state(0);
let letters = $state(true);

/** Lends handlers by key id until the returned function is called; the last lender wins. */
export function answer(handlers: Partial<Record<string, Handler>>): () => void {
  const loan: Loan = { handlers, level: untrack(() => level) };
  loans.add(loan);
  return () => loans.delete(loan);
}

/** Puts a dialog above the page: keys lent below it rest until the returned function is called. */
export function dialogOpened(): () => void {
  // Whoever opens a dialog does so from an effect, which must not run again because the level moved.
  const above = (by: 1 | -1): void =>
    untrack(() => {
      level += by;
    });
  above(1);
  return () => above(-1);
}

/** Turns the single-letter keys on or off (a setting). */
export function lettersAnswer(on: boolean): void {
  letters = on;
}

/** Says of each key whether somebody answers it where the reader is now: on the page, or in the dialog above it. */
export function answersNow(): (id: string) => boolean {
  const here = untrack(() => level);
  const everywhere = KEYS.filter((key) => key.everywhere).map((key) => key.id);
  return (id) =>
    [...loans].some(
      (loan) => (loan.level === here || everywhere.includes(id)) && loan.handlers[id] !== undefined,
    );
}

const EDITABLE = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, [contenteditable="true"]';
const WIDGET = 'button, a[href], [role=menuitem], [role=option], [role=tab], [role=separator], [role=slider]';

/** A list that picks or finds its entries by letters: nothing of the page may answer meanwhile. */
const OPEN_LIST = '[role=menu], [data-select-content], [data-popover-content], [data-finds], select';

/** True when the stroke belongs to whatever has the focus, and the map must keep out of it. */
export function belongsToFocus(stroke: Stroke, focused: Element | null): boolean {
  if (!focused || worksWhileTyping(stroke)) return false;
  if (focused.matches(EDITABLE) || focused.closest(OPEN_LIST)) return true;
  return focused.matches(WIDGET) && /^(Enter|NumpadEnter|Space|Arrow)/.test(stroke.code);
}

function handlerOf(key: Key): Handler | undefined {
  return [...loans]
    .reverse()
    .find((loan) => (loan.level === level || key.everywhere) && loan.handlers[key.id] !== undefined)
    ?.handlers[key.id];
}

/** Field undo: the engine binds no Ctrl+Z of its own, so a touched field gets it from here (A5). */
function fieldUndo(pressed: KeyboardEvent, focused: Element | null): boolean {
  if (!(pressed.ctrlKey || pressed.metaKey) || pressed.altKey || pressed.shiftKey) return false;
  if (pressed.code !== 'KeyZ' && pressed.code !== 'KeyY') return false;
  if (
    !focused?.matches(EDITABLE) ||
    !(focused instanceof HTMLElement) ||
    focused.dataset['touched'] !== 'true'
  )
    return false;
  document.execCommand(pressed.code === 'KeyZ' ? 'undo' : 'redo');
  return true;
}

/** Keys the engine would spend on reload, find, print and travel if nobody stopped it (trap 23). */
function isEngines(pressed: KeyboardEvent): boolean {
  const control = pressed.ctrlKey || pressed.metaKey;
  if (['F3', 'F5', 'F7'].includes(pressed.code)) return true;
  if (control && ['KeyR', 'KeyP', 'KeyF', 'KeyG', 'KeyS', 'KeyU', 'KeyJ'].includes(pressed.code)) return true;
  return pressed.altKey && ['ArrowLeft', 'ArrowRight', 'Home'].includes(pressed.code);
}

/** The listener. Input methods send 229 for a key they ate; it is never a shortcut. */
export function heardKey(pressed: KeyboardEvent): void {
  if (pressed.isComposing || pressed.keyCode === 229) return;
  const focused = document.activeElement;
  if (fieldUndo(pressed, focused)) {
    pressed.preventDefault();
    return;
  }
  for (const key of KEYS) {
    const stroke = key.strokes.find((s) => matches(s, pressed));
    if (!stroke || belongsToFocus(stroke, focused)) continue;
    if (!letters && /^Key/.test(stroke.code) && !worksWhileTyping(stroke)) continue;
    const handler = handlerOf(key);
    if (!handler || handler(pressed) === false) continue;
    pressed.preventDefault();
    pressed.stopPropagation();
    return;
  }
  if (isEngines(pressed)) pressed.preventDefault();
}

/** Starts listening; called once by the window. */
export function listenToKeys(): () => void {
  window.addEventListener('keydown', heardKey, true);
  return () => window.removeEventListener('keydown', heardKey, true);
}
