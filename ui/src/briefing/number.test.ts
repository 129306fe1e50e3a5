// Laws of a typed document number.
import { describe, expect, it } from 'vitest';
import { numberOf } from './number';

describe('the number of a document', () => {
  it('is what was typed, with or without the leading nought', () => {
    expect(numberOf('05')).toBe(5);
    expect(numberOf(' 128 ')).toBe(128);
  });

  it('is none when nothing was typed', () => {
    expect(numberOf('  ')).toBeNull();
  });

  it('is refused when it is no number a registry gives', () => {
    for (const typed of ['0', '000', '5/TB', '-3', '1.5', '1234567'])
      expect(numberOf(typed), typed).toBeUndefined();
  });
});
