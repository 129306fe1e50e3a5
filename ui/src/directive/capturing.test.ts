// A sentence is saved as it stands, however slowly it is read.
import { expect, it, vi } from 'vitest';
import type { ActDone, Directive, ReadItem } from '../ipc/types';

const read = vi.hoisted(() => ({ texts: [] as string[], go: [] as (() => void)[], atOnce: false }));
const saved = vi.hoisted(() => ({ entries: [] as { text: string }[], changed: [] as string[] }));
const kept = vi.hoisted(() => ({ text: '' }));

vi.mock('../ipc/commands', () => ({
  directiveRead: (_: string, text: string) =>
    new Promise<ReadItem[]>((done) => {
      read.texts.push(text);
      if (read.atOnce) done([]);
      else read.go.push(() => done([]));
    }),
  directiveCapture: (_: string, entry: { text: string }) => {
    saved.entries.push(entry);
    return Promise.resolve({ seq: 1 } as unknown as ActDone);
  },
  directiveEdit: (id: string, entry: { text: string }) => {
    saved.changed.push(`${id}: ${entry.text}`);
    return Promise.resolve({ seq: 2 } as unknown as ActDone);
  },
  draftKeep: (_: string, text: string) => {
    kept.text = text;
    return Promise.resolve();
  },
  draftDrop: () => Promise.resolve(),
  draftRead: () => Promise.resolve(null),
}));

const { Capture } = await import('./capture.svelte');

it('a sentence that is still being read is read to its end before it is saved', async () => {
  const capture = new Capture('m');
  capture.typed('Giao Sở');
  capture.typed('Giao Sở Y tế báo cáo');
  const done = capture.save();
  read.go.shift()?.();
  await vi.waitFor(() => expect(read.go).toHaveLength(1));
  expect(saved.entries).toHaveLength(0);
  read.go.shift()?.();
  await done;
  expect(read.texts).toEqual(['Giao Sở', 'Giao Sở Y tế báo cáo']);
  expect(saved.entries.map((entry) => entry.text)).toEqual(['Giao Sở Y tế báo cáo']);
});

it('a sentence that is half written waits while another is changed, and is there again afterwards', async () => {
  read.atOnce = true;
  const capture = new Capture('m');
  capture.typed('Giao Sở Nội vụ');
  const directive = { id: 'd', text: 'Sở Y tế báo cáo', origin_id: null, lead_ids: [], coordinating_ids: [] };
  const old = { ...directive, due_on: null, measure: null, product: null } as unknown as Directive;
  await capture.amend(old);
  expect([capture.text, capture.edits]).toEqual(['Sở Y tế báo cáo', 'd']);
  await vi.waitFor(() => expect(JSON.parse(kept.text)).toMatchObject({ edits: 'd' }));
  expect(JSON.parse(kept.text)).toMatchObject({ aside: { text: 'Giao Sở Nội vụ' } });

  capture.typed('Sở Y tế báo cáo trước 31/12');
  await capture.save(old);
  expect(saved.changed).toEqual(['d: Sở Y tế báo cáo trước 31/12']);
  await capture.empty();
  expect([capture.text, capture.edits]).toEqual(['Giao Sở Nội vụ', undefined]);
  await vi.waitFor(() =>
    expect(JSON.parse(kept.text)).toMatchObject({ text: 'Giao Sở Nội vụ', edits: null }),
  );
});
