import { createRateMeter, type Rates } from "./rate-meter.ts";
import { type Budget, FIRST_BUDGET, learn, SUBMIT_TARGET, takeSteps } from "./step-budget.ts";

/** Submits that may be under way at once: a worker is not to wait for a page that draws. */
const MOST_IN_FLIGHT = { gpu: 2, cpu: 4 };
/** ms of work that may be under way: a pause is to be seen at once. */
const MOST_AHEAD = 240;
/** ms that a submit should take; a worker's block no drawing. */
const TARGET = { gpu: SUBMIT_TARGET, cpu: 60 };
/** ms between two looks at what is due. */
const WAIT = { least: 4, most: 50 };

/** How many steps are due, and how many a machine takes at once: learned from what submits take. */
export class Pacer {
  readonly #meter = createRateMeter();
  #budget: Budget = FIRST_BUDGET;
  /** Of the last look at what is due, ms. */
  #lastLook = 0;
  #lastDone = 0;
  /** ms that the last submit took. */
  #lastBusy = 0;
  /** What had been reached then, min. */
  #lastTime = 0;

  /** Steps of a submit. */
  get batch(): number {
    return this.#budget.batch;
  }

  /** Steps and simulated days per second over the last two seconds. */
  get rates(): Rates {
    return this.#meter.read(performance.now());
  }

  /** Nothing is known of the machine: other runs. */
  forget(): void {
    this.#budget = FIRST_BUDGET;
  }

  /** What was due before is not any more. */
  look(): void {
    this.#lastLook = performance.now();
  }

  /** The runs stand at `time`, min, and did not get there by steps. */
  startAt(time: number): void {
    this.#meter.clear();
    this.#lastTime = time;
  }

  /** Submits that may be under way. */
  mostInFlight(kind: "gpu" | "cpu"): number {
    const fitting = Math.floor(MOST_AHEAD / Math.max(1, this.#lastBusy));
    return Math.max(1, Math.min(MOST_IN_FLIGHT[kind], fitting));
  }

  /** The sizes of up to `most` submits that are due since the last look; `speed`: min/s, `step`: min. */
  due(most: number, speed: number, step: number): readonly number[] {
    const now = performance.now();
    let elapsed = now - this.#lastLook;
    this.#lastLook = now;
    const submits: number[] = [];
    while (submits.length < most) {
      const { count, budget } = takeSteps(this.#budget, elapsed, speed, step);
      this.#budget = budget;
      elapsed = 0;
      if (count === 0) break;
      submits.push(count);
    }
    return submits;
  }

  /** ms until something more may be due. */
  wait(speed: number, step: number): number {
    const due = ((1 - this.#budget.owed) * step * 1000) / speed;
    return Math.min(WAIT.most, Math.max(WAIT.least, due));
  }

  /** A submit of `taken` steps, begun at `start` (ms), has come to `time` (min). */
  learn(taken: number, start: number, time: number, kind: "gpu" | "cpu"): void {
    const done = performance.now();
    const busy = done - Math.max(start, this.#lastDone);
    this.#lastDone = done;
    this.#lastBusy = busy;
    this.#budget = learn(this.#budget, taken, busy, TARGET[kind]);
    this.#meter.add(done, taken, Math.max(0, time - this.#lastTime));
    this.#lastTime = time;
  }
}
