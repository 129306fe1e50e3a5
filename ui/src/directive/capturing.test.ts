// A sentence is saved as it stands, however slowly it is read and saved, and nothing that is typed on is lost, nor the
// cursor of whoever types.
import { render } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ActDone, ChairDirective, Directive, ReadItem } from '../ipc/types';

const read = vi.hoisted(() => ({
  texts: [] as string[],
  go: [] as (() => void)[],
  fail: [] as (() => void)[],
}));
const saved = vi.hoisted(() => ({ entries: [] as { text: string }[], go: [] as (() => void)[] }));
const kept = vi.hoisted(() => [] as string[]);
const whole = vi.hoisted(() => [] as object[]);

vi.mock('../ipc/commands', () => ({
  directiveRead: (_: string, text: string) =>
    new Promise<ReadItem[]>((done, fail) => {
      read.texts.push(text);
      read.go.push(() => done([]));
      read.fail.push(() => fail(new Error('refused')));
    }),
  directiveCapture: (_: string, entry: { text: string }) => {
    saved.entries.push(entry);
    return new Promise<ActDone>((done) => saved.go.push(() => done({ seq: 1 } as unknown as ActDone)));
  },
  directiveEdit: (id: string, entry: { text: string }) => {
    saved.entries.push({ ...entry, text: `${id}: ${entry.text}` });
    return new Promise<ActDone>((done) => saved.go.push(() => done({ seq: 2 } as unknown as ActDone)));
  },
  draftKeep: (_: string, text: string) => {
    const one = JSON.parse(text) as { text: string };
    kept.push(one.text);
    whole.push(one);
    return Promise.resolve();
  },
  draftDrop: () => {
    kept.push('');
    return Promise.resolve();
  },
  draftRead: () => Promise.resolve(null),
}));

const { Capture } = await import('./capture.svelte');
const { default: CaptureDock } = await import('./CaptureDock.svelte');
const { default: DirectiveList } = await import('./DirectiveList.svelte');

beforeEach(() => {
  for (const list of [read.texts, read.go, read.fail, saved.entries, saved.go, kept, whole]) list.length = 0;
});

afterEach(() => document.body.replaceChildren());

const directiveOf = (id: string, text: string, change: Partial<Directive> = {}): Directive =>
  ({
    id,
    kind: 'task',
    text,
    work: text,
    number: null,
    position: 1,
    adopted_at: null,
    origin_id: null,
    lead_ids: [],
    coordinating_ids: [],
    due_on: null,
    measure: null,
    product: null,
    ...change,
  }) as unknown as Directive;

const lineOf = (directive: Directive, code: string): ChairDirective =>
  ({ directive, code, gaps: [] }) as unknown as ChairDirective;

/** Lets every reading and every saving come to its end. */
async function settle(): Promise<void> {
  for (let n = 0; n < 9; n += 1) {
    for (const go of [...read.go.splice(0), ...saved.go.splice(0)]) go();
    await Promise.resolve();
  }
}

/** Waits for what is under way, while everything is read at once. */
async function through<T>(way: Promise<T>): Promise<T> {
  await settle();
  await settle();
  return way;
}

const texts = (): string[] => saved.entries.map((entry) => entry.text);

it('a sentence that is still being read is read to its end before it is saved', async () => {
  const capture = new Capture('m');
  capture.typed('Giao Sở');
  capture.typed('Giao Sở Y tế báo cáo');
  const done = capture.save();
  read.go.shift()?.();
  await Promise.resolve();
  expect(texts(), 'not with what half of it was read as').toEqual([]);
  expect(read.texts).toContain('Giao Sở Y tế báo cáo');
  await settle();
  await done;
  expect(texts()).toEqual(['Giao Sở Y tế báo cáo']);
  expect(capture.text).toBe('');
});

it('what is typed on while a sentence is saved begins the next one', async () => {
  const capture = new Capture('m');
  capture.typed('Giao Sở Y tế báo cáo');
  const done = capture.save();
  capture.typed('Giao Sở Y tế báo cáo Giao S', false);
  await settle();
  await done;
  expect(texts(), 'nothing that came after it').toEqual(['Giao Sở Y tế báo cáo']);
  expect(capture.text, 'in mid-word the field is not written').toBe('Giao Sở Y tế báo cáo Giao S');
  capture.leave();
  expect(kept.at(-1), 'what is kept is only the next one').toBe('Giao S');
  capture.typed('Giao Sở Y tế báo cáo Giao Sở ', true);
  expect(capture.text).toBe('Giao Sở ');
  await settle();
  expect(capture.isRead).toBe(true);
  expect(read.texts.at(-1)).toBe('Giao Sở ');
});

it('a reading that comes late leaves nothing of a sentence that was given up', async () => {
  const capture = new Capture('m');
  capture.typed('Giao Sở Y tế');
  capture.drop();
  await settle();
  expect([capture.text, capture.pieces, capture.isRead]).toEqual(['', [], true]);
  expect(kept.at(-1), 'and its draft is gone').toBe('');
});

it('a reading that fails is followed by the reading of what was typed meanwhile', async () => {
  const capture = new Capture('m');
  capture.typed('Giao');
  capture.typed('Giao Sở');
  read.go.length = 0;
  read.fail[0]?.();
  await settle();
  expect(read.texts).toEqual(['Giao', 'Giao Sở']);
  expect([capture.isRead, capture.refused]).toEqual([true, undefined]);
});

it('a sentence that is half written waits while another is changed, and is there again afterwards', async () => {
  const capture = new Capture('m');
  capture.typed('Giao Sở Nội vụ');
  const directive = { id: 'd', text: 'Sở Y tế báo cáo', origin_id: null, lead_ids: [], coordinating_ids: [] };
  const old = { ...directive, due_on: null, measure: null, product: null } as unknown as Directive;
  const taken = capture.amend(old);
  await settle();
  await taken;
  expect([capture.text, capture.edits]).toEqual(['Sở Y tế báo cáo', 'd']);
  capture.leave();
  expect(whole.at(-1)).toMatchObject({ edits: 'd', aside: { text: 'Giao Sở Nội vụ' } });

  capture.typed('Sở Y tế báo cáo trước 31/12');
  const done = capture.save(old);
  capture.typed('Sở Y tế báo cáo trước 31/12 và ');
  await settle();
  await done;
  expect(texts()).toEqual(['d: Sở Y tế báo cáo trước 31/12']);
  expect([capture.text, capture.edits], 'with what was typed on').toEqual(['Giao Sở Nội vụ và ', undefined]);
  capture.leave();
  expect(whole.at(-1)).toMatchObject({ text: 'Giao Sở Nội vụ và ', edits: null });
});

it('a change that is not saved waits as well, while another directive is changed', async () => {
  const capture = new Capture('m');
  capture.typed('Giao Sở Nội vụ');
  await through(capture.amend(directiveOf('2', 'Sở Y tế báo cáo')));
  capture.typed('Sở Y tế báo cáo trước 31/12');
  await through(capture.amend(directiveOf('3', 'Sở Công Thương rà soát')));
  expect([capture.text, capture.edits]).toEqual(['Sở Công Thương rà soát', '3']);
  capture.leave();
  expect(whole.at(-1)).toMatchObject({
    edits: '3',
    aside: { edits: '2', text: 'Sở Y tế báo cáo trước 31/12', aside: { text: 'Giao Sở Nội vụ' } },
  });
  capture.drop();
  expect([capture.text, capture.edits]).toEqual(['Sở Y tế báo cáo trước 31/12', '2']);
  capture.drop();
  expect([capture.text, capture.edits]).toEqual(['Giao Sở Nội vụ', undefined]);
});

it('a directive that was only looked at does not come back, and one that waits is not taken up twice', async () => {
  const capture = new Capture('m');
  await through(capture.amend(directiveOf('1', 'Sở Tài chính cấp vốn')));
  await through(capture.amend(directiveOf('2', 'Sở Y tế báo cáo')));
  capture.pin({ product: 'Báo cáo' });
  await through(capture.amend(directiveOf('3', 'Sở Công Thương rà soát')));
  capture.typed('Sở Công Thương rà soát chợ');
  await through(capture.amend(directiveOf('2', 'Sở Y tế báo cáo')));
  expect([capture.edits, capture.parts.product]).toEqual(['2', 'Báo cáo']);
  capture.drop();
  expect([capture.text, capture.edits]).toEqual(['Sở Công Thương rà soát chợ', '3']);
  capture.drop();
  expect([capture.text, capture.edits]).toEqual(['', undefined]);
});

it('what was put right by hand stays, however early the sentence is typed on', async () => {
  const capture = new Capture('m');
  const old = directiveOf('2', 'Sở Y tế báo cáo', { lead_ids: ['b'], due_on: '2022-12-31', measure: '90%' });
  const taken = capture.amend(old);
  capture.typed('Sở Y tế báo cáo.');
  const done = capture.save(old);
  await through(done);
  await taken;
  expect(saved.entries.at(-1)).toMatchObject({
    text: '2: Sở Y tế báo cáo.',
    lead_ids: ['b'],
    due_on: '2022-12-31',
    measure: '90%',
  });
});

it('the dock is called what its heading says, whatever is written in it', async () => {
  const line = lineOf(directiveOf('3', 'Sở Y tế báo cáo'), 'CĐ-03');
  const shown = render(CaptureDock, {
    meetingId: 'm',
    units: [],
    directives: [line],
    proposals: [],
    keyName: () => 'C',
    onfocus: () => {},
    onsaved: () => {},
  });
  const dock = shown.container.querySelector('.dock');
  const heading = (): string | undefined => dock?.querySelector('h2')?.textContent.trim();
  const name = (): string | null | undefined => {
    const by = document.getElementById(dock?.getAttribute('aria-labelledby') ?? '');
    return by ? by.textContent.trim() : dock?.getAttribute('aria-label');
  };
  expect(name()).toBe(heading());
  void shown.component.amend(line);
  await vi.waitFor(() => expect(heading()).toBe('Sửa CĐ-03'));
  expect(name()).toBe('Sửa CĐ-03');
});

it('a directive that changed its place takes the keys back, unless somebody writes already', async () => {
  let arranged: () => void = () => {};
  const lines = [
    lineOf(directiveOf('1', 'Sở Y tế báo cáo'), 'CĐ-01'),
    lineOf(directiveOf('2', 'Sở Nội vụ rà soát'), 'CĐ-02'),
  ];
  const shown = render(DirectiveList, {
    directives: lines,
    units: [],
    readBack: [],
    shown: undefined,
    sits: true,
    keyName: 'L',
    writeKey: 'C',
    onshow: () => {},
    onadopt: () => Promise.resolve(true),
    ontrash: () => {},
    onarrange: () => new Promise<void>((done) => (arranged = done)),
    onedit: () => {},
    onwrite: () => {},
  });
  const field = document.body.appendChild(document.createElement('textarea'));
  const row = shown.getByRole('group', { name: 'CĐ-02' });
  const moves = (): boolean =>
    row.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }));
  const settled = (): Promise<unknown> => new Promise((done) => setTimeout(done));

  row.focus();
  moves();
  row.blur();
  arranged();
  await settled();
  expect(document.activeElement, 'nobody else has the keys').toBe(row);

  moves();
  field.focus();
  arranged();
  await settled();
  expect(document.activeElement, 'somebody writes').toBe(field);
});
