import type { Grid } from "../../model/grid.ts";
import { t } from "../../texts/text.ts";

/** What is done at a place: a formula of x, y (and z), um, that is 1 there and 0 elsewhere. */
export interface Place {
  readonly inside: string;
  /** From 1 along a rim outwards to 0. */
  readonly around: string;
}

/** A disc (a ball in 3D) in the middle of the domain, its radius a seventh of the shorter side. */
export function middleOf({ dimensions, nx, ny, nz, dx, dy, dz }: Grid): Place {
  const sizes = dimensions === 3 ? [nx * dx, ny * dy, nz * dz] : [nx * dx, ny * dy];
  const radius = round(Math.min(...sizes) / 7);
  const soft = round(radius / 25);
  const squares = sizes.map((size, axis) => `(${"xyz"[axis]} - ${round(size / 2)})^2`);
  const distance = `sqrt(${squares.join(" + ")})`;
  return {
    inside: `1/(1 + exp((${distance} - ${radius})/${soft}))`,
    around: `(${distance} > ${round(0.92 * radius)})*exp(-((max(${distance}, ${radius}) - ${radius})/${round(0.8 * radius)})^2)`,
  };
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

/** What is done by hand rather than given: the field that a model must have, and what becomes of it. */
export interface Procedure {
  readonly key: string;
  readonly label: string;
  readonly field: string;
  readonly action: "multiply" | "set";
  readonly amount: number;
  readonly where: keyof Place | "everywhere";
  readonly note: string;
}

export const procedures: readonly Procedure[] = [
  {
    key: "ablation",
    label: t`Ablation`,
    field: "tumor",
    action: "multiply",
    amount: 0.03,
    where: "inside",
    note: t`Leaves 3 % of the tumor in the place alive, as the presets of ablation do.`,
  },
  {
    key: "resection",
    label: t`Resection`,
    field: "tumor",
    action: "set",
    amount: 0,
    where: "inside",
    note: t`Takes all tumor out of the place.`,
  },
  {
    key: "heat-ring",
    label: t`Sublethal heat`,
    field: "thermalStress",
    action: "set",
    amount: 1,
    where: "around",
    note: t`Singes a ring around an ablated place; 1 is just survived.`,
  },
  {
    key: "light",
    label: t`Light`,
    field: "light",
    action: "set",
    amount: 1,
    where: "inside",
    note: t`Opens light-sensitive carriers in the place.`,
  },
];
