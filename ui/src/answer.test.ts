// What a screen shows of questions that overtake each other.
import { describe, expect, it } from 'vitest';
import { Answer } from './answer.svelte';
import { CallRefused } from './ipc/call';

/** A question whose answer is given by hand. */
function open<T>(): { question: () => Promise<T>; answer: (value: T) => void; refuse: (why: Error) => void } {
  let answer!: (value: T) => void;
  let refuse!: (why: Error) => void;
  const promise = new Promise<T>((done, failed) => ([answer, refuse] = [done, failed]));
  return { question: () => promise, answer, refuse };
}

const gone = new CallRefused({ code: 'no_file', facts: {} }, 'unit_list');

describe('an answer', () => {
  it('is that of the newest question, whichever comes last', async () => {
    const latest = new Answer<string>('unit_list');
    const [first, second] = [open<string>(), open<string>()];
    const asked = [latest.ask(first.question), latest.ask(second.question)];
    second.answer('new');
    first.answer('old');
    await Promise.all(asked);
    expect(latest.value).toBe('new');
  });

  it('is not taken away by a late refusal, nor a refusal by a late answer', async () => {
    const latest = new Answer<string>('unit_list');
    const [first, second] = [open<string>(), open<string>()];
    const asked = [latest.ask(first.question), latest.ask(second.question)];
    second.answer('new');
    first.refuse(gone);
    await Promise.all(asked);
    expect([latest.value, latest.refused]).toEqual(['new', undefined]);

    const [third, fourth] = [open<string>(), open<string>()];
    const again = [latest.ask(third.question), latest.ask(fourth.question)];
    fourth.refuse(gone);
    third.answer('late');
    await Promise.all(again);
    expect(latest.refused).toBe(gone);
    expect(latest.value, 'what was known stays to be seen').toBe('new');
  });

  it('that comes after a refusal ends it', async () => {
    const latest = new Answer<string>('unit_list');
    await latest.ask(() => Promise.reject(new Error('broken')));
    expect(latest.refused?.code).toBe('unexpected');
    await latest.ask(() => Promise.resolve('fine'));
    expect(latest.refused).toBeUndefined();
  });
});
