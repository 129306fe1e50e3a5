// The guard every editable element wears, and what a page may do to it while a word is being composed.
// WebKitGTK commits a Vietnamese word twice when a click or a window switch ends its composition: the second
// `insertFromComposition` with the same text, within 50 ms and outside any composition, is the doubled one.

/** A word is refused as doubled only this soon after its composition ended. */
const DOUBLED_WITHIN_MS = 50;

/** How long after a blur the engine may still deliver the word it was composing. */
const SETTLE_MS = 60;

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

  // A field that code left in mid-word hears of no end from fcitx5; the word stands in it, and it may be written again.
  const left = (): void => {
    if (!open) return;
    setTimeout(() => {
      if (open && document.activeElement !== el) el.dispatchEvent(new CompositionEvent('compositionend'));
    }, SETTLE_MS);
  };

  el.addEventListener('compositionstart', started);
  el.addEventListener('blur', left);
  el.addEventListener('beforeinput', before, true);
  el.addEventListener('compositionend', ended);
  el.dataset['guarded'] = 'true';
  return {
    isComposing: () => open,
    release: () => {
      el.removeEventListener('compositionstart', started);
      el.removeEventListener('blur', left);
      el.removeEventListener('beforeinput', before, true);
      el.removeEventListener('compositionend', ended);
    },
  };
}

/**
 * Leaves a field from code without losing or moving its unfinished word.
 *
 * A plain `blur()` in mid-word is not enough: fcitx5 loses the word at the next letter, ibus takes the focus back. A
 * field that is disabled for a moment keeps it under both.
 */
export async function leaveField(el: HTMLElement): Promise<void> {
  const field = el instanceof HTMLInputElement || el instanceof HTMLTextAreaElement ? el : undefined;
  const was = field?.disabled ?? false;
  if (field) field.disabled = true;
  await new Promise((done) => setTimeout(done, SETTLE_MS));
  if (field) field.disabled = was;
  el.blur();
}
