// A sentence is saved as it stands, however slowly it is read.
import { expect, it, vi } from 'vitest';
import type { ActDone, ReadItem } from '../ipc/types';

const read = vi.hoisted(() => ({ texts: [] as string[], go: [] as (() => void)[] }));
const saved = vi.hoisted(() => ({ entries: [] as { text: string }[] }));

vi.mock('../ipc/commands', () => ({
  directiveRead: (_: string, text: string) =>
    new Promise<ReadItem[]>((done) => {
      read.texts.push(text);
      read.go.push(() => done([]));
    }),
  directiveCapture: (_: string, entry: { text: string }) => {
    saved.entries.push(entry);
    return Promise.resolve({ seq: 1 } as unknown as ActDone);
  },
  draftKeep: () => Promise.resolve(),
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
