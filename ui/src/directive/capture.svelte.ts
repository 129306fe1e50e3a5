// A directive while it is being written at a meeting, or changed: it is read as it is typed, kept within half a second,
// saved once. What is half written, or half changed, waits while another is changed.
// It knows no field. Who types on while it is saved keeps what he types: only the sentence that was saved goes.
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
  waitingFor,
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
  /** True once somebody wrote in it: a change that was only looked at does not wait. */
  #touched = false;
  /** The directive that was taken up, until it is known what of it was put right by hand. */
  #unpinned: Directive | undefined;
  #items = $state.raw<ReadItem[]>([]);
  #readText = $state('');
  #pinned = $state.raw<Partial<Parts>>({});
  #reading: Promise<void> | undefined;
  #owed = false;
  #keeping: Keeping;
  /** False while the last word of the text may still change: the field is not to be written then. */
  #settled = true;
  /** The head of the text that is saved or given up, until the field may be written. */
  #spent = '';
  /** Counts the sentences, so that a late reading leaves no marks of one that is spent. */
  #round = 0;

  readonly parts = $derived(pinnedOver(partsOf(this.#items), this.#pinned));
  readonly pieces = $derived(cut(this.text, this.#readText, marksOf(this.#items)));
  readonly question = $derived(asked(this.parts));
  /** True when the marks and the parts are those of the text as it stands. */
  readonly isRead = $derived(this.text === this.#readText);

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
    if (this.#spent !== '') return this.#next();
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
    this.#touched = true;
    this.#unpinned = undefined;
  }

  /** Takes a directive up to change it; what was being written waits, and so does a change that is not saved. */
  async amend(directive: Directive): Promise<void> {
    if (this.#touched) await this.#pinByHand();
    if (this.saving || this.edits === directive.id || (this.#touched && this.#unpinned)) return;
    const waits = this.text !== '' && (this.edits === undefined || this.#touched);
    const { found, rest } = waitingFor(waits ? this.#written : this.#aside, directive.id);
    if (found) {
      this.#put({ ...found, aside: rest });
      this.#keepSoon();
      return this.#read();
    }
    const { text, origin_id: origin, id: edits } = directive;
    this.#put({ text, pinned: {}, origin, edits, aside: rest });
    this.#touched = false;
    this.#unpinned = directive;
    await this.#read();
    await this.#pinByHand();
  }

  /** Pins what was put right by hand in the directive that was taken up, whatever was typed since. */
  async #pinByHand(): Promise<void> {
    const directive = this.#unpinned;
    if (!directive) return;
    try {
      const pins = await this.#byHand(directive);
      if (this.#unpinned !== directive) return;
      this.#unpinned = undefined;
      this.#pinned = { ...pins, ...this.#pinned };
      this.#keepSoon();
    } catch (thrown) {
      this.refused = refusedBy(thrown, 'directive_read');
    }
  }

  /** What a directive says otherwise than its own sentence is read. */
  async #byHand(directive: Directive): Promise<Partial<Parts>> {
    return pinsOf(directive, partsOf(await this.#itemsOf(directive.text)));
  }

  /** What a text is read as, though the field may hold another. */
  async #itemsOf(text: string): Promise<ReadItem[]> {
    return this.#readText === text ? this.#items : await directiveRead(this.meetingId, text);
  }

  /** Keeps what is owed: the dock goes. */
  leave(): void {
    void this.#keeping.flush();
  }

  /** The text of the field; `settled` is false while its last word is being composed. */
  typed(text: string, settled = true): void {
    this.text = text;
    this.#settled = settled;
    if (this.#spent !== '' && settled) {
      this.#goOn();
      return;
    }
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
    this.#touched = true;
    this.#keepSoon();
  }

  #keepSoon(): void {
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
   * Saves the directive as it stands now, or what is changed of `before`; answers with the act, or nothing when it was
   * refused. What was typed stays until then.
   */
  async save(before?: Directive): Promise<ActDone | undefined> {
    const [text, pinned, origin, edits] = [this.text, this.#pinned, this.origin, this.edits];
    const unpinned = this.#unpinned;
    if (this.saving || text.trim() === '') return undefined;
    this.saving = true;
    try {
      // Never with what another text was read as: the whole sentence is read, and nothing typed after it.
      const items = await this.#itemsOf(text);
      const pins = unpinned ? { ...(await this.#byHand(unpinned)), ...pinned } : pinned;
      const entry = entryOf(text, items, pinnedOver(partsOf(items), pins), origin);
      const done =
        edits === undefined || before === undefined
          ? await directiveCapture(this.meetingId, entry)
          : await directiveEdit(edits, amendedEntry(before, entry));
      this.#spend(text);
      return done;
    } catch (thrown) {
      this.refused = refusedBy(thrown, 'directive_capture');
      return undefined;
    } finally {
      this.saving = false;
    }
  }

  /** Gives up what was written so far. */
  drop(): void {
    this.#spend(this.text);
  }

  #spend(text: string): void {
    this.#spent = text;
    if (this.#settled) this.#goOn();
  }

  /** What is written once the sentence that is spent is gone: what waited meanwhile, and what was typed after it. */
  #next(): Written {
    const { text } = this;
    const rest = text.startsWith(this.#spent) ? text.slice(this.#spent.length).trimStart() : text;
    const aside = this.#aside;
    if (!aside) return { text: rest, pinned: {}, origin: null, edits: null, aside: null };
    return rest === '' ? aside : { ...aside, text: `${aside.text.trimEnd()} ${rest}` };
  }

  #goOn(): void {
    this.#keeping.forget();
    const waited = this.#aside !== null;
    this.#put(this.#next());
    this.declined &&= waited;
    this.#round += 1;
    this.#spent = this.#readText = '';
    this.#items = [];
    this.keptAt = undefined;
    this.refused = undefined;
    if (this.text === '') {
      void draftDrop(this.#place).catch((thrown: unknown) => refuse(thrown, 'draft_drop'));
      return;
    }
    this.keep();
    void this.#read();
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
    while (this.#owed) {
      this.#owed = false;
      const [sent, round] = [this.text, this.#round];
      try {
        const items = sent.trim() === '' ? [] : await directiveRead(this.meetingId, sent);
        if (round !== this.#round) continue;
        this.#items = items;
        this.#readText = sent;
        this.refused = undefined;
      } catch (thrown) {
        if (round === this.#round) this.refused = refusedBy(thrown, 'directive_read');
      }
    }
  }
}
