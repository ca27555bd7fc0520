import { unbroken } from "../../src/preset/breakages/breakage.ts";
import type { PresetBreakage } from "../../src/preset/breakages/preset-breakages.ts";

/** The plan of a sweep that judges every claim of a preset as it is, and under each breakage. */
export function planOf(name: string, breakages: readonly PresetBreakage[]): unknown {
  return {
    format: "milieu-sweep/1",
    title: `Claims of ${name} where its model is broken`,
    presets: [name],
    setting: { check: true },
    vary: [{ setting: "breakage" }],
    design: {
      type: "list",
      rows: [unbroken, ...breakages.map((one) => one.name)].map((breakage) => ({ breakage })),
    },
    outputs: [{ claims: true }],
  };
}
