// Laws of what is told at the foot of the window.
import { beforeEach, expect, it } from 'vitest';
import { dismiss, forgetUndo, say, shown } from './toasts.svelte';

const undo = (): void => undefined;

beforeEach(() => {
  for (let toast = shown(); toast; toast = shown()) dismiss(toast.id);
});

it('one is told after the other', () => {
  say('Đã xuất');
  say('Đã sao lưu');
  expect(shown()?.text).toBe('Đã xuất');
});

it('the way back is offered for the last act alone', () => {
  say('Đã ghi CĐ-02', { undo });
  say('Đã bỏ chỉ đạo vào thùng rác', { undo });
  expect(shown()?.text).toBe('Đã bỏ chỉ đạo vào thùng rác');
  forgetUndo();
  expect(shown()).toBeUndefined();
});
