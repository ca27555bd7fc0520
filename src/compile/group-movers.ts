import type { Boundary, Model } from "../model/model.ts";
import type { Layout } from "./program.ts";

/**
 * Movers that cross every face at the same rates: the same motility, drifts and periodic axes, such
 * as the phenotypes of one population. Their rates are computed once. Indices into layout.movers.
 */
export function groupMovers(model: Model, layout: Layout): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  layout.movers.forEach(({ slot, motilityPlane, drifts }, index) => {
    const ways = JSON.stringify([
      motilityPlane,
      layout.uniforms.diffusion[slot],
      drifts,
      layout.uniforms.sensitivity[index],
      periodicAxes(model.fields[slot]!.boundary),
    ]);
    const group = groups.get(ways);
    if (group === undefined) groups.set(ways, [index]);
    else group.push(index);
  });
  return [...groups.values()];
}

function periodicAxes({ left, bottom, back }: Boundary): readonly boolean[] {
  return [left, bottom, back].map(({ type }) => type === "periodic");
}
