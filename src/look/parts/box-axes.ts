import { type Basis, dot, project, type Vector } from "./turn.ts";

/** An edge of a box that is seen from outside, where the numbers of an axis stand; um from the picture's middle. */
export interface BoxAxis {
  readonly axis: 0 | 1 | 2;
  /** Where the axis begins and ends. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** Away from the box, of length 1. */
  readonly outward: readonly [number, number];
}

/** An axis that one looks along has no edge to stand at. */
const SHORTEST = 0.12;

/**
 * An edge of the box's outline for each axis: nothing of the box lies beyond it. Of the two that there are,
 * the lower one, or of the upright axis the one at the left.
 */
export function boxAxes(size: Vector, basis: Basis): readonly BoxAxis[] {
  return ([0, 1, 2] as const).flatMap((axis) => {
    const [b, c] = [(axis + 1) % 3, (axis + 2) % 3] as const;
    const edges = ([-1, 1] as const).flatMap((signB) =>
      ([-1, 1] as const).flatMap((signC) => {
        const isSeen = (index: number, sign: number) =>
          sign * (basis.forward[index] as number) < -1e-9;
        if (isSeen(b, signB) === isSeen(c, signC)) return [];
        const end = (sign: number): readonly [number, number] => {
          const point = [0, 0, 0];
          point[axis] = (sign * (size[axis] as number)) / 2;
          point[b] = (signB * (size[b] as number)) / 2;
          point[c] = (signC * (size[c] as number)) / 2;
          return project(basis, point as unknown as Vector);
        };
        return [edgeOf(axis, end(-1), end(1))];
      }),
    );
    const height = ({ from, to }: BoxAxis) => from[1] + to[1];
    const side = ({ from, to }: BoxAxis) => from[0] + to[0];
    const order = axis === 2 ? side : height;
    const [best] = edges.sort((one, other) => order(one) - order(other));
    if (best === undefined) return [];
    const length = Math.hypot(best.to[0] - best.from[0], best.to[1] - best.from[1]);
    return length < SHORTEST * size[axis] ? [] : [best];
  });
}

function edgeOf(
  axis: 0 | 1 | 2,
  from: readonly [number, number],
  to: readonly [number, number],
): BoxAxis {
  const along: Vector = [to[0] - from[0], to[1] - from[1], 0];
  const length = Math.max(Math.sqrt(dot(along, along)), 1e-12);
  const across: Vector = [-along[1] / length, along[0] / length, 0];
  // The box's middle is the picture's.
  const way = dot(across, [from[0] + to[0], from[1] + to[1], 0]) < 0 ? -1 : 1;
  return { axis, from, to, outward: [way * across[0], way * across[1]] };
}
