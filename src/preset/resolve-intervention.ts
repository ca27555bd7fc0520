import { ModelError } from "../model/error.ts";
import { number } from "../model/expression.ts";
import { readFormula } from "../model/read-formula.ts";
import { requireName } from "../model/require-name.ts";
import type { FieldIntervention, Intervention, ParameterIntervention } from "../model/scenario.ts";
import { parseDuration } from "../model/units.ts";
import { whatIsNamed } from "../model/what-is-named.ts";
import { parameterInRange } from "./parameter-in-range.ts";
import type { PresetContext } from "./preset-context.ts";
import type { PresetFile } from "./preset-schema.ts";

type InterventionFile = NonNullable<PresetFile["interventions"]>[number];
type ParameterFile = Extract<InterventionFile, { parameter: string }>;
type FieldFile = Exclude<InterventionFile, ParameterFile>;

/** One entry of the preset's `interventions` list. */
export function resolveIntervention(
  entry: InterventionFile,
  place: string,
  context: PresetContext,
): Intervention {
  const when = resolveSchedule(entry, place);
  return "parameter" in entry
    ? resolveParameterIntervention(entry, when, place, context)
    : resolveFieldIntervention(entry, when, place, context);
}

/** min. Every dose ends a step: a rate belongs into a process, not into a shower of doses. */
const SHORTEST_INTERVAL = 0.01;

interface Schedule {
  readonly start: number;
  /** Infinity: never. */
  readonly stop: number;
  /** 0: once only. */
  readonly every: number;
  readonly count: number;
}

function resolveSchedule(entry: InterventionFile, place: string): Schedule {
  const start = parseDuration(entry.start, `${place}.start`);
  const stop = entry.stop === undefined ? Infinity : parseDuration(entry.stop, `${place}.stop`);
  const every = entry.every === undefined ? 0 : parseDuration(entry.every, `${place}.every`);
  if (start < 0)
    throw new ModelError(
      `${place}.start`,
      `must not be before the start of the run, but is ${entry.start}`,
    );
  if (stop <= start)
    throw new ModelError(
      `${place}.stop`,
      `must be after "start" (${entry.start}), but is ${entry.stop}`,
    );
  if (entry.every !== undefined && !(every >= SHORTEST_INTERVAL)) {
    throw new ModelError(
      `${place}.every`,
      `must be at least ${SHORTEST_INTERVAL} min, but is ${entry.every}`,
    );
  }
  if (entry.every === undefined && entry.count !== undefined && entry.count > 1) {
    throw new ModelError(`${place}.count`, `${entry.count} times needs "every", such as "3 d"`);
  }
  return { start, stop, every, count: entry.count ?? (every > 0 ? Infinity : 1) };
}

function resolveParameterIntervention(
  entry: ParameterFile,
  when: Schedule,
  place: string,
  { model, vocabulary }: PresetContext,
): ParameterIntervention {
  const { parameter } = entry;
  const value = parameterInRange(parameter, entry.value, model, vocabulary, {
    name: `${place}.parameter`,
    value: `${place}.value`,
  });
  if (when.every > 0 && when.stop - when.start > when.every) {
    throw new ModelError(
      `${place}.every`,
      'must be at least the time from "start" to "stop", which it repeats',
    );
  }
  return {
    type: "parameter",
    label: entry.label ?? `${parameter} = ${value}`,
    ...when,
    parameter,
    value,
  };
}

const ACTIONS = ["add", "multiply", "set"] as const;

function resolveFieldIntervention(
  entry: FieldFile,
  when: Schedule,
  place: string,
  { vocabulary }: PresetContext,
): FieldIntervention {
  const { field } = entry;
  const kind = requireName(field, ["field", "compartment"], `${place}.field`, vocabulary);
  const actions = ACTIONS.filter((action) => entry[action] !== undefined);
  const [action] = actions;
  if (action === undefined || actions.length > 1) {
    throw new ModelError(place, 'must have exactly one of "add", "multiply" and "set"');
  }
  if (kind === "compartment" && entry.where !== undefined) {
    throw new ModelError(
      `${place}.where`,
      `"${field}" is a compartment and has no places; leave "where" out`,
    );
  }
  const use = kind === "compartment" ? "dose" : "intervention";
  const amount = readFormula(
    entry[action] as string | number,
    `${place}.${action}`,
    vocabulary,
    use,
  );
  const value = whatIsNamed(amount, vocabulary);
  if (action === "multiply" && value.kind === "number" && value.value < 0) {
    throw new ModelError(`${place}.multiply`, `must not be negative, but is ${value.value}`);
  }
  const where =
    entry.where === undefined
      ? number(1)
      : readFormula(entry.where, `${place}.where`, vocabulary, use);
  const { start, every } = when;
  const label = entry.label ?? `${action} ${field}`;
  return { type: "field", label, start, every, count: countOf(when), field, action, amount, where };
}

/** How often a dose is given: `stop` ends a series that `count` does not. */
function countOf({ start, stop, every, count }: Schedule): number {
  if (every === 0 || stop === Infinity) return count;
  return Math.min(count, Math.ceil((stop - start) / every - 1e-9));
}
