// Laws of the history of places.
import { beforeEach, describe, expect, it } from 'vitest';
import { back, canGoBack, canGoForward, forward, go, here, keep, kept, restart } from './router.svelte';

beforeEach(() => restart());

describe('the history of places', () => {
  it('finds again what a place kept', () => {
    keep(here(), 'scroll', 120);
    go('tracking', { class: 'overdue' });
    expect(kept(here(), 'scroll', 0)).toBe(0);
    back();
    expect([here().screen, kept(here(), 'scroll', 0)]).toEqual(['overview', 120]);
    forward();
    expect(here().params).toEqual({ class: 'overdue' });
  });

  it('takes no step to where it is, and drops the way forward on a new one', () => {
    go('tracking');
    go('tracking');
    back();
    expect(canGoBack()).toBe(false);
    go('units');
    expect([canGoForward(), here().screen]).toEqual([false, 'units']);
  });

  it('starts over when another file is opened', () => {
    go('tracking');
    restart();
    expect([here().screen, canGoBack()]).toEqual(['overview', false]);
  });
});
