// The answer to a question a screen asks anew whenever something has changed: a late one never comes over a newer one.
// It knows neither the question nor how an answer is shown.
import { refusedBy, type CallRefused } from './ipc/call';

export class Answer<T> {
  /** The newest answer; it stays while the next one is on its way, and when that one is refused. */
  value = $state.raw<T>();
  /** Why the newest question has no answer. */
  refused = $state.raw<CallRefused>();
  #asked = 0;

  /** `command` is what a failure is told by that is no refusal. */
  constructor(private readonly command: string) {}

  /** Asks; of several on their way the last one counts. */
  async ask(question: () => Promise<T>): Promise<void> {
    const own = ++this.#asked;
    try {
      const answered = await question();
      if (own !== this.#asked) return;
      this.value = answered;
      this.refused = undefined;
    } catch (thrown) {
      if (own === this.#asked) this.refused = refusedBy(thrown, this.command);
    }
  }
}
