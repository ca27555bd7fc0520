import { t } from "../../texts/text.ts";
import type { TimeActions, TimePlace } from "../../ui/time-place.ts";

/** What moves in time: a session; times in min. */
export interface Traveler {
  readonly time: number;
  /** Kept states that go when it goes on from here. */
  readonly atStake: number;
  /** Time of the newest kept state. */
  readonly newestKept: number;
  /** To the nearest kept state at `time` or before. */
  readonly goTo: (time: number) => Promise<void>;
  /** On to a time, as fast as possible; rejects with the signal's reason. */
  readonly runTo: (
    time: number,
    options: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
  ) => Promise<void>;
}

/** A way that can be undone: told where the run has come to rest, min; null: where it was. */
export type TravelStep = (time: number | null) => void;

export interface TravelHost {
  /** Null: there is no run. */
  readonly traveler: () => Traveler | null;
  /**
   * A way begins: keeps what the run is now, before anything moves it, with its past where `isAtStake`. Never
   * rejects.
   */
  readonly begin: (isAtStake: boolean) => Promise<TravelStep>;
  /** The run was changed since: it stands at what is kept nearest before `wanted`, and going on drops the rest. */
  readonly onNear: (wanted: number, goOn: () => void) => void;
  readonly onFailure: (error: unknown) => void;
}

/** Times that are one, min. */
const SAME = 1e-6;

/**
 * Moves a run in time for a person. A drag shows what is kept nearest, at once, and at its end the exact
 * time. Looking costs nothing: where going on would drop what was kept later, it stays at the kept state.
 * From the first wish to where the run comes to rest is one step of undoing.
 */
export class TimeTravel implements TimeActions {
  readonly #place: TimePlace;
  readonly #host: TravelHost;
  #abort: AbortController | null = null;
  /** Rises with every wish; an earlier one then ends. */
  #wish = 0;
  /** Where a drag began, and whether something was at stake there. */
  #origin: { readonly time: number; readonly atStake: number } | null = null;
  #going: Promise<void> | null = null;
  #target: number | null = null;
  /** What is under way. */
  readonly #flows = new Set<Promise<void>>();
  /** Where the way began that is under way, and what tells undo where it ends. */
  #way: { readonly from: number; readonly begun: Promise<TravelStep> } | null = null;

  constructor(place: TimePlace, host: TravelHost) {
    this.#place = place;
    this.#host = host;
  }

  readonly seek = (time: number): void => this.#run(() => this.#seek(time));

  readonly seekEnd = (time: number): void => this.#run(() => this.#end(time));

  readonly jumpTo = (time: number): void => this.#run(() => this.#jump(time, false));

  /** The same of a mark that one looks at: what is kept of it is shown, and nothing dropped for it. */
  readonly lookAt = (time: number): void => this.#run(() => this.#jump(time, true));

  readonly cancelJump = (): void => {
    this.#wish++;
    this.#stop();
  };

  /** Ends what is under way: another run has come, and no step of undoing leads back to this one. */
  readonly leave = (): void => {
    this.#way = null;
    this.#cease();
  };

  /** Ends what is under way; resolves when the run rests, and how it got there can be undone. */
  readonly settle = async (): Promise<void> => {
    this.#cease();
    await Promise.all(this.#flows);
    // Of a drag that is held still nothing is under way, and the way has not ended.
    await this.#rest();
  };

  #cease(): void {
    this.cancelJump();
    this.#target = null;
    this.#origin = null;
    this.#place.wanted.value = null;
  }

  /** Tells what fails. The run rests when nothing is under way any more and nobody drags. */
  #run(work: () => Promise<void>): void {
    const flow = work()
      .catch((error: unknown) => this.#fail(error))
      .then(async () => {
        if (this.#flows.size === 1 && this.#origin === null) await this.#rest();
        this.#flows.delete(flow);
      });
    this.#flows.add(flow);
  }

  /** What the run is now is kept, once for each way, before anything moves it. */
  async #begin(traveler: Traveler): Promise<void> {
    this.#way ??= { from: traveler.time, begun: this.#host.begin(traveler.atStake > 0) };
    await this.#way.begun;
  }

  async #rest(): Promise<void> {
    const way = this.#way;
    this.#way = null;
    if (way === null) return;
    const time = this.#host.traveler()?.time ?? way.from;
    const end = await way.begun;
    end(Math.abs(time - way.from) > SAME ? time : null);
  }

  async #end(time: number): Promise<void> {
    const seeking = this.#seek(time);
    const wish = this.#wish;
    await seeking;
    if (wish !== this.#wish) return;
    const [traveler, origin] = [this.#host.traveler(), this.#origin];
    this.#origin = null;
    if (traveler === null) return;
    const isNew = time > traveler.newestKept + SAME;
    // Past all that was kept the way goes on from where the drag began, if that was another one.
    if (isNew && origin !== null && origin.atStake > 0) {
      await traveler.goTo(origin.time);
      await this.#runTo(traveler, time);
    } else await this.#arrive(traveler, time);
    if (wish === this.#wish) this.#place.wanted.value = null;
  }

  /** On the way of now, forward is computed from here; a look goes by what is kept. */
  async #jump(time: number, isLook: boolean): Promise<void> {
    const traveler = this.#host.traveler();
    if (traveler === null) return;
    const wish = ++this.#wish;
    this.#stop();
    this.#origin = null;
    this.#place.wanted.value = null;
    this.#place.jump.value = { time, share: 0 };
    try {
      await this.#begin(traveler);
      if (wish !== this.#wish) return;
      const isNew = time > (isLook ? traveler.newestKept + SAME : traveler.time);
      if (!(isNew && traveler.atStake > 0)) await traveler.goTo(time);
      if (wish !== this.#wish) return;
      if (isNew) await this.#runTo(traveler, time);
      else await this.#arrive(traveler, time);
    } finally {
      if (wish === this.#wish) this.#place.jump.value = null;
    }
  }

  /** One `goTo` at a time; of wishes meanwhile the last one counts. */
  async #seek(time: number): Promise<void> {
    const traveler = this.#host.traveler();
    if (traveler === null) return;
    this.#wish++;
    this.#stop();
    this.#origin ??= { time: traveler.time, atStake: traveler.atStake };
    this.#place.wanted.value = time;
    this.#target = time;
    this.#going ??= this.#follow(traveler).finally(() => {
      this.#going = null;
    });
    await this.#going;
  }

  async #follow(traveler: Traveler): Promise<void> {
    await this.#begin(traveler);
    for (let next = this.#target; next !== null; next = this.#target) {
      this.#target = null;
      await traveler.goTo(next);
    }
  }

  /** From the kept state before a time to the time itself, unless that costs what was kept later. */
  async #arrive(traveler: Traveler, time: number): Promise<void> {
    if (traveler.time >= time - SAME) return;
    if (traveler.atStake === 0) return this.#runTo(traveler, time);
    this.#host.onNear(time, () => this.#run(() => this.#goOn(time)));
  }

  async #goOn(time: number): Promise<void> {
    const traveler = this.#host.traveler();
    if (traveler === null) return;
    const wish = ++this.#wish;
    this.#stop();
    await this.#begin(traveler);
    if (wish === this.#wish) await this.#runTo(traveler, time);
  }

  async #runTo(traveler: Traveler, time: number): Promise<void> {
    if (traveler.time >= time - SAME) return;
    const abort = new AbortController();
    this.#abort = abort;
    const { jump } = this.#place;
    jump.value = { time, share: 0 };
    try {
      await traveler.runTo(time, {
        signal: abort.signal,
        onProgress: (share) => {
          if (this.#abort === abort) jump.value = { time, share };
        },
      });
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    } finally {
      if (this.#abort === abort) {
        this.#abort = null;
        jump.value = null;
      }
    }
  }

  #stop(): void {
    this.#abort?.abort(new Error(t`Something else was asked for.`));
    this.#abort = null;
    this.#place.jump.value = null;
  }

  #fail(error: unknown): void {
    this.#target = null;
    this.#origin = null;
    this.#place.wanted.value = null;
    this.#host.onFailure(error);
  }
}
