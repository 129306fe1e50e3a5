// The questions of the start: all leave at once, when this file is read, while the rest of the window still is not.
import { committeeRecent, desk, overview, prefs } from '../ipc/commands';
import type { Desk, Overview, Prefs, Recent } from '../ipc/types';

export interface First {
  prefs: Promise<Prefs>;
  desk: Promise<Desk>;
  recent: Promise<Recent[]>;
  overview: Promise<Overview>;
}

export const asked: First = {
  prefs: prefs(),
  desk: desk(),
  recent: committeeRecent(),
  overview: overview(null),
};

// Whoever waits for an answer meets its refusal; until then nobody has missed it.
for (const question of Object.values(asked)) (question as Promise<unknown>).catch(() => undefined);
