// What moves when the focus goes moves only after the press that took it.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { afterPress } from './press';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('waits for a held button to be let go and its click to be heard', () => {
  const act = vi.fn();
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  field.addEventListener('focusout', () => afterPress(act));
  window.dispatchEvent(new Event('pointerdown'));
  field.blur();
  vi.runAllTimers();
  expect(act, 'while the button is held').not.toHaveBeenCalled();
  window.dispatchEvent(new Event('pointerup'));
  expect(act, 'before the click was heard').not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(act).toHaveBeenCalledOnce();
});

it('acts at once where nothing is pressed', () => {
  const act = vi.fn();
  afterPress(act);
  expect(act).toHaveBeenCalledOnce();
});
