import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { FrameSizes } from "./frame-sizes.ts";
import type { PageSignals } from "./page-signals.ts";
import { createResizeHandle } from "./resize-handle.ts";
import { createRuler } from "./ruler.ts";
import { createTransport, type TransportActions } from "./transport.ts";

export interface TimeStrip {
  readonly element: HTMLElement;
  /** Below the ruler: rows of things in time. As wide as the ruler, names at its left. */
  readonly lanes: HTMLElement;
  /** Over the ruler's own width percent of the timeline are laid out: marks go here. */
  readonly track: HTMLElement;
  /** At the right end: the numbers of what is selected; empty, it takes no room. */
  readonly inspector: HTMLElement;
  /** Below the speed: buttons that jump in time. */
  readonly jumps: HTMLElement;
}

/** px */
const LOWEST = 84;

/** Time as a place: transport at the left, the timeline, and what is selected in it. */
export function createTimeStrip(
  signals: PageSignals,
  actions: TransportActions,
  sizes: FrameSizes,
): TimeStrip {
  const transport = createTransport(signals, actions);
  const ruler = createRuler(signals, actions);
  const lanes = element("div", { class: "lanes" });
  const inspector = element("div", {
    class: "inspector",
    attributes: {
      "data-hint": t`Drag a mark to move it. On the keyboard: t, then the arrow keys; Enter for its numbers, Delete takes it away.`,
    },
  });
  const strip: HTMLElement = element(
    "section",
    { class: "time-strip", attributes: { "aria-label": t`Time` } },
    transport.element,
    element("div", { class: "timeline" }, ruler.element, lanes),
    inspector,
    createResizeHandle({
      label: t`Height of the timeline`,
      class: "handle-edge handle-time",
      direction: () => ({ axis: "y", sign: -1 }),
      read: () => strip.offsetHeight,
      bounds: () => ({ min: LOWEST, max: 0.4 * window.innerHeight }),
      write: (size) => sizes.set("time", size),
      reset: () => {
        sizes.set("time", undefined);
        sizes.keep("time");
      },
      done: () => sizes.keep("time"),
    }),
  );
  return { element: strip, lanes, track: ruler.track, inspector, jumps: transport.jumps };
}
