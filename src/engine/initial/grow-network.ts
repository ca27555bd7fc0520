import type { Piece } from "./piece-index.ts";
import { randomSequence } from "./random-sequence.ts";

type Point = readonly [number, number, number];

export interface NetworkPlan {
  /** Side lengths of the domain, um; the third is 0 in 2D. */
  readonly size: Point;
  readonly roots: number;
  /** Regions of tissue per root that ask for a vessel: about the number of its twigs. */
  readonly branches: number;
  /** Of a root, um. */
  readonly radius: number;
}

interface Node {
  readonly at: Point;
  readonly parent: number;
  /** Twigs fed through this node. */
  load: number;
  /** Pieces that start here. */
  twigs: number;
}

const mostRounds = 400;
/**
 * A node between two points of equal pull would sprout for ever without coming nearer to either.
 * Far above what a node otherwise bears, so that only such networks are cut.
 */
const mostTwigs = 40;

/**
 * A vessel tree grown by space colonization (Runions et al. 2005, "Modeling and visualization of
 * leaf venation patterns"): points of tissue draw the nearest vessel towards them until it is there.
 * Radii follow Murray's law, r^3 = sum of the branches' r^3.
 */
export function growNetwork(plan: NetworkPlan, seed: number, stream: number): Piece[] {
  const random = randomSequence(seed, stream);
  const extent = Math.min(...plan.size.filter((length) => length > 0));
  const stride = extent / 64;
  const nodes: Node[] = Array.from({ length: plan.roots }, (_, index) => ({
    at: rootOnSide(plan.size, index, random),
    parent: -1,
    load: 0,
    twigs: 0,
  }));
  const wanting = Array.from({ length: plan.roots * plan.branches }, () => ({
    at: plan.size.map((length) => length * random()) as unknown as Point,
    nearest: 0,
    distance: Number.POSITIVE_INFINITY,
  }));
  let open = wanting;
  let seen = 0;
  for (let round = 0; round < mostRounds && open.length > 0; round++) {
    for (; seen < nodes.length; seen++) {
      for (const point of open) {
        const distance = distanceBetween(point.at, nodes[seen]!.at);
        if (distance < point.distance) Object.assign(point, { nearest: seen, distance });
      }
    }
    open = open.filter((point) => point.distance > 1.5 * stride);
    sprout(nodes, open, stride, random);
  }
  return piecesOf(nodes, plan);
}

/** Every node that is nearest to some open point grows one step towards all of those together. */
function sprout(
  nodes: Node[],
  open: readonly { readonly at: Point; readonly nearest: number }[],
  stride: number,
  random: () => number,
): void {
  const pulls = new Map<number, [number, number, number]>();
  for (const { at, nearest } of open) {
    if (nodes[nearest]!.twigs >= mostTwigs) continue;
    const origin = nodes[nearest]!.at;
    const distance = distanceBetween(at, origin);
    const pull = pulls.get(nearest) ?? [0, 0, 0];
    pulls.set(nearest, pull.map((sum, a) => sum + (at[a]! - origin[a]!) / distance) as never);
  }
  for (const [index, pull] of pulls) {
    const { at, parent } = nodes[index]!;
    const before = parent < 0 ? at : nodes[parent]!.at;
    const flat = pull[2] === 0 && at[2] === 0;
    // Half a step straight on and a little chance: vessels bend gently and wander.
    const heading = unit(pull).map((part, a) => {
      const wander = flat && a === 2 ? 0 : random() - 0.5;
      return part + (0.5 * (at[a]! - before[a]!)) / stride + 0.5 * wander;
    });
    const step = unit(heading as unknown as Point);
    nodes.push({
      at: at.map((position, a) => position + stride * step[a]!) as unknown as Point,
      parent: index,
      load: 0,
      twigs: 0,
    });
    nodes[index]!.twigs++;
  }
}

function piecesOf(nodes: readonly Node[], plan: NetworkPlan): Piece[] {
  const isParent = new Set(nodes.map((node) => node.parent));
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index]!;
    if (!isParent.has(index)) node.load += 1;
    if (node.parent >= 0) nodes[node.parent]!.load += node.load;
  }
  const heaviest = Math.max(1, ...nodes.map((node) => node.load));
  const radiusOf = (node: Node): number => plan.radius * Math.cbrt(node.load / heaviest);
  return nodes.flatMap((node) => {
    if (node.parent < 0) return [];
    const parent = nodes[node.parent]!;
    const radiusFrom = Math.min(radiusOf(parent), 1.3 * radiusOf(node));
    return [{ from: parent.at, to: node.at, radiusFrom, radiusTo: radiusOf(node) }];
  });
}

/** A point on one of the sides, which are taken in turn. */
function rootOnSide(size: Point, index: number, random: () => number): Point {
  const axes = size[2] > 0 ? 3 : 2;
  const side = index % (2 * axes);
  const axis = side >> 1;
  return size.map((length, a) => {
    if (a === axis) return side % 2 === 0 ? 0 : length;
    return length * (0.15 + 0.7 * random());
  }) as unknown as Point;
}

function distanceBetween(a: Point, b: Point): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
}

function unit(v: Point): Point {
  const length = Math.hypot(...v) || 1;
  return [v[0] / length, v[1] / length, v[2] / length];
}
