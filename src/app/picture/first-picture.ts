const MARK = "milieu:first-picture";

let drawn = (): void => {};

/** Resolves when the page has drawn its first picture: what that does not need is loaded then. */
export const firstPicture = new Promise<void>((resolve) => {
  drawn = resolve;
});

/** Leaves a mark in the page's timeline, once, for the benchmark. */
export function markFirstPicture(): void {
  if (performance.getEntriesByName(MARK).length === 0) performance.mark(MARK);
  drawn();
}
