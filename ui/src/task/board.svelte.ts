// The board as the window holds it: one question, the groups it was answered with, and the pages of rows in view.
// Nothing here is a copy of the file: after an act every page is asked for again.
import { refusedBy, type CallRefused } from '../ipc/call';
import { taskBoard } from '../ipc/commands';
import type { Board, BoardQuery, TaskRow } from '../ipc/types';
import type { Line, Segment } from '../parts/rows';

/** Rows asked for at once; the contract allows 500. */
const PAGE = 200;

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

  /** Fetches the pages two row numbers lie on, if they are not there yet. */
  need(first: number, last: number): void {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
      if (!this.asked[page]) void this.fetch(page);
    }
  }

  private async fetch(page: number): Promise<void> {
    if (!this.choice) return;
    const turn = this.turn;
    this.asked[page] = true;
    try {
      const { rows } = await taskBoard({ ...this.choice, offset: page * PAGE, limit: PAGE });
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
  segments(head: number): Segment[] {
    const groups = this.board?.groups ?? [];
    return groups.map((g, i) => ({ head: this.grouped ? head : 0, rows: this.folded[i] ? 0 : g.n_rows }));
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
