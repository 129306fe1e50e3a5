// A line typed under a task, read for its figure and its words.
import { describe, expect, it } from 'vitest';
import { readUpdate } from './update';

describe('a line typed under a task', () => {
  it.each([
    ['60% đã thẩm định', 60, 'đã thẩm định'],
    ['100 %: đã ban hành', 100, 'đã ban hành'],
    ['60', 60, ''],
    ['60%', 60, ''],
    ['60 xã đã có tổ công nghệ số', null, '60 xã đã có tổ công nghệ số'],
    ['120', null, '120'],
    ['chờ ý kiến Sở Tài chính', null, 'chờ ý kiến Sở Tài chính'],
  ])('%j is read for its figure and its words', (line, percent, words) => {
    expect(readUpdate(line)).toEqual({ percent, words });
  });
});
