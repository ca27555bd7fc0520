import type { TissueView } from "../../look/tissue/setting.ts";
import type { Grid } from "../../model/grid.ts";
import { t } from "../../texts/text.ts";
import type { Instrument, Place } from "../instrument.ts";
import { pairOf, placeOf, roundPlace, sliceOf } from "../parts.ts";
import { betweenVoxels } from "../plane/between-voxels.ts";
import { sliceValues } from "../plane/slice.ts";
import { type CellWindow, cellsInWindow } from "./cells-in-window.ts";
import { nearestNeighbors } from "./nearest-neighbors.ts";
import { pairCorrelation } from "./pair-correlation.ts";
import { type CellsSetting, cellsKeys, SIDE } from "./setting.ts";

/** How far apart pairs are looked at, um, and in bins of which width. */
const REACH = 120;
const WIDTH = 3;

/** How many cells of each kind a window holds, and how they stand to each other. */
export interface CellsMoment {
  /** mm^2 */
  readonly area: number;
  readonly counts: readonly number[];
  readonly distances: readonly number[];
  readonly values: readonly number[];
  /** Mean distance to the nearest neighbor, um. */
  readonly nearest: number;
}

/** The cells that the tissue look draws: how many, and how they stand to each other. */
export const cellsInstrument: Instrument<CellsSetting, CellsMoment> = {
  ...cellsKeys,
  label: t`Cells`,
  note: t`The drawn cells in a square: how many per mm², pair correlation, nearest neighbors.`,
  overTime: false,
  start: ({ grid, tissue }) => {
    if (tissue === null) return null;
    const { nx, ny, dx, dy } = grid;
    const most = Math.min(nx * dx, ny * dy);
    return {
      kind: "cells",
      center: pairOf({ x: (nx * dx) / 2, y: (ny * dy) / 2 }),
      side: roundPlace(Math.min(Math.max(Math.min(SIDE.first, most), SIDE.least), SIDE.most)),
      show: "pairs",
    };
  },
  wants: (_, { tissue }) => ({ names: tissue === null ? [] : fieldsOf(tissue) }),
  take: (setting, { grid, values }, { tissue }) => {
    if (tissue === null) throw new Error("There are no cells to count.");
    const planes = new Map(
      [...values].map(([name, all]) => [name, sliceValues(all, grid, sliceOf(setting, grid.nz))]),
    );
    const window = windowOf(setting, grid);
    const cells = cellsInWindow(tissue, window, (field, { x, y }: Place) => {
      const plane = planes.get(field);
      return plane === undefined ? 0 : betweenVoxels(plane, grid, x, y);
    });
    const of = (name: string | undefined) =>
      name === undefined ? cells : cells.filter(({ kind }) => tissue.kinds[kind]?.name === name);
    const [from, to] = [of(setting.from), of(setting.to)];
    const options = { reach: REACH, width: WIDTH, same: setting.from === setting.to };
    const neighbors = nearestNeighbors(from, to, window, options);
    const curve = setting.show === "pairs" ? pairCorrelation(from, to, window, options) : neighbors;
    return {
      area: ((window.right - window.left) * (window.top - window.bottom)) / 1e6,
      counts: tissue.kinds.map((_, index) => cells.filter(({ kind }) => kind === index).length),
      distances: curve.distances,
      values: curve.values,
      nearest: neighbors.mean,
    };
  },
  show: ({ show, from, to }, moments, { tissue }) => {
    const found = moments.at(-1)?.value;
    const kinds = tissue?.kinds ?? [];
    const pairs = show === "pairs";
    const counted = kinds.map(({ label, poles }, index) => ({
      label,
      value: (found?.counts[index] ?? 0) / (found?.area ?? 1),
      unit: "1/mm^2",
      ...(poles[0] && { color: poles[0].color }),
    }));
    const color = kinds.find(({ name }) => name === to)?.poles[0]?.color;
    const ofKind = (name: string | undefined) =>
      kinds.find((kind) => kind.name === name)?.label ?? t`any cell`;
    return {
      columns: [
        {
          name: "distance",
          label: t`Distance between cells`,
          unit: "um",
          values: found?.distances ?? [],
        },
        {
          name: pairs ? "g" : "density",
          label: pairs ? t`Pair correlation g(r)` : t`Density of the nearest distance`,
          unit: pairs ? "1" : "1/um",
          values: found?.values ?? [],
          ...(color && { color }),
        },
      ],
      drawing: { as: "lines", x: "distance", y: [pairs ? "g" : "density"] },
      facts: [
        { label: t`Nearest neighbor`, value: found?.nearest ?? Number.NaN, unit: "um" },
        ...counted.filter(({ value }) => value > 0),
      ],
      note: t`From ${ofKind(from)} to ${ofKind(to)}. ${
        pairs
          ? t`1: as of cells that know nothing of each other; corrected for the edge by translation (Ohser 1983).`
          : t`Corrected for the edge as of Hanisch (1984).`
      }`,
    };
  },
  shape: ({ center, side }) => ({ kind: "square", center: placeOf(center), side }),
  reshape: (setting, shape) =>
    shape.kind === "square"
      ? {
          ...setting,
          center: pairOf(shape.center),
          side: roundPlace(Math.min(Math.max(shape.side, SIDE.least), SIDE.most)),
        }
      : setting,
};

/** The part of the square that lies in the domain. */
function windowOf({ center: [x, y], side }: CellsSetting, { nx, ny, dx, dy }: Grid): CellWindow {
  return {
    left: Math.max(0, x - side / 2),
    right: Math.min(nx * dx, x + side / 2),
    bottom: Math.max(0, y - side / 2),
    top: Math.min(ny * dy, y + side / 2),
  };
}

function fieldsOf({ kinds, structures }: TissueView): readonly string[] {
  const fields = [...kinds.flatMap(({ poles }) => poles), ...structures];
  return [...new Set(fields.map(({ field }) => field))];
}
