// The looks a derived state can take: which silhouette, which ink. Words come from whoever shows it.

/** Ten silhouettes; each is told apart without colour (DESIGN 2, RULINGS part 3 item 1). */
export type Look =
  | 'overdue'
  | 'due-soon'
  | 'on-track'
  | 'done-on-time'
  | 'done-late'
  | 'waiting'
  | 'no-deadline'
  | 'done-no-deadline'
  | 'ended'
  | 'missing'
  | 'blocking';

/** The ink of a look: the middle of a token name, `--<ink>`, `--<ink>-soft`, `--<ink>-fill`. */
export const INK: Record<Look, string> = {
  overdue: 'over',
  'due-soon': 'soon',
  'on-track': 'on',
  'done-on-time': 'done',
  'done-late': 'late',
  waiting: 'wait',
  'no-deadline': 'on',
  'done-no-deadline': 'done',
  ended: 'ended',
  missing: 'ended',
  blocking: 'soon',
};
