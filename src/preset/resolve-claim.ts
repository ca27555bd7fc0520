import type { Claim, Control } from "../model/claim.ts";
import { ModelError } from "../model/error.ts";
import { readFormula } from "../model/read-formula.ts";
import { parseDuration } from "../model/units.ts";
import { parameterInRange } from "./parameter-in-range.ts";
import { parseComparison } from "./parse-comparison.ts";
import type { PresetContext } from "./preset-context.ts";
import type { PresetFile } from "./preset-schema.ts";
import { resolveIntervention } from "./resolve-intervention.ts";

type ClaimFile = NonNullable<PresetFile["claims"]>[number];

/** One entry of the preset's `claims` list. */
export function resolveClaim(claim: ClaimFile, place: string, context: PresetContext): Claim {
  checkKeys(claim, place);
  const read = (formula: string | number, key: string) =>
    readFormula(formula, `${place}.${key}`, context.vocabulary, "tissue");
  const at = parseDuration(claim.at, `${place}.at`);
  if (at < 0) throw new ModelError(`${place}.at`, `must not be negative, but is ${claim.at}`);
  return {
    at,
    measure: claim.measure,
    of: read(claim.of, "of"),
    ...(claim.where === undefined ? {} : { where: read(claim.where, "where") }),
    ...(claim.with === undefined ? {} : { with: read(claim.with, "with") }),
    ...(claim.is === undefined ? {} : { is: parseComparison(claim.is, `${place}.is`) }),
    ...(claim.versus === undefined
      ? {}
      : { versus: resolveControl(claim.versus, `${place}.versus`, context) }),
    ...(claim.ratio === undefined ? {} : { ratio: parseComparison(claim.ratio, `${place}.ratio`) }),
    why: claim.why,
  };
}

function checkKeys(claim: ClaimFile, place: string): void {
  if ((claim.versus === undefined) !== (claim.ratio === undefined)) {
    throw new ModelError(
      place,
      '"versus" and "ratio" go together: the control run, and what value / control must be',
    );
  }
  if (claim.is === undefined && claim.ratio === undefined) {
    throw new ModelError(
      place,
      'states nothing; give "is", such as "> 0.7", or "versus" and "ratio"',
    );
  }
  if ((claim.measure === "correlation") !== (claim.with !== undefined)) {
    throw new ModelError(
      place,
      '"with" names the other field of a correlation, and a correlation needs it',
    );
  }
}

function resolveControl(
  control: NonNullable<ClaimFile["versus"]>,
  place: string,
  context: PresetContext,
): Control {
  const parameters = Object.fromEntries(
    Object.entries(control.parameters ?? {}).map(([name, value]) => {
      const at = `${place}.parameters.${name}`;
      return [
        name,
        parameterInRange(name, value, context.model, context.vocabulary, { name: at, value: at }),
      ];
    }),
  );
  if (control.interventions === undefined) return { parameters };
  const interventions = control.interventions.map((entry, i) =>
    resolveIntervention(entry, `${place}.interventions[${i}]`, context),
  );
  return { parameters, interventions };
}
