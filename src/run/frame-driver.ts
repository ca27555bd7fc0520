/** Distance of frames that nothing slows down, ms. */
const FRAME = 17;
/** Where drawing slows the frames down it rests for so many times as long as it took. */
const REST = 3;
/** ms; a single slow frame says nothing, and a picture is not to stand still. */
const LONGEST_REST = 1000;

/** What of a window a driver needs. */
export interface Frames {
  readonly request: (callback: () => void) => number;
  readonly cancel: (id: number) => void;
  /** ms */
  readonly now: () => number;
}

/**
 * Draws what is out of date, at most once a frame. Where a CPU plays the GPU, a drawing delays the next
 * frame: then drawing rests, so that most of the machine is left to the model. Frames are asked for only
 * while there is something to draw.
 */
export class FrameDriver {
  readonly #draw: () => Promise<void>;
  readonly #frames: Frames;
  #isStale = false;
  #isDrawing = false;
  #isStopped = false;
  #asked: number | null = null;
  /** ms; when the last drawing was done, NaN once its cost is known. */
  #drawnAt = Number.NaN;
  #restUntil = Number.NEGATIVE_INFINITY;

  /** `draw` resolves when the picture is drawn, and never rejects. */
  constructor(draw: () => Promise<void>, frames: Frames = windowFrames) {
    this.#draw = draw;
    this.#frames = frames;
  }

  /** The picture no longer shows the present state. */
  invalidate(): void {
    this.#isStale = true;
    this.#ask();
  }

  stop(): void {
    if (this.#asked !== null) this.#frames.cancel(this.#asked);
    this.#asked = null;
    this.#isStopped = true;
  }

  #ask(): void {
    if (!this.#isStopped) this.#asked ??= this.#frames.request(() => this.#frame());
  }

  #frame(): void {
    this.#asked = null;
    const now = this.#frames.now();
    if (!Number.isNaN(this.#drawnAt)) {
      const cost = Math.max(0, now - this.#drawnAt - FRAME);
      this.#restUntil = now + Math.min(LONGEST_REST, REST * cost);
      this.#drawnAt = Number.NaN;
    }
    if (!this.#isStale || this.#isDrawing) return;
    if (now < this.#restUntil) {
      this.#ask();
      return;
    }
    this.#isStale = false;
    this.#isDrawing = true;
    void this.#draw().then(() => {
      this.#isDrawing = false;
      this.#drawnAt = this.#frames.now();
      this.#ask();
    });
  }
}

/** Those of the window. */
const windowFrames: Frames = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (id) => cancelAnimationFrame(id),
  now: () => performance.now(),
};
