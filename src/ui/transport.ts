import { element } from "./element.ts";
import { formatClock, formatDuration } from "./format-quantity.ts";
import { iconButton, relabel, setPressed } from "./icon-button.ts";
import { POSITIONS, positionOf, speedAt } from "./speed-scale.ts";

export interface TransportActions {
  readonly togglePlay: () => void;
  readonly step: () => void;
  readonly reset: () => void;
  readonly toggleBrush: () => void;
  /** Simulated min per second of wall time; Infinity: as fast as possible. */
  readonly setSpeed: (speed: number) => void;
}

export interface TransportState {
  readonly playing: boolean;
  /** min */
  readonly time: number;
  /** min; absent: the run has no end. */
  readonly stop?: number;
  readonly speed: number;
  readonly brushing: boolean;
}

export interface Transport {
  readonly element: HTMLElement;
  update(state: TransportState): void;
}

/** Play, step, reset, brush, the simulated time and how fast it passes. */
export function createTransport(actions: TransportActions): Transport {
  const play = iconButton({
    icon: "play",
    label: "Play",
    shortcut: "Space",
    class: "primary",
    onPress: actions.togglePlay,
  });
  const brush = iconButton({
    icon: "brush",
    label: "Paint into the tissue",
    shortcut: "b",
    pressed: false,
    onPress: actions.toggleBrush,
  });
  const clock = createClock();
  const { slider, speedText, field } = createSpeedField(actions.setSpeed);
  const bar = element(
    "div",
    { class: "transport glass", attributes: { role: "toolbar", "aria-label": "Simulation" } },
    play,
    iconButton({ icon: "step", label: "One step", shortcut: ".", onPress: actions.step }),
    iconButton({ icon: "reset", label: "Start again", shortcut: "r", onPress: actions.reset }),
    clock.element,
    field,
    brush,
  );
  const update = (state: TransportState): void => {
    relabel(play, state.playing ? "pause" : "play", state.playing ? "Pause" : "Play");
    setPressed(brush, state.brushing);
    clock.show(state.time, state.stop);
    if (document.activeElement !== slider) slider.value = String(positionOf(state.speed));
    showSpeed(slider, speedText, state.speed);
  };
  return { element: bar, update };
}

/** The simulated time, over a line that fills up to the preset's end. */
function createClock() {
  const text = element("output", { class: "clock", attributes: { "aria-label": "Time" } });
  const progress = element("div", { class: "clock-progress" });
  const track = element("div", { class: "clock-track" }, progress);
  const show = (time: number, stop: number | undefined): void => {
    const words = formatClock(time);
    if (text.textContent !== words) text.textContent = words;
    const share = stop === undefined ? 0 : Math.min(1, time / stop);
    progress.style.width = `${(share * 100).toFixed(1)}%`;
    track.classList.toggle("has-end", stop !== undefined);
  };
  return { element: element("div", { class: "clock-box" }, text, track), show };
}

function createSpeedField(setSpeed: (speed: number) => void) {
  const slider = element("input", {
    class: "speed-slider",
    attributes: { type: "range", min: 0, max: POSITIONS, step: 1, "aria-label": "Speed" },
    on: { input: () => setSpeed(speedAt(Number(slider.value))) },
  });
  const speedText = element("span", { class: "speed-text" });
  const attributes = { "data-tip": "Simulated time per second" };
  const field = element("label", { class: "speed", attributes }, slider, speedText);
  return { slider, speedText, field };
}

function showSpeed(slider: HTMLInputElement, text: HTMLElement, speed: number): void {
  const words = Number.isFinite(speed) ? `${formatDuration(speed, 2)}/s` : "max";
  if (text.textContent === words) return;
  text.textContent = words;
  const spoken = Number.isFinite(speed)
    ? `${formatDuration(speed, 2)} per second`
    : "as fast as possible";
  slider.setAttribute("aria-valuetext", spoken);
}
