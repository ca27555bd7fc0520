import type { Design } from "../../src/sweep/designs/design.ts";

export function allPoints(design: Design): (readonly number[])[] {
  return Array.from({ length: design.count }, (_, index) => design.point(index));
}
