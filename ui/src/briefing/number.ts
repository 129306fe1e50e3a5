// The number of a document as it is typed: digits, or nothing for "not yet" and "the next one".

/** Returns the number typed, `null` when nothing is, `undefined` when it cannot be a number. */
export function numberOf(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  return /^\d{1,6}$/.test(typed) && Number(typed) > 0 ? Number(typed) : undefined;
}
