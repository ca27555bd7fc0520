import type { ReusableEngine } from "../engine/engine.ts";
import { isSameProgram } from "../engine/same-program.ts";
import type { Scenario } from "../model/scenario.ts";

/** Opens engines one after the other, and goes on with the last one where nothing needs compiling. */
export class EngineReuse {
  readonly #open: (scenario: Scenario) => Promise<ReusableEngine>;
  #last: { readonly engine: ReusableEngine; readonly scenario: Scenario } | null = null;

  constructor(open: (scenario: Scenario) => Promise<ReusableEngine>) {
    this.#open = open;
  }

  /** An engine at t = 0 of a scenario; the one before is not used any more. */
  async begin(scenario: Scenario): Promise<ReusableEngine> {
    const last = this.#last;
    this.#last = null;
    if (last !== null && isSameProgram(last.scenario, scenario)) {
      await last.engine.restart(scenario);
      this.#last = { engine: last.engine, scenario };
      return last.engine;
    }
    last?.engine.dispose();
    const engine = await this.#open(scenario);
    this.#last = { engine, scenario };
    return engine;
  }

  dispose(): void {
    this.#last?.engine.dispose();
    this.#last = null;
  }
}
