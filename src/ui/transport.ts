import { effect } from "@preact/signals-core";
import { formatClock, formatDuration } from "../numbers/format-time.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton, relabel } from "./icon-button.ts";
import { createJumps } from "./jumps.ts";
import type { PageSignals } from "./page-signals.ts";
import { POSITIONS, positionOf, speedAt } from "./speed-scale.ts";
import type { TimeActions } from "./time-place.ts";

export interface TransportActions extends TimeActions {
  readonly togglePlay: () => void;
  readonly step: () => void;
  readonly reset: () => void;
  /** Simulated min per second of wall time; Infinity: as fast as possible. */
  readonly setSpeed: (speed: number) => void;
}

export interface Transport {
  readonly element: HTMLElement;
  /** Below the speed: where buttons that jump in time go. */
  readonly jumps: HTMLElement;
}

/** Play, step, start again, the simulated time and how fast it passes. */
export function createTransport(signals: PageSignals, actions: TransportActions): Transport {
  const { playing } = signals;
  const play = iconButton({
    icon: "play",
    label: t`Play`,
    shortcut: t`Space`,
    class: "primary",
    onPress: actions.togglePlay,
  });
  effect(() => relabel(play, playing.value ? "pause" : "play", playing.value ? t`Pause` : t`Play`));
  const jumps = element("div", { class: "transport-jumps" }, ...createJumps(signals, actions));
  const bar = element(
    "div",
    { class: "transport", attributes: { role: "toolbar", "aria-label": t`Simulation` } },
    element(
      "div",
      { class: "transport-row" },
      play,
      createClock(signals),
      iconButton({ icon: "step", label: t`One step`, shortcut: ".", onPress: actions.step }),
      iconButton({ icon: "reset", label: t`Start again`, shortcut: "r", onPress: actions.reset }),
    ),
    createSpeedField(signals, actions.setSpeed),
    jumps,
  );
  return { element: bar, jumps };
}

/** The simulated time, and the run's end where it has one. */
function createClock({ time, stop }: PageSignals): HTMLElement {
  const now = element("span", { class: "clock-now" });
  const end = element("small", { class: "clock-end" });
  effect(() => {
    now.textContent = formatClock(time.value);
  });
  effect(() => {
    end.textContent = stop.value === undefined ? "" : t`of ${formatDuration(stop.value)}`;
  });
  // Who wants to hear it asks for it: spoken every tenth of a second it would drown everything else.
  const attributes = { "aria-label": t`Time`, "aria-live": "off" };
  return element("output", { class: "clock", attributes }, now, end);
}

function createSpeedField({ speed }: PageSignals, setSpeed: (speed: number) => void): HTMLElement {
  const slider = element("input", {
    class: "speed-slider",
    attributes: { type: "range", min: 0, max: POSITIONS, step: 1, "aria-label": t`Speed` },
    on: { input: () => setSpeed(speedAt(Number(slider.value))) },
  });
  const words = element("span", { class: "speed-text" });
  effect(() => {
    const isNamed = Number.isFinite(speed.value);
    const text = isNamed ? formatDuration(speed.value, 2) : "";
    if (document.activeElement !== slider) slider.value = String(positionOf(speed.value));
    words.textContent = isNamed ? `${text}/s` : t`max`;
    slider.setAttribute("aria-valuetext", isNamed ? t`${text} per second` : t`as fast as possible`);
  });
  return element(
    "label",
    { class: "speed", attributes: { "data-tip": t`Simulated time per second` } },
    element("span", { class: "speed-name", attributes: { "aria-hidden": "true" } }, t`Speed`),
    slider,
    words,
  );
}
