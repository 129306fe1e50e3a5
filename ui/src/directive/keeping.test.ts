// Laws of keeping: soon after the last key, never later than half a second after the first, once for many keys.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Keeping } from './keeping';

describe('what is being typed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is kept 300 ms after the last key, once', async () => {
    const keep = vi.fn(() => Promise.resolve());
    const keeping = new Keeping(keep);
    keeping.changed(() => 'a');
    await vi.advanceTimersByTimeAsync(100);
    keeping.changed(() => 'ab');
    await vi.advanceTimersByTimeAsync(299);
    expect(keep).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(keep.mock.calls).toEqual([['ab']]);
  });

  it('waits no longer than 500 ms while keys go on', async () => {
    const keep = vi.fn(() => Promise.resolve());
    const keeping = new Keeping(keep);
    for (let n = 1; n <= 6; n += 1) {
      keeping.changed(() => String(n));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(keep).toHaveBeenCalledTimes(1);
    expect(keep).toHaveBeenCalledWith('5');
  });

  it('is kept at once when the form goes, and not again', async () => {
    const keep = vi.fn(() => Promise.resolve());
    const keeping = new Keeping(keep);
    keeping.changed(() => 'a');
    await keeping.flush();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keep).toHaveBeenCalledTimes(1);
  });

  it('is forgotten when it was given up', async () => {
    const keep = vi.fn(() => Promise.resolve());
    const keeping = new Keeping(keep);
    keeping.changed(() => 'a');
    keeping.forget();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keep).not.toHaveBeenCalled();
  });

  it('tells when it could not be kept', async () => {
    const failed = vi.fn();
    const keeping = new Keeping(
      () => Promise.reject(new Error('disk')),
      () => {},
      failed,
    );
    keeping.changed(() => 'a');
    await vi.advanceTimersByTimeAsync(300);
    expect(failed).toHaveBeenCalledTimes(1);
  });
});
