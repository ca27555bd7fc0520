import type { Expression } from "./expression.ts";
import { inferUnit, type UnitFinding, type UnitScope } from "./infer-unit.ts";
import type { Boundary, ChemotaxisProcess, Model, Observable, Process } from "./model.ts";
import { parseUnit } from "./parse-unit.ts";
import { printUnit } from "./print-unit.ts";
import {
  areSameUnits,
  dimensionless,
  haveSameDimensions,
  multiplyUnits,
  powerOfUnit,
  type Unit,
} from "./unit.ts";

/** A formula whose unit does not fit its place. */
export interface DimensionProblem {
  /** Where, readable: `loss of oxygen (module "tumor"): rate`. */
  readonly place: string;
  /** Unit that the place asks for, as text. */
  readonly expected: string;
  /** Unit of the formula, or what is wrong within it. */
  readonly found: string;
  /** One sentence that says it all. */
  readonly message: string;
}

const perMinute = parseUnit("1/min", "");
const motion = parseUnit("um^2/min", "");
const volume = parseUnit("um^3", "");
const permeability = parseUnit("um/min", "");

/**
 * Infers the unit of every formula of a model and compares it with its place. A literal number has
 * no unit, except that 0 fits everywhere, and that in initial values, walls and masks every literal
 * does.
 * `dimensions` are the domain's: an integral is over um^2 or um^3.
 */
export function checkDimensions(model: Model, dimensions: 2 | 3 = 2): readonly DimensionProblem[] {
  const check = new Check(model, dimensions);
  for (const field of model.fields) {
    const at = `${field.kind} ${field.name}${from(field.origin)}`;
    check.formula(field.diffusion, motion, `${at}: diffusion`);
    check.formula(field.initial, check.unitOf(field.name), `${at}: initial`, "any");
    if (field.cellVolume !== undefined)
      check.formula(field.cellVolume, volume, `${at}: cellVolume`);
    check.boundary(field.boundary, check.unitOf(field.name), at);
  }
  for (const { name, initial, origin } of model.compartments) {
    check.formula(
      initial,
      check.unitOf(name),
      `compartment ${name}${from(origin)}: initial`,
      "any",
    );
  }
  for (const { name, expression, unit, origin } of model.observables) {
    check.formula(expression, parseUnit(unit, ""), `observable ${name}${from(origin)}`);
  }
  for (const process of model.processes) checkProcess(process, check);
  return check.problems;
}

function from(origin: string): string {
  return origin === "model" ? "" : ` (module "${origin}")`;
}

function checkProcess(process: Process, check: Check): void {
  const subject = process.type === "convert" ? `${process.from} to ${process.to}` : process.field;
  const label = process.label === undefined ? "" : ` "${process.label}"`;
  const at = `${process.type} of ${subject}${label}${from(process.origin)}`;
  if (process.type === "chemotaxis") {
    checkChemotaxis(process, check, at);
    return;
  }
  if (process.type === "fix") {
    check.formula(process.where, dimensionless, `${at}: where`, "any");
    check.formula(process.value, check.unitOf(process.field), `${at}: value`, "any");
    return;
  }
  const isAmount = process.type === "source" || process.type === "react";
  const amount = isAmount ? check.unitOf(process.field) : dimensionless;
  check.formula(process.rate, multiplyUnits(amount, perMinute), `${at}: rate`);
  if (process.type === "exchange") {
    check.formula(process.target, check.unitOf(process.field), `${at}: target`);
  } else if (process.type === "convert") {
    const ratio = multiplyUnits(check.unitOf(process.to), check.unitOf(process.from), -1);
    check.formula(process.yield, ratio, `${at}: yield`);
  } else if (process.type === "growth" && process.capacity !== undefined) {
    check.equal(process.occupied, process.capacity, `${at}: capacity`);
  }
}

function checkChemotaxis(process: ChemotaxisProcess, check: Check, at: string): void {
  const attractant = check.infer(process.towards, `${at}: towards`);
  if (process.crowding !== undefined) {
    check.formula(process.crowding, dimensionless, `${at}: crowding`);
  }
  if (attractant.unit !== undefined) {
    const expected = multiplyUnits(motion, attractant.unit, -1);
    check.formula(process.sensitivity, expected, `${at}: sensitivity`);
  }
}

/** Knows the units of a model's names and gathers what does not fit. */
class Check {
  readonly problems: DimensionProblem[] = [];
  readonly #units: ReadonlyMap<string, Unit>;
  readonly #observables: ReadonlyMap<string, Observable>;
  /** Units of observables; undefined: fits anything, or cannot be told. */
  readonly #observed = new Map<string, Unit | undefined>();
  readonly #voxel: Unit;

  constructor(model: Model, dimensions: 2 | 3) {
    const named = [...model.fields, ...model.compartments, ...model.parameters];
    this.#units = new Map(named.map(({ name, unit }) => [name, parseUnit(unit, name)]));
    this.#observables = new Map(model.observables.map((one) => [one.name, one]));
    this.#voxel = powerOfUnit(parseUnit("um", ""), dimensions);
  }

  unitOf(name: string): Unit {
    return this.#units.get(name) ?? dimensionless;
  }

  infer(
    expression: Expression,
    place: string,
    literals: UnitScope["literals"] = "plain",
  ): UnitFinding {
    const finding = inferUnit(expression, this.#scope(literals));
    for (const clash of finding.clashes) {
      this.problems.push({
        place,
        expected: "fitting units",
        found: clash,
        message: `${place}: ${clash}`,
      });
    }
    return finding;
  }

  #scope(literals: UnitScope["literals"]): UnitScope {
    const unitOf = (name: string) => this.#units.get(name) ?? this.#unitOfObservable(name);
    return { unitOf, voxel: this.#voxel, literals };
  }

  /** What its formula gives, so that one that is declared wrongly is blamed once, not its users too. */
  #unitOfObservable(name: string): Unit | undefined {
    if (this.#observed.has(name)) return this.#observed.get(name);
    const observable = this.#observables.get(name);
    if (observable === undefined) return undefined;
    const { unit } = inferUnit(observable.expression, this.#scope("plain"));
    this.#observed.set(name, unit);
    return unit;
  }

  formula(
    expression: Expression,
    expected: Unit,
    place: string,
    literals: UnitScope["literals"] = "plain",
  ): void {
    const { unit, clashes } = this.infer(expression, place, literals);
    if (unit === undefined || clashes.length > 0 || areSameUnits(unit, expected)) return;
    const texts = { expected: printUnit(expected), found: printUnit(unit) };
    const scaling = haveSameDimensions(unit, expected)
      ? "; the dimension fits, the scale does not"
      : "";
    const message = `${place} has the unit ${texts.found}, but ${texts.expected} is expected${scaling}`;
    this.problems.push({ place, ...texts, message });
  }

  equal(a: Expression, b: Expression, place: string): void {
    const { unit } = this.infer(a, place);
    if (unit === undefined) this.infer(b, place);
    else this.formula(b, unit, place);
  }

  /** `unit`: of the field. A flux is unit um/min, a wall's exchange um/min. */
  boundary(boundary: Boundary, unit: Unit, place: string): void {
    for (const [side, wall] of Object.entries(boundary)) {
      const at = `${place}: boundary ${side}`;
      if (wall.type === "value") this.formula(wall.value, unit, at, "any");
      if (wall.type === "flux") {
        this.formula(wall.flux, multiplyUnits(unit, permeability), `${at} flux`, "any");
      }
      if (wall.type !== "exchange") continue;
      this.formula(wall.rate, permeability, `${at} exchange`, "any");
      this.formula(wall.target, unit, `${at} target`, "any");
    }
  }
}
