// Where the window is, and where it was: an in-memory history that keeps scroll and selection of each place.
// It knows names of screens and nothing of what they show.

export type Screen =
  'overview' | 'review' | 'chair' | 'tracking' | 'indicators' | 'units' | 'documents' | 'settings';

/** One place of the history. `kept` is what its screen wants to find again when somebody comes back. */
export interface Place {
  screen: Screen;
  params: Record<string, string>;
  kept: Record<string, unknown>;
}

const LONGEST = 100;
const first = (): Place => ({ screen: 'overview', params: {}, kept: {} });

let places = $state.raw<Place[]>([first()]);
let at = $state(0);

/** The place shown now. */
export function here(): Place {
  return places[at] ?? first();
}

/** Goes to a screen; the forward half of the history is dropped. The same place again is not a step. */
export function go(screen: Screen, params: Record<string, string> = {}): void {
  const now = here();
  if (now.screen === screen && JSON.stringify(now.params) === JSON.stringify(params)) return;
  const next = [...places.slice(0, at + 1), { screen, params, kept: {} }];
  places = next.slice(-LONGEST);
  at = places.length - 1;
}

/** Starts over on a screen, with no way back: another file was opened. */
export function restart(screen: Screen = 'overview'): void {
  places = [{ ...first(), screen }];
  at = 0;
}

export const canGoBack = (): boolean => at > 0;
export const canGoForward = (): boolean => at < places.length - 1;

export function back(): void {
  if (canGoBack()) at -= 1;
}

export function forward(): void {
  if (canGoForward()) at += 1;
}

/** Keeps something for the day somebody comes back to this place. */
export function keep(place: Place, name: string, value: unknown): void {
  place.kept[name] = value;
}

/** What was kept under a name; the fallback on a first visit. */
export function kept<T>(place: Place, name: string, fallback: T): T {
  return name in place.kept ? (place.kept[name] as T) : fallback;
}
