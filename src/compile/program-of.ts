import type { Model } from "../model/model.ts";
import type { Scenario } from "../model/scenario.ts";
import { compileModel } from "./compile-model.ts";
import { compileInterventions } from "./intervention-blocks.ts";
import { namesOf } from "./model-scope.ts";
import type { Program } from "./program.ts";

/** What was compiled of a model that is still in use, by scheme. */
const known = new WeakMap<Model, Map<string, Program>>();

/**
 * The program of a scenario, to be given to an engine. A model is compiled once for each scheme: runs
 * that differ in parameters, start, grid or times share all of it, and runs with other doses all but
 * the doses. Throws ModelError with the place of what cannot be compiled.
 */
export function programOf({ model, time, interventions }: Scenario): Program {
  const ofModel = known.get(model) ?? new Map<string, Program>();
  known.set(model, ofModel);
  const before = ofModel.get(time.scheme);
  if (before === undefined) {
    const program = compileModel(model, { scheme: time.scheme, interventions });
    ofModel.set(time.scheme, program);
    return program;
  }
  if (before.doses === interventions) return before;
  const blocks = compileInterventions({ model, names: namesOf(model) }, interventions);
  return { ...before, doses: interventions, interventions: blocks };
}
