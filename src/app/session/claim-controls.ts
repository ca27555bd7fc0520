import type { Signal } from "@preact/signals-core";
import { runKey } from "../../observe/plan-runs.ts";
import type { ControlProgress } from "../../ui/claims-panel.ts";
import { openEngine } from "../machine/open-engine.ts";
import type { Session } from "./session.ts";

/** Makes the runs that claims compare with, beside the session's own: another engine, on the same kind of machine. */
export class ClaimControls {
  readonly #progress: Signal<ControlProgress | null>;
  readonly #session: Session;
  #abort: AbortController | null = null;
  /** Of the run that the controls belong to, and of its parameters and treatments. */
  #run: unknown = null;
  #key = "";
  /** Of what the key was made: it is not made anew for each look. */
  #scenario: unknown = null;

  /** `progress`: null while none is being made. */
  constructor(session: Session, progress: Signal<ControlProgress | null>) {
    this.#session = session;
    this.#progress = progress;
  }

  /** Rejects with words for the user; canceling is none. */
  async start(): Promise<void> {
    const { run, claims, machine } = this.#session;
    if (run === null || this.#abort !== null) return;
    const runs = claims.missingControls(run.run.scenario);
    if (runs.length === 0) return;
    const abort = new AbortController();
    this.#abort = abort;
    const began = performance.now();
    this.#progress.value = {
      share: 0,
      run: 0,
      runs: runs.length,
      secondsLeft: Number.POSITIVE_INFINITY,
    };
    try {
      const { performControls } = await import("../../sweep/control-runs.ts");
      await performControls(runs, {
        openEngine: (scenario) => openEngine(machine, scenario),
        signal: abort.signal,
        onFigure: (planned, figure) => claims.addFigure(planned, figure),
        onProgress: (share, index) => {
          const spent = (performance.now() - began) / 1000;
          const secondsLeft = share > 0 ? spent * (1 / share - 1) : Number.POSITIVE_INFINITY;
          if (this.#abort === abort)
            this.#progress.value = { share, run: index, runs: runs.length, secondsLeft };
        },
      });
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    } finally {
      if (this.#abort === abort) this.#end();
    }
  }

  readonly cancel = (): void => {
    this.#abort?.abort(new Error("canceled"));
    this.#end();
  };

  /** The session has changed: controls belong to one run with its parameters and treatments. */
  sync(): void {
    const run = this.#session.run?.run ?? null;
    const scenario = run?.scenario ?? null;
    if (this.#run === run && this.#scenario === scenario) return;
    const key = scenario === null ? "" : runKey(scenario);
    const isOther = this.#run === run && this.#key !== key;
    if (this.#run !== run || isOther) this.cancel();
    this.#run = run;
    this.#scenario = scenario;
    this.#key = key;
    if (isOther) this.#session.claims.dropControls();
  }

  #end(): void {
    this.#abort = null;
    this.#progress.value = null;
  }
}
