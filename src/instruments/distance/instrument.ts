import { t } from "../../texts/text.ts";
import type { Instrument } from "../instrument.ts";
import { columnOf, firstNames } from "../parts.ts";
import { type BinnedMeans, binnedMeans } from "../plane/binned-means.ts";
import { signedDistance } from "../plane/distance-transform.ts";
import { edgesOf } from "./edges.ts";
import { type DistanceSetting, distanceKeys } from "./setting.ts";

/** Of one moment. */
interface Taken extends BinnedMeans {
  /** Share of the voxels where the condition holds. */
  readonly within: number;
}

/** Means by the distance from the edge of what a condition picks, negative inside. */
export const distanceInstrument: Instrument<DistanceSetting, Taken> = {
  ...distanceKeys,
  label: t`Distance profile`,
  note: t`Means against the distance from an edge: the tumor's, or the nearest vessel's.`,
  overTime: false,
  start: (context) => {
    const [edge] = edgesOf(context.model);
    const fallback = firstNames(context, 1)[0];
    const inside = edge?.inside ?? (fallback === undefined ? undefined : `${fallback} > 0.1`);
    if (inside === undefined) return null;
    return { kind: "distance", inside, fields: [...firstNames(context, 3)] };
  },
  wants: ({ fields, inside }) => ({ names: fields, where: inside }),
  take: ({ fields, width }, { grid, values, mask }) => {
    const held = Array.from(mask ?? []);
    const distances = signedDistance(held, grid);
    const finite = distances.filter(Number.isFinite);
    const bin = width ?? Math.max(grid.dx, grid.dy);
    const [low, high] = finite.reduce(
      ([low, high], value) => [Math.min(low, value), Math.max(high, value)] as [number, number],
      [0, 0] as [number, number],
    );
    // The farthest voxel belongs to a bin, too, where its distance is a whole number of them.
    const means = binnedMeans(
      distances,
      fields.map((field) => values.get(field)!),
      bin,
      [low, high + bin / 2],
    );
    return { ...means, within: held.filter((one) => one !== 0).length / Math.max(held.length, 1) };
  },
  show: ({ fields, inside }, moments, context) => {
    const { coordinates, weights, means, within } = moments.at(-1)?.value ?? {
      coordinates: [],
      weights: [],
      means: [],
      within: 0,
    };
    const columns = fields.map((field, index) => columnOf(field, means[index] ?? [], context));
    const voxels = { name: "voxels", label: t`Voxels`, unit: "1", values: weights };
    return {
      columns: [
        { name: "distance", label: t`Distance from the edge`, unit: "um", values: coordinates },
        ...columns,
        voxels,
      ],
      drawing: { as: "lines", x: "distance", y: fields, mark: 0 },
      facts: [{ label: t`Share inside`, value: within, unit: "1" }],
      note:
        coordinates.length === 0
          ? t`There is no edge: ${inside} holds nowhere or everywhere.`
          : t`Negative: inside, where ${inside}. Exact Euclidean distances between middles of voxels.`,
    };
  },
  shape: () => null,
  reshape: (setting) => setting,
};
