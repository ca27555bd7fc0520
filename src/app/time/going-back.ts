import { effect, type Signal, signal } from "@preact/signals-core";
import { problemOf } from "../../model/problem-of.ts";
import { formatClock } from "../../numbers/format-time.ts";
import type { Moment } from "../../preset/preset.ts";
import { tellingMoment } from "../../preset/telling-moment.ts";
import type { DroppedFuture } from "../../run/past.ts";
import type { Run } from "../../run/run.ts";
import { plural, t } from "../../texts/text.ts";
import { keptWords } from "../../ui/kept-words.ts";
import type { NoticeAction } from "../../ui/notices.ts";
import type { PageSignals } from "../../ui/page-signals.ts";
import { timeMarks } from "../../ui/time-marks.ts";
import { nextMark } from "../../ui/time-place.ts";
import type { LabMoves } from "../lab/moves.ts";
import type { Clock } from "../session/clock.ts";
import type { Session } from "../session/session.ts";
import { burdenOf } from "./burden.ts";
import { TimeTravel, type TravelStep } from "./time-travel.ts";

export interface GoingBackHost {
  /** Keeps what the runs are, so that where one goes can be undone. */
  readonly begin: LabMoves["begin"];
  readonly onFailure: (error: unknown) => void;
  /** Told in a sentence, with a way on. */
  readonly tell: (title: string, action?: NoticeAction) => void;
}

/** Lets the timeline follow a session's run, and a person move it in time. */
export class GoingBack {
  readonly travel: TimeTravel;
  readonly #session: Session;
  readonly #signals: PageSignals;
  readonly #host: GoingBackHost;
  readonly #run: Signal<Run | null> = signal(null);
  #moment: Moment | undefined;
  /** Of what the marks were made. */
  #marked: readonly unknown[] = [];
  /** How far the curve of the burden is drawn. */
  #measured: readonly unknown[] = [];

  constructor(session: Session, signals: PageSignals, host: GoingBackHost) {
    this.#session = session;
    this.#signals = signals;
    this.#host = host;
    this.travel = new TimeTravel(signals.place, {
      traveler: () => this.#traveler(),
      begin: (isAtStake) => this.#begin(isAtStake),
      onNear: (wanted, goOn) => this.#tellNear(wanted, goOn),
      onFailure: host.onFailure,
    });
    effect(() => this.#showStates());
    effect(() => {
      const dropped = this.#run.value?.dropped.value ?? null;
      if (dropped !== null) this.#takeDrop(dropped);
    });
    effect(() => {
      const problem = this.#run.value?.unkept.value ?? null;
      if (problem === null) return;
      this.#host.tell(t`The run goes on, but its states are not kept now: ${problemOf(problem)}`);
    });
  }

  /** The session has changed. */
  sync(): void {
    const { run, preset, claims } = this.#session;
    if (this.#run.peek() !== (run?.run ?? null)) {
      this.travel.leave();
      this.#moment = preset === null ? undefined : tellingMoment(preset);
      this.#run.value = run?.run ?? null;
    }
    this.#showNewest();
    const interventions = run?.run.scenario.interventions ?? [];
    const standings = claims.standings.peek();
    const isSame = this.#marked[0] === interventions && this.#marked[1] === standings;
    if (isSame) return;
    this.#marked = [interventions, standings];
    this.#signals.place.marks.value = timeMarks(interventions, standings, this.#moment);
  }

  /** To the next or the previous mark. */
  toMark(direction: 1 | -1): void {
    const { place } = this.#signals;
    const from = place.wanted.peek() ?? place.jump.peek()?.time ?? this.#session.loop.time.peek();
    const mark = nextMark(place.marks.peek(), from, direction);
    if (mark !== undefined) this.travel.lookAt(mark.time);
    else if (direction < 0 && from > 0) this.travel.jumpTo(0);
  }

  async #begin(isAtStake: boolean): Promise<TravelStep> {
    const move = await this.#host.begin(t`Go to another time`, { isLight: !isAtStake });
    return (time) => move.end(time === null ? null : goLabel(time));
  }

  #traveler() {
    const session = this.#session;
    const run = session.run?.run;
    if (run === undefined) return null;
    return {
      get time() {
        return session.loop.time.peek();
      },
      get atStake() {
        return run.atStake.peek();
      },
      get newestKept() {
        return run.states.peek().at(-1)?.time ?? 0;
      },
      goTo: (time: number) => session.clock.goTo(time),
      runTo: (...[time, options]: Parameters<Clock["runTo"]>) => session.clock.runTo(time, options),
    };
  }

  #showStates(): void {
    const run = this.#run.value;
    const states = run?.states.value ?? [];
    const bytes = states.reduce((sum, { packed }) => sum + packed.byteLength, 0);
    const { place, kept } = this.#signals;
    place.kept.value = states.map(({ time }) => time);
    const problem = run?.unkept.value ?? null;
    const words = problem === null ? null : problemOf(problem);
    kept.value = keptWords(states.length, bytes, run?.atStake.value ?? 0, words);
    this.#showNewest();
  }

  #showNewest(): void {
    const run = this.#run.peek();
    if (run === null) return;
    const known = [run.time.peek(), run.states.peek().at(-1)?.time, run.series.times.at(-1)];
    const { place } = this.#signals;
    place.newest.value = Math.max(...known.map((time) => time ?? 0));
    const measured = [run, run.series.times.length, run.series.times.at(-1)];
    if (measured.every((part, at) => part === this.#measured[at])) return;
    this.#measured = measured;
    place.burden.value = burdenOf(run.scenario.model, run.series);
  }

  #takeDrop({ time, until, states }: DroppedFuture): void {
    this.#session.claims.rewind(time);
    const words = plural(states, "{0} kept state", "{0} kept states");
    const title = t`The run goes another way from ${formatClock(time)} on: what it was up to ${formatClock(until)}, with ${words}, is gone.`;
    this.#host.tell(title);
  }

  #tellNear(wanted: number, goOn: () => void): void {
    const run = this.#run.peek();
    if (run === null) return;
    const title = t`This is ${formatClock(run.time.peek())}, kept nearest before ${formatClock(wanted)}. The run was changed since: going on from here drops what came later.`;
    // Another run may have come before the answer.
    const go = (): void => {
      if (this.#run.peek() === run) goOn();
    };
    this.#host.tell(title, { label: t`Go on to ${formatClock(wanted)}`, run: go });
  }
}

/** What the undo button calls a way to a time, min. */
function goLabel(time: number): string {
  return t`Go to ${time > 0 ? formatClock(time) : t`the start`}`;
}
