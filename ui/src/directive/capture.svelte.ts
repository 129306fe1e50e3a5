// A directive while it is being written at a meeting: it is read as it is typed, kept within half a second, saved once.
// It knows no field; the dock clears the field around `saved` and `emptied`.
import { refuse } from '../desk.svelte';
import { refusedBy, type CallRefused } from '../ipc/call';
import { directiveCapture, directiveRead, draftDrop, draftKeep, draftRead } from '../ipc/commands';
import type { ActDone, ReadItem } from '../ipc/types';
import { asked, chosen, cut, entryOf, marksOf, partsOf, pinnedOver, writtenOf } from './capture';
import type { Part, Parts } from './capture';
import { Keeping } from './keeping';
import type { Slot } from './minutes';

const PINS: Record<Part, keyof Parts> = {
  lead: 'leads',
  coordinating: 'coordinating',
  due: 'dueOn',
  measure: 'measure',
};

export class Capture {
  readonly meetingId: string;
  text = $state('');
  origin = $state<string | null>(null);
  /** True once somebody said that the directive answers no proposal. */
  declined = $state(false);
  keptAt = $state<number>();
  refused = $state.raw<CallRefused>();
  saving = $state(false);
  #items = $state.raw<ReadItem[]>([]);
  #readText = $state('');
  #pinned = $state.raw<Partial<Parts>>({});
  #reading: Promise<void> | undefined;
  #owed = false;
  #keeping: Keeping;

  readonly parts = $derived(pinnedOver(partsOf(this.#items), this.#pinned));
  readonly pieces = $derived(cut(this.text, this.#readText, marksOf(this.#items)));
  readonly question = $derived(asked(this.parts));

  constructor(meetingId: string) {
    this.meetingId = meetingId;
    this.#keeping = new Keeping(
      (kept) => draftKeep(this.#place, kept),
      () => (this.keptAt = Date.now()),
      (thrown) => refuse(thrown, 'draft_keep'),
    );
  }

  get #place(): string {
    return `chair-${this.meetingId}`;
  }

  /** Takes up what was being written, unless somebody writes already. */
  async takeUp(): Promise<void> {
    try {
      const kept = await draftRead(this.#place);
      if (kept === null || this.text !== '') return;
      const found = writtenOf(kept);
      this.text = found.text;
      this.#pinned = found.pinned;
      this.origin = found.origin;
      this.declined = found.origin === null;
      await this.#read();
    } catch (thrown) {
      refuse(thrown, 'draft_read');
    }
  }

  /** Keeps what is owed: the dock goes. */
  leave(): void {
    void this.#keeping.flush();
  }

  typed(text: string): void {
    this.text = text;
    this.keep();
    void this.#read();
  }

  pin(change: Partial<Parts>): void {
    this.#pinned = { ...this.#pinned, ...change };
    this.keep();
  }

  isPinned(part: Part): boolean {
    return PINS[part] in this.#pinned;
  }

  keep(): void {
    this.#keeping.changed(() =>
      JSON.stringify({ text: this.text, pinned: this.#pinned, origin: this.origin }),
    );
  }

  /** Chooses one of the units the question is about. */
  choose(unit: string): void {
    const question = this.question;
    if (question) this.pin(chosen(this.parts, question.part, question.at, unit));
  }

  addUnit(part: 'lead' | 'coordinating', unit: string, name: string): void {
    const list = PINS[part] as 'leads' | 'coordinating';
    const known = this.parts[list].filter((slot) => slot.unitId !== null && slot.unitId !== unit);
    this.pin({ [list]: [...known, { name, unitId: unit, candidates: [] }] });
  }

  dropUnit(part: 'lead' | 'coordinating', dropped: Slot): void {
    const list = PINS[part] as 'leads' | 'coordinating';
    this.pin({ [list]: this.parts[list].filter((slot) => slot !== dropped) });
  }

  /** Saves the directive; answers with the act, or nothing when it was refused. What was typed stays until then. */
  async save(): Promise<ActDone | undefined> {
    if (this.saving || this.text.trim() === '') return undefined;
    this.saving = true;
    try {
      // Never with what an earlier text was read as: the whole sentence is read before it is saved.
      if (this.#readText !== this.text) await this.#read();
      if (this.#readText !== this.text) return undefined;
      const entry = entryOf(this.text, this.#items, this.parts, this.origin);
      return await directiveCapture(this.meetingId, entry);
    } catch (thrown) {
      this.refused = refusedBy(thrown, 'directive_capture');
      return undefined;
    } finally {
      this.saving = false;
    }
  }

  /** Forgets what was written: it was saved, or given up. */
  async empty(): Promise<void> {
    this.#keeping.forget();
    this.text = this.#readText = '';
    this.#items = [];
    this.#pinned = {};
    this.declined = false;
    this.origin = null;
    this.keptAt = undefined;
    this.refused = undefined;
    try {
      await draftDrop(this.#place);
    } catch (thrown) {
      refuse(thrown, 'draft_drop');
    }
  }

  /** Reads the sentence; while one reading is on its way the next waits, and only the last text is read. */
  #read(): Promise<void> {
    this.#owed = true;
    this.#reading ??= this.#readOwed().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #readOwed(): Promise<void> {
    try {
      while (this.#owed) {
        this.#owed = false;
        const sent = this.text;
        this.#items = sent.trim() === '' ? [] : await directiveRead(this.meetingId, sent);
        this.#readText = sent;
        this.refused = undefined;
      }
    } catch (thrown) {
      this.refused = refusedBy(thrown, 'directive_read');
    }
  }
}
