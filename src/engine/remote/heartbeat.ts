/** ms between two looks. */
const TICK = 1000;
/** A look that comes late (a sleeping machine, a hidden page) counts for no more silence than this, ms. */
const LONGEST_TICK = 2000;
/** Silence that means nothing, ms, and how many times the longest silence so far does not, either. */
const PATIENCE = { least: 20_000, longest: 5 };

export interface HeartbeatOptions {
  /** Asks the other side for a sign of life; resolves with it. */
  readonly ping: () => Promise<unknown>;
  /** The other side has been silent for longer than any work explains. Called once. */
  readonly onSilence: (milliseconds: number) => void;
  /** A silence, ms, that the work at hand may explain by itself. */
  readonly expected: number;
}

/**
 * Notices that the other side of a line is dead or hangs. It answers between two steps only, and one step
 * may be long: so the patience follows from what a step is expected to take and from the longest silence
 * that ended so far.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  #silence = 0;
  #longest = 0;
  #last = performance.now();
  #isWaiting = false;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#look(), TICK);
    // Node would wait for it at its end.
    (this.#timer as { unref?: () => void }).unref?.();
    this.#ask();
  }

  /** ms of silence that are borne now. */
  get patience(): number {
    const { least, longest } = PATIENCE;
    return Math.max(least, this.#options.expected, longest * this.#longest);
  }

  /** Anything that comes from the other side is a sign of life. */
  heard(): void {
    this.#longest = Math.max(this.#longest, this.#silence);
    this.#silence = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    const elapsed = Math.min(now - this.#last, LONGEST_TICK);
    this.#last = now;
    if (!this.#isWaiting) {
      this.#silence = 0;
      this.#ask();
      return;
    }
    this.#silence += elapsed;
    if (this.#silence <= this.patience) return;
    this.stop();
    this.#options.onSilence(this.#silence);
  }

  #ask(): void {
    this.#isWaiting = true;
    const done = (): void => {
      this.#isWaiting = false;
    };
    // A line that is closed or fails says so to those who asked for something.
    this.#options.ping().then(done, done);
  }
}
