import type { Expression } from "../model/expression.ts";
import type { Model } from "../model/model.ts";
import { namesOf } from "./model-scope.ts";
import { compileObservable } from "./observable-blocks.ts";
import type { ObservableBlock } from "./program.ts";

/**
 * Compiles one expression outside the model's own: a claim's measure, an initial value. `name` is
 * where it stands ("initial[3].value"): the place of its errors and the seed of its random()
 * streams, so that two entries do not draw the same numbers. Throws ModelError.
 */
export function compileExpression(
  model: Model,
  expression: Expression,
  name: string,
): ObservableBlock {
  return compileObservable(namesOf(model), expression, name, name, streamOf(name));
}

/** FNV-1a hash of the UTF-16 units. */
function streamOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
