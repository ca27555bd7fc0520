import type { Model } from "./model.ts";

/** Whether a `react` process may make the field or compartment negative. */
export function isSigned(model: Model, fieldName: string): boolean {
  return model.processes.some((process) => process.type === "react" && process.field === fieldName);
}
