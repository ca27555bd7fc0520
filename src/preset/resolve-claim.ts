import type { BenefitVersus, Claim, Comparison, Reading, Versus } from "../model/claim.ts";
import { ModelError } from "../model/error.ts";
import { readFormula } from "../model/read-formula.ts";
import { parseDuration } from "../model/units.ts";
import { checkClaimKeys } from "./check-claim-keys.ts";
import { parseComparison } from "./parse-comparison.ts";
import type { PresetContext } from "./preset-context.ts";
import { resolveRunChanges } from "./resolve-run-changes.ts";
import type { ClaimFile } from "./scene-schema.ts";

type VersusFile = NonNullable<ClaimFile["versus"]>;
type Comparisons<K extends string> = { readonly [key in K]?: string };

/** One entry of the preset's `claims` list; `labels` are those of the preset's interventions. */
export function resolveClaim(
  claim: ClaimFile,
  place: string,
  context: PresetContext,
  labels: readonly string[],
): Claim {
  checkClaimKeys(claim, place);
  const reading = resolveReading(claim, place, context);
  const { given, versus, benefitVersus } = claim;
  return {
    ...reading,
    ...(given && { given: resolveRunChanges(given, `${place}.given`, context, labels) }),
    ...comparisons(claim, ["is", "ratio", "difference", "benefit"], place),
    ...(versus && {
      versus: resolveVersus(versus, claim, `${place}.versus`, context, labels),
    }),
    ...(benefitVersus && {
      benefitVersus: resolveBenefitVersus(benefitVersus, `${place}.benefitVersus`, context, labels),
    }),
    why: claim.why,
  };
}

/** What a reading says as JSON. */
export type ReadingFile = Pick<ClaimFile, "at" | "measure" | "of" | "where" | "with">;

/** One number to be read from a run. */
export function resolveReading(file: ReadingFile, place: string, context: PresetContext): Reading {
  const read = (formula: string | number, key: string) =>
    readFormula(formula, `${place}.${key}`, context.vocabulary, "tissue");
  const at = parseDuration(file.at, `${place}.at`);
  if (at < 0) throw new ModelError(`${place}.at`, `must not be negative, but is ${file.at}`);
  if ((file.measure === "correlation") !== (file.with !== undefined)) {
    throw new ModelError(
      place,
      '"with" names the other field of a correlation, and a correlation needs it',
    );
  }
  return {
    subject: describeSubject(file),
    at,
    measure: file.measure,
    of: read(file.of, "of"),
    ...(file.where !== undefined && { where: read(file.where, "where") }),
    ...(file.with !== undefined && { with: read(file.with, "with") }),
  };
}

function describeSubject({ of, with: other, where }: ReadingFile): string {
  const beside = other === undefined ? "" : ` with ${other}`;
  return `${of}${beside}${where === undefined ? "" : ` where ${where}`}`;
}

function comparisons<K extends string>(
  file: Comparisons<K>,
  keys: readonly K[],
  place: string,
): { readonly [key in K]?: Comparison } {
  const found: { [key in K]?: Comparison } = {};
  for (const key of keys) {
    const text = file[key];
    if (text !== undefined) found[key] = parseComparison(text, `${place}.${key}`);
  }
  return found;
}

function resolveVersus(
  versus: VersusFile,
  claim: ClaimFile,
  place: string,
  context: PresetContext,
  labels: readonly string[],
): Versus {
  const { parameters, interventions, without, ...changes } = versus;
  const sameRun = parameters === undefined && interventions === undefined && without === undefined;
  if (sameRun && Object.keys(changes).length === 0) {
    throw new ModelError(
      place,
      'compares the value with itself; give "where", "of", "at" or "measure" for another value of the same run, or "parameters", "interventions" or "without" for another run ("parameters": {} is the preset as it is)',
    );
  }
  const measure = versus.measure ?? claim.measure;
  const correlated = measure === "correlation" ? (versus.with ?? claim.with) : versus.with;
  const { with: _, ...reading } = claim;
  const file = { ...reading, ...changes, ...(correlated !== undefined && { with: correlated }) };
  return {
    ...(!sameRun && { run: resolveRunChanges(versus, place, context, labels) }),
    reading: resolveReading(file, place, context),
  };
}

function resolveBenefitVersus(
  file: NonNullable<ClaimFile["benefitVersus"]>,
  place: string,
  context: PresetContext,
  labels: readonly string[],
): BenefitVersus {
  const resolve = (key: "given" | "versus") =>
    resolveRunChanges(file[key] ?? {}, `${place}.${key}`, context, labels);
  return {
    given: resolve("given"),
    versus: resolve("versus"),
    ...comparisons(file, ["ratio", "difference"], place),
  };
}
