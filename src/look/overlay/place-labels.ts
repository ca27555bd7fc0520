/**
 * Places for labels that each want to be at some height, at least `spacing` apart and within `top` to
 * `bottom` as far as there is room; in the order in which they were given. Labels that would touch
 * share a place around the mean of what they want.
 */
export function placeLabels(
  wanted: readonly number[],
  spacing: number,
  top: number,
  bottom: number,
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const groups: Group[] = [];
  for (const index of order) {
    let last = settle([index], wanted[index]!, spacing, top, bottom);
    for (let before = groups.at(-1); before && touch(before, last, spacing); ) {
      groups.pop();
      const members = [...before.members, ...last.members];
      last = settle(members, before.sum + last.sum, spacing, top, bottom);
      before = groups.at(-1);
    }
    groups.push(last);
  }
  const places = new Array<number>(wanted.length).fill(0);
  for (const { members, start } of groups) {
    for (const [offset, index] of members.entries()) places[index] = start + offset * spacing;
  }
  return places;
}

/** Labels that stand one below the other. */
interface Group {
  readonly members: readonly number[];
  /** Of what its members want. */
  readonly sum: number;
  /** Place of the first. */
  readonly start: number;
}

function settle(
  members: readonly number[],
  sum: number,
  spacing: number,
  top: number,
  bottom: number,
): Group {
  const length = (members.length - 1) * spacing;
  const middle = sum / members.length - length / 2;
  return { members, sum, start: Math.max(top, Math.min(middle, bottom - length)) };
}

function touch(before: Group, { start }: Group, spacing: number): boolean {
  return start - (before.start + (before.members.length - 1) * spacing) < spacing - 1e-9;
}
