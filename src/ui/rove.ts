/**
 * Makes the members of a group one stop of the Tab key: the arrow keys go from one to the next, Home and
 * End to the ends; the one that was last in focus is where Tab comes back to.
 */
export function rove(group: HTMLElement, selector: string): void {
  const members = (): readonly HTMLElement[] =>
    [...group.querySelectorAll<HTMLElement>(selector)].filter((one) => one.offsetParent !== null);
  const settle = (): void => {
    const all = [...group.querySelectorAll<HTMLElement>(selector)];
    const present = all.find((one) => one.tabIndex === 0 && one.offsetParent !== null);
    const stop = present ?? members()[0] ?? all[0];
    for (const one of all) one.tabIndex = one === stop ? 0 : -1;
  };
  new MutationObserver(settle).observe(group, { childList: true, subtree: true });
  group.addEventListener("focusin", (event) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches(selector)) return;
    for (const one of group.querySelectorAll<HTMLElement>(selector)) one.tabIndex = -1;
    event.target.tabIndex = 0;
  });
  group.addEventListener("keydown", (event) => {
    const all = members();
    const at = all.indexOf(event.target as HTMLElement);
    const next = at < 0 ? undefined : neighbour(all, at, event.key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}

/** In the direction of an arrow key; up and down where members stand in rows. */
function neighbour(all: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  if (key === "ArrowRight") return all[at + 1];
  if (key === "ArrowLeft") return all[at - 1];
  if (key === "Home") return all[0];
  if (key === "End") return all.at(-1);
  if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
  return nearestRow(all, all[at] as HTMLElement, key === "ArrowDown" ? 1 : -1);
}

function nearestRow(
  all: readonly HTMLElement[],
  from: HTMLElement,
  direction: 1 | -1,
): HTMLElement | undefined {
  const own = from.getBoundingClientRect();
  const middle = own.left + own.width / 2;
  const score = (box: DOMRect): number =>
    direction * (box.top - own.top) * 1000 + Math.abs(box.left + box.width / 2 - middle);
  const others = all
    .map((one) => ({ one, box: one.getBoundingClientRect() }))
    .filter(({ box }) => direction * (box.top - own.top) > own.height / 2)
    .sort((a, b) => score(a.box) - score(b.box));
  return others[0]?.one;
}
