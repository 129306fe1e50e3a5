// What a returned workbook says of itself, in words: notes of the whole file, questions about a cell.
import { day } from '../figures';
import type { BookFile, BookNote, BookQuestion } from '../ipc/types';
import { t } from '../words.svelte';

/** What is worth knowing about a file as a whole. */
export function noteWords(note: BookNote): string {
  switch (note.note) {
    case 'sheet_missing':
      return t('book-note-sheet-missing', { sheet: note.sheet });
    case 'sheet_left_out':
      return t('book-note-sheet-left-out', { sheet: note.sheet });
    case 'column_missing':
      return t('book-note-column-missing', { sheet: note.sheet, head: note.head });
    case 'rows_missing':
      return t('book-note-rows-missing', { sheet: note.sheet, count: String(note.count) });
    case 'keys_missing':
      return t('book-note-keys-missing', { sheet: note.sheet });
  }
}

/** What somebody has to decide, as a question. */
export function questionWords(question: BookQuestion): string {
  switch (question.about) {
    case 'swapped':
      return t('book-ask-swapped', { written: day(question.written_on), other: day(question.other_on) });
    case 'newer':
      return t('book-ask-newer', { now: question.now });
    case 'above':
      return t('book-ask-above', { part: question.part, whole: question.whole });
  }
}

/** The two ways to answer, the unit's first. */
export function choiceWords(question: BookQuestion, after: string): [string, string] {
  switch (question.about) {
    case 'swapped':
      return [day(question.written_on), day(question.other_on)];
    case 'newer':
      return [
        t('review-workbooks-take-written', { value: after }),
        t('review-workbooks-keep-now', { value: question.now }),
      ];
    case 'above':
      return [
        t('review-workbooks-take-written', { value: `${question.part}/${question.whole}` }),
        t('review-workbooks-leave-out'),
      ];
  }
}

/** Sums over all files that could be read. */
export function sums(files: BookFile[]): {
  taken: number;
  refused: number;
  asked: number;
  held: number;
  good: number;
  broken: number;
} {
  const sum = { taken: 0, refused: 0, asked: 0, held: 0, good: 0, broken: 0 };
  for (const file of files) {
    if (!file.preview) {
      sum.broken += 1;
      continue;
    }
    sum.taken += file.preview.n_taken;
    sum.refused += file.preview.n_refused;
    sum.asked += file.preview.n_asked;
    for (const row of file.preview.rows) {
      const held =
        row.fault !== null || row.cells.some((c) => c.verdict.is === 'refused' || c.verdict.is === 'asked');
      if (held) sum.held += 1;
      else if (row.cells.some((c) => c.verdict.is === 'taken')) sum.good += 1;
    }
  }
  return sum;
}
