// A directive while it is being written at a meeting, or changed: it is read as it is typed, kept within half a second,
// saved once. A new one that is half written waits while another is changed.
// It knows no field; the dock clears the field around `saved` and `emptied`.
import { refuse } from '../desk.svelte';
import { refusedBy, type CallRefused } from '../ipc/call';
import {
  directiveCapture,
  directiveEdit,
  directiveRead,
  draftDrop,
  draftKeep,
  draftRead,
} from '../ipc/commands';
import type { ActDone, Directive, ReadItem } from '../ipc/types';
import {
  amendedEntry,
  asked,
  chosen,
  cut,
  entryOf,
  keptOf,
  marksOf,
  partsOf,
  pinnedOver,
  pinsOf,
  writtenOf,
} from './capture';
import type { Part, Parts, Written } from './capture';
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
  /** The directive that is changed; none while a new one is written. */
  edits = $state<string>();
  #aside = $state.raw<Written | null>(null);
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
      this.#put(writtenOf(kept));
      await this.#read();
    } catch (thrown) {
      refuse(thrown, 'draft_read');
    }
  }

  get #written(): Written {
    const { text, origin } = this;
    return { text, pinned: this.#pinned, origin, edits: this.edits ?? null, aside: this.#aside };
  }

  #put(written: Written): void {
    this.text = written.text;
    this.#pinned = written.pinned;
    this.origin = written.origin;
    this.declined = written.origin === null;
    this.edits = written.edits ?? undefined;
    this.#aside = written.aside;
  }

  /** Takes a directive up to change it; what was being written waits. */
  async amend(directive: Directive): Promise<void> {
    if (this.saving || this.edits === directive.id) return;
    const aside = this.edits === undefined && this.text !== '' ? this.#written : this.#aside;
    const { text, origin_id: origin, id: edits } = directive;
    this.#put({ text, pinned: {}, origin, edits, aside });
    await this.#read();
    if (this.edits !== edits || this.text !== text) return;
    this.#pinned = pinsOf(directive, partsOf(this.#items));
    this.keep();
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
    this.#keeping.changed(() => keptOf(this.#written));
  }

  /** Chooses one of the units the question is about. */
  choose(unit: string): void {
    const question = this.question;
    if (question) this.pin(chosen(this.parts, question.part, question.at, unit));
  }

  addUnit(part: 'lead' | 'coordinating', unit: string, name: string): void {
    const list = PINS[part] as 'leads' | 'coordinating';
    const known = this.parts[list].filter((slot) => slot.unitId !== null && slot.unitId !== unit);
    const added = [...known, { name, unitId: unit, candidates: [] }];
    // Whoever is given a lead unit is given a task.
    this.pin(part === 'lead' ? { leads: added, orientation: false } : { coordinating: added });
  }

  dropUnit(part: 'lead' | 'coordinating', dropped: Slot): void {
    const list = PINS[part] as 'leads' | 'coordinating';
    this.pin({ [list]: this.parts[list].filter((slot) => slot !== dropped) });
  }

  /**
   * Saves the directive, or what is changed of `before`; answers with the act, or nothing when it was refused. What was
   * typed stays until then.
   */
  async save(before?: Directive): Promise<ActDone | undefined> {
    if (this.saving || this.text.trim() === '') return undefined;
    this.saving = true;
    try {
      // Never with what an earlier text was read as: the whole sentence is read before it is saved.
      if (this.#readText !== this.text) await this.#read();
      if (this.#readText !== this.text) return undefined;
      const entry = entryOf(this.text, this.#items, this.parts, this.origin);
      return this.edits === undefined || before === undefined
        ? await directiveCapture(this.meetingId, entry)
        : await directiveEdit(this.edits, amendedEntry(before, entry));
    } catch (thrown) {
      this.refused = refusedBy(thrown, 'directive_capture');
      return undefined;
    } finally {
      this.saving = false;
    }
  }

  /** Forgets what was written: it was saved, or given up. What waited meanwhile is taken up again. */
  async empty(): Promise<void> {
    this.#keeping.forget();
    const aside = this.#aside;
    this.#put({ text: '', pinned: {}, origin: null, edits: null, aside: null });
    this.#readText = '';
    this.#items = [];
    this.declined = false;
    this.keptAt = undefined;
    this.refused = undefined;
    if (aside) {
      this.#put(aside);
      this.keep();
      return this.#read();
    }
    try {
      await draftDrop(this.#place);
    } catch (thrown) {
      refuse(thrown, 'draft_drop');
    }
  }

  /** Reads the sentence; while one reading is on its way the next waits, and only the last text is read. */
  #read(): Promise<void> {
    this.#owed = true;
    this.#reading ??= this.#readOwed().then(() => {
      this.#reading = undefined;
      // What came between the last answer and now is owed still.
      return this.#owed ? this.#read() : undefined;
    });
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
