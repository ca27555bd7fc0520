import * as v from "valibot";
import {
  annotations,
  choose,
  color,
  finite,
  formula,
  hasKey,
  list,
  optional,
  strict,
  table,
  text,
} from "../model/schema-parts.ts";

const name = text(64);

const plainSide = v.picklist(["no-flux", "periodic"]);
const valueWall = strict({ value: formula });
const fluxWall = strict({
  flux: v.pipe(formula, v.description("Through the wall, unit*um/min, positive inward.")),
});
const exchangeWall = strict({
  exchange: v.pipe(formula, v.description("Permeability of the wall, um/min.")),
  target: formula,
});
const walls = [plainSide, valueWall, fluxWall, exchangeWall] as const;
const side = choose(walls, wallOf);

function wallOf(input: unknown): (typeof walls)[number] {
  if (typeof input === "string") return plainSide;
  if (hasKey(input, "exchange") || hasKey(input, "target")) return exchangeWall;
  return hasKey(input, "flux") ? fluxWall : valueWall;
}

const sides = strict({
  left: optional(side),
  right: optional(side),
  bottom: optional(side),
  top: optional(side),
  back: optional(side),
  front: optional(side),
});

/** One condition for all sides, or one per side. */
export const boundarySchema = choose([...walls, sides], (input) => {
  const isWall = ["value", "flux", "exchange", "target"].some((key) => hasKey(input, key));
  return typeof input === "string" || isWall ? wallOf(input) : sides;
});

const field = strict({
  kind: v.picklist(["substrate", "population", "static", "compartment"]),
  unit: text(60),
  diffusion: optional(formula),
  initial: optional(formula),
  boundary: optional(boundarySchema),
  color: optional(color),
  cellVolume: optional(
    v.pipe(formula, v.description("Volume of one cell of a population, um^3; no field in it.")),
  ),
  ...annotations,
});

const parameter = strict({
  value: finite,
  unit: text(60),
  min: optional(finite),
  max: optional(finite),
  range: optional(
    v.pipe(
      v.tuple([finite, finite]),
      v.description("Published or plausible values, which sensitivity is asked over."),
    ),
  ),
  scale: optional(v.picklist(["linear", "log"])),
  ...annotations,
});

const observable = strict({
  expression: text(2000),
  unit: optional(text(60)),
  formulaUnit: optional(
    v.pipe(text(60), v.description("Of the expression, whose value is converted to `unit`.")),
  ),
  color: optional(color),
  ...annotations,
});

const term = strict({ to: name, add: text(2000), ...annotations });
const factor = strict({ to: name, times: text(2000), ...annotations });
const contribution = choose([term, factor], (input) => (hasKey(input, "times") ? factor : term));

const process = v.variant("type", [
  strict({ type: v.literal("source"), field: name, rate: formula, ...annotations }),
  strict({ type: v.literal("loss"), field: name, rate: formula, ...annotations }),
  strict({
    type: v.literal("exchange"),
    field: name,
    rate: formula,
    target: formula,
    conserve: optional(
      v.pipe(
        formula,
        v.description(
          "Volume of the tissue over that of the target, a compartment that loses what the field gains.",
        ),
      ),
    ),
    ...annotations,
  }),
  strict({
    type: v.literal("convert"),
    from: name,
    to: name,
    rate: formula,
    yield: optional(formula),
    ...annotations,
  }),
  strict({
    type: v.literal("growth"),
    field: name,
    rate: formula,
    occupied: optional(formula),
    capacity: optional(formula),
    ...annotations,
  }),
  strict({ type: v.literal("react"), field: name, rate: formula, ...annotations }),
  strict({
    type: v.literal("chemotaxis"),
    field: name,
    towards: name,
    sensitivity: formula,
    crowding: optional(formula),
    ...annotations,
  }),
  strict({
    type: v.literal("fix"),
    field: name,
    where: optional(formula),
    value: formula,
    ...annotations,
  }),
]);

const pole = strict({ field: name, label: text(60), color });
const axis = strict({
  label: text(60),
  observable: name,
  newcomers: optional(name),
  poles: list(pole, 3),
});

/** A preset's own additions to the model: the same shape as a module's. */
export const modelSchema = strict({
  fields: optional(table(field, 64)),
  parameters: optional(table(parameter, 1000)),
  observables: optional(table(observable, 200)),
  processes: optional(list(process, 1000)),
  contributions: optional(list(contribution, 200)),
  axes: optional(table(axis, 16)),
});
