// Laws of who answers a key, and when nobody may.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, answersNow, dialogOpened, heardKey, lettersAnswer } from './keyboard.svelte';

function press(code: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { code, key: code, cancelable: true, bubbles: true, ...more });
  heardKey(event);
  return event;
}

const stops: (() => void)[] = [];
const lend = (...args: Parameters<typeof answer>): void => void stops.push(answer(...args));

beforeEach(() => {
  document.body.replaceChildren();
});

afterEach(() => {
  stops.splice(0).forEach((stop) => stop());
  lettersAnswer(true);
});

function focusOn(tag: string): HTMLElement {
  const el = document.createElement(tag);
  document.body.append(el);
  el.focus();
  return el;
}

describe('the keyboard', () => {
  it('gives a key to the last lender and back to the one before', () => {
    const first = vi.fn();
    const second = vi.fn();
    lend({ progress: first });
    const stop = answer({ progress: second });
    press('KeyE');
    stop();
    press('KeyE');
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  });

  it('keeps single letters out of a field, whatever is typed there', () => {
    const progress = vi.fn();
    const palette = vi.fn();
    lend({ progress, palette });
    focusOn('input');
    expect(press('KeyE').defaultPrevented).toBe(false);
    press('KeyK', { ctrlKey: true });
    expect(progress).not.toHaveBeenCalled();
    expect(palette).toHaveBeenCalledOnce();
  });

  it('keeps letters out of a list that finds its entries by letters', () => {
    const progress = vi.fn();
    lend({ progress });
    const list = document.createElement('div');
    list.dataset['finds'] = '';
    const row = document.createElement('button');
    list.append(row);
    document.body.append(list);
    row.focus();
    press('KeyE');
    expect(progress).not.toHaveBeenCalled();
  });

  it('leaves Enter and arrows to a button that has the focus', () => {
    const open = vi.fn();
    lend({ 'row-open': open, 'row-down': open });
    focusOn('button');
    press('Enter');
    press('ArrowDown');
    expect(open).not.toHaveBeenCalled();
  });

  it('hears no key that an input method ate', () => {
    const progress = vi.fn();
    lend({ progress });
    press('KeyE', { keyCode: 229 } as KeyboardEventInit);
    press('KeyE', { isComposing: true });
    expect(progress).not.toHaveBeenCalled();
  });

  it('rests the page below a dialog, but not how the window looks', () => {
    const progress = vi.fn();
    const theme = vi.fn();
    lend({ progress, theme });
    const close = dialogOpened();
    press('KeyE');
    press('KeyJ', { ctrlKey: true });
    close();
    expect(progress).not.toHaveBeenCalled();
    expect(theme).toHaveBeenCalledOnce();
    press('KeyE');
    expect(progress).toHaveBeenCalledOnce();
  });

  it('stops reload, find and print in the middle of a form', () => {
    for (const [code, ctrlKey] of [
      ['F5', false],
      ['KeyR', true],
      ['KeyF', true],
      ['KeyP', true],
    ] as const) {
      expect(press(code, { ctrlKey }).defaultPrevented, code).toBe(true);
    }
    expect(press('KeyC', { ctrlKey: true }).defaultPrevented).toBe(false);
  });

  it('gives Ctrl Z to a field that was typed in, and to the file otherwise', () => {
    const undo = vi.fn();
    const inField = vi.fn();
    document.execCommand = inField;
    lend({ undo });
    const field = focusOn('input');
    press('KeyZ', { ctrlKey: true });
    expect(undo).toHaveBeenCalledOnce();
    field.dataset['touched'] = 'true';
    press('KeyZ', { ctrlKey: true });
    expect(undo).toHaveBeenCalledOnce();
    expect(inField).toHaveBeenCalledWith('undo');
  });

  it('can turn single letters off', () => {
    const progress = vi.fn();
    lend({ progress });
    lettersAnswer(false);
    press('KeyE');
    expect(progress).not.toHaveBeenCalled();
    expect(answersNow()('progress')).toBe(true);
  });

  it('says what answers where the reader is, in a dialog what the dialog and every place answer', () => {
    lend({ progress: () => {}, theme: () => {} });
    const closes = dialogOpened();
    const stop = answer({ 'minutes-drop': () => {} });
    const inDialog = answersNow();
    expect(['progress', 'theme', 'minutes-drop'].filter(inDialog)).toEqual(['theme', 'minutes-drop']);
    stop();
    closes();
    expect(['progress', 'minutes-drop'].filter(answersNow())).toEqual(['progress']);
  });
});
