import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { Measurement, Snapshot } from "../../engine/engine.ts";
import { EngineClosed, EngineLost } from "../../engine/engine-error.ts";
import { documentOfArm, sourceOfArm } from "../../lab/arms.ts";
import type { LabBase } from "../../lab/base.ts";
import type { Arm, LabDocument } from "../../lab/document.ts";
import { isSameData } from "../../lab/plain-data.ts";
import { overridesOf, parametersOf, treatmentsOf } from "../../lab/resolve-document.ts";
import { firstDifference } from "../../lab/treatments/first-difference.ts";
import { formatClock } from "../../numbers/format-time.ts";
import type { Packer } from "../../run/packer.ts";
import { RunSet } from "../../run/run-set.ts";
import { t } from "../../texts/text.ts";
import type { Waits } from "../../ui/compare/compare-signals.ts";
import { problemOf } from "../../ui/messages.ts";
import { openPageBase } from "../lab/preset-source.ts";
import { type Machine, openEngine } from "../machine/open-engine.ts";
import {
  type LoadedRun,
  loadRun,
  presetOnMachine,
  runKeyOf,
  scenarioOf,
} from "../session/loaded-run.ts";

/** ms between two points of the curves of a run that catches up. */
const MEASURE_EVERY = 120;
/** Kept states of a run beside the main one, bytes. */
export const ARM_BOUND = 64e6;

const OPENING: Waits = { text: t`opening`, share: null, failed: false };

/** What a further run is brought level with. */
export interface MainRun {
  readonly loaded: LoadedRun;
  readonly document: LabDocument;
  readonly base: LabBase;
  readonly machine: Machine;
}

export interface CompareRunHost {
  readonly packer: Packer;
  /** Names that are measured of the main run. */
  readonly measured: () => readonly string[];
  /** Its state or its way to the others changed: a picture is out of date. */
  readonly onProgress: () => void;
  /** It is to run with the others no more: its run will be closed. */
  readonly onLeave: () => void;
}

/**
 * One run beside the main one: opens it, runs it up to the clock of the others, and lets it follow the
 * document.
 */
export class CompareRun {
  readonly key: string;
  /** Null until it is open. */
  loaded: LoadedRun | null = null;
  measurement: Measurement | null = null;
  /** Why it does not run with the others yet; null: it does. */
  readonly waits: ReadonlySignal<Waits | null>;
  readonly #waits = signal<Waits | null>(OPENING);
  readonly #abort = new AbortController();
  readonly #host: CompareRunHost;
  readonly #catchUp: RunSet;
  #machine: Machine | null = null;
  #isMeasuring = false;
  #measuredAt = Number.NEGATIVE_INFINITY;
  #failure: unknown = null;

  constructor(key: string, host: CompareRunHost) {
    this.key = key;
    this.#host = host;
    this.waits = this.#waits;
    this.#catchUp = new RunSet({
      onAdvance: () => this.#showProgress(),
      onStretch: () => this.measure(),
      onEnd: () => {},
      onFailure: (error) => {
        this.#failure = error;
      },
      onRecovered: () => {},
    });
  }

  get isClosed(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Whether it stands where a run that has reached `time` (min) does. */
  isLevel(time: number): boolean {
    const { loaded } = this;
    if (loaded === null) return false;
    const { step } = loaded.preset.scenario.time;
    return Math.abs(loaded.run.time.value - time) < step;
  }

  /**
   * Brings it to what the document says now. It is opened from t = 0, or from the newest state of the main
   * run up to which the two do not differ (the present, or one that it has kept).
   */
  async follow(arm: Arm, main: MainRun): Promise<void> {
    try {
      // What failed before is tried again with what is wanted now.
      if (this.#waits.peek()?.failed) this.#waits.value = OPENING;
      await this.#become(arm, main);
    } catch (error) {
      if (this.isClosed || error instanceof EngineClosed) return;
      this.#waits.value = { text: problemOf(error), share: null, failed: true };
    }
  }

  /** What of the document needs no waiting: values of parameters. */
  followAtOnce(arm: Arm, main: LabDocument): void {
    const { loaded } = this;
    if (loaded === null || this.isClosed) return;
    if (!isSameData(loaded.base.source, sourceOfArm(main, arm))) return;
    const document = documentOfArm(main, arm, loaded.base);
    if (runKeyOf(loaded.document) !== runKeyOf(document)) return;
    this.#setParameters(loaded, parametersOf(document, loaded.base));
  }

  /** Runs up to a time (min), or goes back to it, unless it is to rest; it must not run with the others then. */
  async levelWith(time: number): Promise<void> {
    const { loaded } = this;
    if (loaded === null || this.#waits.value?.failed || this.isClosed) return;
    const text = t`computing up to ${formatClock(time)}`;
    this.#waits.value = { text, share: 0, failed: false };
    try {
      this.#failure = null;
      this.#catchUp.setRuns([loaded.run]);
      await this.#catchUp.runTo(time, {
        signal: this.#abort.signal,
        onProgress: (share) => {
          this.#waits.value = { text, share, failed: false };
        },
      });
      if (this.#failure !== null) throw this.#failure;
      await this.measure();
    } catch (error) {
      if (!this.isClosed) this.#waits.value = { text: problemOf(error), share: null, failed: true };
    } finally {
      this.#catchUp.setRuns([]);
    }
  }

  /** Stops on its way up to the others, where it is. */
  rest(): void {
    this.#catchUp.pause();
  }

  /** It runs with the others now. */
  join(): void {
    this.#waits.value = null;
  }

  /** One measurement at a time; what fails while it is replaced is nobody's. */
  async measure(): Promise<void> {
    const { loaded } = this;
    if (loaded === null || this.#isMeasuring || this.isClosed) return;
    this.#isMeasuring = true;
    try {
      const { model } = loaded.preset.scenario;
      const known = new Set([...model.fields, ...model.observables].map(({ name }) => name));
      const names = this.#host.measured().filter((name) => known.has(name));
      const measurement = await loaded.run.measure({ names });
      if (this.loaded === loaded) this.measurement = measurement;
    } catch (error) {
      if (!(error instanceof EngineClosed || error instanceof EngineLost)) throw error;
    } finally {
      this.#isMeasuring = false;
    }
  }

  dispose(): void {
    this.#abort.abort(new Error("canceled"));
    this.#catchUp.setRuns([]);
    this.loaded?.run.dispose();
    this.loaded = null;
  }

  async #become(arm: Arm, main: MainRun): Promise<void> {
    const { loaded } = this;
    const source = sourceOfArm(main.document, arm);
    const isSameSource = loaded !== null && isSameData(loaded.base.source, source);
    const base = await this.#baseOf(arm, main, isSameSource ? loaded.base : null);
    const document = documentOfArm(main.document, arm, base);
    if (this.isClosed) return;
    if (
      loaded === null ||
      loaded.base !== base ||
      runKeyOf(loaded.document) !== runKeyOf(document)
    ) {
      await this.#open(document, base, main);
      return;
    }
    if (this.#machine !== main.machine) {
      const { machine } = main;
      await loaded.run.recover((next) => openEngine(machine, next));
      this.#machine = machine;
    }
    if (loaded.document === document) return;
    const { preset, fullGrid } = presetOnMachine(document, base, main.machine);
    if (isSameTreated(loaded.document, document)) {
      this.#setParameters(loaded, parametersOf(document, base));
    } else {
      await loaded.run.change(scenarioOf(document, base, preset));
    }
    if (this.loaded === loaded) this.loaded = { ...loaded, document, preset, fullGrid };
  }

  #setParameters({ run }: LoadedRun, values: Readonly<Record<string, number>>): void {
    const present = run.scenario.parameters;
    const changed = Object.entries(values).filter(([name, value]) => present[name] !== value);
    if (changed.length > 0) run.setParameters(Object.fromEntries(changed));
  }

  async #baseOf(arm: Arm, { document, base }: MainRun, known: LabBase | null): Promise<LabBase> {
    if (arm.preset === undefined) return base;
    if (known !== null) return known;
    const source = sourceOfArm(document, arm);
    return openPageBase({ ...document, source, settings: {} });
  }

  async #open(document: LabDocument, base: LabBase, main: MainRun): Promise<void> {
    this.#waits.value = OPENING;
    this.#host.onLeave();
    const fork = await commonPast(document, base, main);
    const loaded = await loadRun(document, base, main.machine, {
      packer: this.#host.packer,
      bound: ARM_BOUND,
      ...(fork === null ? {} : { resume: fork }),
    });
    if (this.isClosed) {
      loaded.run.dispose();
      return;
    }
    if (fork !== null) {
      loaded.run.series.bringBack(main.loaded.run.series.copy());
      loaded.run.series.dropAfter(fork.time);
    }
    const before = this.loaded;
    this.loaded = loaded;
    this.measurement = loaded.measurement;
    this.#machine = main.machine;
    before?.run.dispose();
    this.#host.onProgress();
  }

  #showProgress(): void {
    this.#host.onProgress();
    const now = performance.now();
    if (now - this.#measuredAt < MEASURE_EVERY) return;
    this.#measuredAt = now;
    this.measure().catch((error: unknown) => {
      this.#failure ??= error;
    });
  }
}

function isSameTreated(one: LabDocument, other: LabDocument): boolean {
  const doses = (of: LabDocument): unknown => overridesOf(of).interventions ?? null;
  return one.settings.step === other.settings.step && isSameData(doses(one), doses(other));
}

/** The latest state of the main run that a run of this document would have, too; null: none but the start. */
async function commonPast(
  document: LabDocument,
  base: LabBase,
  main: MainRun,
): Promise<Snapshot | null> {
  const { run } = main.loaded;
  const now = run.time.value;
  if (base !== main.base || now === 0 || runKeyOf(main.loaded.document) !== runKeyOf(document))
    return null;
  if (main.loaded.document.settings.step !== document.settings.step) return null;
  if (!isSameData(main.document.parameters, document.parameters)) return null;
  const differs = firstDifference(treatmentsOf(main.document, base), treatmentsOf(document, base));
  return differs >= now ? run.snapshot() : run.lastKept(differs);
}
