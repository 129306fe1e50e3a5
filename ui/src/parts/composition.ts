// The guard every editable element wears, and what a page may do to it while a word is being composed.
// WebKitGTK commits a Vietnamese word twice when a click or a window switch ends its composition: the second
// `insertFromComposition` with the same text, within 50 ms and outside any composition, is the doubled one.

/** A word is refused as doubled only this soon after its composition ended. */
const DOUBLED_WITHIN_MS = 50;

/** What the guard lets a field know. */
export interface Composition {
  /** True from compositionstart to compositionend: nobody may write the value or move the selection now. */
  isComposing(): boolean;
  /** Takes the guard off. */
  release(): void;
}

/** Puts the guard on an element. `now` is the clock of the test. */
export function guardComposition(
  el: HTMLInputElement | HTMLTextAreaElement,
  now: () => number = () => performance.now(),
): Composition {
  let last: string | null = null;
  let open = false;
  let endAt = -1e9;

  const started = (): void => {
    open = true;
    last = null;
  };
  const before: EventListener = (event) => {
    if (!(event instanceof InputEvent)) return;
    const doubled =
      event.inputType === 'insertFromComposition' && !open && last !== null && event.data === last;
    if (doubled && now() - endAt < DOUBLED_WITHIN_MS) {
      event.preventDefault();
      last = null;
    }
  };
  const ended: EventListener = (event) => {
    if (!(event instanceof CompositionEvent)) return;
    if (open) {
      open = false;
      last = event.data || null;
      endAt = now();
    } else {
      last = null;
    }
  };

  el.addEventListener('compositionstart', started);
  el.addEventListener('beforeinput', before, true);
  el.addEventListener('compositionend', ended);
  el.dataset['guarded'] = 'true';
  return {
    isComposing: () => open,
    release: () => {
      el.removeEventListener('compositionstart', started);
      el.removeEventListener('beforeinput', before, true);
      el.removeEventListener('compositionend', ended);
    },
  };
}

/** How long after a blur the engine may still deliver the word it was composing. */
export const SETTLE_MS = 60;

/**
 * Leaves a field from code without losing or moving its unfinished word: blur, let the engine deliver,
 * then act (rule 6 of the typing study).
 */
export async function leaveField(el: HTMLElement): Promise<void> {
  el.blur();
  await new Promise((done) => setTimeout(done, SETTLE_MS));
}
