// Laws of the words: both languages whole, nothing missing, nobody shouted at.
import { afterEach, describe, expect, it } from 'vitest';
import { bundleOf, has, keysOf, sourceOf, speak, t, tIn } from './words.svelte';

afterEach(() => speak('vi'));

describe('words', () => {
  it('has the same keys in both languages', () => {
    expect(keysOf('vi').toSorted()).toEqual(keysOf('en').toSorted());
    expect(keysOf('vi').length).toBeGreaterThan(300);
  });

  it('follows the language in force', () => {
    expect(t('window-nav-overview')).toBe('Tổng quan');
    speak('en');
    expect(t('window-nav-overview')).toBe('Overview');
    expect(document.documentElement.lang).toBe('en');
    expect(tIn('vi', 'window-nav-overview')).toBe('Tổng quan');
  });

  it('puts no isolation mark around an argument', () => {
    expect(t('task-late', { days: '25' })).toBe('trễ 25 ngày');
    const bundle = bundleOf('vi', ['a = { $x } b']);
    const pattern = bundle.getMessage('a')?.value;
    expect(pattern && bundle.formatPattern(pattern, { x: '1' })).toBe('1 b');
  });

  it('fails under test when a key or an argument is missing', () => {
    expect(() => t('no-such-key')).toThrow(/missing in vi/);
    expect(() => t('task-late')).toThrow();
    expect(has('no-such-key')).toBe(false);
    expect(has('refusal-no-file.what')).toBe(true);
  });

  it('pleads with nobody and shouts at nobody', () => {
    for (const language of ['vi', 'en'] as const) {
      for (const key of keysOf(language).filter((k) => !k.startsWith('refusal-'))) {
        expect(sourceOf(language, key), key).not.toMatch(/!|Vui lòng|(^| )bạn( |$)|[Pp]lease/);
      }
    }
  });
});
