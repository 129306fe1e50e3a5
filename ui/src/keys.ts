// The only map of keys (DESIGN 5, C9). The sheet, the hints and the listener all read this list.
// Ctrl+Shift and Alt+Z switch the Vietnamese input method, so no key here uses either.

export type KeyPlace = 'general' | 'table' | 'minutes' | 'chair';

/** One physical key with its modifiers; `code` is `KeyboardEvent.code`, so Telex and VNI cannot swallow it. */
export interface Stroke {
  code: string;
  ctrl?: boolean;
  alt?: boolean;
  shift?: boolean;
}

/** A key of the map. Strokes without Ctrl, Alt or a function key act only when no field has the focus. */
export interface Key {
  id: string;
  place: KeyPlace;
  strokes: readonly Stroke[];
  /** Row of the sheet this key stands in; keys of one row share its words `key-<row>`. */
  row: string;
  /** Acts behind a dialog too: it changes how the window looks, never what it holds. */
  everywhere?: boolean;
}

const ctrl = (code: string): Stroke => ({ code, ctrl: true });
const alt = (code: string): Stroke => ({ code, alt: true });
const shift = (code: string): Stroke => ({ code, shift: true });
const bare = (code: string): Stroke => ({ code });

function key(place: KeyPlace, row: string, id: string, ...strokes: Stroke[]): Key {
  return { id, place, row, strokes };
}

export const KEYS: readonly Key[] = [
  key('general', 'palette', 'palette', ctrl('KeyK')),
  key('general', 'sections', 'section-1', ctrl('Digit1')),
  key('general', 'sections', 'section-2', ctrl('Digit2')),
  key('general', 'sections', 'section-3', ctrl('Digit3')),
  key('general', 'sections', 'section-4', ctrl('Digit4')),
  key('general', 'sections', 'section-5', ctrl('Digit5')),
  key('general', 'sections', 'section-6', ctrl('Digit6')),
  key('general', 'undo', 'undo', ctrl('KeyZ')),
  key('general', 'undo', 'redo', ctrl('KeyY')),
  key('general', 'new', 'new', ctrl('KeyN')),
  key('general', 'open', 'open', ctrl('KeyO')),
  key('general', 'export', 'export', ctrl('KeyE')),
  key('general', 'print', 'print', ctrl('KeyP')),
  key('general', 'filter', 'filter', bare('Slash')),
  { ...key('general', 'theme', 'theme', ctrl('KeyJ')), everywhere: true },
  { ...key('general', 'zoom', 'zoom-in', ctrl('Equal'), ctrl('NumpadAdd')), everywhere: true },
  { ...key('general', 'zoom', 'zoom-out', ctrl('Minus'), ctrl('NumpadSubtract')), everywhere: true },
  { ...key('general', 'zoom', 'zoom-reset', ctrl('Digit0'), ctrl('Numpad0')), everywhere: true },
  key('general', 'help', 'help', shift('Slash'), bare('F1')),
  key('general', 'travel', 'back', alt('ArrowLeft')),
  key('general', 'travel', 'forward', alt('ArrowRight')),
  { ...key('general', 'full-screen', 'full-screen', bare('F11')), everywhere: true },
  key('general', 'next-pane', 'next-pane', bare('F6')),
  key('general', 'settings', 'settings', ctrl('Comma')),

  key('table', 'move', 'row-up', bare('ArrowUp')),
  key('table', 'move', 'row-down', bare('ArrowDown')),
  key('table', 'panel', 'row-open', bare('Enter'), bare('NumpadEnter')),
  key('table', 'panel', 'panel-close', bare('Escape')),
  key('table', 'reorder', 'row-raise', alt('ArrowUp')),
  key('table', 'reorder', 'row-lower', alt('ArrowDown')),
  key('table', 'trash', 'row-trash', bare('Delete')),
  key('table', 'mark', 'mark', bare('KeyX')),
  key('table', 'mark', 'mark-range', shift('ArrowDown')),
  key('table', 'progress', 'progress', bare('KeyE')),
  key('table', 'extend', 'extend', bare('KeyH')),
  key('table', 'evidence', 'evidence', bare('KeyV')),
  key('table', 'lead', 'lead', bare('KeyL')),
  key('table', 'done', 'done', bare('KeyM')),
  key('table', 'group', 'group', bare('KeyG')),
  key('table', 'fold', 'fold', bare('ArrowLeft')),
  key('table', 'fold', 'unfold', bare('ArrowRight')),

  key('minutes', 'minutes-move', 'minutes-next', bare('ArrowDown'), bare('KeyJ')),
  key('minutes', 'minutes-move', 'minutes-previous', bare('ArrowUp'), bare('KeyK')),
  key('minutes', 'minutes-accept', 'minutes-accept', bare('KeyA'), bare('Enter'), bare('NumpadEnter')),
  key('minutes', 'minutes-accept', 'minutes-accept-plain', shift('KeyA')),
  key('minutes', 'minutes-drop', 'minutes-drop', bare('KeyX')),
  key('minutes', 'minutes-edit', 'minutes-edit', bare('KeyE')),
  key('minutes', 'minutes-kind', 'minutes-kind', bare('KeyL')),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) =>
    key('minutes', 'minutes-choose', `minutes-choose-${n}`, bare(`Digit${n}`), bare(`Numpad${n}`)),
  ),
  key('minutes', 'minutes-go', 'minutes-go', ctrl('Enter'), ctrl('NumpadEnter')),

  key('chair', 'chair', 'chair-enter', bare('F5')),
  key('chair', 'chair', 'chair-leave', shift('Escape')),
  key('chair', 'directive', 'directive-write', bare('KeyC')),
  key('chair', 'directive-save', 'directive-save', ctrl('Enter')),
  key('chair', 'directive-save', 'directive-save-show', alt('Enter')),
  key('chair', 'directive-part', 'directive-part-1', alt('Digit1')),
  key('chair', 'directive-part', 'directive-part-2', alt('Digit2')),
  key('chair', 'directive-part', 'directive-part-3', alt('Digit3')),
  key('chair', 'directive-part', 'directive-part-4', alt('Digit4')),
  key('chair', 'item', 'item-next', bare('KeyN'), alt('KeyN')),
  key('chair', 'item', 'item-previous', shift('KeyN')),
  key('chair', 'clock', 'clock-pause', bare('KeyT'), alt('KeyT')),
  key('chair', 'minute', 'minute-add', bare('Equal'), alt('Equal')),
  key('chair', 'room', 'room-show', bare('KeyP'), alt('KeyP')),
  key('chair', 'room', 'room-blank', bare('KeyB'), alt('KeyB')),
  key('chair', 'room-panel', 'room-panel', bare('KeyR'), alt('KeyR')),
  // A presenter's remote sends these two.
  key('chair', 'room-page', 'room-next', bare('PageDown')),
  key('chair', 'room-page', 'room-previous', bare('PageUp')),
  key('chair', 'unit-sheet', 'unit-sheet', bare('KeyU'), alt('KeyU')),
  key('chair', 'queue', 'queue', bare('KeyQ'), alt('KeyQ')),
  key('chair', 'queue', 'attendance', bare('KeyA'), alt('KeyA')),
  key('chair', 'directives', 'directives', bare('KeyD'), alt('KeyD')),
];

const NAMES: Record<string, string> = {
  Slash: '/',
  Equal: '+',
  Minus: '−',
  Comma: ',',
  Escape: 'Esc',
  Enter: 'Enter',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** How a stroke is printed: "Ctrl K", "?", "↑". */
export function strokeName(stroke: Stroke): string {
  if (stroke.code === 'Slash' && stroke.shift) return '?';
  if (stroke.code === 'Equal' && !stroke.ctrl) return stroke.alt ? 'Alt =' : '=';
  const modified = stroke.ctrl || stroke.alt || stroke.shift;
  const name =
    stroke.code === 'Enter' && modified
      ? '⏎'
      : (NAMES[stroke.code] ?? stroke.code.replace(/^(Key|Digit)/, ''));
  return [stroke.ctrl && 'Ctrl', stroke.alt && 'Alt', stroke.shift && 'Shift', name]
    .filter(Boolean)
    .join(' ');
}

/** The printed form of a key's first stroke. */
export function hint(id: string): string {
  const found = KEYS.find((k) => k.id === id);
  const stroke = found?.strokes[0];
  if (!stroke) throw new Error(`no key is called ${id}`);
  return strokeName(stroke);
}

/** True when a stroke may act while somebody types: it holds Ctrl or Alt, or is a function key. */
export function worksWhileTyping(stroke: Stroke): boolean {
  return Boolean(stroke.ctrl || stroke.alt) || /^F\d+$/.test(stroke.code);
}

/** Keys pressed together, as far as the map cares. */
export type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** True when the event is exactly this stroke. */
export function matches(stroke: Stroke, pressed: Pressed): boolean {
  return (
    stroke.code === pressed.code &&
    Boolean(stroke.ctrl) === (pressed.ctrlKey || pressed.metaKey) &&
    Boolean(stroke.alt) === pressed.altKey &&
    Boolean(stroke.shift) === pressed.shiftKey
  );
}

/** The rows of the sheet for the keys that answer now, in the order of the map. */
export function sheet(place: KeyPlace, answers: (id: string) => boolean): { row: string; keys: Key[] }[] {
  const rows: { row: string; keys: Key[] }[] = [];
  for (const k of KEYS) {
    if (k.place !== place || !answers(k.id)) continue;
    const row = rows.find((r) => r.row === k.row);
    if (row) row.keys.push(k);
    else rows.push({ row: k.row, keys: [k] });
  }
  return rows;
}
