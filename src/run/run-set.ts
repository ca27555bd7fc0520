import type { ReadonlySignal } from "@preact/signals-core";
import { type Landing, Landings } from "./landings.ts";
import { LostEngines } from "./lost-engines.ts";
import { Pacer } from "./pacer.ts";
import { Player } from "./player.ts";
import type { Rates } from "./rate-meter.ts";
import { Rounds } from "./rounds.ts";
import type { Run } from "./run.ts";
import { MOST_RUNS, RunGroup } from "./run-group.ts";
import type { Pace, RunSetHost, RunToOptions } from "./run-set-host.ts";
import { Turns, type Wish } from "./turns.ts";

/** Of a way to a time: so often what is measured on it is measured. */
const STRETCHES = 100;

/**
 * One to four runs with one clock, free of any drawing: when a submit is done the next one follows. A run
 * that has reached the time of a round waits for the others, so that none is ahead by more than a step.
 */
export class RunSet {
  landing: Landing | null = null;
  /** The time that all runs have reached, min; 0 where there is none. */
  readonly time: ReadonlySignal<number>;
  readonly isPlaying: ReadonlySignal<boolean>;
  readonly #group: RunGroup;
  readonly #host: RunSetHost;
  readonly #pacer = new Pacer();
  readonly #turns = new Turns();
  readonly #landings = new Landings(() => this.landing);
  readonly #losses: LostEngines;
  readonly #rounds: Rounds;
  readonly #player: Player;
  #asked = 0;

  constructor(host: RunSetHost) {
    this.#host = host;
    const onFailure = (error: unknown, run: Run): void => {
      this.pause();
      host.onFailure(error, run);
    };
    const losses = new LostEngines({
      onRecovered: (error, run, time) => {
        this.#restartMeter();
        host.onRecovered(error, run, time);
        host.onAdvance();
      },
      onFailure,
      onSeenTo: () => this.#player.pump(),
    });
    const group = new RunGroup((run, error) => losses.makeUpFor(run, error));
    const parts = { group, pacer: this.#pacer, turns: this.#turns };
    const { onAdvance, onStretch = async () => {} } = host;
    const told = { onAdvance, onStretch, onFailure };
    const rounds = new Rounds({ ...parts, ...told, landings: this.#landings, losses });
    const onEnd = (): void => {
      this.pause();
      host.onEnd();
    };
    this.#losses = losses;
    this.#group = group;
    this.#rounds = rounds;
    this.#player = new Player({ ...parts, rounds, onEnd });
    this.time = group.time;
    this.isPlaying = this.#player.isPlaying;
  }

  get runs(): readonly Run[] {
    return this.#group.runs;
  }

  /** Rises with whatever is asked of the clock: to play, to pause, to go to a time. */
  get asked(): number {
    return this.#asked;
  }

  get playing(): boolean {
    return this.isPlaying.value;
  }

  /** Steps and simulated days per second over the last two seconds. */
  get rates(): Rates {
    return this.#pacer.rates;
  }

  get pace(): Pace {
    const { rates } = this;
    return { ...rates, asked: this.speed, reached: rates.days * 1440 };
  }

  /** The end that the runs pause at, min. */
  get until(): number | undefined {
    return this.#player.until;
  }

  set until(time: number | undefined) {
    this.#player.until = time;
  }

  /** Simulated min per second of wall time; Infinity: as fast as possible. */
  get speed(): number {
    return this.#player.speed;
  }

  set speed(speed: number) {
    this.#player.speed = speed;
  }

  /**
   * Other runs; those before stay their opener's to dispose of. Playing goes on, and where the first run is
   * the same, so does what was asked for.
   */
  setRuns(runs: readonly Run[]): void {
    if (runs.length > MOST_RUNS) throw new Error(`At most ${MOST_RUNS} runs go side by side.`);
    if (runs[0] !== this.runs[0]) {
      this.#turns.reorder();
      this.#landings.forget();
    }
    this.#pacer.forget();
    this.#group.runs = runs;
    this.#restartMeter();
    this.#player.pump();
  }

  play(): void {
    this.#asked++;
    this.#turns.reorder();
    this.#player.start();
  }

  /** Also ends `step` and `runTo`, after the submit that is under way. */
  pause(): void {
    this.#asked++;
    this.#halt();
  }

  /** While true (a hidden page), playing rests. */
  suspend(isSuspended: boolean): void {
    this.#player.suspend(isSuspended);
  }

  /**
   * Pauses and runs `count` steps of the run that is behind, the others keeping up, none past the end.
   * Resolves with how many it took when they are done, or not to be done any more since someone paused or plays.
   */
  step(count: number): Promise<number> {
    this.#asked++;
    return this.#inTurn(({ isWanted }) => this.#rounds.step(count, this.until, isWanted));
  }

  /**
   * Pauses and runs to a time, min, as fast as possible; one that is past goes back first. Resolves when
   * it is there, or not to go on since something else was asked for; rejects with the signal's reason.
   */
  runTo(time: number, { signal: abort, onProgress }: RunToOptions = {}): Promise<void> {
    this.#asked++;
    return this.#inTurn(async ({ isWanted, isLatest }) => {
      if (isLatest() && this.time.value > time) await this.#rounds.goBack(time);
      const begin = this.time.value;
      const isStillWanted = (): boolean => {
        abort?.throwIfAborted();
        return isWanted() && isLatest();
      };
      const isThere = await this.#rounds.moveTo(
        time,
        isStillWanted,
        () => onProgress?.(Math.min(1, (this.time.value - begin) / (time - begin))),
        (time - begin) / STRETCHES,
      );
      if (isThere) onProgress?.(1);
    });
  }

  /**
   * Back to t = 0 with the present parameters, also after an engine was lost; playing goes on after `onDone`,
   * unless it fails.
   */
  reset(onDone = (): void => {}): Promise<void> {
    return this.replace(async () => {
      this.#losses.forgive();
      try {
        await Promise.all(this.runs.map((run) => run.reset()));
      } catch (error) {
        this.pause();
        throw error;
      }
      onDone();
    });
  }

  /** Lets `work` replace the states while no step is under way; playing goes on afterwards. */
  replace(work: () => Promise<void>): Promise<void> {
    const wasPlaying = this.playing;
    return this.#inTurn(async ({ isWanted }) => {
      try {
        await work();
      } finally {
        this.#restartMeter();
        this.#host.onAdvance();
        if (wasPlaying && isWanted()) this.play();
      }
    });
  }

  /** Pauses and shows the nearest kept states at `time` (min) or before. */
  goTo(time: number): Promise<void> {
    this.#asked++;
    return this.#inTurn(() => this.#rounds.goBack(time));
  }

  /** Resolves when nothing that moves the runs but playing is under way or asked for. */
  rest(): Promise<void> {
    return this.#turns.rest();
  }

  /** Whether the runs stand still: none plays, and nothing else moves them. */
  get isAtRest(): boolean {
    return !this.playing && this.#turns.areOver;
  }

  /** Resolves when no step is under way. */
  async settle(): Promise<void> {
    await this.#losses.settle();
    await this.#player.settle();
    await Promise.all(this.runs.map((run) => run.settle()));
  }

  /** Pauses, and does what moves the runs after all such work before it. */
  async #inTurn<T>(work: (wish: Wish) => Promise<T>): Promise<T> {
    this.#stop();
    return this.#turns.take(async (wish) => {
      await this.settle();
      this.#landings.forget();
      return work(wish);
    });
  }

  /** Steps that are still to come are not wanted any more. */
  #halt(): void {
    this.#turns.reorder();
    this.#stop();
  }

  #stop(): void {
    this.#player.stop();
    this.#restartMeter();
  }

  #restartMeter(): void {
    this.#pacer.startAt(this.time.value);
  }
}
