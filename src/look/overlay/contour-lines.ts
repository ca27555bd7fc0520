import type { Plane } from "../difference/range.ts";

/** um from the domain's lower left corner. */
export type Point = readonly [number, number];

/**
 * The lines along which a plane of values crosses a level, by marching squares between the middles of
 * voxels of `dx` by `dy` um; a line that closes ends where it begins.
 */
export function contourLines(
  { data, width, height }: Plane,
  level: number,
  { dx, dy }: { readonly dx: number; readonly dy: number },
): readonly (readonly Point[])[] {
  const at = (i: number, j: number): number => data[i + width * j] as number;
  const links = new Map<number, number[]>();
  const link = (one: number, other: number): void => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = links.get(from);
      if (known === undefined) links.set(from, [to]);
      else known.push(to);
    }
  };
  for (let j = 0; j + 1 < height; j++) {
    for (let i = 0; i + 1 < width; i++) {
      const corners = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)] as const;
      const [a, b, c, d] = corners.map((value) => value >= level) as [
        boolean,
        boolean,
        boolean,
        boolean,
      ];
      if (a === b && b === c && c === d) continue;
      // Edges by what they start at: 2 n along x, 2 n + 1 along y.
      const bottom = 2 * (i + width * j);
      const left = bottom + 1;
      const right = left + 2;
      const top = bottom + 2 * width;
      const crossed = [
        ...(a === b ? [] : [bottom]),
        ...(b === c ? [] : [right]),
        ...(c === d ? [] : [top]),
        ...(d === a ? [] : [left]),
      ];
      if (crossed.length === 2) {
        link(crossed[0] as number, crossed[1] as number);
        continue;
      }
      // A saddle: its middle says which corners belong together.
      const isHigh = (corners[0] + corners[1] + corners[2] + corners[3]) / 4 >= level;
      if (a === isHigh) {
        link(bottom, right);
        link(top, left);
      } else {
        link(bottom, left);
        link(top, right);
      }
    }
  }
  const pointOf = (edge: number): Point => {
    const index = edge >> 1;
    const [i, j] = [index % width, Math.floor(index / width)];
    const isUp = edge % 2 === 1;
    const [from, to] = [at(i, j), isUp ? at(i, j + 1) : at(i + 1, j)];
    const share = Math.min(1, Math.max(0, (level - from) / (to - from)));
    return [dx * (i + 0.5 + (isUp ? 0 : share)), dy * (j + 0.5 + (isUp ? share : 0))];
  };
  return follow(links).map((edges) => edges.map(pointOf));
}

/** Chains of linked edges: the open ones from their ends, then those that close. Empties the links. */
function follow(links: Map<number, number[]>): readonly (readonly number[])[] {
  const chains: number[][] = [];
  const walk = (start: number): void => {
    const chain = [start];
    for (let from = start; ; ) {
      const next = links.get(from)?.pop();
      if (next === undefined) break;
      const back = links.get(next) as number[];
      back.splice(back.indexOf(from), 1);
      chain.push(next);
      from = next;
    }
    if (chain.length > 1) chains.push(chain);
  };
  for (const [edge, others] of links) if (others.length === 1) walk(edge);
  for (const [edge, others] of links) if (others.length > 0) walk(edge);
  return chains;
}
