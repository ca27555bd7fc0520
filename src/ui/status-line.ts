import { effect } from "@preact/signals-core";
import { formatNumber } from "../numbers/format-number.ts";
import { formatDuration } from "../numbers/format-time.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { icon } from "./icon.ts";
import { createMenu, type MenuItem } from "./menu.ts";
import type { MachineState, PageSignals, Reached } from "./page-signals.ts";

/** What computes and the choice behind it, on which grid, how fast; what is kept and saved. */
export function createStatusLine(signals: PageSignals): HTMLElement {
  const { machine, grid, step, playing, speed, reached, kept, saved } = signals;
  const menu = createMenu(t`Machine`);
  const dot = element("span", { class: "status-dot", attributes: { "aria-hidden": "true" } });
  const name = element("span", { class: "status-machine" });
  const badge = element(
    "button",
    {
      class: "badge",
      attributes: { type: "button", "aria-haspopup": "menu" },
      on: { click: () => openMachine() },
    },
    dot,
    name,
    icon("chevron"),
  );
  const openMachine = (): void => {
    if (machine.value === null) return;
    menu.open(badge, machineItems(machine.value), noteOf(machine.value));
  };
  const meter = element("i");
  const texts = {
    grid: element("span", { class: "status-grid" }),
    speed: element("span", { class: "status-rate" }),
    steps: element("span", { class: "status-rate status-steps" }),
    kept: element("span", { class: "status-kept" }),
    saved: element("span", { class: "status-saved" }),
  };
  const line = element(
    "footer",
    { class: "status-line" },
    badge,
    texts.grid,
    texts.speed,
    element("span", { class: "meter", attributes: { "aria-hidden": "true" } }, meter),
    texts.steps,
    element("span", { class: "grow" }),
    texts.kept,
    texts.saved,
    menu.element,
  );
  effect(() => {
    badge.hidden = machine.value === null;
    if (machine.value === null) return;
    setText(name, machineName(machine.value));
    line.dataset["backend"] = machine.value.backend;
    badge.classList.toggle("has-reason", machine.value.reason !== "");
  });
  effect(() => {
    if (grid.value.length === 0) return;
    const steps = step.value > 0 ? t`, step ${formatDuration(step.value)}` : "";
    setText(texts.grid, t`${grid.value.join(" × ")} voxels${steps}`);
  });
  effect(() => {
    line.classList.toggle("is-playing", playing.value);
    setText(texts.speed, speedText(playing.value, speed.value, reached.value));
    setText(texts.steps, playing.value ? t`${formatNumber(reached.value.steps, 2)} steps/s` : "");
    const share = playing.value ? reached.value.speed / speed.value : 0;
    const isLimited = Number.isFinite(speed.value) && playing.value;
    line.classList.toggle("has-meter", isLimited);
    meter.style.width = `${(100 * Math.min(1, isLimited ? share : 0)).toFixed(0)}%`;
  });
  effect(() => setText(texts.kept, kept.value));
  effect(() => setText(texts.saved, saved.value));
  return line;
}

/** Entries of a menu about what computes. */
export function machineItems({ choices }: MachineState): readonly MenuItem[] {
  return choices.map(({ label, run }) => ({ label, run }));
}

export function machineName({ backend, description }: MachineState): string {
  const kind = backend === "gpu" ? "GPU" : "CPU";
  return description.startsWith(kind) ? description : `${kind} · ${description}`;
}

function noteOf({ reason, backend }: MachineState): string {
  if (reason !== "") return reason;
  return backend === "gpu"
    ? t`The GPU computes on the whole grid.`
    : t`The CPU computes on the whole grid.`;
}

function speedText(playing: boolean, asked: number, { speed }: Reached): string {
  if (!playing) return t`paused`;
  const wanted = Number.isFinite(asked) ? `${formatDuration(asked, 2)}/s` : t`as fast as possible`;
  return t`asked ${wanted}, reached ${formatDuration(speed, 2)}/s`;
}

function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
