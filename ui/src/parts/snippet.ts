// A found text in one line: its hits apart, and begun close before the first hit where that would lie behind the cut.
// Knows no search. Ranges count characters, so the text is walked by characters.

export interface Piece {
  words: string;
  marked: boolean;
}

/** Characters a line shows for certain. */
const SHOWN = 44;
/** Characters kept before a hit, so that it reads as part of a sentence. */
const BEFORE = 18;

/** Where a line has to begin so that its first hit is seen; at the head of a word. */
function beginning(letters: readonly string[], first: readonly [number, number] | undefined): number {
  if (!first || first[1] <= SHOWN) return 0;
  const earliest = first[0] - BEFORE;
  for (let at = Math.max(earliest, 1); at < first[0]; at += 1) if (letters[at - 1] === ' ') return at;
  return first[0];
}

/** The text in pieces, hits apart; what was left out at its head is an ellipsis. */
export function pieces(text: string, marks: readonly [number, number][]): Piece[] {
  const letters = [...text];
  let at = beginning(letters, marks[0]);
  const out: Piece[] = at > 0 ? [{ words: '…', marked: false }] : [];
  for (const [from, to] of marks) {
    if (from > at) out.push({ words: letters.slice(at, from).join(''), marked: false });
    out.push({ words: letters.slice(Math.max(from, at), to).join(''), marked: true });
    at = Math.max(at, to);
  }
  if (at < letters.length) out.push({ words: letters.slice(at).join(''), marked: false });
  return out;
}
