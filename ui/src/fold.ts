// Folds what a reader may leave out when he types a name: case, accents, the bar of đ.
// Only for lists the window already shows; searches over the file are the file's own.

export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** True when every word typed stands somewhere in the texts, accents or not. */
export function fits(typed: string, ...texts: readonly string[]): boolean {
  const hay = folded(texts.join(' '));
  return folded(typed)
    .split(' ')
    .every((word) => hay.includes(word));
}
