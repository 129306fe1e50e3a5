// Laws of the one map of keys.
import { describe, expect, it } from 'vitest';
import { hint, KEYS, matches, sheet, strokeName, worksWhileTyping, type Pressed } from './keys';
import { has } from './words.svelte';

const pressed = (code: string, more: Partial<Pressed> = {}): Pressed => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('the map of keys', () => {
  it('leaves the switches of the Vietnamese input method alone', () => {
    for (const key of KEYS) {
      for (const stroke of key.strokes) {
        expect(stroke.ctrl && stroke.shift, key.id).toBeFalsy();
        expect(stroke.alt && stroke.code === 'KeyZ', key.id).toBeFalsy();
      }
    }
  });

  it('gives no stroke to two acts that can be asked for in one place', () => {
    const seen = new Map<string, string>();
    for (const key of KEYS) {
      for (const stroke of key.strokes) {
        for (const place of key.place === 'general' ? ['table', 'chair'] : [key.place]) {
          const at = `${place} ${stroke.ctrl ?? ''} ${stroke.alt ?? ''} ${stroke.shift ?? ''} ${stroke.code}`;
          expect(seen.get(at) ?? key.id, `${at} is ${key.id} and ${seen.get(at)}`).toBe(key.id);
          seen.set(at, key.id);
        }
      }
    }
  });

  it('names each key once, and each row has words in both languages', () => {
    expect(new Set(KEYS.map((k) => k.id)).size).toBe(KEYS.length);
    for (const key of KEYS) {
      expect(has(`key-${key.row}`, 'vi'), key.row).toBe(true);
      expect(has(`key-${key.row}`, 'en'), key.row).toBe(true);
    }
  });

  it('reads the physical key', () => {
    const find = (id: string) => KEYS.find((k) => k.id === id)?.strokes[0] ?? { code: '' };
    expect(matches(find('undo'), pressed('KeyZ', { ctrlKey: true }))).toBe(true);
    expect(matches(find('undo'), pressed('KeyZ', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(matches(find('progress'), pressed('KeyE'))).toBe(true);
    expect(matches(find('progress'), pressed('KeyE', { ctrlKey: true }))).toBe(false);
  });

  it('lets only Ctrl, Alt and function keys act while somebody types', () => {
    expect(worksWhileTyping({ code: 'KeyE' })).toBe(false);
    expect(worksWhileTyping({ code: 'Slash', shift: true })).toBe(false);
    expect(worksWhileTyping({ code: 'KeyK', ctrl: true })).toBe(true);
    expect(worksWhileTyping({ code: 'F1' })).toBe(true);
  });

  it('prints strokes as people say them', () => {
    expect(hint('palette')).toBe('Ctrl K');
    expect(hint('help')).toBe('?');
    expect(hint('row-up')).toBe('↑');
    expect(hint('zoom-in')).toBe('Ctrl +');
    expect(strokeName({ code: 'Enter', ctrl: true })).toBe('Ctrl ⏎');
    expect(() => hint('nothing')).toThrow();
  });

  it('shows on the sheet only what answers', () => {
    const rows = sheet('general', (id) => id === 'undo' || id === 'palette');
    expect(rows.map((r) => r.row)).toEqual(['palette', 'undo']);
  });
});
