import type { Boundary } from "../../model/model.ts";

/** Whether x, y, z wrap around; both sides of an axis do or none. */
export function periodicAxes({
  left,
  bottom,
  back,
}: Boundary): readonly [boolean, boolean, boolean] {
  return [left, bottom, back].map(({ type }) => type === "periodic") as [boolean, boolean, boolean];
}
