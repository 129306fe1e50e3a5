// How the window looks on this machine: light or dark, and how large. None of it belongs to the committee (C35).
import { zoomTo } from './ipc/call';

export type Theme = 'light' | 'dark' | 'system';

/** Steps of the zoom; 2 is the 200 % the design is drawn for. */
export const ZOOM_STEPS: readonly number[] = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

const looks = $state<{ theme: Theme; zoom: number }>({ theme: 'system', zoom: 1 });
const machine = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined;

export const theme = (): Theme => looks.theme;
export const zoom = (): number => looks.zoom;

/** True when the page is dark now, whoever decided it. */
export function isDark(): boolean {
  return looks.theme === 'dark' || (looks.theme === 'system' && (machine?.matches ?? false));
}

function paint(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
}

export function dress(next: Theme): void {
  looks.theme = next;
  paint();
}

/** Light becomes dark and dark light: what key and button do. */
export function themeFlip(): Theme {
  dress(isDark() ? 'light' : 'dark');
  return looks.theme;
}

/** The step after or before a zoom; the ends hold. */
export function zoomStep(now: number, direction: 1 | -1): number {
  const steps = direction === 1 ? ZOOM_STEPS : [...ZOOM_STEPS].reverse();
  return steps.find((s) => (direction === 1 ? s > now + 0.001 : s < now - 0.001)) ?? now;
}

export function zoomSet(next: number): void {
  looks.zoom = next;
  void zoomTo(next).catch(() => {
    // A page without its shell (tests, the dev server) has no zoom of its own.
  });
}

/** Follows the machine's own light and dark while the theme is `system`. */
export function followMachine(): () => void {
  paint();
  machine?.addEventListener('change', paint);
  return () => machine?.removeEventListener('change', paint);
}
