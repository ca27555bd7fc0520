import type { FieldDescription, ProcessDescription } from "../../model/description.ts";
import { tumor } from "./tumor.ts";

/**
 * A clone is a part of the tumor that carries a mark: its field is the density of marked cells, never
 * more than `tumor`, in which they are counted too. Marked cells creep, divide and are drawn exactly
 * as tumor does, so without selection their share stays what it was; marks do not exclude each other.
 */
export function tagField(label: string, color: string, note: string): FieldDescription {
  const diffusion = tumor.fields?.["tumor"]?.diffusion ?? 0;
  return { kind: "population", label, unit: "1", diffusion, color, note };
}

/** Division and motion of the marked cells, copied from tumor's; deaths are the clone's own. */
export function tagMotionAndGrowth(field: string): readonly ProcessDescription[] {
  const own = (tumor.processes ?? []).flatMap((process): ProcessDescription[] => {
    const moves = process.type === "growth" || process.type === "chemotaxis";
    return moves && process.field === "tumor" ? [{ ...process, field }] : [];
  });
  return [...own, ...directedMotion.map((motion) => ({ ...motion, field }))];
}

/** How other modules draw tumor: succinate up the oxygen, PRRX2+ fibroblasts along nerves. */
const directedMotion = [
  {
    type: "chemotaxis",
    towards: "oxygen",
    sensitivity: "succinateChemotaxis",
    crowding: "tumor + dead",
    label: "Directed invasion",
  },
  {
    type: "chemotaxis",
    towards: "nerve",
    sensitivity: "nerveAttraction",
    crowding: "tumor + dead",
    label: "Attraction by nerves",
  },
] as const;
