import type { CurveSeries } from "./curve-data.ts";

/** Curves of one axis: of one unit, and of sizes that can be seen beside each other. */
export interface LaneGroup {
  readonly unit: string;
  readonly series: readonly CurveSeries[];
}

/** The largest absolute value of a curve; 0 where it has none, or is 0. */
export type Reach = (name: string) => number;

/** A curve is seen beside one that reaches this many times as far. */
const SPREAD = 8;
/** Curves stay in their lane until they are this much farther apart, so that lanes do not jump. */
const SLACK = 2;
/** Lanes of one unit at most; where there would be more, curves are flatter. */
const MOST = 3;

/**
 * Lanes for curves: those of one unit share one, unless the largest would flatten the smallest; units of
 * most curves first, and within a unit the largest values.
 */
export function groupCurves(series: readonly CurveSeries[], reach: Reach): readonly LaneGroup[] {
  const units = [...grouped(series, ({ unit }) => unit)];
  units.sort(([, a], [, b]) => b.length - a.length);
  return units.flatMap(([unit, members]) => {
    let lanes = bySize(members, reach, SPREAD);
    for (let spread = 2 * SPREAD; lanes.length > MOST; spread *= 2) {
      lanes = bySize(members, reach, spread);
    }
    return lanes.map((own) => ({ unit, series: own }));
  });
}

/** The lanes as they are, while every curve can be seen in them and no fewer would do; else others. */
export function regroupCurves(groups: readonly LaneGroup[], reach: Reach): readonly LaneGroup[] {
  const wanted = groupCurves(
    groups.flatMap((group) => group.series),
    reach,
  );
  const isSeen = groups.every((group) => {
    const sizes = sizesOf(group.series, reach);
    return sizes.length === 0 || Math.max(...sizes) <= SPREAD * SLACK * Math.min(...sizes);
  });
  const isLeast = wanted.length >= groups.length;
  return (isSeen && isLeast) || isSame(wanted, groups) ? groups : wanted;
}

/** What has no size yet stands with the largest. */
function bySize(
  members: readonly CurveSeries[],
  reach: Reach,
  spread: number,
): readonly (readonly CurveSeries[])[] {
  const tops: number[] = [];
  for (const size of sizesOf(members, reach).sort((a, b) => b - a)) {
    if (tops.length === 0 || size * spread < (tops.at(-1) as number)) tops.push(size);
  }
  const laneOf = ({ name }: CurveSeries): number => {
    const size = reach(name);
    return size > 0 ? Math.max(0, tops.filter((top) => top >= size).length - 1) : 0;
  };
  return [...grouped(members, laneOf)].sort(([a], [b]) => a - b).map(([, lane]) => lane);
}

/** By a key, in the order in which the keys come. */
function grouped<Key>(
  series: readonly CurveSeries[],
  keyOf: (series: CurveSeries) => Key,
): ReadonlyMap<Key, readonly CurveSeries[]> {
  const groups = new Map<Key, CurveSeries[]>();
  for (const one of series) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

function sizesOf(series: readonly CurveSeries[], reach: Reach): number[] {
  return series.map(({ name }) => reach(name)).filter((size) => size > 0);
}

function isSame(some: readonly LaneGroup[], others: readonly LaneGroup[]): boolean {
  const key = (groups: readonly LaneGroup[]) =>
    JSON.stringify(groups.map(({ series }) => series.map(({ name }) => name)));
  return key(some) === key(others);
}
