import type { ReadonlySignal } from "@preact/signals-core";
import type { ReusableEngine, Snapshot } from "../engine/engine.ts";
import { EngineClosed, type EngineLost } from "../engine/engine-error.ts";
import { isSameProgram } from "../engine/same-program.ts";
import type { Scenario } from "../model/scenario.ts";
import { PresentEngine } from "./present-engine.ts";
import {
  changedValues,
  isSameButParameters,
  requireSameFields,
  withParameters,
} from "./scenario-change.ts";

/** Opens an engine at t = 0 of a scenario. */
export type OpenEngine = (scenario: Scenario) => Promise<ReusableEngine>;

/**
 * A scenario on the engine that runs it: what changes the one brings the other along, also to another engine. It
 * knows no past, and leaves to its run that nothing replaces the state while steps are under way.
 */
export class LiveScenario {
  /** Why there is no engine any more (its worker died); null while there is one. */
  readonly lost: ReadonlySignal<EngineLost | null>;
  readonly #present: PresentEngine;
  #open: OpenEngine;
  #scenario: Scenario;

  /** `engine`: opened by `open` for this scenario. */
  constructor(scenario: Scenario, open: OpenEngine, engine: ReusableEngine) {
    this.#scenario = scenario;
    this.#open = open;
    this.#present = new PresentEngine(engine);
    this.lost = this.#present.lost;
  }

  /** Another one after a loss or a change that needs other kernels. */
  get engine(): ReusableEngine {
    return this.#present.now;
  }

  /** With the present parameters. */
  get scenario(): Scenario {
    return this.#scenario;
  }

  get isClosed(): boolean {
    return this.#present.isClosed;
  }

  /** Throws EngineClosed once it is closed. */
  requireOpen(): void {
    this.#present.requireOpen();
  }

  /** Asks the engine; what is asked of one that is not this one's any more fails with EngineClosed. */
  ask<T>(work: (engine: ReusableEngine) => Promise<T>): Promise<T> {
    return this.#present.ask(work);
  }

  /** A copy of the present state. */
  snapshot(): Promise<Snapshot> {
    return this.ask((engine) => engine.snapshot());
  }

  /** Gives parameters new values with the next step; unknown names and values that are not finite throw. */
  setParameters(values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) {
      if (!Object.hasOwn(this.#scenario.parameters, name)) {
        throw new Error(`There is no parameter "${name}".`);
      }
      if (!Number.isFinite(value)) {
        throw new Error(`The value of "${name}" is not a finite number.`);
      }
    }
    this.engine.setParameters(values);
    const parameters = { ...this.#scenario.parameters, ...values };
    this.#scenario = { ...this.#scenario, parameters };
  }

  /**
   * Goes on with another scenario of the same model and grid: parameters live, treatments by a snapshot, a new
   * start and that snapshot. Rejects, and changes nothing, where that cannot be.
   */
  async change(next: Scenario): Promise<void> {
    const before = this.#scenario;
    if (isSameButParameters(before, next)) {
      this.engine.setParameters(changedValues(before.parameters, next.parameters));
    } else {
      requireSameFields(before, next);
      await this.#continueAs(before, next);
    }
    // A slider may have been moved meanwhile.
    const later = changedValues(before.parameters, this.#scenario.parameters);
    this.#scenario = { ...next, parameters: { ...next.parameters, ...later } };
    if (Object.keys(later).length > 0) this.engine.setParameters(later);
  }

  /** Puts the engine into a state, and takes over that state's parameters. */
  async adopt(snapshot: Snapshot): Promise<void> {
    const parameters = { ...this.#scenario.parameters, ...snapshot.parameters };
    await this.ask((engine) => engine.restore({ ...snapshot, parameters }));
    this.#scenario = { ...this.#scenario, parameters };
  }

  /** Puts the engine into a state with the present parameters; gives whether it had others. */
  async comeTo(snapshot: Snapshot): Promise<boolean> {
    const { parameters } = this.#scenario;
    const state = withParameters(snapshot, parameters);
    await this.ask((engine) => engine.restore(state));
    this.#catchUpOn(parameters);
    return state.sinceEvent !== snapshot.sinceEvent;
  }

  /** The engine at the start: this one, or another where it fails. */
  async begin(): Promise<void> {
    if (this.lost.value === null) {
      try {
        await this.ask((engine) => engine.restart(this.#scenario));
        return;
      } catch (error) {
        if (error instanceof EngineClosed) throw error;
      }
    }
    this.#present.replace(await this.#open(this.#scenario));
  }

  /**
   * Another engine, by `open` from now on, in a state (null: at its start) with the present parameters; gives
   * whether it had others. The engine is another one only when that stands where it is to go on.
   */
  async reopen(snapshot: Snapshot | null, open: OpenEngine = this.#open): Promise<boolean> {
    const { parameters } = this.#scenario;
    const state = snapshot === null ? null : withParameters(snapshot, parameters);
    const engine = await openAt(open, this.#scenario, state);
    this.#open = open;
    this.#present.replace(engine);
    this.#catchUpOn(parameters);
    return state?.sinceEvent !== snapshot?.sinceEvent;
  }

  /** Frees the engine. What is under way fails with EngineClosed. */
  close(): void {
    this.#present.close();
  }

  /** The engine has these values; a slider may have been moved since. */
  #catchUpOn(values: Readonly<Record<string, number>>): void {
    const later = changedValues(values, this.#scenario.parameters);
    if (Object.keys(later).length > 0) this.engine.setParameters(later);
  }

  /** The present state in an engine of the next scenario; where that cannot be it is what it was. */
  async #continueAs(before: Scenario, next: Scenario): Promise<void> {
    const snapshot = await this.snapshot();
    const state = withParameters(snapshot, next.parameters);
    if (!isSameProgram(before, next)) {
      this.#present.replace(await openAt(this.#open, next, state));
      return;
    }
    try {
      await this.ask((engine) => engine.restart(next));
      await this.ask((engine) => engine.restore(state));
    } catch (error) {
      await this.#rescue(before, snapshot);
      throw error;
    }
  }

  /** The engine is of no more use, but its run is not to end. */
  async #rescue(scenario: Scenario, snapshot: Snapshot): Promise<void> {
    if (this.isClosed || this.lost.value !== null) return;
    try {
      this.#present.replace(await openAt(this.#open, scenario, snapshot));
      this.#catchUpOn(snapshot.parameters);
    } catch (error) {
      this.#present.giveUp(error);
    }
  }
}

/** An engine at a state; null: at its start. Where it cannot be brought there it is freed. */
async function openAt(
  open: OpenEngine,
  scenario: Scenario,
  state: Snapshot | null,
): Promise<ReusableEngine> {
  const engine = await open(scenario);
  if (state === null) return engine;
  try {
    await engine.restore(state);
    return engine;
  } catch (error) {
    engine.dispose();
    throw error;
  }
}
