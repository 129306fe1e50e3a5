// Laws of typing Vietnamese: the guard, and the one field that wears it. Replays what the engine sends.
import { render } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { guardComposition, leaveField } from './composition';
import FieldInput from './FieldInput.svelte';

function insert(el: HTMLElement, data: string): boolean {
  const event = new InputEvent('beforeinput', {
    inputType: 'insertFromComposition',
    data,
    cancelable: true,
    bubbles: true,
  });
  el.dispatchEvent(event);
  return !event.defaultPrevented;
}

const compose = (el: HTMLElement, type: 'compositionstart' | 'compositionend', data = ''): boolean =>
  el.dispatchEvent(new CompositionEvent(type, { data, bubbles: true }));

describe('the composition guard', () => {
  it('refuses the word an engine commits twice when the focus leaves', () => {
    const el = document.createElement('input');
    let now = 0;
    guardComposition(el, () => now);
    compose(el, 'compositionstart');
    expect(insert(el, 'Tiếng'), 'the word itself comes in').toBe(true);
    compose(el, 'compositionend', 'Tiếng');
    now = 20;
    expect(insert(el, 'Tiếng'), 'the same word again, outside any composition').toBe(false);
    expect(insert(el, 'Tiếng'), 'only once').toBe(true);
  });

  it('lets a word through that was really typed twice', () => {
    const el = document.createElement('textarea');
    guardComposition(el, () => 0);
    for (let i = 0; i < 3; i += 1) {
      compose(el, 'compositionstart');
      expect(insert(el, 'là ')).toBe(true);
      compose(el, 'compositionend', 'là ');
    }
  });

  it('lets the same word through after a rest', () => {
    const el = document.createElement('input');
    let now = 0;
    guardComposition(el, () => now);
    compose(el, 'compositionstart');
    compose(el, 'compositionend', 'là');
    now = 51;
    expect(insert(el, 'là')).toBe(true);
  });
});

describe('the shared field', () => {
  const field = (container: HTMLElement): HTMLInputElement => {
    const found = container.querySelector('input');
    if (!found) throw new Error('the field is not there');
    return found;
  };

  it('wears the guard, as one line and as several', () => {
    const one = render(FieldInput, { value: '' });
    expect(one.container.querySelector('input')?.dataset['guarded']).toBe('true');
    const many = render(FieldInput, { value: '', multiline: true });
    expect(many.container.querySelector('textarea')?.dataset['guarded']).toBe('true');
  });

  it('is never written to while a word is being composed, and catches up afterwards', async () => {
    const shown = render(FieldInput, { value: 'a' });
    const el = field(shown.container);
    compose(el, 'compositionstart');
    el.value = 'giao Tiê';
    await shown.rerender({ value: 'b' });
    expect(el.value).toBe('giao Tiê');
    compose(el, 'compositionend', 'Tiếng');
    expect(el.value).toBe('b');
  });

  it('tells its value on input and again when the composition ends', () => {
    const oninput = vi.fn();
    const el = field(render(FieldInput, { value: '', oninput }).container);
    compose(el, 'compositionstart');
    el.value = 'Tiê';
    el.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    el.value = 'Tiếng';
    compose(el, 'compositionend', 'Tiếng');
    expect(oninput.mock.calls).toEqual([
      ['Tiê', false],
      ['Tiếng', true],
    ]);
  });

  it('sends on Enter with the whole value, and not on a key the input method ate', () => {
    const onenter = vi.fn();
    const el = field(render(FieldInput, { value: '', onenter }).container);
    el.value = 'chủ trì';
    el.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true }));
    expect(onenter).not.toHaveBeenCalled();
    el.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(onenter).toHaveBeenCalledWith('chủ trì');
  });

  it('hands out NFC', () => {
    const oninput = vi.fn();
    const el = field(render(FieldInput, { value: '', oninput }).container);
    el.value = 'Tiếng'.normalize('NFD');
    el.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(oninput).toHaveBeenCalledWith('Tiếng'.normalize('NFC'), true);
  });

  it('is written again after code has left it in mid-word, though the engine never said that the word ended', async () => {
    const shown = render(FieldInput, { value: 'a' });
    const el = field(shown.container);
    document.body.append(shown.container);
    el.focus();
    compose(el, 'compositionstart');
    el.value = 'giao Tiê';
    await leaveField(el);
    expect(el.value, 'the word stays').toBe('giao Tiê');
    await shown.rerender({ value: '' });
    await vi.waitFor(() => expect(el.value).toBe(''));
    expect(el.disabled, 'and it can be typed into').toBe(false);
  });
});
