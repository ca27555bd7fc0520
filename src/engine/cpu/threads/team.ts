import { EngineError } from "../../engine-error.ts";

/** A thread as a team sees it. */
export interface Thread {
  post(message: ThreadStart): void;
  end(): void;
}

/** What a thread is started with (thread.js). */
export interface ThreadStart {
  readonly memory: WebAssembly.Memory;
  readonly modules: readonly WebAssembly.Module[];
  readonly functions: readonly { readonly module: number; readonly name: string }[];
  /** Number of the thread in its team, from 1 on; the asking one is 0. */
  readonly number: number;
  readonly control: Int32Array<SharedArrayBuffer>;
  /** Per phase of the round: calls that are not over. */
  readonly open: Int32Array<SharedArrayBuffer>;
  readonly calls: Float64Array<SharedArrayBuffer>;
  readonly stride: number;
  readonly bits: number;
}

/**
 * A function of a team by its number, and what it is given: at most ten numbers, and behind them the
 * number of the thread that makes the call, for functions that work in a thread's own memory.
 */
export interface Call {
  readonly function: number;
  readonly arguments: readonly number[];
}

/** Calls that do not depend on one another. */
export interface Phase {
  readonly calls: readonly Call[];
  /** Index of an earlier phase that must be over before; without it the calls may be made at once. */
  readonly after?: number;
}

type WorkFunction = (...numbers: number[]) => unknown;

const [ROUND, NEXT, END, DONE, FAILED] = [0, 1, 2, 3, 4] as const;
/** Numbers of a call: its function, its phase, the one before (-1: none), how many arguments, those. */
const stride = 14;
/** Lower bits of a ticket: the number of the call in its round. */
const bits = 12;
/** Calls of a round at most; threads may draw some tickets past them. */
const most = 2048;
/** Looks at a phase that is not over before a thread sleeps: as long as waking it takes, some 10 us. */
const looks = 2000;

/**
 * Threads that share one memory and work through rounds of calls together with the thread that asks.
 * Calls are drawn in the order of their phases, and what a phase waits for was drawn before, so that
 * none waits for ever. Results do not depend on who makes a call, nor on how many threads there are.
 */
export class Team {
  readonly #threads: readonly Thread[];
  readonly #table: readonly WorkFunction[];
  readonly #control = new Int32Array(new SharedArrayBuffer(64));
  readonly #open = new Int32Array(new SharedArrayBuffer(4 * most));
  readonly #calls = new Float64Array(new SharedArrayBuffer(8 * stride * most));
  #round = 0;
  /** What this thread threw. */
  #failure: unknown = null;

  /**
   * `functions`: of `modules`, in the order of their numbers; `own`: the same functions for this
   * thread.
   */
  constructor(
    threads: readonly Thread[],
    start: Pick<ThreadStart, "memory" | "modules" | "functions">,
    own: readonly WorkFunction[],
  ) {
    this.#threads = threads;
    this.#table = own;
    const shared = { control: this.#control, open: this.#open, calls: this.#calls, stride, bits };
    threads.forEach((thread, index) => {
      thread.post({ ...start, ...shared, number: index + 1 });
    });
  }

  /** Threads that work, the asking one among them. */
  get size(): number {
    return this.#threads.length + 1;
  }

  /** Makes all calls; returns when the last one is over. Throws EngineError if one failed. */
  run(phases: readonly Phase[]): void {
    for (const round of inRounds(phases)) this.#runRound(round);
  }

  dispose(): void {
    Atomics.store(this.#control, END, -1);
    Atomics.add(this.#control, ROUND, 1);
    Atomics.notify(this.#control, ROUND);
    for (const thread of this.#threads) thread.end();
  }

  #runRound(calls: readonly PhaseCall[]): void {
    const control = this.#control;
    this.#open.fill(0);
    calls.forEach(({ call, phase, after }, index) => {
      const numbers = [call.function, phase, after, call.arguments.length, ...call.arguments];
      this.#calls.set(numbers, index * stride);
      this.#open[phase]!++;
    });
    this.#round = (this.#round + 1) % 2 ** (30 - bits);
    const first = this.#round << bits;
    Atomics.store(control, DONE, 0);
    Atomics.store(control, END, first + calls.length);
    Atomics.store(control, NEXT, first);
    Atomics.add(control, ROUND, 1);
    Atomics.notify(control, ROUND);
    this.#takeCalls(calls, first);
    waitWhile(control, DONE, (done) => done < calls.length);
    if (Atomics.load(control, FAILED) !== 0) {
      const why = this.#failure === null ? "" : ` (${String(this.#failure)})`;
      throw new EngineError(`A thread of the CPU path failed${why}; run again with one thread.`);
    }
  }

  #takeCalls(calls: readonly PhaseCall[], first: number): void {
    for (;;) {
      const next = calls[Atomics.add(this.#control, NEXT, 1) - first];
      if (next === undefined) return;
      const { call, phase, after } = next;
      if (after >= 0) waitWhile(this.#open, after, (left) => left > 0);
      try {
        this.#table[call.function]!(...call.arguments, 0);
      } catch (error) {
        // Others may wait for this call: the round ends before it is told.
        this.#failure ??= error;
        Atomics.store(this.#control, FAILED, 1);
      }
      if (Atomics.sub(this.#open, phase, 1) === 1) Atomics.notify(this.#open, phase);
      Atomics.add(this.#control, DONE, 1);
    }
  }
}

/** A call and where it stands in its round; `after`: -1 where nothing has to be over before. */
interface PhaseCall {
  readonly call: Call;
  readonly phase: number;
  readonly after: number;
}

/** All calls in order, so many at a time as a round has room for. */
function inRounds(phases: readonly Phase[]): PhaseCall[][] {
  const rounds: PhaseCall[][] = [];
  let round: PhaseCall[] = [];
  /** Where a phase stands in this round; one of an earlier round is over. */
  let places = new Map<number, number>();
  phases.forEach(({ calls }, index) => {
    const after = phaseBefore(phases, index);
    for (const call of calls) {
      if (round.length === most) {
        rounds.push(round);
        round = [];
        places = new Map();
      }
      if (!places.has(index)) places.set(index, places.size);
      round.push({ call, phase: places.get(index)!, after: places.get(after) ?? -1 });
    }
  });
  return round.length > 0 ? [...rounds, round] : rounds;
}

/** Index of the phase that a phase has to wait for, past those without calls; -1: none. */
function phaseBefore(phases: readonly Phase[], index: number): number {
  const after = phases[index]!.after ?? -1;
  if (after < 0 || phases[after]!.calls.length > 0) return after;
  return phaseBefore(phases, after);
}

function waitWhile(
  numbers: Int32Array<SharedArrayBuffer>,
  at: number,
  isEarly: (value: number) => boolean,
): void {
  for (let look = 0; look < looks; look++) if (!isEarly(Atomics.load(numbers, at))) return;
  for (let value = Atomics.load(numbers, at); isEarly(value); value = Atomics.load(numbers, at)) {
    Atomics.wait(numbers, at, value);
  }
}
