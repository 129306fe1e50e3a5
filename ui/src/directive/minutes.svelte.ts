// The review of pasted minutes as a screen holds it: the text, the page read from it, the lines, and where one is.
// What was pasted and decided is kept as a draft of the file until it is taken or given up; nothing here is an act
// but `take`.
import { act, desk } from '../desk.svelte';
import { refusedBy, type CallRefused } from '../ipc/call';
import {
  directiveImport,
  directiveList,
  draftDrop,
  draftKeep,
  draftRead,
  journalRecent,
  meetingList,
  minutesRead,
  unitList,
} from '../ipc/commands';
import type { Directive, MeetingRef, ReadPage, Unit } from '../ipc/types';
import { number } from '../figures';
import { t } from '../words.svelte';
import { Keeping } from './keeping';
import {
  canBeTaken,
  choiceOf,
  countsOf,
  importOf,
  isPlain,
  isRaised,
  keptOf,
  KINDS,
  linesOf,
  slotsAt,
  withKept,
  type Decision,
  type Kept,
  type Line,
  type LineKind,
  type UnitPlace,
} from './minutes';

const TEXT_PLACE = 'minutes';
const LINES_PLACE = 'minutes-lines';

interface KeptText {
  meetingId: string | undefined;
  text: string;
  isRead: boolean;
}

interface KeptLines {
  lines: Kept[];
  drafted: string[];
}

export type Phase = 'loading' | 'paste' | 'review' | 'drafts';

export class MinutesReview {
  phase = $state<Phase>('loading');
  meetings = $state.raw<MeetingRef[]>([]);
  meetingId = $state<string>();
  units = $state.raw<Unit[]>([]);
  text = $state('');
  page = $state.raw<ReadPage>();
  lines = $state<Line[]>([]);
  current = $state(0);
  /** Shows the sentences that are nothing to take, too. */
  showsAll = $state(false);
  busy = $state(false);
  refused = $state.raw<CallRefused>();
  keptAt = $state<number>();
  drafts = $state.raw<Directive[]>([]);
  /** Keys of the lines that went into the draft, by the number of the act that took them. */
  drafted = $state<string[]>([]);

  #taken = $state.raw<{ seq: number; keys: string[] }>();
  #keepingText: Keeping;
  #keepingLines: Keeping;

  readonly open = $derived(this.meetings.filter((m) => m.takes_drafts));
  readonly meeting = $derived(this.meetings.find((m) => m.id === this.meetingId));
  readonly heldOn = $derived(this.page?.held_on ?? this.meeting?.held_on ?? '');
  readonly shown = $derived(
    this.lines.flatMap((line, i) =>
      !this.drafted.includes(line.key) &&
      (this.showsAll || line.kind !== 'none' || isOffered(line) || i === this.current)
        ? [i]
        : [],
    ),
  );
  readonly left = $derived(this.lines.filter((line) => !this.drafted.includes(line.key)));
  readonly counts = $derived(countsOf(this.left));
  readonly taken = $derived(
    this.left.filter((line) => line.decision === 'taken' && canBeTaken(line, this.heldOn)),
  );
  /** Difficulties and requests of the last act: the drafts of the meeting do not show them. */
  readonly raised = $derived(
    this.lines.filter((line) => isRaised(line) && this.#taken?.keys.includes(line.key)),
  );
  readonly plain = $derived(
    this.left.filter((line) => line.decision === 'open' && isPlain(line, this.heldOn)),
  );
  readonly #byId = $derived(Object.fromEntries(this.units.map((unit) => [unit.id, unit])));

  constructor() {
    const kept = (): void => {
      this.keptAt = Date.now();
    };
    const failed = (thrown: unknown): void => {
      this.refused = refusedBy(thrown, 'draft_keep');
    };
    this.#keepingText = new Keeping((text) => draftKeep(TEXT_PLACE, text), kept, failed);
    this.#keepingLines = new Keeping((text) => draftKeep(LINES_PLACE, text), kept, failed);
  }

  /** Asks for meetings, units, and what was left behind last time. */
  async load(): Promise<void> {
    try {
      const [meetings, units, left] = await Promise.all([meetingList(), unitList(), draftRead(TEXT_PLACE)]);
      this.meetings = meetings;
      this.units = units;
      const kept = left === null ? undefined : (JSON.parse(left) as KeptText);
      const named = this.open.find((m) => m.id === kept?.meetingId) ?? this.open[0];
      this.meetingId = named?.id;
      this.text = kept?.text ?? '';
      this.phase = 'paste';
      if (kept?.isRead && named) await this.read();
    } catch (thrown) {
      this.refused = refusedBy(thrown, 'minutes_read');
      this.phase = 'paste';
    }
  }

  /** Asks for the meetings again: one was planned. */
  async reloadMeetings(): Promise<void> {
    this.meetings = await meetingList();
    this.meetingId ??= this.open[0]?.id;
  }

  typed(text: string): void {
    this.text = text;
    this.page = undefined;
    this.#keepText(false);
  }

  chooseMeeting(id: string): void {
    this.meetingId = id;
    this.#keepText(this.phase === 'review');
  }

  #keepText(isRead: boolean): void {
    const kept: KeptText = { meetingId: this.meetingId, text: this.text, isRead };
    this.#keepingText.changed(() => JSON.stringify(kept));
  }

  /** Something about the lines changed. */
  changed(): void {
    const { page } = this;
    if (!page) return;
    this.#keepingLines.changed(() => {
      const kept: KeptLines = { lines: keptOf($state.snapshot(this.lines), page), drafted: this.drafted };
      return JSON.stringify(kept);
    });
  }

  /** Reads the page, and puts back what was decided about it before. */
  async read(): Promise<void> {
    const { meetingId } = this;
    if (!meetingId || this.busy) return;
    this.busy = true;
    this.refused = undefined;
    try {
      const page = await minutesRead(meetingId, this.text);
      const kept = await draftRead(LINES_PLACE);
      const before = kept === null ? { lines: [], drafted: [] } : (JSON.parse(kept) as KeptLines);
      this.page = page;
      this.lines = withKept(linesOf(page), before.lines);
      this.drafted = before.drafted;
      this.showsAll = false;
      this.current = Math.max(
        this.lines.findIndex((line) => line.kind !== 'none' && !this.drafted.includes(line.key)),
        0,
      );
      this.phase = page.legacy || this.lines.length === 0 ? 'paste' : 'review';
      if (this.phase === 'review') this.#keepText(true);
    } catch (thrown) {
      this.refused = refusedBy(thrown, 'minutes_read');
    } finally {
      this.busy = false;
    }
  }

  /** Takes the offered conversion of a legacy text, and reads it. */
  async convert(): Promise<void> {
    const offered = this.page?.legacy?.text;
    if (offered === undefined) return;
    this.typed(offered);
    await this.read();
  }

  get line(): Line | undefined {
    return this.lines[this.current];
  }

  /** Moves to the next or previous line on show; answers whether there was one. */
  move(by: 1 | -1): boolean {
    const at = this.shown.indexOf(this.current);
    const next = this.shown[at === -1 ? 0 : at + by];
    if (next === undefined) return false;
    this.current = next;
    return true;
  }

  /** Decides about the current line and goes on; the same decision again takes it back. */
  decide(decision: Exclude<Decision, 'open'>): boolean {
    const { line } = this;
    if (!line) return false;
    if (line.decision === decision) {
      line.decision = 'open';
      this.changed();
      return true;
    }
    if (decision === 'taken' && !canBeTaken(line, this.heldOn)) return false;
    line.decision = decision;
    this.changed();
    this.move(1);
    return true;
  }

  /** Takes every line whose sentence said everything itself. */
  takePlain(): void {
    for (const line of this.plain) line.decision = 'taken';
    this.changed();
  }

  turnKind(to?: LineKind): void {
    const { line } = this;
    if (!line) return;
    const next = to ?? KINDS[(KINDS.indexOf(line.kind) + 1) % KINDS.length] ?? 'task';
    line.kind = next;
    if (next === 'none' || !canBeTaken(line, this.heldOn)) line.decision = 'open';
    this.changed();
  }

  /** Writes a change into the current line; a line that thereby lacks something is no longer taken. */
  write(part: Partial<Omit<Line, 'key' | 'item'>>): void {
    const { line } = this;
    if (!line) return;
    Object.assign(line, part);
    if (line.decision === 'taken' && !canBeTaken(line, this.heldOn)) line.decision = 'open';
    this.changed();
  }

  /** Puts a unit where units stand: in the place of slot `index`, or as one more. */
  setUnit(place: UnitPlace, index: number | undefined, unitId: string): void {
    const { line } = this;
    const unit = this.unit(unitId);
    if (!line || !unit) return;
    const slots = slotsAt(line, place);
    const slot = { name: slots[index ?? -1]?.name ?? unit.name, unitId, candidates: [] };
    if (place === 'from' || place === 'to') this.write({ [place]: slot });
    else this.write({ [place]: index === undefined ? [...slots, slot] : slots.with(index, slot) });
  }

  dropUnit(place: UnitPlace, index: number): void {
    const { line } = this;
    if (!line) return;
    if (place === 'from' || place === 'to') this.write({ [place]: null });
    else this.write({ [place]: slotsAt(line, place).filter((_, i) => i !== index) });
  }

  /** Answers the first open question of the current line: which of several units. */
  choose(nth: number): boolean {
    const asked = this.line && choiceOf(this.line);
    const unitId = asked?.slot.candidates[nth];
    if (!asked || unitId === undefined) return false;
    this.setUnit(asked.place, asked.index, unitId);
    return true;
  }

  /** Takes the accepted lines into the drafts: one act. Answers whether it was done. */
  async take(): Promise<boolean> {
    const { meetingId, taken } = this;
    if (!meetingId || taken.length === 0 || this.busy) return false;
    this.busy = true;
    this.refused = undefined;
    const items = $state.snapshot(taken).map(importOf);
    const n = items.filter((item) => item.noun === 'directive').length;
    const done = t('directive-minutes-done', { n: number(n), m: number(items.length - n) });
    try {
      const made = await act('directive_import', () => directiveImport(meetingId, items), done, false);
      const keys = taken.map((line) => line.key);
      if (made) this.#taken = { seq: made.seq, keys };
      await this.#wentIn(keys);
      return true;
    } catch (thrown) {
      this.refused = refusedBy(thrown, 'directive_import');
      this.#showRefused(taken);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** A refusal names its line by its place among those taken: that line becomes the current one. */
  #showRefused(taken: readonly Line[]): void {
    const nth = this.refused?.facts['item'];
    const line = typeof nth === 'number' ? taken[nth - 1] : undefined;
    const at = line ? this.lines.findIndex((other) => other.key === line.key) : -1;
    if (at >= 0) this.current = at;
  }

  async #wentIn(keys: readonly string[]): Promise<void> {
    this.drafted = [...this.drafted, ...keys];
    await this.showDrafts();
    if (this.counts.open === 0 && this.counts.taken === 0) await this.#forget();
    else this.changed();
    this.current = this.shown[0] ?? 0;
  }

  /** Shows what the meeting has as drafts. */
  async showDrafts(): Promise<void> {
    const [meetings, all] = await Promise.all([meetingList(), directiveList(this.meeting?.review_id ?? '')]);
    this.meetings = meetings;
    this.drafts = all.filter((d) => d.issued_on === null && d.meeting_id === this.meetingId);
    this.phase = 'drafts';
  }

  /** The journal moved: the lines come back when their act was undone, and go again when it was redone. */
  async followJournal(): Promise<void> {
    const taken = this.#taken;
    if (!taken) return;
    const lines = await journalRecent(12);
    const later = lines.find(
      (line) => line.seq > taken.seq && (line.facts as { of?: number } | null)?.of === taken.seq,
    );
    const isIn = later?.kind !== 'undo';
    const wasIn = taken.keys.every((key) => this.drafted.includes(key));
    if (isIn && !wasIn) await this.#wentIn(taken.keys);
    else if (!isIn && wasIn) {
      this.drafted = this.drafted.filter((key) => !taken.keys.includes(key));
      this.phase = 'review';
      this.#keepText(true);
      this.changed();
    } else if (this.phase === 'drafts') await this.showDrafts();
  }

  async #forget(): Promise<void> {
    this.#keepingText.forget();
    this.#keepingLines.forget();
    await Promise.all([draftDrop(TEXT_PLACE), draftDrop(LINES_PLACE)]);
    this.keptAt = undefined;
  }

  /** Gives the page up for good: text and decisions. */
  async giveUp(): Promise<void> {
    try {
      await this.#forget();
    } catch (thrown) {
      this.refused = refusedBy(thrown, 'draft_drop');
      return;
    }
    this.#taken = undefined;
    this.text = '';
    this.page = undefined;
    this.lines = [];
    this.drafted = [];
    this.phase = 'paste';
  }

  /** Goes back to the text, to correct it. */
  reopen(): void {
    this.phase = 'paste';
    this.#keepText(false);
  }

  /** Keeps what is owed: the dialog is about to go. */
  async leave(): Promise<void> {
    await Promise.all([this.#keepingText.flush(), this.#keepingLines.flush()]);
  }

  /** The day of the file, for date fields. */
  get today(): string {
    return desk()?.today ?? this.heldOn;
  }

  /** A unit of the register. */
  unit(id: string | null): Unit | undefined {
    return id === null ? undefined : this.#byId[id];
  }
}

/** A line that was read as something to take stays on show, whatever it is turned into. */
function isOffered(line: Line): boolean {
  return !['achievement', 'response', 'other'].includes(line.item.kind);
}
