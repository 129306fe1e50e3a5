// Laws of a unit sheet's words: what the facts hold is said, and only that.
import { describe, expect, it } from 'vitest';
import type { Duty, Reading, SheetProposal } from '../ipc/types';
import { becameWords, bottleneckWords, dutyWords, questionWords, rankWords, strengthWords } from './sheet';

const reading: Reading = {
  name: 'Tổ được tập huấn',
  kind: 'ratio',
  counted: 'tổ',
  value: { numerator: 0, denominator: 16 },
  target: { numerator: 1, denominator: 1 },
};

const duty = (part: Partial<Duty>): Duty => ({
  n_overdue: 0,
  late_days: 0,
  late_work: null,
  n_open: 0,
  next_due_on: null,
  n_waiting: 0,
  ...part,
});

const proposal = (part: Partial<SheetProposal>): SheetProposal => ({
  code: 'ĐN-01',
  kind: 'request',
  text: 'Sớm tập huấn',
  to: null,
  answer_by: null,
  planned_answer: null,
  outcome: 'open',
  answer: null,
  answered_on: null,
  directives: [],
  ...part,
});

describe('a unit sheet', () => {
  it('says a figure with what it is made of, and its target', () => {
    expect(bottleneckWords({ what: 'below', reading })).toBe(
      'Tổ được tập huấn mới đạt 0% (0/16 tổ), chỉ tiêu 100%.',
    );
    expect(strengthWords({ what: 'leads', reading, of: 11 })).toContain('Đứng đầu 11 đơn vị');
  });

  it('says what is late, what is open, what waits, and nothing of what is not', () => {
    expect(dutyWords(duty({}))).toBe('Không còn nhiệm vụ đang mở.');
    expect(dutyWords(duty({ n_open: 2, next_due_on: '2022-10-18' }))).toBe(
      'Không có nhiệm vụ quá hạn; 2 việc đang mở, gần nhất đến hạn 18/10/2022.',
    );
    expect(dutyWords(duty({ n_overdue: 1, late_days: 10, late_work: 'Rà soát.' }))).toBe(
      'Một nhiệm vụ quá hạn 10 ngày: Rà soát.',
    );
  });

  it('asks in whole sentences', () => {
    expect(questionWords({ what: 'who_answers', code: 'ĐN-02', answer_by: null })).toBe(
      'Cơ quan nào trả lời ĐN-02, khi nào?',
    );
    expect(questionWords({ what: 'why_under_half', reading })).toBe(
      'Vì sao “Tổ được tập huấn” mới đạt 0%, chưa bằng nửa chỉ tiêu 100%?',
    );
  });

  it('names the place and where it moved', () => {
    const rank = { place: 8, n_ranked: 11, movement: -1, score: 1, unranked: null };
    expect(rankWords(rank)).toBe('Hạng 8/11, xuống 1');
    expect(rankWords({ ...rank, movement: 0 })).toBe('Hạng 8/11, giữ nguyên');
  });

  it('tells what became of a proposal, and what is only planned', () => {
    expect(becameWords(proposal({}))).toBe('Chưa có phương án trả lời.');
    expect(becameWords(proposal({ kind: 'difficulty' }))).toBe('');
    expect(becameWords(proposal({ planned_answer: 'tập huấn toàn bộ', answer_by: 'Sở TT&TT' }))).toBe(
      'Sở TT&TT dự kiến trả lời: tập huấn toàn bộ.',
    );
    expect(becameWords(proposal({ outcome: 'answered', answered_on: '2022-04-28' }))).toBe(
      'Đã trả lời 28/04/2022.',
    );
    expect(becameWords(proposal({ outcome: 'directed', directives: ['CĐ-04'] }))).toBe(
      'Đã thành chỉ đạo. Thành CĐ-04.',
    );
  });
});
