// Laws of a text in its room: the largest step that has room, and nothing cut without a sign.
import { describe, expect, it } from 'vitest';
import { cut, largest, steps, type Laid } from './fit';

/** A face whose letters are half their size wide, set in a room of 1744 by 600. */
const laid =
  (text: string, high = 600) =>
  (size: number): Laid => {
    const lines = Math.ceil((text.length * size * 0.5) / 1744);
    return { lines, fits: lines * size * 1.45 <= high };
  };

const RULE = { sizes: steps(104, 40), lines: 4, freely: 72 };

describe('the size of a sentence on the wall', () => {
  it('is the largest while it fills four lines at most', () => {
    expect(largest(RULE, laid('Tập huấn toàn bộ'))).toBe(104);
    const size = largest(RULE, laid('x'.repeat(140))) ?? 0;
    expect(size).toBeGreaterThan(72);
    expect(laid('x'.repeat(140))(size).lines).toBeLessThanOrEqual(4);
    expect(laid('x'.repeat(140))(size + 4).lines).toBeGreaterThan(4);
  });

  it('never grows when the sentence does, and never falls below the floor', () => {
    let before = Infinity;
    for (let n = 1; n < 500; n += 7) {
      const size = largest(RULE, laid('x'.repeat(n))) ?? 0;
      expect(size).toBeLessThanOrEqual(before);
      expect(size).toBeGreaterThanOrEqual(40);
      before = size;
    }
    expect(largest(RULE, laid('x'.repeat(5000)))).toBeUndefined();
  });

  it('goes down in steps and ends at the floor', () => {
    expect(steps(104, 40)[0]).toBe(104);
    expect(steps(104, 40).at(-1)).toBe(40);
    expect(steps(56, 45)).toEqual([56, 52, 48, 45]);
  });
});

describe('a text that has room at no size', () => {
  const fits = (text: string): boolean => text.length <= 40;

  it('is cut behind a word, with a sign and the count of what is left out', () => {
    const text = 'Rà soát toàn bộ dữ liệu dân cư của các xã, phường trên địa bàn tỉnh';
    const made = cut(text, fits);
    expect(made.text).toMatch(/\S…$/);
    expect(made.text.length).toBeLessThanOrEqual(40);
    expect(text.startsWith(made.text.slice(0, -1))).toBe(true);
    expect([...text].length - made.left).toBeGreaterThan(30);
    expect(made.text.slice(0, -1).length + made.left).toBe([...text].length);
  });

  it('is cut inside a word only when the word alone has no room', () => {
    const made = cut('x'.repeat(100), fits);
    expect(made.text).toBe(`${'x'.repeat(39)}…`);
    expect(made.left).toBe(61);
  });

  it('says so even when nothing has room', () => {
    expect(cut('abc def', () => false)).toEqual({ text: '…', left: 7 });
  });
});
