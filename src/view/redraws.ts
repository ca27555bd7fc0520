/** ms until what moved stands still. */
const STILL_AFTER = 320;

/** When a stage draws by itself what it has drawn before. */
export class Redraws {
  readonly #draw: () => void;
  /** Animation frame in which it will; 0: none. */
  #frame = 0;
  /** Draws what moved in full when it stands still; undefined: it does. */
  #still: ReturnType<typeof setTimeout> | undefined;
  /** The visible canvas was lent to a captured picture and must be drawn before this task ends. */
  #lent = false;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** Whether the picture moved a moment ago. */
  get isMoving(): boolean {
    return this.#still !== undefined;
  }

  /** Once per displayed frame, however often the pointer moves. */
  soon(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#draw);
  }

  /** It is turned, or plays: `onStill` when it stands still. */
  moves(onStill: () => void): void {
    clearTimeout(this.#still);
    this.#still = setTimeout(() => {
      this.#still = undefined;
      onStill();
    }, STILL_AFTER);
  }

  /** The canvas has another picture, until this task ends. */
  beforeTaskEnds(): void {
    if (this.#lent) return;
    this.#lent = true;
    queueMicrotask(() => {
      if (this.#lent) this.#draw();
    });
  }

  /** It is being drawn, or there is nothing to draw. */
  forget(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#lent = false;
  }

  /** Nothing is drawn any more. */
  end(): void {
    clearTimeout(this.#still);
    this.forget();
  }
}
