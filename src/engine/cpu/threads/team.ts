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
  readonly control: Int32Array<SharedArrayBuffer>;
  readonly calls: Float64Array<SharedArrayBuffer>;
  readonly stride: number;
  readonly bits: number;
}

/** A function of a team by its number, and what it is given: at most ten numbers. */
export interface Call {
  readonly function: number;
  readonly arguments: readonly number[];
}

type WorkFunction = (...numbers: number[]) => unknown;

const [ROUND, NEXT, END, DONE, FAILED] = [0, 1, 2, 3, 4] as const;
/** Numbers of a call: its function, how many arguments, the arguments. */
const stride = 12;
/** Lower bits of a ticket: the number of the call in its round. */
const bits = 12;
/** Calls of a round at most; threads may draw some tickets past them. */
const most = 2048;

/**
 * Threads that share one memory and work through rounds of calls together with the thread that asks.
 * The calls of a round must not depend on one another, so that results do not depend on who makes
 * them, nor on how many threads there are.
 */
export class Team {
  readonly #threads: readonly Thread[];
  readonly #table: readonly WorkFunction[];
  readonly #control = new Int32Array(new SharedArrayBuffer(64));
  readonly #calls = new Float64Array(new SharedArrayBuffer(8 * stride * most));
  #round = 0;

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
    for (const thread of threads) {
      thread.post({ ...start, control: this.#control, calls: this.#calls, stride, bits });
    }
  }

  /** Threads that work, the asking one among them. */
  get size(): number {
    return this.#threads.length + 1;
  }

  /** Makes all calls, at most 2048; returns when the last one is over. Throws EngineError if one failed. */
  run(calls: readonly Call[]): void {
    const control = this.#control;
    calls.forEach((call, index) => {
      this.#calls.set([call.function, call.arguments.length, ...call.arguments], index * stride);
    });
    this.#round = (this.#round + 1) % 2 ** (30 - bits);
    const first = this.#round << bits;
    Atomics.store(control, DONE, 0);
    Atomics.store(control, END, first + calls.length);
    Atomics.store(control, NEXT, first);
    Atomics.add(control, ROUND, 1);
    Atomics.notify(control, ROUND);
    this.#takeCalls(calls, first);
    for (let done = Atomics.load(control, DONE); done < calls.length; ) {
      Atomics.wait(control, DONE, done);
      done = Atomics.load(control, DONE);
    }
    if (Atomics.load(control, FAILED) !== 0) {
      throw new EngineError("A thread of the CPU path failed; run again with one thread.");
    }
  }

  dispose(): void {
    Atomics.store(this.#control, END, -1);
    Atomics.add(this.#control, ROUND, 1);
    Atomics.notify(this.#control, ROUND);
    for (const thread of this.#threads) thread.end();
  }

  #takeCalls(calls: readonly Call[], first: number): void {
    for (;;) {
      const call = calls[Atomics.add(this.#control, NEXT, 1) - first];
      if (call === undefined) return;
      this.#table[call.function]!(...call.arguments);
      Atomics.add(this.#control, DONE, 1);
    }
  }
}
