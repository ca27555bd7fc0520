import type { ReadableEngine } from "../engine/engine.ts";
import type { Expression } from "../model/expression.ts";
import type { Grid } from "../model/grid.ts";
import type { ChemotaxisProcess, Field, Model } from "../model/model.ts";
import type { Scenario } from "../model/scenario.ts";
import { type NamedExpression, readStateFor } from "./evaluate-expression.ts";
import { moverFlux, substrateFlux } from "./face-flux.ts";

/** Flux of a field in the middles of voxels, in its unit times um/min; planes have voxelCount entries. */
export interface FieldFlux {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** What of a flux is asked for: all of it, what diffusion does alone, or what drift adds to that. */
export type FluxPart = "total" | "diffusive" | "chemotactic";

/** What of a field's motion is needed, in every voxel. */
interface Motion {
  readonly density: ArrayLike<number>;
  /** um^2/min */
  readonly diffusion: ArrayLike<number>;
  readonly drifts: readonly Drift[];
  /** Whether it moves as populations do (`transport`), else as substrates. */
  readonly isMover: boolean;
}

interface Drift {
  readonly attractant: ArrayLike<number>;
  /** um^2/min per unit of the attractant */
  readonly sensitivity: ArrayLike<number>;
  /** What the drift is slowed by where it arrives, 0 to 1. */
  readonly room: ArrayLike<number> | null;
}

/**
 * The present flux of a field along x and y, by the engines' own scheme: what crosses a voxel's two faces, and of
 * these the mean. `scenario` has the parameters that hold now. Rejects as `Engine.read` does; throws Error for a
 * name that is no field.
 */
export async function readFlux(
  engine: ReadableEngine,
  scenario: Scenario,
  name: string,
  part: FluxPart,
): Promise<FieldFlux> {
  const { model } = engine.program;
  const field = model.fields.find((one) => one.name === name);
  if (field === undefined) throw new Error(`The model has no field "${name}" to show a flux of.`);
  const motion = await readMotion(engine, scenario, field);
  const { grid } = engine;
  return { x: alongAxis(motion, field, grid, 0, part), y: alongAxis(motion, field, grid, 1, part) };
}

async function readMotion(
  engine: ReadableEngine,
  scenario: Scenario,
  field: Field,
): Promise<Motion> {
  const { model, layout } = engine.program;
  const drifts = driftsOf(model, field);
  const own = ownOf(field);
  const asked: NamedExpression[] = [
    [own, field.name],
    [field.diffusion, `fields.${field.name}.diffusion`],
  ];
  for (const { towards, sensitivity, crowding } of drifts) {
    asked.push([towards, "towards"], [sensitivity, "sensitivity"]);
    if (crowding !== undefined) asked.push([crowding, "crowding"]);
  }
  const evaluate = await readStateFor(engine, scenario, asked);
  return {
    density: evaluate(own, field.name),
    diffusion: evaluate(field.diffusion, `fields.${field.name}.diffusion`).map(notNegative),
    drifts: drifts.map(({ towards, sensitivity, crowding }) => ({
      attractant: evaluate(towards, "towards"),
      sensitivity: evaluate(sensitivity, "sensitivity"),
      room: crowding === undefined ? null : evaluate(crowding, "crowding").map(roomBeside),
    })),
    isMover: layout.movers.some(({ slot }) => model.fields[slot] === field),
  };
}

/** The field as a formula: one object for each field, since what is compiled is kept by it. */
function ownOf(field: Field): Expression {
  const known = owns.get(field) ?? ({ kind: "name", name: field.name } as const);
  owns.set(field, known);
  return known;
}

const owns = new WeakMap<Field, Expression>();

function driftsOf({ processes }: Model, { name }: Field): readonly ChemotaxisProcess[] {
  return processes.filter(
    (process): process is ChemotaxisProcess =>
      process.type === "chemotaxis" && process.field === name,
  );
}

function notNegative(value: number): number {
  return Math.max(value, 0);
}

function roomBeside(crowding: number): number {
  return Math.min(Math.max(1 - crowding, 0), 1);
}

/** Mean of the two faces of each voxel along an axis; what crosses an open wall is not known and left out. */
function alongAxis(
  motion: Motion,
  { boundary }: Field,
  grid: Grid,
  axis: 0 | 1,
  part: FluxPart,
): Float64Array {
  const { nx, ny, nz } = grid;
  const [count, stride, width] = axis === 0 ? [nx, 1, grid.dx] : [ny, nx, grid.dy];
  const [low, high] =
    axis === 0 ? [boundary.left, boundary.right] : [boundary.bottom, boundary.top];
  const wraps = low.type === "periodic";
  const flux = new Float64Array(nx * ny * nz);
  if (count === 1) return flux;
  for (let index = 0; index < flux.length; index++) {
    const at = Math.floor(index / stride) % count;
    const back = at > 0 ? index - stride : index + (count - 1) * stride;
    const next = at + 1 < count ? index + stride : index - (count - 1) * stride;
    const below = at > 0 || wraps ? faceFlux(motion, back, index, width, part) : null;
    const above = at + 1 < count || wraps ? faceFlux(motion, index, next, width, part) : null;
    const closedBelow = below === null && low.type === "no-flux" ? 0 : below;
    const closedAbove = above === null && high.type === "no-flux" ? 0 : above;
    flux[index] = meanOf(closedBelow, closedAbove);
  }
  return flux;
}

function meanOf(one: number | null, other: number | null): number {
  if (one === null) return other ?? 0;
  return other === null ? one : (one + other) / 2;
}

/** From voxel i to its neighbor j. */
function faceFlux(motion: Motion, i: number, j: number, width: number, part: FluxPart): number {
  const { density, diffusion, drifts, isMover } = motion;
  const [n, m] = [density[i] as number, density[j] as number];
  const [D, E] = [diffusion[i] as number, diffusion[j] as number];
  if (!isMover) return part === "chemotactic" ? 0 : substrateFlux(D, E, width, n, m);
  const between = (D + E) / 2;
  const diffusive = moverFlux(between, 0, width, n, m);
  if (part === "diffusive") return diffusive;
  const total = moverFlux(between, speedAcross(drifts, i, j, width), width, n, m);
  return part === "total" ? total : total - diffusive;
}

/** Sum of all drifts across a face, um/min; each is slowed by the voxel that it points into. */
function speedAcross(drifts: readonly Drift[], i: number, j: number, width: number): number {
  let speed = 0;
  for (const { attractant, sensitivity, room } of drifts) {
    const slope = ((attractant[j] as number) - (attractant[i] as number)) / width;
    const own = (((sensitivity[i] as number) + (sensitivity[j] as number)) / 2) * slope;
    speed += own * (room === null ? 1 : (room[own > 0 ? j : i] as number));
  }
  return speed;
}
