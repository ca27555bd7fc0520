import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals-core";
import type { Arm } from "../../lab/document.ts";
import type { Lab } from "../../lab/lab.ts";
import { isSameData } from "../../lab/plain-data.ts";
import { WorkerPacker } from "../../run/packer.ts";
import { PlayingRest } from "../../run/playing-rest.ts";
import { measuredNames } from "../session/measured-names.ts";
import type { Session } from "../session/session.ts";
import { CompareRun, type MainRun } from "./run.ts";

export interface CompareRunsHost {
  /** A run's state or its way to the others changed: a picture is out of date. */
  readonly onProgress: () => void;
  /** What is told of no run by itself. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * The runs of a document beside the main one: opens, levels and closes them as the document says, and puts
 * those that are level under the session's clock.
 */
export class CompareRuns {
  /** In the order of the document. */
  readonly list: ReadonlySignal<readonly CompareRun[]>;
  readonly #list = signal<readonly CompareRun[]>([]);
  readonly #session: Session;
  readonly #lab: Lab;
  readonly #packer = new WorkerPacker();
  readonly #onProgress: () => void;
  readonly #onFailure: (error: unknown) => void;
  #isWorking = false;
  #isStale = false;
  /** What runs are brought up to at the moment; null: none is. */
  #leveling: MainRun | null = null;
  /** Playing rests while a run is brought level. */
  readonly #rest: PlayingRest;

  constructor(session: Session, lab: Lab, host: CompareRunsHost) {
    this.#session = session;
    this.#rest = new PlayingRest(session.loop, session.clock);
    this.#lab = lab;
    this.#onProgress = host.onProgress;
    this.#onFailure = host.onFailure;
    this.list = this.#list;
    effect(() => {
      const document = lab.document.value;
      untracked(() => {
        // Parameters at once, as in the main run: both are to have them with the same step.
        for (const [run, arm] of this.#known(document.compare.arms))
          run.followAtOnce(arm, document);
        this.follow();
      });
    });
  }

  /** The runs that go with the main one. */
  get joined(): readonly CompareRun[] {
    return this.#list.value.filter(({ waits }) => waits.value === null);
  }

  /** Whether all that are to go with the main run stand where it does. */
  get areLevel(): boolean {
    const { run } = this.#session;
    return run === null || this.joined.every((one) => one.isLevel(run.run.time.value));
  }

  /** The main run or the document is another; may be called at any time. */
  follow(): void {
    this.#isStale = true;
    if (!this.#isWorking) void this.#catchUp();
    else if (this.#isInVain()) for (const run of this.#list.value) run.rest();
  }

  /** Whether runs are being brought up that are not wanted any more, or not so: that may take minutes. */
  #isInVain(): boolean {
    const main = this.#leveling;
    if (main === null) return false;
    const { arms } = this.#lab.document.peek().compare;
    return this.#session.run !== main.loaded || arms !== main.document.compare.arms;
  }

  async #catchUp(): Promise<void> {
    this.#isWorking = true;
    try {
      await this.#bringUp();
    } catch (error) {
      this.#onFailure(error);
    }
    this.#isWorking = false;
    // A change that came between the end of the work and here is not to be lost.
    if (this.#isStale) this.follow();
  }

  async #bringUp(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      const main = this.#main();
      // The session is on its way to another run, and tells when it is there.
      if (main === null) break;
      const runs = this.#choose(main.document.compare.arms);
      this.#joinLevel();
      await Promise.all(runs.map(([run, arm]) => run.follow(arm, main)));
      if (!this.#isStale) await this.#level(main);
    }
    if (!this.#isStale) this.#rest.end();
  }

  /** Null while the session does not run what the document says. */
  #main(): MainRun | null {
    const { run: loaded, machine } = this.#session;
    const document = this.#lab.document.peek();
    const base = this.#lab.base.peek();
    if (loaded === null || !this.#session.isAt(document, base)) return null;
    return { loaded, document, base, machine };
  }

  /** The runs that there are, with their arms. */
  #known(arms: readonly Arm[]): readonly (readonly [CompareRun, Arm])[] {
    const byKey = new Map(this.#list.value.map((run) => [run.key, run]));
    return arms.flatMap((arm, index): [CompareRun, Arm][] => {
      const run = byKey.get(keyOfArm(arm, arms.slice(0, index)));
      return run === undefined ? [] : [[run, arm]];
    });
  }

  /** The run of each arm: those there are stay, what no arm asks for any more is closed. */
  #choose(arms: readonly Arm[]): readonly (readonly [CompareRun, Arm])[] {
    const known = new Map(this.#list.value.map((run) => [run.key, run]));
    const chosen = arms.map((arm, index): [CompareRun, Arm] => {
      const key = keyOfArm(arm, arms.slice(0, index));
      const host = {
        packer: this.#packer,
        measured: () => measuredNames(this.#session),
        onProgress: this.#onProgress,
        onLeave: () => this.#setClock(this.joined),
      };
      return [known.get(key) ?? new CompareRun(key, host), arm];
    });
    const next = chosen.map(([run]) => run);
    const gone = this.#list.value.filter((run) => !next.includes(run));
    const isSame = gone.length === 0 && next.length === this.#list.value.length;
    if (!isSame) this.#list.value = next;
    if (gone.length > 0) this.#joinLevel();
    for (const run of gone) run.dispose();
    return chosen;
  }

  async #level(main: MainRun): Promise<void> {
    this.#leveling = main;
    try {
      await this.#bringLevel(main);
    } finally {
      this.#leveling = null;
    }
  }

  async #bringLevel(main: MainRun): Promise<void> {
    const { loop } = this.#session;
    const time = () => main.loaded.run.time.value;
    const behind = () =>
      this.#list.value.filter(
        (run) => run.loaded !== null && !run.waits.value?.failed && !run.isLevel(time()),
      );
    while (behind().length > 0) {
      // Who has asked for a time is there first.
      await loop.rest();
      if (this.#isStale || this.#session.run !== main.loaded) return;
      if (this.#rest.begin()) await loop.settle();
      if (this.#isInVain()) return;
      const late = behind();
      this.#setClock(this.joined.filter((run) => !late.includes(run)));
      await Promise.all(late.map((run) => run.levelWith(time())));
    }
    this.#joinLevel();
    this.#onProgress();
  }

  /** Those that stand where the main run does go with it. */
  #joinLevel(): void {
    const { run } = this.#session;
    if (run === null) return;
    const level = this.#list.value.filter(
      (one) => !one.waits.value?.failed && one.isLevel(run.run.time.value),
    );
    this.#setClock(level);
    for (const one of level) one.join();
  }

  #setClock(beside: readonly CompareRun[]): void {
    const { loop, run } = this.#session;
    if (run === null) return;
    const runs = [run.run, ...beside.flatMap(({ loaded }) => loaded?.run ?? [])];
    const { length } = runs;
    if (length === loop.runs.length && runs.every((one, i) => one === loop.runs[i])) return;
    loop.setRuns(runs);
  }
}

/** What an arm is but for its name; equal ones are told apart by their number. */
export function keyOfArm({ label: _, ...arm }: Arm, before: readonly Arm[]): string {
  const key = JSON.stringify(Object.entries(arm).sort());
  const equal = before.filter(({ label: __, ...other }) => isSameData(other, arm)).length;
  return equal === 0 ? key : `${key} ${equal}`;
}
