// What a line typed under a task says: how far the work is, and in which words.

export type Update = {
  /** Percent of the work done, 0 to 100; null when the line gives none. */
  readonly percent: number | null;
  /** The words beside the figure; may be empty. */
  readonly words: string;
};

/** "60% đã thẩm định" moves the progress and says why; a figure that stands alone is a percentage too. */
export function readUpdate(line: string): Update {
  const words = line.trim();
  const alone = /^(100|\d{1,2})$/.exec(words);
  const read = alone ?? /^(100|\d{1,2}) ?%[\s,:;.]*(.*)$/s.exec(words);
  return read ? { percent: Number(read[1]), words: (read[2] ?? '').trim() } : { percent: null, words };
}
