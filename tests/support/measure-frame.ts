/** These run in the page: each stands alone. */

/** Parts of the frame, or things that one presses in it, that lie over each other or stick out of the window. */
export function findOverlaps(): string[] {
  const parts =
    ".bar, .dock, .tool-row, .brush-panel, .notices, .stage, .caption, .legend, .tabs, .time-strip, .status-line, .open-link, .editor, .screen";
  const targets =
    ".bar button, .tool-row button, .tabs button, .tabs .button-text, .transport button, .transport input, .clock, .speed-text, .panel-header button, .panel-header h2, .ruler-tick, .caption > *, .status-line > *";
  const found: string[] = [];
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} “${(element.textContent ?? "").slice(0, 24)}”`;
  for (const selector of [parts, targets]) {
    const boxes = [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    for (const [index, first] of boxes.entries()) {
      const { left, right, top, bottom } = first.box;
      if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) {
        // A tick's number may stand over the ruler's end, not over the window's.
        found.push(`${nameOf(first.element)} sticks out`);
      }
      for (const second of boxes.slice(index + 1)) {
        if (first.element.contains(second.element) || second.element.contains(first.element)) {
          continue;
        }
        const across = Math.min(right, second.box.right) - Math.max(left, second.box.left);
        const down = Math.min(bottom, second.box.bottom) - Math.max(top, second.box.top);
        if (across > 1 && down > 1) {
          found.push(`${nameOf(first.element)} lies over ${nameOf(second.element)}`);
        }
      }
    }
  }
  return found;
}

/** Words of which a part cannot be seen nor scrolled to. */
export function findCutText(): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(document.querySelector("#page") ?? document.body, 4);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = (node.textContent ?? "").trim();
    if (parent === null || text === "" || !parent.checkVisibility()) continue;
    if (parent.closest(".visually-hidden, option, dialog, [popover]") !== null) continue;
    // Shortened on purpose: the whole is told under the pointer.
    const { textOverflow, webkitLineClamp } = getComputedStyle(parent);
    const isShortened = textOverflow === "ellipsis" || webkitLineClamp !== "none";
    if (isShortened && parent.closest("[title]")?.getAttribute("title") === text) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    // One pixel is for screen readers.
    if (box.width === 0 || parent.getBoundingClientRect().width <= 1) continue;
    for (let holder: Element | null = parent; holder !== null; holder = holder.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(holder);
      const edge = holder.getBoundingClientRect();
      const isCut =
        (/hidden|clip/.test(overflowX) &&
          (box.right > edge.right + 1 || box.left < edge.left - 1)) ||
        (/hidden|clip/.test(overflowY) && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2));
      if (isCut)
        found.push(`“${text.slice(0, 40)}” is cut by ${holder.className || holder.tagName}`);
      if (isCut || /auto|scroll/.test(overflowX + overflowY)) break;
    }
  }
  return found;
}

/** Whether the middle of a part of the page can be seen, and pressed. */
export function isSeen(selector: string): boolean {
  const part = document.querySelector(selector);
  if (part === null || !part.checkVisibility({ visibilityProperty: true })) return false;
  const { left, top, width, height } = part.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return there !== null && part.contains(there);
}

/** What one presses in the frame and is lower or narrower than so many px. */
export function smallTargets(least: number): string[] {
  const selector =
    ".bar button, .tool-row button, .tabs button, .transport button, .panel-header button, .status-line button";
  return [...document.querySelectorAll<HTMLElement>(selector)]
    .filter((element) => element.checkVisibility())
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width < least - 0.5 || height < least - 0.5;
    })
    .map(
      ({ outerHTML, offsetWidth, offsetHeight }) =>
        `${offsetWidth}×${offsetHeight} ${outerHTML.slice(0, 90)}`,
    );
}
