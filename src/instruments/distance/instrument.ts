import { t } from "../../texts/text.ts";
import type { Instrument } from "../instrument.ts";
import { columnOf, firstNames } from "../parts.ts";
import { type BinnedMeans, binnedMeans } from "../plane/binned-means.ts";
import { signedDistance } from "../plane/distance-transform.ts";
import { edgesOf } from "./edges.ts";
import { type DistanceSetting, distanceKeys } from "./setting.ts";

/** Means by the distance from the edge of what a condition picks, negative inside. */
export const distanceInstrument: Instrument<DistanceSetting, BinnedMeans> = {
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
    const distances = signedDistance(mask ?? [], grid);
    const finite = distances.filter(Number.isFinite);
    const reach = finite.reduce(
      ([low, high], value) => [Math.min(low, value), Math.max(high, value)] as [number, number],
      [0, 0] as [number, number],
    );
    return binnedMeans(
      distances,
      fields.map((field) => values.get(field)!),
      width ?? Math.max(grid.dx, grid.dy),
      reach,
    );
  },
  show: ({ fields, inside }, moments, context) => {
    const { coordinates, weights, means } = moments.at(-1)?.value ?? {
      coordinates: [],
      weights: [],
      means: [],
    };
    const columns = fields.map((field, index) => columnOf(field, means[index] ?? [], context));
    const voxels = { name: "voxels", label: t`Voxels`, unit: "1", values: weights };
    const within = coordinates.reduce(
      (sum, place, index) => sum + (place < 0 ? (weights[index] ?? 0) : 0),
      0,
    );
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return {
      columns: [
        { name: "distance", label: t`Distance from the edge`, unit: "um", values: coordinates },
        ...columns,
        voxels,
      ],
      drawing: { as: "lines", x: "distance", y: fields, mark: 0 },
      facts: [{ label: t`Share inside`, value: all === 0 ? 0 : within / all, unit: "1" }],
      note:
        all === 0
          ? t`There is no edge: ${inside} holds nowhere or everywhere.`
          : t`Negative: inside, where ${inside}. Exact Euclidean distances between middles of voxels.`,
    };
  },
  shape: () => null,
  reshape: (setting) => setting,
};
