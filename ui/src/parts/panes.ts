// F6 takes the keys from one pane of a screen to the next. A pane is marked `data-pane`; one that `asks` something comes
// first. Whoever gives the keys back after a wait asks here whether they are free. It knows no screen.

/** Where the keys begin in a pane: at what is current, its row, its text, else at the first thing that takes them. */
const BEGINNINGS = [
  '[aria-current] button',
  '[data-row][tabindex="0"]',
  'textarea',
  'button:not(:disabled), input:not(:disabled), select, a[href]',
];

function beginning(pane: Element): HTMLElement | undefined {
  for (const selector of BEGINNINGS) {
    const found = pane.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return undefined;
}

/** Gives the keys to the next pane that can take them; `false` where there is none. */
export function nextPane(): void | false {
  const all = ['[data-pane=asks]', '[data-pane]:not([data-pane=asks])'].flatMap((selector) => [
    ...document.querySelectorAll(selector),
  ]);
  const panes = all.filter((pane) => pane.checkVisibility());
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  for (let step = 1; step <= panes.length; step += 1) {
    const pane = panes[(at + step) % panes.length];
    const first = pane && beginning(pane);
    if (first) return first.focus();
  }
  return false;
}

/** True while nobody outside `place` has the keys: they may be given back to it. */
export function keysAreFree(place: Element | null | undefined): boolean {
  const holder = document.activeElement;
  return holder === null || holder === document.body || (place?.contains(holder) ?? false);
}
