// The laws of clauses in the hands of whoever goes over a notice.
import { describe, expect, it } from 'vitest';
import type { NoticeClause } from '../ipc/types';
import { linesOf, movedOrder } from './clause';

const clauses = ['a', 'b', 'c'].map((id) => ({ directive: { id } })) as NoticeClause[];

describe('clauses', () => {
  it('move one place and never over the end', () => {
    expect(movedOrder(clauses, 0, 1)).toEqual(['b', 'a', 'c']);
    expect(movedOrder(clauses, 2, -1)).toEqual(['a', 'c', 'b']);
    expect(movedOrder(clauses, 0, -1)).toBeUndefined();
    expect(movedOrder(clauses, 2, 1)).toBeUndefined();
  });

  it('recipients typed as a list lose its marks', () => {
    expect(linesOf('- Sở Y tế;\n\n – UBND các huyện ; \nVPUB: CVP, các PCVP')).toEqual([
      'Sở Y tế',
      'UBND các huyện',
      'VPUB: CVP, các PCVP',
    ]);
  });
});
