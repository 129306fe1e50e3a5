// The board as the window holds it: one question, the groups it was answered with, and the pages of rows in view.
// Nothing here is a copy of the file: after an act every page is asked for again.
import { refusedBy, type CallRefused } from '../ipc/call';
import { taskBoard } from '../ipc/commands';
import type {
  Board,
  BoardGrouping,
  BoardQuery,
  BoardRole,
  BoardSort,
  LateBand,
  NoticeKind,
  StandingClass,
  TaskRow,
} from '../ipc/types';
import { RowLayout, type Line, type Segment } from '../parts/rows';

/** Rows asked for at once; the contract allows 500. */
const PAGE = 200;

/** Height of a group's head. */
export const HEAD_PX = 33;

/** What one visit to the board remembers: its conditions, what is open, where the keys are. The day is not its own. */
export interface Chosen {
  /** Nothing chosen yet (`undefined`) is the tracked review; `null` is every review. */
  review: string | null | undefined;
  directive: string | null;
  unit: string | null;
  role: BoardRole;
  dueFrom: string | null;
  dueTo: string | null;
  class: StandingClass | null;
  notice: NoticeKind | null;
  /** The day `notice` compares with; none is that of the last meeting. */
  since: string | null;
  band: LateBand | null;
  text: string;
  grouping: BoardGrouping;
  sort: BoardSort;
  descending: boolean;
  open: string | undefined;
  current: number;
  scrollTop: number;
}

/** What a first visit starts with; whoever sent the reader here may have named a condition. */
export function firstChoice(params: Record<string, string>): Chosen {
  return {
    review: params['review'] === 'every' ? null : (params['review'] ?? undefined),
    directive: params['directive'] ?? null,
    unit: params['unit'] ?? null,
    role: 'lead',
    dueFrom: null,
    dueTo: null,
    class: (params['class'] as StandingClass | undefined) ?? null,
    notice: (params['notice'] as NoticeKind | undefined) ?? null,
    since: params['since'] ?? null,
    band: (params['band'] as LateBand | undefined) ?? null,
    text: params['text'] ?? '',
    grouping: 'standing',
    sort: 'due',
    descending: false,
    open: params['task'],
    current: -1,
    scrollTop: 0,
  };
}

/** The question a visit asks. */
export function questionOf(chosen: Chosen, reviewId: string | null, asOf: string | null): Choice {
  return {
    as_of: asOf,
    review_id: reviewId,
    directive_id: chosen.directive,
    unit_id: chosen.unit,
    role: chosen.role,
    due_from_on: chosen.dueFrom,
    due_to_on: chosen.dueTo,
    class: chosen.class,
    notice: chosen.notice,
    since_on: chosen.since,
    band: chosen.band,
    text: chosen.text.trim() === '' ? null : chosen.text,
    grouping: chosen.grouping,
    sort: chosen.sort,
    descending: chosen.descending,
  };
}

/** What the reader chose; the rest of the question is about rows in view. */
export type Choice = Omit<BoardQuery, 'offset' | 'limit'>;

export class BoardView {
  board = $state.raw<Board>();
  refused = $state.raw<CallRefused>();
  folded = $state<Record<number, boolean>>({});
  private pages = $state.raw<Record<number, readonly TaskRow[]>>({});
  /** Pages on their way or here; nothing on screen reads it. */
  private asked: Record<number, boolean> = {};
  private turn = 0;
  private choice: Choice | undefined;

  /** Asks the whole question anew. Rows on screen stay until the answer is there. */
  async ask(choice: Choice, from = 0): Promise<void> {
    const turn = ++this.turn;
    this.choice = choice;
    const page = Math.floor(from / PAGE);
    try {
      const board = await taskBoard({ ...choice, offset: page * PAGE, limit: PAGE });
      if (turn !== this.turn) return;
      this.asked = { [page]: true };
      this.pages = { [page]: board.rows };
      this.board = board;
      this.refused = undefined;
    } catch (thrown) {
      if (turn === this.turn) this.refused = refusedBy(thrown, 'task_board');
    }
  }

  /**
   * Fetches the pages two row numbers lie on, if they are not there yet, and half a page before and after them: a row
   * that comes into view with its words is written over one that left, one without them is taken out and made anew.
   */
  need(first: number, last: number): void {
    const end = Math.max(0, this.nRows - 1);
    const from = Math.max(0, first - PAGE / 2);
    const to = Math.min(end, last + PAGE / 2);
    for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1) {
      if (!this.asked[page]) void this.fetch(page);
    }
  }

  private async fetch(page: number): Promise<void> {
    const choice = this.choice;
    if (!choice) return;
    const turn = this.turn;
    this.asked[page] = true;
    // Rows far from view are asked for between two frames: a question costs a frame as much as its rows do.
    await new Promise((later) => setTimeout(later));
    if (turn !== this.turn) return;
    try {
      const { rows } = await taskBoard({ ...choice, offset: page * PAGE, limit: PAGE });
      if (turn === this.turn) this.pages = { ...this.pages, [page]: rows };
    } catch (thrown) {
      this.asked[page] = false;
      if (turn === this.turn) this.refused = refusedBy(thrown, 'task_board');
    }
  }

  /** The row of a number, counted over all groups; nothing while its page is on its way. */
  row(number: number): TaskRow | undefined {
    return this.pages[Math.floor(number / PAGE)]?.[number % PAGE];
  }

  /** True when the groups have heads of their own. */
  get grouped(): boolean {
    const groups = this.board?.groups ?? [];
    return groups.length > 1 || (groups[0] !== undefined && groups[0].key.by !== 'all');
  }

  /** The groups as the list draws them. */
  readonly segments = $derived.by((): Segment[] => {
    const groups = this.board?.groups ?? [];
    return groups.map((g, i) => ({ head: this.grouped ? HEAD_PX : 0, rows: this.folded[i] ? 0 : g.n_rows }));
  });

  /** Which line is which, whatever the height of a row. */
  private readonly layout = $derived(new RowLayout(this.segments, 1));

  /** Lines in the list, heads included, folded rows left out. */
  get nLines(): number {
    return this.layout.count;
  }

  /** The line at a list index; nothing outside the list. */
  lineAt(index: number): Line | undefined {
    return index < 0 || index >= this.layout.count ? undefined : this.layout.line(index);
  }

  /** The list index of a segment's row, or of its head with row -1. */
  indexOf(segment: number, row: number): number {
    return this.layout.indexOf(segment, row);
  }

  /** The task of a line; heads and rows still on their way have none. */
  idAt(index: number): string | undefined {
    const line = this.lineAt(index);
    const at = line && this.numberOf(line);
    return at === undefined ? undefined : this.row(at)?.id;
  }

  /** Rows of all groups, folded ones too. */
  private get nRows(): number {
    return (this.board?.groups ?? []).reduce((sum, g) => sum + g.n_rows, 0);
  }

  /** The number of a line's row, counted over all groups; heads have none. */
  numberOf(line: Pick<Line, 'segment' | 'row'>): number | undefined {
    if (line.row < 0) return undefined;
    const before = (this.board?.groups ?? []).slice(0, line.segment);
    return before.reduce((sum, g) => sum + g.n_rows, 0) + line.row;
  }

  /** Where a task stands now, among the rows that are here. */
  find(id: string): { segment: number; row: number } | undefined {
    for (const [page, rows] of Object.entries(this.pages)) {
      const within = rows.findIndex((row) => row.id === id);
      if (within >= 0) return this.place(Number(page) * PAGE + within);
    }
    return undefined;
  }

  private place(number: number): { segment: number; row: number } | undefined {
    let before = 0;
    for (const [segment, group] of (this.board?.groups ?? []).entries()) {
      if (number < before + group.n_rows) return { segment, row: number - before };
      before += group.n_rows;
    }
    return undefined;
  }
}
