// What a press takes the focus from may change only after it: a button that moved under the pointer hears no click.

let down = false;

if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => (down = true), true);
  for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, () => (down = false), true);
}

/** Acts at once, or while a button of the pointer is held down once it is let go and its click was heard. */
export function afterPress(act: () => void): void {
  if (!down) {
    act();
    return;
  }
  const ends = ['pointerup', 'pointercancel'];
  const ended = (): void => {
    for (const end of ends) window.removeEventListener(end, ended, true);
    setTimeout(act, 0);
  };
  for (const end of ends) window.addEventListener(end, ended, true);
}
