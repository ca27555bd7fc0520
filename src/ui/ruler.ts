import { effect } from "@preact/signals-core";
import { formatClock } from "../numbers/format-time.ts";
import { t } from "../texts/text.ts";
import { createBurden } from "./burden.ts";
import { element } from "./element.ts";
import type { PageSignals } from "./page-signals.ts";
import { createRulerMarks } from "./ruler-marks.ts";
import { createSeeker } from "./seeker.ts";
import type { TimeActions } from "./time-place.ts";
import { percentOf, timeTicks } from "./time-scale.ts";

/** Room that a mark with its number takes, px. */
const TICK_WIDTH = 44;

export interface Ruler {
  readonly element: HTMLElement;
  /** Over its whole width percent of the timeline are laid out: marks of any kind go here. */
  readonly track: HTMLElement;
}

/**
 * Simulated time from 0 to the end, and where we are: a slider that goes back to what is kept, by drag and
 * by keys.
 */
export function createRuler(signals: PageSignals, actions: TimeActions): Ruler {
  const { time, horizon, stop, place } = signals;
  const burden = createBurden(signals);
  const ticks = element("div", { class: "ruler-ticks" });
  const known = element("div", { class: "ruler-known" });
  const past = element("div", { class: "ruler-past" });
  const head = element("div", { class: "playhead" });
  const wanted = element("div", { class: "ruler-wanted", attributes: { hidden: true } });
  const slider = element(
    "div",
    {
      class: "ruler-slider",
      attributes: {
        role: "slider",
        tabindex: 0,
        "aria-label": t`Simulated time`,
        "aria-valuemin": 0,
        "data-tip": t`Drag to go back in time`,
      },
    },
    burden.curve,
    ticks,
    known,
    past,
    head,
    wanted,
  );
  const track = element(
    "div",
    { class: "ruler-track" },
    slider,
    createRulerMarks(signals, actions.jumpTo),
  );
  createSeeker(slider, signals, actions);
  let drawn = "";
  const drawTicks = (): void => {
    const width = track.clientWidth;
    const marks = timeTicks(horizon.value, Math.max(1, Math.floor(width / TICK_WIDTH)));
    const key = `${horizon.value} ${marks.length}`;
    if (key === drawn) return;
    drawn = key;
    ticks.replaceChildren(
      ...marks.map(({ time: at, text }) => {
        const tick = element("span", { class: "ruler-tick" }, text);
        tick.style.left = `${percentOf(at, horizon.value)}%`;
        return tick;
      }),
    );
  };
  effect(drawTicks);
  new ResizeObserver(drawTicks).observe(track);
  effect(() => {
    const share = percentOf(time.value, horizon.value);
    head.style.left = `${share.toFixed(2)}%`;
    past.style.width = `${share.toFixed(2)}%`;
    known.style.width = `${percentOf(place.newest.value, horizon.value).toFixed(2)}%`;
    slider.setAttribute("aria-valuemax", String(horizon.value));
    slider.setAttribute("aria-valuenow", String(Math.min(time.value, horizon.value)));
    const end = stop.value === undefined ? "" : t` of ${formatClock(stop.value)}`;
    slider.setAttribute("aria-valuetext", formatClock(time.value) + end);
  });
  effect(() => {
    const at = place.wanted.value;
    wanted.hidden = at === null;
    if (at === null) return;
    wanted.textContent = formatClock(at);
    wanted.style.left = `${percentOf(at, horizon.value).toFixed(2)}%`;
  });
  return { element: element("div", { class: "ruler" }, burden.name, track), track };
}
