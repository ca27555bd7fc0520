import { ModelError } from "../../model/error.ts";
import type { Design } from "./design.ts";
import { type RandomSequence, randomOrder, randomSequence, randomStreams } from "./random.ts";
import { requireSeed, requireWhole } from "./require-whole.ts";

const MOST_TRAJECTORIES = 2 ** 16;
const MOST_LEVELS = 2 ** 10;

export interface MorrisDesign extends Design {
  readonly trajectories: number;
  /** By how much a coordinate changes from one point of a trajectory to the next, up or down. */
  readonly delta: number;
}

interface Trajectory {
  /** Where each coordinate begins, and where it goes: numbers of steps of 1 / (levels - 1). */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  /** When each coordinate changes: 0 for the first that does. */
  readonly turn: Uint32Array;
}

/**
 * Trajectories for elementary effects (M. D. Morris, Technometrics 33, 161, 1991): `dimensions` + 1
 * points each, in random order one coordinate after the other changes by
 * delta = levels / (2 (levels - 1)), all on the grid 0, 1 / (levels - 1), ..., 1. The number of levels
 * is even, so that each level is as likely as the others.
 */
export function morrisDesign(
  dimensions: number,
  trajectories: number,
  levels: number,
  seed: number,
): MorrisDesign {
  requireWhole("dimensions", dimensions, 1, 2 ** 20);
  requireWhole("trajectories", trajectories, 1, MOST_TRAJECTORIES);
  requireWhole("levels", levels, 2, MOST_LEVELS);
  if (levels % 2 !== 0) throw new ModelError("levels", `give an even number, not ${levels}`);
  requireSeed(seed);
  const random = randomSequence(seed, randomStreams.morris);
  const paths = Array.from({ length: trajectories }, () =>
    drawTrajectory(random, dimensions, levels / 2),
  );
  const rows = dimensions + 1;
  const count = trajectories * rows;
  return {
    dimensions,
    count,
    trajectories,
    delta: levels / (2 * (levels - 1)),
    point: (index) => {
      requireWhole("index", index, 0, count - 1);
      const { from, to, turn } = paths[Math.floor(index / rows)] as Trajectory;
      const changed = index % rows;
      return Array.from(
        turn,
        (when, axis) => ((when < changed ? to : from)[axis] as number) / (levels - 1),
      );
    },
  };
}

/** Each coordinate moves by `half` levels, up from the lower half of the grid or down from the upper. */
function drawTrajectory(random: RandomSequence, dimensions: number, half: number): Trajectory {
  const from = Uint16Array.from({ length: dimensions }, () => random.below(2 * half));
  const to = from.map((level) => (level < half ? level + half : level - half));
  return { from, to, turn: randomOrder(random, dimensions) };
}
