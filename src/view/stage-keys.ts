import type { Stage } from "./stage.ts";

/** CSS px of one press, and with Shift. */
const STEP = 24;
const FINE = 4;
const ZOOM = 1.2;

/** Arrow keys move the picture, or turn what stands in space; + and - zoom. The element takes the focus. */
export function listenToStageKeys(surface: HTMLElement, stage: () => Stage): void {
  surface.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? FINE : STEP;
    const way = WAYS[event.key];
    const isTurned = stage().space === "volume" || stage().space === "relief";
    if (way !== undefined) {
      const [across, down] = [way[0] * step, way[1] * step];
      // What is seen goes against the key where the picture moves, as where one looks goes with it.
      if (isTurned) stage().turnBy(across, down);
      else stage().panBy(-across, -down);
    } else if (event.key === "+" || event.key === "=" || event.key === "-") {
      const { left, top, width, height } = surface.getBoundingClientRect();
      const factor = event.key === "-" ? 1 / ZOOM : ZOOM;
      stage().zoomAt(left + width / 2, top + height / 2, factor);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
