// How large a text stands in its room: the largest step at which it fits, and when none does, a cut with a sign.
// It measures nothing itself; whoever asks says how many lines a step takes and whether they have room.

/** How a text comes out at one size. */
export interface Laid {
  lines: number;
  /** True when all of it has room. */
  fits: boolean;
}

export interface Steps {
  /** Sizes from the largest to the smallest. */
  sizes: readonly number[];
  /** Lines a text may take at its larger sizes. */
  lines: number;
  /** Below this size the number of lines is free. */
  freely: number;
}

/** Every size from `most` down to `least` in steps of `by`; `least` is always one of them. */
export function steps(most: number, least: number, by = 4): number[] {
  const sizes = [];
  for (let size = most; size > least; size -= by) sizes.push(size);
  return [...sizes, least];
}

/** The largest size at which a text has room in its lines; none when it has room at no size. */
export function largest({ sizes, lines, freely }: Steps, lay: (size: number) => Laid): number | undefined {
  return sizes.find((size) => {
    const laid = lay(size);
    return laid.fits && (size < freely || laid.lines <= lines);
  });
}

/** A text cut behind a word, with its sign; how many letters are left out. */
export interface Cut {
  text: string;
  left: number;
}

/** The longest beginning of a text that fits with "…" behind it. One word that does not fit is cut inside. */
export function cut(text: string, fits: (text: string) => boolean): Cut {
  const letters = [...text];
  const ends = letters.flatMap((letter, at) => (/\s/.test(letter) ? [at] : []));
  const signed = (end: number): string => `${letters.slice(0, end).join('').trimEnd()}…`;
  const found = longest(ends, (end) => fits(signed(end)));
  const end =
    found ??
    longest(
      letters.map((_, at) => at),
      (at) => fits(signed(at)),
    ) ??
    0;
  return { text: signed(end), left: letters.length - end };
}

/** The last of ascending ends that fits, by halving; none when not even the first does. */
function longest(ends: readonly number[], fits: (end: number) => boolean): number | undefined {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(ends[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return ends[low - 1];
}
