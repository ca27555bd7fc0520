import { annotationsOf } from "./annotations.ts";
import { composeConserved, type ProcessKind, type ProcessPlace } from "./compose-conserved.ts";
import type {
  ChemotaxisDescription,
  ConvertDescription,
  FixDescription,
  GrowthDescription,
  ProcessDescription,
} from "./description.ts";
import { ModelError } from "./error.ts";
import type { Expression } from "./expression.ts";
import { name } from "./expression.ts";
import type { FormulaUse } from "./formula-use.ts";
import type { Process, ProcessBase } from "./model.ts";
import { readFormula, readPositive } from "./read-formula.ts";
import { isZero } from "./simplify-expression.ts";
import { didYouMean } from "./suggest.ts";
import type { Meaning, Vocabulary } from "./vocabulary.ts";
import { whatIsNamed } from "./what-is-named.ts";

export interface ProcessContext extends ProcessPlace {
  /** Names of populations: only they move by chemotaxis. */
  readonly populations: ReadonlySet<string>;
  readonly origin: string;
}

type Formula = string | number;

/**
 * A process with its formulas read; nothing if no chosen part provides what it acts on, or it does
 * nothing; two conversions if it is an exchange that conserves.
 */
export function composeProcess(
  description: ProcessDescription,
  context: ProcessContext,
): readonly Process[] {
  const base: ProcessBase = { ...annotationsOf(description), origin: context.origin };
  if (description.type === "exchange" && description.conserve !== undefined) {
    const { field, conserve } = description;
    return composeConserved(
      { ...description, conserve },
      kindOf(field, "field", context),
      base,
      context,
    );
  }
  const process = composeOne(description, base, context);
  return process === undefined ? [] : [process];
}

function composeOne(
  description: ProcessDescription,
  base: ProcessBase,
  context: ProcessContext,
): Process | undefined {
  if (description.type === "convert") return composeConvert(description, base, context);
  if (description.type === "fix") return composeFix(description, base, context);
  const kind = kindOf(description.field, "field", context);
  const use: FormulaUse = kind === "compartment" ? "compartment" : "tissue";
  const positive = (formula: Formula, key: string) =>
    readPositive(formula, `${context.place}.${key}`, context.vocabulary, use);
  const signed = (formula: Formula, key: string) =>
    readFormula(formula, `${context.place}.${key}`, context.vocabulary, use);
  const { field } = description;
  if (description.type === "chemotaxis")
    return composeChemotaxis(description, base, context, signed);
  if (description.type === "react") {
    const rate = signed(description.rate, "rate");
    return kind === "absent" || isZero(rate) ? undefined : { ...base, type: "react", field, rate };
  }
  const rate = positive(description.rate, "rate");
  const isIdle = kind === "absent" || isZero(rate);
  switch (description.type) {
    case "source":
    case "loss":
      return isIdle ? undefined : { ...base, type: description.type, field, rate };
    case "exchange": {
      const target = signed(description.target, "target");
      return isIdle ? undefined : { ...base, type: "exchange", field, rate, target };
    }
    case "growth": {
      const growth = growthTerms(description, positive);
      return isIdle ? undefined : { ...base, type: "growth", field, rate, ...growth };
    }
  }
}

function growthTerms(
  { field, occupied, capacity }: GrowthDescription,
  positive: (formula: Formula, key: string) => Expression,
): { occupied: Expression; capacity?: Expression } {
  return {
    occupied: occupied === undefined ? name(field) : positive(occupied, "occupied"),
    ...(capacity === undefined ? {} : { capacity: positive(capacity, "capacity") }),
  };
}

function composeConvert(
  description: ConvertDescription,
  base: ProcessBase,
  context: ProcessContext,
): Process | undefined {
  const { from, to } = description;
  const fromKind = kindOf(from, "from", context);
  const toKind = kindOf(to, "to", context);
  const { place, vocabulary } = context;
  if (from === to) throw new ModelError(`${place}.to`, `"${from}" cannot convert into itself`);
  const gives = fromKind === "compartment" && toKind === "field";
  const use: FormulaUse = fromKind === "compartment" ? "compartment" : "tissue";
  const rate = readPositive(description.rate, `${place}.rate`, vocabulary, gives ? "handing" : use);
  const share = readPositive(
    description.yield ?? 1,
    `${place}.yield`,
    vocabulary,
    gives ? "ratio" : use,
  );
  if (fromKind === "absent" || isZero(rate)) return undefined;
  if (toKind === "absent") return { ...base, type: "loss", field: from, rate };
  return { ...base, type: "convert", from, to, rate, yield: share };
}

function composeFix(
  { field, where = 1, value }: FixDescription,
  base: ProcessBase,
  context: ProcessContext,
): Process | undefined {
  const { place, vocabulary } = context;
  const kind = kindOf(field, "field", context);
  if (kind === "compartment") {
    throw new ModelError(
      `${place}.field`,
      `"${field}" is a compartment, which has no voxels to fix; make it a parameter or an observable`,
    );
  }
  const mask = readPositive(where, `${place}.where`, vocabulary, "tissue");
  const share = whatIsNamed(mask, vocabulary);
  if (share.kind === "number" && share.value > 1) {
    throw new ModelError(`${place}.where`, `a mask is from 0 to 1, but is ${share.value}`);
  }
  const held = readFormula(value, `${place}.value`, vocabulary, "tissue");
  if (kind === "absent" || isZero(mask)) return undefined;
  return { ...base, type: "fix", field, where: mask, value: held };
}

function composeChemotaxis(
  description: ChemotaxisDescription,
  base: ProcessBase,
  context: ProcessContext,
  read: (formula: Formula, key: string) => Expression,
): Process | undefined {
  const { field, towards } = description;
  const isThere = context.vocabulary.get(field)?.kind !== "absent";
  if (isThere && !context.populations.has(field)) {
    throw new ModelError(
      `${context.place}.field`,
      `only a population moves by chemotaxis, and "${field}" is none`,
    );
  }
  const attractant = readAttractant(towards, context);
  const sensitivity = read(description.sensitivity, "sensitivity");
  const crowding =
    description.crowding === undefined ? undefined : read(description.crowding, "crowding");
  if (!isThere || attractant === undefined || isZero(sensitivity)) return undefined;
  return {
    ...base,
    type: "chemotaxis",
    field,
    towards: attractant,
    sensitivity,
    ...(crowding === undefined ? {} : { crowding }),
  };
}

/** The name of what is climbed; undefined if it is the same everywhere. */
function readAttractant(towards: string, context: ProcessContext): Expression | undefined {
  const place = `${context.place}.towards`;
  const meaning = context.vocabulary.get(towards);
  if (meaning?.kind === "field") return name(towards);
  if (meaning?.kind === "observable")
    return whatIsNamed(meaning.expression, context.vocabulary).kind === "number"
      ? undefined
      : name(towards);
  if (meaning?.kind === "absent" && meaning.what !== "compartment" && meaning.what !== "parameter")
    return undefined;
  throw new ModelError(
    place,
    problemOfTarget(towards, meaning, "field or observable", context.vocabulary),
  );
}

function kindOf(target: string, key: string, context: ProcessContext): ProcessKind {
  const meaning = context.vocabulary.get(target);
  if (meaning?.kind === "field" || meaning?.kind === "compartment") return meaning.kind;
  if (meaning?.kind === "absent" && (meaning.what === "field" || meaning.what === "compartment"))
    return "absent";
  throw new ModelError(
    `${context.place}.${key}`,
    problemOfTarget(target, meaning, "field or compartment", context.vocabulary),
  );
}

function problemOfTarget(
  target: string,
  meaning: Meaning | undefined,
  wanted: string,
  vocabulary: Vocabulary,
): string {
  if (meaning !== undefined) {
    const what = meaning.kind === "absent" ? meaning.what : meaning.kind;
    return `"${target}" is a ${what}; it must be a ${wanted}`;
  }
  const known = [...vocabulary].flatMap(([known, { kind }]) =>
    kind === "field" || kind === "compartment" || kind === "observable" ? known : [],
  );
  return `unknown name "${target}"${didYouMean(target, known)}`;
}
