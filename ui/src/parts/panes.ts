// F6 takes the keys from one pane of a screen to the next. A pane is marked `data-pane`; it knows no screen.

/** Where the keys begin in a pane: at what is current, else at its row, else at the first thing that takes them. */
const BEGINNINGS = [
  '[aria-current] button',
  '[data-row][tabindex="0"]',
  'button:not(:disabled), input:not(:disabled), textarea, select, a[href]',
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
  const panes = [...document.querySelectorAll('[data-pane]')].filter((pane) => pane.checkVisibility());
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  for (let step = 1; step <= panes.length; step += 1) {
    const pane = panes[(at + step) % panes.length];
    const first = pane && beginning(pane);
    if (first) return first.focus();
  }
  return false;
}
