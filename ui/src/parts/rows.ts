// Where the rows of a long list stand: plain arithmetic over segments of a head and equal rows.
// It knows pixels and indexes, neither what a row holds nor how it is drawn.

/** A group: its head (0 high when it has none) and how many rows follow. */
export interface Segment {
  head: number;
  rows: number;
}

/** One line of the list: the head of a segment (`row` is -1) or one of its rows. */
export interface Line {
  index: number;
  segment: number;
  row: number;
  top: number;
  height: number;
}

/** WebKitGTK stops laying out at 33,554,428 px (X5); above this the scroll is scaled. */
export const TALLEST_PX = 30_000_000;

export class RowLayout {
  readonly height: number;
  readonly count: number;
  private readonly lowest: number;
  private readonly tops: number[] = [];
  private readonly firsts: number[] = [];
  private readonly seen = new Map<number, Line>();

  constructor(
    private readonly segments: readonly Segment[],
    private readonly rowHeight: number,
  ) {
    let top = 0;
    let first = 0;
    for (const segment of segments) {
      this.tops.push(top);
      this.firsts.push(first);
      top += segment.head + segment.rows * rowHeight;
      first += segment.rows + (segment.head > 0 ? 1 : 0);
    }
    this.height = top;
    this.count = first;
    this.lowest = segments.reduce((low, { head }) => (head > 0 ? Math.min(low, head) : low), rowHeight);
  }

  /** How many lines a stretch this tall can touch at the most, wherever it lies, with the spare ones. */
  most(tall: number, spare: number): number {
    return Math.ceil(tall / this.lowest) + 1 + 2 * spare;
  }

  /** The line at a list index. */
  line(index: number): Line {
    const s = this.segmentOf(this.firsts, index);
    const { head } = this.segments[s] ?? { head: 0 };
    const within = index - (this.firsts[s] ?? 0);
    const top = this.tops[s] ?? 0;
    if (head > 0 && within === 0) return { index, segment: s, row: -1, top, height: head };
    const row = within - (head > 0 ? 1 : 0);
    return { index, segment: s, row, top: top + head + row * this.rowHeight, height: this.rowHeight };
  }

  /** The list index of the line that covers a height; the ends are held. */
  indexAt(y: number): number {
    if (this.count === 0) return 0;
    const held = Math.min(Math.max(y, 0), Math.max(this.height - 1, 0));
    const s = this.segmentOf(this.tops, held);
    const { head } = this.segments[s] ?? { head: 0 };
    const within = held - (this.tops[s] ?? 0);
    const first = this.firsts[s] ?? 0;
    if (within < head) return first;
    const index = first + (head > 0 ? 1 : 0) + Math.floor((within - head) / this.rowHeight);
    return Math.min(index, this.count - 1);
  }

  /** The list index of a segment's row, or of its head with row -1. */
  indexOf(segment: number, row: number): number {
    const head = (this.segments[segment]?.head ?? 0) > 0 ? 1 : 0;
    return (this.firsts[segment] ?? 0) + (row < 0 ? 0 : row + head);
  }

  /** The lines that touch a stretch of the list, with some spare ones around it. */
  linesIn(from: number, to: number, spare: number): Line[] {
    if (this.count === 0) return [];
    const first = Math.max(0, this.indexAt(from) - spare);
    const last = Math.min(this.count - 1, this.indexAt(to) + spare);
    return Array.from({ length: last - first + 1 }, (_, i) => this.same(first + i));
  }

  /** The very line given before, while it stays near: what stands in the page for it is then left alone. */
  private same(index: number): Line {
    let line = this.seen.get(index);
    if (!line) {
      if (this.seen.size > 500) this.seen.clear();
      line = this.line(index);
      this.seen.set(index, line);
    }
    return line;
  }

  /** The last segment that starts at or before a place; empty segments never win over a filled one. */
  private segmentOf(starts: readonly number[], place: number): number {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    while (low > 0 && this.isEmpty(low)) low -= 1;
    return low;
  }

  private isEmpty(segment: number): boolean {
    const s = this.segments[segment];
    return !s || (s.head === 0 && s.rows === 0);
  }
}

/** Maps the scroll bar of a page that may not be as tall as the list onto the whole list. */
export class Scroll {
  readonly tall: number;

  constructor(
    private readonly height: number,
    private readonly view: number,
    tallest: number = TALLEST_PX,
  ) {
    this.tall = Math.min(height, tallest);
  }

  private get ratio(): number {
    const room = this.tall - this.view;
    return room <= 0 ? 1 : Math.max(this.height - this.view, 0) / room;
  }

  /** Whether the page is shorter than the list: then lines move against the bar. */
  get scaled(): boolean {
    return this.tall !== this.height;
  }

  /** The place in the list shown at the top for a scroll position. */
  place(scrollTop: number): number {
    return this.tall === this.height ? scrollTop : scrollTop * this.ratio;
  }

  /** The scroll position that shows a place of the list at the top. */
  scrollTop(place: number): number {
    const held = Math.min(Math.max(place, 0), Math.max(this.height - this.view, 0));
    return this.tall === this.height ? held : held / this.ratio;
  }

  /** Where a line stands on the page while the scroll bar is at `scrollTop`. */
  top(lineTop: number, scrollTop: number): number {
    return this.tall === this.height ? lineTop : scrollTop + (lineTop - this.place(scrollTop));
  }

  /** The scroll position that brings a line into view, or the same one when it is there already. */
  reveal(lineTop: number, lineHeight: number, scrollTop: number): number {
    const from = this.place(scrollTop);
    if (lineTop < from) return this.scrollTop(lineTop);
    if (lineTop + lineHeight > from + this.view) return this.scrollTop(lineTop + lineHeight - this.view);
    return scrollTop;
  }
}
