import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { ReusableEngine } from "../engine/engine.ts";
import { EngineClosed, EngineLost } from "../engine/engine-error.ts";

/** The engine that a run has now, and what becomes of it: lost, replaced, closed. */
export class PresentEngine {
  /** Why there is no engine any more (its worker died); null while there is one. */
  readonly lost: ReadonlySignal<EngineLost | null>;
  readonly #lost = signal<EngineLost | null>(null);
  #engine: ReusableEngine;
  #isClosed = false;

  constructor(engine: ReusableEngine) {
    this.#engine = engine;
    this.lost = this.#lost;
    this.#watchOver(engine);
  }

  get now(): ReusableEngine {
    return this.#engine;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Throws EngineClosed once the run is closed. */
  requireOpen(): void {
    if (this.#isClosed) throw new EngineClosed("The run was closed.");
  }

  /** Another engine; the one before is freed. A run that is closed meanwhile takes none, and says so. */
  replace(engine: ReusableEngine): void {
    const old = this.#engine;
    if (this.#isClosed) engine.dispose();
    this.requireOpen();
    this.#engine = engine;
    this.#lost.value = null;
    this.#watchOver(engine);
    old.dispose();
  }

  /** Asks the engine; what is asked of one that is no longer this run's fails with EngineClosed. */
  async ask<T>(work: (engine: ReusableEngine) => Promise<T>): Promise<T> {
    const engine = this.#engine;
    this.requireOpen();
    const lost = this.#lost.peek();
    if (lost !== null) throw lost;
    try {
      return await work(engine);
    } catch (error) {
      if (this.#isClosed || this.#engine !== engine) throw new EngineClosed("The run was closed.");
      if (error instanceof EngineLost) this.#noteLoss(engine, error);
      throw error;
    }
  }

  /** The engine is in no state to be used any more: it counts as lost. */
  giveUp(error: unknown): void {
    const words = error instanceof Error ? error.message : String(error);
    const engine = this.#engine;
    this.#noteLoss(engine, new EngineLost(words));
    engine.dispose();
  }

  /** Frees the engine. What is under way fails with EngineClosed. */
  close(): void {
    this.#isClosed = true;
    this.#engine.dispose();
  }

  #watchOver(engine: ReusableEngine): void {
    const { lost } = engine as { readonly lost?: Promise<EngineLost> };
    void lost?.then((reason) => this.#noteLoss(engine, reason));
  }

  #noteLoss(engine: ReusableEngine, reason: EngineLost): void {
    if (!this.#isClosed && this.#engine === engine) this.#lost.value = reason;
  }
}
