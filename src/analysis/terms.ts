import type { Side } from "../model/description.ts";
import { binary, call, type Expression, name, number } from "../model/expression.ts";
import { isSigned } from "../model/is-signed.ts";
import type { ConvertProcess, Field, Model, Process } from "../model/model.ts";
import { isZero } from "../model/simplify-expression.ts";
import { t } from "../texts/text.ts";
import { termLabel } from "./term-label.ts";

export type TermKind =
  | "source"
  | "loss"
  | "exchange"
  | "departure"
  | "arrival"
  | "growth"
  | "reaction"
  | "hold"
  | "diffusion"
  | "chemotaxis"
  | "wall";

/** One thing that changes one field or compartment. */
export interface Term {
  /** The same for the same model, such as "oxygen:12" (its process) or "oxygen:diffusion". */
  readonly id: string;
  /** The field or compartment that it makes or takes. */
  readonly field: string;
  readonly kind: TermKind;
  /** For a reader, such as "Made by M2" or "Random motility". */
  readonly label: string;
  /** Name of the module that it comes from, or "model". */
  readonly origin: string;
  /** Absent: of motion and walls, which belong to the field. */
  readonly process?: Process;
  /**
   * What it adds per min, in the unit of the field, with the limits that the engines keep; absent where it
   * depends on neighbors (transport-rates.ts) or on the other terms ("hold").
   */
  readonly rate?: Expression;
  /** What goes both ways in one term, counted without its sign; absent: |rate|. */
  readonly gross?: Expression;
  /** Every formula that it is made of. */
  readonly formulas: readonly Expression[];
  /** The other end of a conversion; what a drift is towards. */
  readonly partner?: string;
  readonly side?: Side;
  readonly evidence: readonly string[];
  readonly source?: string;
  readonly note?: string;
}

const sides: readonly Side[] = ["left", "right", "bottom", "top", "back", "front"];

/** All terms of a model, those of a field in the order of its equation: motion, walls, processes. */
export function modelTerms(model: Model): readonly Term[] {
  return [
    ...model.fields.flatMap((field) => [...motionTerms(field), ...processTerms(model, field.name)]),
    ...model.compartments.flatMap((compartment) => processTerms(model, compartment.name)),
  ];
}

/** Terms of one field or compartment. */
export function termsOf(terms: readonly Term[], field: string): readonly Term[] {
  return terms.filter((term) => term.field === field);
}

function motionTerms(field: Field): Term[] {
  const base = { field: field.name, origin: field.origin, evidence: [] };
  const diffusion: Term[] = isZero(field.diffusion)
    ? []
    : [
        {
          ...base,
          id: `${field.name}:diffusion`,
          kind: "diffusion",
          label: field.kind === "population" ? t`Random motility` : t`Diffusion`,
          formulas: [field.diffusion],
        },
      ];
  const walls = sides.flatMap((side): Term[] => {
    const wall = field.boundary[side];
    if (wall.type === "no-flux" || wall.type === "periodic") return [];
    const own =
      wall.type === "value"
        ? [wall.value]
        : wall.type === "flux"
          ? [wall.flux]
          : [wall.rate, wall.target];
    return [
      {
        ...base,
        id: `${field.name}:wall-${side}`,
        kind: "wall",
        label: t`Through the ${side} wall`,
        formulas: [field.diffusion, ...own],
        side,
      },
    ];
  });
  return [...diffusion, ...walls];
}

function processTerms(model: Model, field: string): Term[] {
  return model.processes.flatMap((process, index): Term[] => {
    const parts = partsOf(model, process, field);
    const { origin, evidence = [], source, note } = process;
    return parts.map((part) => ({
      ...part,
      id: `${field}:${index}${part.kind === "arrival" ? "+" : ""}`,
      field,
      label: termLabel(model, process, part.kind),
      origin,
      process,
      evidence,
      ...(source === undefined ? {} : { source }),
      ...(note === undefined ? {} : { note }),
    }));
  });
}

type Part = Pick<Term, "kind" | "rate" | "gross" | "formulas" | "partner">;

function partsOf(model: Model, process: Process, field: string): Part[] {
  if (process.type === "convert") return conversionParts(model, process, field);
  if (process.field !== field) return [];
  const u = name(field);
  switch (process.type) {
    case "source":
      return [{ kind: "source", rate: atLeast0(process.rate), formulas: [process.rate] }];
    case "loss": {
      const rate = negative(binary("*", atLeast0(process.rate), u));
      return [{ kind: "loss", rate, formulas: [process.rate] }];
    }
    case "exchange": {
      const rate = atLeast0(process.rate);
      const supply = binary("*", rate, process.target);
      const supplied = isSigned(model, field) ? supply : atLeast0(supply);
      return [
        {
          kind: "exchange",
          rate: binary("-", supplied, binary("*", rate, u)),
          gross: binary("+", supplied, binary("*", rate, u)),
          formulas: [process.rate, process.target],
        },
      ];
    }
    case "growth": {
      const { rate, occupied, capacity } = process;
      const free = binary("*", atLeast0(rate), u);
      if (capacity === undefined) return [{ kind: "growth", rate: free, formulas: [rate] }];
      const full = binary("/", atLeast0(occupied), call("max", capacity, number(1e-30)));
      return [
        {
          kind: "growth",
          rate: binary("*", free, binary("-", number(1), full)),
          formulas: [rate, occupied, capacity],
        },
      ];
    }
    case "react":
      return [{ kind: "reaction", rate: process.rate, formulas: [process.rate] }];
    case "chemotaxis": {
      const { towards, sensitivity, crowding } = process;
      return [
        {
          kind: "chemotaxis",
          formulas: [sensitivity, towards, ...(crowding === undefined ? [] : [crowding])],
          ...(towards.kind === "name" ? { partner: towards.name } : {}),
        },
      ];
    }
    case "fix":
      return [{ kind: "hold", formulas: [process.where, process.value] }];
  }
}

/** A compartment gives to the tissue by the mean of the rate, and gains the mean of what it gets. */
function conversionParts(model: Model, process: ConvertProcess, field: string): Part[] {
  const isTissue = (place: string) => model.fields.some((one) => one.name === place);
  const { from, to } = process;
  const rate = atLeast0(process.rate);
  const parts: Part[] = [];
  if (from === field) {
    const isMean = !isTissue(from) && isTissue(to);
    const leaving = binary("*", isMean ? call("mean", rate) : rate, name(from));
    parts.push({
      kind: "departure",
      rate: negative(leaving),
      formulas: [process.rate],
      partner: to,
    });
  }
  if (to === field) {
    const arriving = binary("*", binary("*", atLeast0(process.yield), rate), name(from));
    const isMean = !isTissue(to) && isTissue(from);
    parts.push({
      kind: "arrival",
      rate: isMean ? call("mean", arriving) : arriving,
      formulas: [process.rate, process.yield],
      partner: from,
    });
  }
  return parts;
}

function atLeast0(expression: Expression): Expression {
  if (expression.kind === "number" && expression.value >= 0) return expression;
  return call("max", expression, number(0));
}

function negative(expression: Expression): Expression {
  return { kind: "unary", operator: "-", operand: expression };
}
