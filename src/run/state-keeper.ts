import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { Snapshot } from "../engine/engine.ts";
import { EngineClosed, EngineError, EngineLost } from "../engine/engine-error.ts";
import { voxelCount } from "../model/grid.ts";
import type { ExclusiveWork } from "./exclusive-work.ts";
import type { KeptState } from "./kept-states.ts";
import type { LiveScenario } from "./live-scenario.ts";
import type { Packer } from "./packer.ts";
import type { Past } from "./past.ts";
import { createMoment, type MomentOptions, type RunMoment } from "./run-moment.ts";

/** A state of more bytes than this, before it is packed, is not copied. */
const LARGEST_COPY = 256e6;
/** ms between two copies on the CPU: packing takes a core some 20 ns a value. */
const KEEP_EVERY = 1000;

/** Copies the states of a run, packs them and lays them into its past; nobody has to wait for that. */
export class StateKeeper {
  /** Why the present state was not kept when its turn came; null: it was. A lost engine is none of its reasons. */
  readonly unkept: ReadonlySignal<Error | null>;
  readonly #unkept = signal<Error | null>(null);
  readonly #live: LiveScenario;
  readonly #past: Past;
  readonly #work: ExclusiveWork;
  readonly #packer: Packer;
  #packing: Promise<unknown> = Promise.resolve();
  /** ms; of the CPU. */
  #keptAt = Number.NEGATIVE_INFINITY;

  constructor(live: LiveScenario, past: Past, work: ExclusiveWork, packer: Packer) {
    this.#live = live;
    this.#past = past;
    this.#work = work;
    this.#packer = packer;
    this.unkept = this.#unkept;
  }

  /** Whether the state is small enough to keep copies of it. */
  get isCopyable(): boolean {
    const { grid, program } = this.#live.engine;
    return 4 * voxelCount(grid) * program.layout.fieldCount <= LARGEST_COPY;
  }

  /** Resolves when no copy is being packed; never rejects. */
  get packed(): Promise<unknown> {
    return this.#packing;
  }

  /** Keeps the present state, unless it is kept already or too large; resolves when it is packed. */
  keep(): Promise<void> {
    return this.#keep(false);
  }

  /** The same, but resolves when the copy is made; why it cannot be is noted. */
  async keepInBackground(): Promise<void> {
    await this.#keep(true).catch((error: unknown) => this.#noteUnkept(error));
  }

  /** On the GPU once the steps under way are done, on the CPU between two of them, and not too often. */
  keepSoon(): void {
    if (this.#live.engine.kind === "gpu") {
      const kept = this.#work.alone(() => this.#keep(true));
      kept.catch((error: unknown) => this.#noteUnkept(error));
      return;
    }
    const now = performance.now();
    if (now - this.#keptAt < KEEP_EVERY) return;
    this.#keptAt = now;
    void this.keepInBackground();
  }

  /** What the run is now, to come back to; resolves when the state is copied. */
  async moment(options?: MomentOptions): Promise<RunMoment> {
    if (!this.isCopyable) throw new EngineError("The state is too large to be kept.");
    await this.#work.done;
    const past = this.#past.mark(this.#live.scenario.interventions);
    const snapshot = await this.#live.snapshot();
    return createMoment(snapshot, past, this.#packer, options);
  }

  /** A state that is kept. */
  unpack({ packed }: KeptState): Promise<Snapshot> {
    return this.#packer.unpack(packed);
  }

  /** `inBackground`: resolves when the copy is made, and is packed afterwards; one at a time. */
  async #keep(inBackground: boolean): Promise<void> {
    if (!this.isCopyable) return;
    await this.#packing;
    if (this.#past.hasKept(this.#live.engine.time)) return;
    const keep = this.#past.beginKeeping(this.#live.scenario.interventions);
    const snapshot = await this.#live.snapshot();
    const { time, stepCount } = snapshot;
    const packing = this.#packer.pack(snapshot).then((packed) => {
      if (!this.#live.isClosed && keep({ time, stepCount }, packed)) this.#unkept.value = null;
    });
    this.#packing = packing.catch((error: unknown) => this.#noteUnkept(error));
    if (!inBackground) await packing;
  }

  #noteUnkept(error: unknown): void {
    if (this.#live.isClosed || error instanceof EngineClosed || error instanceof EngineLost) return;
    const reason = error instanceof Error ? error : new Error(String(error));
    // Told once for each reason, however often it comes.
    if (this.#unkept.peek()?.message !== reason.message) this.#unkept.value = reason;
  }
}
