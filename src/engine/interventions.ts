import type { Intervention, ParameterIntervention } from "../model/scenario.ts";

/**
 * The scenario's interventions over time, expanded only where asked (a count may be infinite). What
 * is due at t is applied at the start of the step that begins at t, so a state at t is the one
 * before the dose, and a restored run repeats nothing and misses nothing.
 */
export interface Schedule {
  /** First time after t at which something is due, a parameter changes or a rate jumps; or Infinity. */
  nextStop(t: number): number;
  /** Indices of the field interventions due at t, in the scenario's order. */
  dueAt(t: number): readonly number[];
  /** Whether a parameter takes or loses another value at t. */
  parameterChangesAt(t: number): boolean;
  /** Values that interventions give to parameters at t; of several the last in the scenario's order. */
  overridesAt(t: number): Readonly<Record<string, number>>;
}

/**
 * Times at which the model's own rates jump (src/compile/time-jumps.ts) where interventions give
 * these values to parameters. They end steps, but are no events.
 */
export type JumpsOf = (overrides: Readonly<Record<string, number>>) => readonly number[];

/** `tolerance` (min): times nearer than this are the same time. */
export function makeSchedule(
  interventions: readonly Intervention[],
  tolerance: number,
  jumpsOf: JumpsOf = () => [],
): Schedule {
  const parameters = interventions.filter((one) => one.type === "parameter");
  const overridesAt = (t: number) =>
    Object.fromEntries(
      [...holdsAt(parameters, t, tolerance)].map(([name, { value }]) => [name, value]),
    );
  return {
    nextStop: (t) =>
      Math.min(
        ...interventions.flatMap((one) => stopsAfter(one, t + tolerance)),
        ...jumpsOf(overridesAt(t)).filter((jump) => jump > t + tolerance),
        Number.POSITIVE_INFINITY,
      ),
    dueAt: (t) =>
      interventions.flatMap((one, index) =>
        one.type === "field" && occursAt(one, one.start, t, tolerance) ? [index] : [],
      ),
    parameterChangesAt: (t) =>
      parameters.some(
        (one) => occursAt(one, one.start, t, tolerance) || occursAt(one, one.stop, t, tolerance),
      ),
    overridesAt,
  };
}

/** Which intervention gives a parameter its value at a time, and from when to when (min). */
export interface ParameterHold {
  readonly label: string;
  readonly value: number;
  /** Start of the present window. */
  readonly since: number;
  /** Its end; Infinity: for ever. */
  readonly until: number;
}

/**
 * Parameters that interventions hold at t, by name, as the step that begins at t has them; of several
 * interventions the last in order.
 */
export function holdsAt(
  interventions: readonly Intervention[],
  t: number,
  tolerance: number,
): ReadonlyMap<string, ParameterHold> {
  const holds = new Map<string, ParameterHold>();
  for (const one of interventions) {
    const window = one.type === "parameter" ? windowAt(one, t, tolerance) : null;
    if (one.type !== "parameter" || window === null) continue;
    holds.set(one.parameter, { label: one.label, value: one.value, ...window });
  }
  return holds;
}

/** The next occurrences of an intervention's edges after t. */
function stopsAfter(one: Intervention, t: number): number[] {
  const edges = one.type === "parameter" ? [one.start, one.stop] : [one.start];
  return edges.map((edge) => nextOccurrence(one, edge, t));
}

function nextOccurrence(one: Intervention, first: number, t: number): number {
  if (first > t) return first;
  if (!isRepeated(one) || !Number.isFinite(first)) return Number.POSITIVE_INFINITY;
  const index = Math.floor((t - first) / one.every) + 1;
  for (let i = Math.max(index - 1, 1); i <= index + 1; i++) {
    if (i < one.count && first + i * one.every > t) return first + i * one.every;
  }
  return Number.POSITIVE_INFINITY;
}

function occursAt(one: Intervention, first: number, t: number, tolerance: number): boolean {
  if (!Number.isFinite(first)) return false;
  if (!isRepeated(one)) return one.count > 0 && Math.abs(t - first) <= tolerance;
  const index = Math.round((t - first) / one.every);
  return index >= 0 && index < one.count && Math.abs(t - (first + index * one.every)) <= tolerance;
}

/** The window that t is in, its end not included; null: none. */
function windowAt(
  one: ParameterIntervention,
  t: number,
  tolerance: number,
): { readonly since: number; readonly until: number } | null {
  const now = t + tolerance;
  if (one.count <= 0 || now < one.start) return null;
  const repeats = isRepeated(one) ? Math.floor((now - one.start) / one.every) : 0;
  const index = Math.min(repeats, one.count - 1);
  const shift = isRepeated(one) ? index * one.every : 0;
  const until = one.stop + shift;
  return now < until ? { since: one.start + shift, until } : null;
}

function isRepeated(one: Intervention): boolean {
  return one.count > 1 && one.every > 0 && Number.isFinite(one.every);
}
