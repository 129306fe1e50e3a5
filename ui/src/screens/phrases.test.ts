// Laws of the lines on the wall.
import { describe, expect, it } from 'vitest';
import { few, kept, work } from './phrases';

const gap = '\u00a0';

describe('a sentence on the wall', () => {
  it('keeps a number with what it counts and a word with its other half', () => {
    const made = kept('Tập huấn 100% tổ trước ngày 31/8/2022, hoàn thành 9 xã còn lại');
    for (const whole of ['Tập huấn', '100% tổ', 'ngày 31/8/2022', 'hoàn thành', '9 xã', 'còn lại'])
      expect(made).toContain(whole.replaceAll(' ', gap));
    expect(made.replaceAll(gap, ' ')).toBe('Tập huấn 100% tổ trước ngày 31/8/2022, hoàn thành 9 xã còn lại');
  });

  it('changes no letter and joins no name it does not know whole', () => {
    expect(kept('báo cáo viên')).toBe(`báo${gap}cáo${gap}viên`);
    expect(kept('hoàn thành trong quý III năm nay')).toContain(`quý${gap}III`);
    expect(kept('siêubáo cáo mới được lập')).not.toContain(`báo${gap}cáo`);
    for (const text of ['', 'x', 'Tổ công nghệ số cộng đồng ấp, xã'])
      expect(kept(text).replaceAll(gap, ' ')).toBe(text);
  });

  it('gives the deadline its own line and takes nothing else away', () => {
    const plain = (text: string, phrase: string | null): string => work(text, phrase).replaceAll(gap, ' ');
    expect(plain('Tập huấn toàn bộ tổ, trước ngày 31/8/2022.', 'trước ngày 31/8/2022')).toBe(
      'Tập huấn toàn bộ tổ',
    );
    expect(plain('Trước 31/8, rà soát dữ liệu', 'Trước 31/8')).toBe(', rà soát dữ liệu'.slice(2));
    expect(plain('Tập huấn các tổ trước 31/3, 100% tổ', 'trước 31/3')).toBe('Tập huấn các tổ, 100% tổ');
    expect(plain('Tập huấn các tổ, trước 31/3, 100% tổ', 'trước 31/3')).toBe('Tập huấn các tổ, 100% tổ');
    expect(plain('Rà soát dữ liệu', null)).toBe('Rà soát dữ liệu');
    expect(plain('Rà soát dữ liệu', 'trong quý IV')).toBe('Rà soát dữ liệu');
  });

  it('names the first of many and counts the others', () => {
    expect(few(['A', 'B', 'C'], 3)).toEqual({ shown: ['A', 'B', 'C'], left: 0 });
    expect(few(['A', 'B', 'C', 'D'], 3)).toEqual({ shown: ['A', 'B'], left: 2 });
    expect(few([], 3)).toEqual({ shown: [], left: 0 });
  });
});
