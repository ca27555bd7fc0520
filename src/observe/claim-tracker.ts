import type { Engine } from "../engine/engine.ts";
import { timeTolerance } from "../engine/step-sequence.ts";
import type { Claim, Reading } from "../model/claim.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Figure } from "./claim-result.ts";
import { type ClaimStanding, type ReadFigure, standingOf } from "./claim-standing.ts";
import { describeChanges } from "./describe-claim.ts";
import { figureUnit } from "./figure-unit.ts";
import {
  type FigureRole,
  type PlannedReading,
  type PlannedRun,
  planRuns,
  runKey,
} from "./plan-runs.ts";
import { expressionsOf, placeOf, readFigure } from "./read-figure.ts";

/** What was read of a tracker's own run, to come back to. */
export interface ClaimFigures {
  /** How far the run had come, min. */
  readonly reached: number;
  /** Of each claim. */
  readonly figures: readonly ReadonlyMap<FigureRole, ReadFigure>[];
}

/**
 * Reads a preset's claims off a run that someone else drives: stop it at each of `nextTime`, call
 * `read` there, and `readSoFar` in between whenever it is worth it. Figures of other runs come by
 * `addFigure`.
 */
export class ClaimTracker {
  /** Runs besides the own one that claims compare with. */
  readonly controls: readonly PlannedRun[];
  /** Times at which the own run is read, min, ascending. */
  readonly times: readonly number[];
  private readonly scenario: Scenario;
  private readonly claims: readonly Claim[];
  private readonly own: readonly PlannedReading[];
  private readonly tolerance: number;
  private readonly figures: readonly Map<FigureRole, ReadFigure>[];
  /** How far the own run has come, min. */
  private reached = 0;
  /** Rises when the run is elsewhere: what is being read then is of before. */
  private way = 0;

  constructor(scenario: Scenario, claims: readonly Claim[]) {
    const runs = planRuns(scenario, claims);
    const isOwn = (run: PlannedRun) => runKey(run.scenario) === runKey(scenario);
    this.scenario = scenario;
    this.claims = claims;
    this.own = runs.filter(isOwn).flatMap(({ readings }) => readings);
    this.controls = runs.filter((run) => !isOwn(run));
    this.times = [...new Set(this.own.map(({ reading }) => reading.at))].sort((a, b) => a - b);
    this.tolerance = timeTolerance(scenario.time.step);
    this.figures = claims.map(() => new Map());
  }

  /** The first time after t (min) at which the run is to be stopped and read; Infinity: none. */
  nextTime(t: number): number {
    return this.times.find((time) => time > t + this.tolerance) ?? Number.POSITIVE_INFINITY;
  }

  /** Whether something is to be read at t (min) that has not been. */
  isDue(t: number): boolean {
    return this.own.some((one) => this.isAt(one.reading, t) && !this.known(one)?.final);
  }

  /**
   * Reads what is due at the engine's time, which stands still until this is done. `parameters`: the
   * run's present ones.
   */
  async read(engine: Engine, parameters: Readonly<Record<string, number>>): Promise<void> {
    const { time } = engine;
    this.reach(time);
    await this.readAll(engine, parameters, (reading) => this.isAt(reading, time), true);
  }

  /** Reads, at the present time, all that is still to come; the run may go on meanwhile. */
  async readSoFar(engine: Engine, parameters: Readonly<Record<string, number>>): Promise<void> {
    const { time } = engine;
    this.reach(time);
    await this.readAll(engine, parameters, ({ at }) => at > time + this.tolerance, false);
  }

  /** The run stands at t (min) now: what was read later counts no more. */
  rewind(t: number): void {
    this.way++;
    this.reached = t;
    for (const { claim, role, reading } of this.own) {
      if (reading.at > t + this.tolerance || t <= 0) this.figures[claim]?.delete(role);
    }
  }

  copy(): ClaimFigures {
    return { reached: this.reached, figures: this.figures.map((one) => new Map(one)) };
  }

  /** The run is what it was then, and so are its own figures; those of other runs stay. */
  bringBack({ reached, figures }: ClaimFigures): void {
    this.way++;
    this.reached = reached;
    for (const { claim, role } of this.own) {
      const figure = figures[claim]?.get(role);
      if (figure === undefined) this.figures[claim]?.delete(role);
      else this.figures[claim]?.set(role, figure);
    }
  }

  /** A figure of another run, such as one of `controls`, read at its day. */
  addFigure({ claim, role }: PlannedReading, figure: Figure): void {
    this.figures[claim]?.set(role, { figure, final: true });
  }

  /** Figures of other runs count no more: what they are to be compared with has changed. */
  dropControls(): void {
    for (const { claim, role } of this.controls.flatMap(({ readings }) => readings)) {
      this.figures[claim]?.delete(role);
    }
  }

  /**
   * The runs that are still to be made, as variants of `scenario`: the present one, since a person may have
   * changed it. What the own run gives is not among their readings.
   */
  missingControls(scenario: Scenario): readonly PlannedRun[] {
    const missing = this.controls
      .flatMap(({ readings }) => readings)
      .filter(({ claim, role }) => !this.figures[claim]?.has(role));
    const isMissing = ({ claim, role }: PlannedReading): boolean =>
      missing.some((one) => one.claim === claim && one.role === role);
    return planRuns(scenario, this.claims).flatMap((run) => {
      const readings = run.readings.filter(isMissing);
      const end = Math.max(...readings.map(({ reading }) => reading.at));
      return readings.length === 0 ? [] : [{ ...run, readings, end }];
    });
  }

  standings(): readonly ClaimStanding[] {
    const needs = this.needs();
    return this.claims.map((claim, index) => {
      const own = this.own.filter((one) => one.claim === index);
      const figures = this.figures[index]!;
      const absent = this.controls.filter(({ readings }) =>
        readings.some((one) => one.claim === index && !figures.has(one.role)),
      );
      return standingOf({
        index,
        claim,
        unit: figureUnit(claim, this.scenario),
        figures,
        roles: needs[index] ?? [],
        missingRun: absent.length === 0 ? undefined : this.describeMissing(claim),
        missed: own.some(
          (one) => this.reached > one.reading.at + this.tolerance && !figures.get(one.role)?.final,
        ),
      });
    });
  }

  private reach(t: number): void {
    this.reached = Math.max(this.reached, t);
  }

  private isAt({ at }: Reading, t: number): boolean {
    return Math.abs(at - t) <= this.tolerance;
  }

  private known({ claim, role }: PlannedReading): ReadFigure | undefined {
    return this.figures[claim]?.get(role);
  }

  private async readAll(
    engine: Engine,
    parameters: Readonly<Record<string, number>>,
    isWanted: (reading: Reading) => boolean,
    final: boolean,
  ): Promise<void> {
    const wanted = this.own.filter((one) => isWanted(one.reading) && !this.known(one)?.final);
    if (wanted.length === 0) return;
    const expressions = wanted.flatMap(({ claim, reading }) => expressionsOf(reading, claim));
    const scenario = { ...this.scenario, parameters };
    const { way } = this;
    // The compiler of formulas is loaded when the first figure is read: no first picture needs it.
    const { readStateFor } = await import("./evaluate-expression.ts");
    const evaluate = await readStateFor(engine, scenario, expressions);
    if (way !== this.way) return;
    for (const one of wanted) {
      const figure = readFigure(one.reading, placeOf(one.claim), evaluate, engine);
      // What was read at its day meanwhile stays.
      if (!this.known(one)?.final) this.figures[one.claim]?.set(one.role, { figure, final });
    }
  }

  private needs(): readonly (readonly FigureRole[])[] {
    const all = [...this.own, ...this.controls.flatMap(({ readings }) => readings)];
    return this.claims.map((_, index) =>
      all.filter(({ claim }) => claim === index).map(({ role }) => role),
    );
  }

  private describeMissing({ given, versus, benefitVersus }: Claim): string {
    const changes = [given, versus?.run, benefitVersus?.given, benefitVersus?.versus];
    const texts = changes.flatMap((one) => (one === undefined ? [] : [describeChanges(one)]));
    return [...new Set(texts)].join("; ");
  }
}
