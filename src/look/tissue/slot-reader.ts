import type { Place } from "../look.ts";
import type { SlotReader } from "./race.ts";
import type { TissueView } from "./setting.ts";

/** Share of vessel at which its outline lies; thickness of a wall, um. */
export const OUTLINE = 0.5;
export const WALL = 6;
const FAR = -60;

/** What the race of a view reads of the tissue, `value` giving a field at a place (um). */
export function slotReader(
  { structures }: Pick<TissueView, "structures">,
  value: (field: string, at: Place) => number,
): SlotReader {
  const trunk = structures.find(({ structure }) => structure === "vessel");
  const capillary = structures.find(({ structure }) => structure === "capillary");
  return {
    density: (field, x, y) => Math.max(value(field, { x, y }), 0),
    inside: (x, y) =>
      trunk === undefined ? FAR : lumenDistance((at) => value(trunk.field, at), { x, y }),
    ...(capillary === undefined ? {} : { capillary: capillary.field }),
  };
}

/** um into the lumen: difference to the outline over the slope, of values read a step apart. */
function lumenDistance(value: (at: Place) => number, { x, y }: Place): number {
  const step = 5;
  const across = value({ x: x + step, y }) - value({ x: x - step, y });
  const along = value({ x, y: y + step }) - value({ x, y: y - step });
  const slope = Math.hypot(across, along) / (2 * step);
  const away = value({ x, y }) - OUTLINE;
  return Math.max(Math.min(away / Math.max(slope, 0.004), 60), FAR);
}
