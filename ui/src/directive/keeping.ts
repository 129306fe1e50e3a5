// Keeps what is being typed: 300 ms after the last change, at the latest 500 ms after the first (C42).
// It knows no form; whoever types hands over the text that is to be kept.

const REST_MS = 300;
const LATEST_MS = 500;

export class Keeping {
  #keep: (text: string) => Promise<void>;
  #kept: () => void;
  #failed: (thrown: unknown) => void;
  #owed: (() => string) | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #latest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    keep: (text: string) => Promise<void>,
    kept: () => void = () => {},
    failed: (thrown: unknown) => void = () => {},
  ) {
    this.#keep = keep;
    this.#kept = kept;
    this.#failed = failed;
  }

  /** Something changed; the text is made only when it is kept. */
  changed(text: () => string): void {
    this.#owed = text;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.flush(), REST_MS);
    this.#latest ??= setTimeout(() => void this.flush(), LATEST_MS);
  }

  /** Keeps what is owed now: the form is about to go. */
  async flush(): Promise<void> {
    const text = this.#owed;
    this.forget();
    if (!text) return;
    try {
      await this.#keep(text());
      this.#kept();
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  /** Nothing is owed any more: it was saved for good, or given up. */
  forget(): void {
    clearTimeout(this.#rest);
    clearTimeout(this.#latest);
    this.#rest = this.#latest = undefined;
    this.#owed = undefined;
  }
}
