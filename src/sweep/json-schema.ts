import { jsonSchemaOf } from "../preset/json-schema.ts";
import { planSchema } from "./plan-schema.ts";

/** The JSON Schema of plans of sweeps, with which editors complete and check them. */
export function planJsonSchema(): ReturnType<typeof jsonSchemaOf> {
  return jsonSchemaOf(planSchema, {
    title: "Milieu sweep",
    description: "A plan of many runs, format milieu-sweep/1; docs/sweeps.md explains every key.",
  });
}
