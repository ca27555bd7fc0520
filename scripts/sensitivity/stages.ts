import { latinHypercube } from "../../src/sweep/designs/latin-hypercube.ts";
import { type MorrisDesign, morrisDesign } from "../../src/sweep/designs/morris.ts";
import { randomSequence, randomStreams } from "../../src/sweep/designs/random.ts";
import { saltelliDesign } from "../../src/sweep/designs/saltelli.ts";
import { type SensitiveFactor, valueAt } from "./factors.ts";

/** Runs of a preset that differ in some of its parameters. */
export interface Stage {
  readonly factors: readonly SensitiveFactor[];
  readonly rows: readonly Readonly<Record<string, number>>[];
}

export interface MorrisStage extends Stage {
  /** Of the groups. */
  readonly design: MorrisDesign;
  readonly groups: readonly (readonly SensitiveFactor[])[];
}

const seed = 1;
const levels = 4;

/**
 * Elementary effects of groups of parameters: those of a group go up or down together by the same share of
 * their ranges (F. Campolongo, J. Cariboni and A. Saltelli, Environ. Model. Softw. 22, 1509, 2007), each one's
 * direction drawn anew for each trajectory, so that what two of them do does not cancel for good. One that is
 * alone in its group goes up with it.
 */
export function morrisStage(
  groups: readonly (readonly SensitiveFactor[])[],
  trajectories: number,
): MorrisStage {
  const design = morrisDesign(groups.length, trajectories, levels, seed);
  const random = randomSequence(seed, randomStreams.directions);
  const directions = Array.from({ length: trajectories }, () =>
    groups.map((group) => group.map(() => group.length === 1 || random.below(2) === 0)),
  );
  const rows = Array.from({ length: design.count }, (_, index) => {
    const point = design.point(index);
    const ways = directions[Math.floor(index / (groups.length + 1))]!;
    return rowOf(
      groups.flat(),
      groups.flatMap((group, at) =>
        group.map((_, member) => (ways[at]![member] ? point[at]! : 1 - point[at]!)),
      ),
    );
  });
  return { design, groups, factors: groups.flat(), rows };
}

/** The points from which Sobol' indices follow. */
export function sobolStage(factors: readonly SensitiveFactor[], samples: number): Stage {
  const { count, point } = saltelliDesign(factors.length, samples, seed);
  const rows = Array.from({ length: count }, (_, index) => rowOf(factors, point(index)));
  return { factors, rows };
}

/** The preset as it is, then draws of all parameters at once. */
export function drawStage(factors: readonly SensitiveFactor[], draws: number): Stage {
  const { count, point } = latinHypercube(factors.length, draws, seed);
  const present = Object.fromEntries(factors.map(({ name, value }) => [name, value]));
  const drawn = Array.from({ length: count }, (_, index) => rowOf(factors, point(index)));
  return { factors, rows: [present, ...drawn] };
}

function rowOf(factors: readonly SensitiveFactor[], coordinates: readonly number[]) {
  return Object.fromEntries(
    factors.map((factor, at) => [factor.name, valueAt(factor, coordinates[at]!)]),
  );
}

/** The plan of a sweep over the runs of a stage that judges every claim; `grid`: other voxels. */
export function planOf(
  name: string,
  title: string,
  { factors, rows }: Stage,
  grid?: readonly number[],
): unknown {
  return {
    format: "milieu-sweep/1",
    title,
    presets: [name],
    setting: { check: true, ...(grid === undefined ? {} : { grid }) },
    vary: factors.map((factor) => ({ parameter: factor.name })),
    design: { type: "list", rows },
    outputs: [{ claims: true }],
  };
}
