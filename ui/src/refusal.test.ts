// Laws of how a refusal is told.
import { describe, expect, it } from 'vitest';
import { refusedBy } from './ipc/call';
import { details, told } from './refusal';

describe('a refusal', () => {
  it('says what happened, what is safe and what to do, with days and names a reader knows', () => {
    const words = told({
      code: 'date_late',
      facts: { field: 'on_date', date: '2022-10-11', limit: '2022-10-10' },
    });
    expect(words.what).toContain('11/10/2022');
    expect(words.what + words.todo).not.toMatch(/on_date|2022-10/);
    expect(words.safe).not.toBe('');
    expect(words.todo).not.toBe('');
  });

  it('is told as the unexpected one when its code has no words', () => {
    expect(told({ code: 'never_heard_of', facts: {} }).what).toBe(
      told({ code: 'unexpected', facts: { detail: '' } }).what,
    );
  });

  it('of one line of an import says which line, and why', () => {
    const words = told({
      code: 'item_refused',
      facts: {
        item: 3,
        reason: {
          code: 'date_early',
          facts: { field: 'due_on', date: '2022-07-01', limit: '2022-07-26' },
        },
      },
    });
    expect(words.what).toContain('3');
    expect(words.what).toContain('26/07/2022');
    expect(words.what).not.toMatch(/date_early|2022-07/);
  });

  it('comes out of whatever a call threw', () => {
    expect(refusedBy({ code: 'file_held', facts: { holder: 'x' } }, 'desk')).toMatchObject({
      code: 'file_held',
    });
    expect(refusedBy('command desk not found', 'desk')).toMatchObject({ code: 'unexpected' });
    expect(refusedBy(null, 'desk').facts).toEqual({ detail: 'null' });
  });

  it('keeps its code for whoever helps', () => {
    expect(details({ code: 'disk_full', facts: { file: 'a' } })).toContain('disk_full');
  });

  it('says a year as a year', () => {
    const words = told({ code: 'number_used', facts: { number: 5, year: 2022 } });
    expect(words.what).toBe('Số 5 năm 2022 đã dùng.');
  });
});
