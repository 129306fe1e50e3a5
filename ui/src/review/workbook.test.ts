// What the import says of returned workbooks: sums over all files, and two ways to answer every question.
import { expect, test } from 'vitest';
import type { BookCell, BookFile, BookRow } from '../ipc/types';
import { choiceWords, sums } from './workbook';

const cell = (verdict: BookCell['verdict']): BookCell => ({
  cell: 'H5',
  head: 'Tiến độ (%)',
  before: '40 %',
  after: '60 %',
  is_computed: false,
  verdict,
});

const row = (cells: BookCell[], fault: BookRow['fault'] = null): BookRow => ({
  sheet: 'tasks',
  sheet_name: 'Nhiệm vụ',
  row: 5,
  code: '05.1',
  title: 'Rà soát',
  is_rematched: false,
  fault,
  cells,
});

const file = (rows: BookRow[]): BookFile => ({
  file_name: 'a.xlsx',
  coding: null,
  refused: null,
  preview: {
    file_name: 'a.xlsx',
    unit_id: '1',
    unit: 'Sở Y tế',
    issued_on: '2022-10-10',
    n_taken: 1,
    n_refused: 1,
    n_asked: 1,
    n_unchanged: 1,
    notes: [],
    rows,
  },
});

test('a row counts as good only when nothing in it is refused or asked about', () => {
  const taken = cell({ is: 'taken' });
  const asked = cell({ is: 'asked', question: { about: 'newer', now: '80 %' } });
  const rows = [row([taken]), row([taken, asked]), row([]), row([], { code: 'row_moved', facts: {} })];
  const broken: BookFile = { ...file([]), preview: null };
  expect(sums([file(rows), broken])).toEqual({ taken: 1, refused: 1, asked: 1, held: 2, good: 1, broken: 1 });
});

test('every question has two answers, and they differ', () => {
  for (const question of [
    { about: 'newer', now: '80 %' },
    { about: 'swapped', written_on: '2022-10-09', other_on: '2022-09-10' },
    { about: 'above', part: '106', whole: '41' },
  ] as const) {
    const [written, other] = choiceWords(question, '60 %');
    expect(written).not.toBe(other);
  }
});
