import { ModelError } from "../model/error.ts";
import { isSigned } from "../model/is-signed.ts";
import type { FieldIntervention, Intervention } from "../model/scenario.ts";
import { BlockBuilder } from "./block-builder.ts";
import { lowerExpression } from "./lower-expression.ts";
import { lowerMask } from "./mask-over-voxel.ts";
import type { ModelContext } from "./model-context.ts";
import { makeScope } from "./model-scope.ts";
import type { InterventionBlock } from "./program.ts";

/** Index for index the interventions' blocks; null for those on a parameter. */
export function compileInterventions(
  context: Pick<ModelContext, "model" | "names">,
  interventions: readonly Intervention[],
): (InterventionBlock | null)[] {
  return interventions.map((intervention, index) =>
    intervention.type === "field"
      ? compileIntervention(context, intervention, `interventions[${index}]`)
      : null,
  );
}

function compileIntervention(
  context: Pick<ModelContext, "model" | "names">,
  intervention: FieldIntervention,
  place: string,
): InterventionBlock {
  const target = context.names.get(intervention.field);
  if (target?.kind !== "field" && target?.kind !== "compartment") {
    const problem = `"${intervention.field}" is neither a field nor a compartment`;
    throw new ModelError(`${place}.field`, problem);
  }
  const builder = new BlockBuilder();
  const rules =
    target.kind === "compartment"
      ? { uniformBecause: `"${intervention.field}" is a compartment, one number` }
      : {};
  const rulesAt = (key: string) => ({ place: `${place}.${key}`, ...rules });
  const scope = makeScope(builder, context.names, rulesAt(intervention.action));
  const amount = lowerExpression(intervention.amount, scope);
  const weight = lowerMask(builder, context.names, rulesAt("where"), intervention.where);
  const isField = target.kind === "field";
  const plane = isField ? target.slot : target.index;
  const present = builder.leaf(
    isField ? { op: "field", slot: plane } : { op: "scalar", index: plane },
  );
  const changed = changedValue(builder, intervention.action, present, amount, weight);
  const limited = builder.unary("limit", changed);
  const value = isSigned(context.model, intervention.field)
    ? limited
    : builder.binary("max", limited, builder.constant(0));
  const buffer = isField ? "fields" : "scalars";
  const block = builder.finish("intervention", [{ buffer, plane, value }]);
  const keepsCarry = intervention.action === "add";
  return { slot: isField ? plane : -1, compartment: isField ? -1 : plane, keepsCarry, block };
}

/** The action, weighted by the mask `w` in [0, 1]. */
function changedValue(
  builder: BlockBuilder,
  action: FieldIntervention["action"],
  u: number,
  amount: number,
  w: number,
): number {
  switch (action) {
    case "add":
      return builder.binary("add", u, builder.binary("multiply", w, amount));
    case "multiply": {
      const one = builder.constant(1);
      const change = builder.binary("multiply", w, builder.binary("subtract", amount, one));
      return builder.binary("multiply", u, builder.binary("add", one, change));
    }
    case "set": {
      const change = builder.binary("multiply", w, builder.binary("subtract", amount, u));
      return builder.binary("add", u, change);
    }
  }
}
