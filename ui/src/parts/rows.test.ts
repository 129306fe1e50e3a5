// Laws of where rows stand, a million of them too.
import { describe, expect, it } from 'vitest';
import { RowLayout, Scroll, TALLEST_PX } from './rows';

const HEAD = 33;
const ROW = 35;

describe('the layout of a long list', () => {
  const layout = new RowLayout(
    [
      { head: HEAD, rows: 5 },
      { head: HEAD, rows: 0 },
      { head: HEAD, rows: 4 },
    ],
    ROW,
  );

  it('counts heads and rows and adds their heights', () => {
    expect(layout.count).toBe(12);
    expect(layout.height).toBe(3 * HEAD + 9 * ROW);
  });

  it('puts every line right under the one before', () => {
    let below = 0;
    for (let i = 0; i < layout.count; i += 1) {
      const line = layout.line(i);
      expect(line.top, `line ${i}`).toBe(below);
      below += line.height;
      expect(layout.indexAt(line.top)).toBe(i);
      expect(layout.indexAt(line.top + line.height - 1)).toBe(i);
      expect(layout.indexOf(line.segment, line.row)).toBe(i);
    }
    expect(below).toBe(layout.height);
  });

  it('never has more lines in view than it says', () => {
    for (const segments of [
      [{ head: 0, rows: 90 }],
      Array.from({ length: 90 }, () => ({ head: HEAD, rows: 0 })),
    ]) {
      const list = new RowLayout(segments, ROW);
      const counts = Array.from({ length: 2000 }, (_, from) => list.linesIn(from, from + 600, 8).length);
      expect(Math.max(...counts)).toBeLessThanOrEqual(list.most(600, 8));
    }
  });

  it('holds a place outside the list at its ends', () => {
    expect(layout.indexAt(-100)).toBe(0);
    expect(layout.indexAt(1e9)).toBe(layout.count - 1);
  });

  it('draws only what is in view and some spare lines', () => {
    const long = new RowLayout([{ head: 0, rows: 1_000_000 }], ROW);
    const lines = long.linesIn(500_000 * ROW, 500_000 * ROW + 700, 8);
    expect(lines.length).toBeLessThanOrEqual(21 + 2 * 8);
    expect(lines[8]?.row).toBe(500_000);
  });

  it('is empty without segments', () => {
    const none = new RowLayout([], ROW);
    expect([none.count, none.height, none.linesIn(0, 500, 3)]).toEqual([0, 0, []]);
  });

  it('gives a line that stays in view as the very same line', () => {
    const long = new RowLayout([{ head: 30, rows: 2_000 }], ROW);
    const before = long.linesIn(700, 1_400, 2);
    const after = long.linesIn(735, 1_435, 2);
    const stayed = after.filter((line) => before.includes(line));
    expect(stayed.length).toBe(before.length - 1);
    for (let top = 0; top < 60_000; top += 350) long.linesIn(top, top + 700, 8);
    expect(long.linesIn(700, 1_400, 2)).toEqual(before);
  });
});

describe('the scroll of a list taller than a page may be', () => {
  const height = 1_000_000 * ROW;
  const scroll = new Scroll(height, 700);

  it('stays under the engine’s limit', () => {
    expect(height).toBeGreaterThan(TALLEST_PX);
    expect(scroll.tall).toBe(TALLEST_PX);
  });

  it('reaches the very last row', () => {
    expect(scroll.place(TALLEST_PX - 700)).toBeCloseTo(height - 700, 3);
    const last = height - ROW;
    const at = scroll.reveal(last, ROW, 0);
    expect(scroll.place(at)).toBeCloseTo(height - 700, 3);
    expect(scroll.top(last, at) - at).toBeCloseTo(700 - ROW, 3);
  });

  it('moves nothing when the line is in view', () => {
    const at = scroll.scrollTop(20_000_000);
    expect(scroll.reveal(20_000_100, ROW, at)).toBe(at);
  });

  it('is plain for a list that fits', () => {
    const plain = new Scroll(3_000, 700);
    expect([plain.tall, plain.place(120), plain.top(140, 120), plain.scrollTop(9_999)]).toEqual([
      3_000, 120, 140, 2_300,
    ]);
  });
});
