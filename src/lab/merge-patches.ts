/** A change of plain data at a path, as mutative makes it. */
export interface Patch {
  readonly op: "add" | "remove" | "replace";
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
}

/**
 * The patches of `first`, then those of `then`, as few as they can be: what is written at a place and soon
 * after again at the same one is written once. A drag of hundreds of ticks stays as long as its first.
 */
export function mergePatches(first: readonly Patch[], then: readonly Patch[]): readonly Patch[] {
  const merged = [...first];
  for (const patch of then) {
    const at = placeToReplace(merged, patch);
    if (at !== -1) merged.splice(at, 1);
    merged.push(patch);
  }
  return merged;
}

/** Index of an earlier patch that this one makes needless, or -1. */
function placeToReplace(patches: readonly Patch[], { path, op }: Patch): number {
  // In a list, adding and removing move what follows.
  if (op !== "replace" && typeof path.at(-1) !== "string") return -1;
  for (let at = patches.length - 1; at >= 0; at--) {
    const earlier = patches[at]!;
    if (isSamePath(earlier.path, path)) return isWritten(earlier) ? at : -1;
    if (isBelow(earlier.path, path) || isBelow(path, earlier.path)) return -1;
    if (!isWritten(earlier)) return -1;
  }
  return -1;
}

/** Whether it writes at a place, and moves nothing. */
function isWritten({ path, op }: Patch): boolean {
  return op === "replace" || typeof path.at(-1) === "string";
}

function isSamePath(a: Patch["path"], b: Patch["path"]): boolean {
  return a.length === b.length && isBelow(a, b);
}

/** Whether b begins with a. */
function isBelow(a: Patch["path"], b: Patch["path"]): boolean {
  return a.length <= b.length && a.every((key, index) => key === b[index]);
}
