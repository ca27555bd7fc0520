import { t } from "../../texts/text.ts";
import type { Instrument } from "../instrument.ts";
import { curvesOverTime } from "../over-time.ts";
import { firstNames, pairOf, placeOf, sliceOf } from "../parts.ts";
import { voxelAt } from "../plane/between-voxels.ts";
import { type ProbeSetting, probeKeys } from "./setting.ts";

/** The values in the voxel at a place, over time. */
export const probeInstrument: Instrument<ProbeSetting, readonly number[]> = {
  ...probeKeys,
  label: t`Pinned probe`,
  note: t`Values at one place, over time.`,
  overTime: true,
  start: (context) => {
    const { nx, ny, dx, dy } = context.grid;
    const at = pairOf({ x: (nx * dx) / 2, y: (ny * dy) / 2 });
    return { kind: "probe", at, fields: [...firstNames(context, 3)] };
  },
  wants: (setting, { grid }) => {
    const { nx, ny, nz } = grid;
    const voxel = voxelAt(grid, ...setting.at) + nx * ny * sliceOf(setting, nz);
    return { names: setting.fields, at: Uint32Array.of(voxel) };
  },
  take: ({ fields }, { values }) => fields.map((field) => values.get(field)![0]!),
  show: ({ fields }, moments, context) => curvesOverTime(fields, moments, (own) => own, context),
  shape: ({ at }) => ({ kind: "point", at: placeOf(at) }),
  reshape: (setting, shape) =>
    shape.kind === "point" ? { ...setting, at: pairOf(shape.at) } : setting,
};
