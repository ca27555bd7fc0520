import type { Side } from "../model/description.ts";
import { type Expression, name, number } from "../model/expression.ts";
import { type Grid, voxelCount } from "../model/grid.ts";
import { isSigned } from "../model/is-signed.ts";
import type { ChemotaxisProcess, Field, SideBoundary } from "../model/model.ts";
import { t } from "../texts/text.ts";
import { evaluateAll, type PreparedExpressions, prepareAll } from "./evaluate-all.ts";
import { faceFlux } from "./face-fluxes.ts";
import { type Term, termsOf } from "./terms.ts";
import type { TissueState } from "./tissue-state.ts";

/** Planes of what motion adds to a field per min, by the id of its term. */
export type MotionRates = ReadonlyMap<string, Float64Array>;

/** Motion of one field, made ready. */
export interface PreparedMotion {
  readonly field: Field;
  readonly terms: readonly Term[];
  readonly drifts: readonly { readonly term: Term; readonly process: ChemotaxisProcess }[];
  readonly expressions: PreparedExpressions;
}

/** What motion of a field and its walls are computed from; undefined for a field that does not move. */
export function prepareMotion(
  state: Pick<TissueState, "model">,
  field: Field,
  all: readonly Term[],
): PreparedMotion | undefined {
  const terms = termsOf(all, field.name).filter(({ kind }) =>
    ["diffusion", "chemotaxis", "wall"].includes(kind),
  );
  if (terms.length === 0) return undefined;
  const drifts = terms.flatMap((term) =>
    term.process?.type === "chemotaxis" ? [{ term, process: term.process }] : [],
  );
  const expressions = prepareAll(
    state.model,
    [
      name(field.name),
      field.diffusion,
      ...drifts.flatMap(({ process }) => [
        process.towards,
        process.sensitivity,
        process.crowding ?? number(0),
      ]),
      ...terms.flatMap((term) => wallFormulas(field, term)),
    ],
    t`motion of ${field.name}`,
  );
  return { field, terms, drifts, expressions };
}

/**
 * Diffusion, each drift and each wall, by the fluxes that the engines move by: between voxels the harmonic mean
 * of D for substrates, the arithmetic one for what moves in substeps, drifts by Scharfetter and Gummel.
 */
export function motionRates(state: TissueState, motion: PreparedMotion): MotionRates {
  const { context, model } = state;
  const { field, terms, drifts } = motion;
  const [u, D, ...rest] = evaluateAll(motion.expressions, context) as Float32Array[];
  if (u === undefined || D === undefined) throw new Error("There is nothing that moves.");
  const plan: Plan = {
    grid: context.grid,
    u,
    D: D.map((value) => Math.max(value, 0)),
    drifts: drifts.map((_, index) => ({
      attractant: rest[3 * index] as Float32Array,
      sensitivity: rest[3 * index + 1] as Float32Array,
      room: (rest[3 * index + 2] as Float32Array).map((crowding) =>
        Math.min(Math.max(1 - crowding, 0), 1),
      ),
    })),
    mean: field.kind === "substrate" && state.scheme === "implicit" ? harmonic : arithmetic,
  };
  const { diffusion, drift } = between(plan, field);
  const rates = new Map<string, Float64Array>();
  for (const term of terms) if (term.kind === "diffusion") rates.set(term.id, diffusion);
  drifts.forEach(({ term }, index) => {
    rates.set(term.id, drift[index] as Float64Array);
  });
  let at = 3 * drifts.length;
  for (const term of terms) {
    if (term.side === undefined) continue;
    const values = [rest[at], rest[at + 1]] as [Float32Array, Float32Array];
    at += wallFormulas(field, term).length;
    const wall = field.boundary[term.side];
    rates.set(term.id, wallRates(plan, term.side, wall, values, isSigned(model, field.name)));
  }
  return rates;
}

interface Plan {
  readonly grid: Grid;
  readonly u: Float32Array;
  readonly D: Float32Array;
  readonly drifts: readonly {
    readonly attractant: Float32Array;
    readonly sensitivity: Float32Array;
    readonly room: Float32Array;
  }[];
  readonly mean: (a: number, b: number) => number;
}

function between(plan: Plan, field: Field) {
  const { grid, u, D, drifts, mean } = plan;
  const { nx, ny, nz, dx, dy, dz } = grid;
  const size = voxelCount(grid);
  const diffusion = new Float64Array(size);
  const drift = drifts.map(() => new Float64Array(size));
  const pass = (a: number, b: number, h: number): void => {
    const speeds = drifts.map(({ attractant, sensitivity, room }) => {
      const chi = ((sensitivity[a] as number) + (sensitivity[b] as number)) / 2;
      const v = (chi * ((attractant[b] as number) - (attractant[a] as number))) / h;
      return v * (room[v > 0 ? b : a] as number);
    });
    const flux = faceFlux(
      mean(D[a] as number, D[b] as number),
      speeds,
      h,
      u[a] as number,
      u[b] as number,
    );
    move(diffusion, a, b, flux.diffusive / h);
    flux.drifts.forEach((amount, index) => {
      move(drift[index] as Float64Array, a, b, amount / h);
    });
  };
  const axes = [
    { n: nx, stride: 1, h: dx, side: "left" },
    { n: ny, stride: nx, h: dy, side: "bottom" },
    { n: nz, stride: nx * ny, h: dz, side: "back" },
  ] as const;
  for (const { n, stride, h, side } of axes) {
    if (n === 1) continue;
    const wraps = field.boundary[side].type === "periodic";
    for (let voxel = 0; voxel < size; voxel++) {
      const along = Math.floor(voxel / stride) % n;
      if (along < n - 1) pass(voxel, voxel + stride, h);
      else if (wraps) pass(voxel, voxel - (n - 1) * stride, h);
    }
  }
  return { diffusion, drift };
}

function move(plane: Float64Array, from: number, to: number, amount: number): void {
  plane[from] = (plane[from] as number) - amount;
  plane[to] = (plane[to] as number) + amount;
}

/** The terms of compile/wall-terms.ts, in double precision: supply - rate * u in the voxels along a wall. */
function wallRates(
  { grid, u, D }: Plan,
  side: Side,
  wall: SideBoundary,
  [first, second]: readonly [Float32Array, Float32Array],
  signed: boolean,
): Float64Array {
  const rates = new Float64Array(u.length);
  const { h, isAlong } = alongWall(grid, side);
  for (let voxel = 0; voxel < u.length; voxel++) {
    if (!isAlong(voxel)) continue;
    const here = u[voxel] as number;
    const absorption = (2 * (D[voxel] as number)) / (h * h);
    const value = first[voxel] as number;
    if (wall.type === "value") {
      rates[voxel] = absorption * ((signed ? value : Math.max(value, 0)) - here);
    } else if (wall.type === "exchange") {
      const kappa = Math.max(value, 0);
      const twice = 2 * (D[voxel] as number);
      const rate = twice > 0 ? ((kappa / h) * twice) / (twice + kappa * h) : 0;
      const target = second[voxel] as number;
      rates[voxel] = rate * ((signed ? target : Math.max(target, 0)) - here);
    } else if (wall.type === "flux") {
      const leaving = Math.max(-value, 0) / h;
      const most = absorption * Math.max(here, 0);
      rates[voxel] = signed ? value / h : Math.max(value, 0) / h - Math.min(leaving, most);
    }
  }
  return rates;
}

function alongWall({ nx, ny, nz, dx, dy, dz }: Grid, side: Side) {
  const [n, stride, h] =
    side === "left" || side === "right"
      ? [nx, 1, dx]
      : side === "bottom" || side === "top"
        ? [ny, nx, dy]
        : [nz, nx * ny, dz];
  const there = side === "left" || side === "bottom" || side === "back" ? 0 : n - 1;
  return { h, isAlong: (voxel: number) => Math.floor(voxel / stride) % n === there };
}

function wallFormulas(field: Field, { side }: Term): readonly Expression[] {
  if (side === undefined) return [];
  const wall = field.boundary[side];
  switch (wall.type) {
    case "value":
      return [wall.value, number(0)];
    case "flux":
      return [wall.flux, number(0)];
    case "exchange":
      return [wall.rate, wall.target];
    default:
      return [];
  }
}

function harmonic(a: number, b: number): number {
  return (2 * a * b) / Math.max(a + b, 1e-30);
}

function arithmetic(a: number, b: number): number {
  return (a + b) / 2;
}
