// Laws of a found text in one line.
import { describe, expect, it } from 'vitest';
import { pieces } from './snippet';

const LONG =
  'Sở Thông tin và Truyền thông giao chỉ tiêu năm 2022 về tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ.';
const at = (words: string): [number, number] => {
  const from = [...LONG.slice(0, LONG.indexOf(words))].length;
  return [from, from + [...words].length];
};
const said = (marks: [number, number][]): string =>
  pieces(LONG, marks)
    .map((piece) => (piece.marked ? `[${piece.words}]` : piece.words))
    .join('');

describe('a found text', () => {
  it('keeps its head while the first hit is seen there', () => {
    expect(said([at('Truyền')])).toBe(LONG.replace('Truyền', '[Truyền]'));
    expect(said([at('Truyền'), at('hồ sơ')])).toContain('Sở Thông tin và [Truyền]');
    expect(said([])).toBe(LONG);
  });

  it('begins at a word close before a first hit that would lie behind the cut', () => {
    expect(said([at('hồ sơ')])).toBe('…tuyến phát sinh [hồ sơ].');
    expect(said([at('trực'), at('hồ sơ')])).toBe('…lệ dịch vụ công [trực] tuyến phát sinh [hồ sơ].');
  });

  it('loses no hit in a text without spaces', () => {
    const text = 'x'.repeat(90);
    expect(pieces(text, [[80, 84]]).map((piece) => piece.words)).toEqual(['…', 'xxxx', 'xxxxxx']);
  });

  it('walks characters and not their halves', () => {
    const text = `${'😀'.repeat(50)} hồ sơ`;
    expect(pieces(text, [[51, 53]]).at(1)).toEqual({ words: 'hồ', marked: true });
  });
});
