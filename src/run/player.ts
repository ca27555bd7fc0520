import { type ReadonlySignal, signal } from "@preact/signals-core";
import { behind } from "./advance-together.ts";
import type { Pacer } from "./pacer.ts";
import type { Rounds } from "./rounds.ts";
import type { RunGroup } from "./run-group.ts";
import type { Turns } from "./turns.ts";

/** What a player hangs on. */
export interface PlayerParts {
  readonly group: RunGroup;
  readonly pacer: Pacer;
  readonly turns: Turns;
  readonly rounds: Rounds;
  /** Nothing is left to do before the end that the runs pause at. */
  readonly onEnd: () => void;
}

/** Plays runs: submits the steps that are due, a few ahead; when a submit is done the next one follows. */
export class Player {
  /** Simulated min per second of wall time; Infinity: as fast as possible. */
  speed = 60;
  readonly isPlaying: ReadonlySignal<boolean>;
  readonly #playing = signal(false);
  readonly #parts: PlayerParts;
  readonly #flights = new Set<Promise<void>>();
  #until: number | undefined;
  #isSuspended = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: PlayerParts) {
    this.#parts = parts;
    this.isPlaying = this.#playing;
  }

  /** The end that the runs pause at, min. */
  get until(): number | undefined {
    return this.#until;
  }

  set until(time: number | undefined) {
    this.#until = time;
    this.pump();
  }

  start(): void {
    this.#playing.value = true;
    this.#parts.pacer.look();
    this.pump();
  }

  /** After the submits that are under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#playing.value = false;
  }

  /** While true (a hidden page), playing rests. */
  suspend(isSuspended: boolean): void {
    this.#isSuspended = isSuspended;
    this.#parts.pacer.look();
    this.pump();
  }

  /** Submits what is due and room is for, and comes back when more may be. */
  pump(): void {
    clearTimeout(this.#timer);
    const { group, pacer } = this.#parts;
    const { runs } = group;
    const [first] = runs;
    const isLost = runs.some(({ lost }) => lost.value !== null);
    if (!this.#playing.value || this.#isSuspended || first === undefined || isLost) return;
    const most = runs.length > 1 ? 1 : pacer.mostInFlight(first.engine.kind);
    const { step } = behind(runs).scenario.time;
    const room = most - this.#flights.size;
    for (const count of pacer.due(room, this.speed, step)) this.#submit(count);
    if (this.#flights.size >= most) return;
    this.#timer = setTimeout(() => this.pump(), pacer.wait(this.speed, step));
  }

  /** Resolves when no submit is under way. */
  async settle(): Promise<void> {
    while (this.#flights.size > 0) await Promise.all(this.#flights);
  }

  #submit(count: number): void {
    const { turns, rounds, onEnd } = this.#parts;
    const { order } = turns;
    const flight = rounds
      .round(count, this.#until)
      .then(({ isThere }) => {
        if (order === turns.order && isThere && this.#playing.value) onEnd();
      })
      .finally(() => {
        this.#flights.delete(flight);
        this.pump();
      });
    this.#flights.add(flight);
  }
}
