import { element } from "./element.ts";
import { formatNumber } from "./format-quantity.ts";

export interface Status {
  readonly backend: "gpu" | "cpu";
  /** Adapter or "CPU, 1 thread". */
  readonly description: string;
  readonly grid: readonly number[];
  readonly stepsPerSecond: number;
  readonly daysPerSecond: number;
  readonly playing: boolean;
}

export interface StatusLine {
  readonly element: HTMLElement;
  update(status: Status): void;
}

/** What computes, on which grid, and how fast: small print at the foot of the page. */
export function createStatusLine(): StatusLine {
  const dot = element("span", { class: "status-dot", attributes: { "aria-hidden": "true" } });
  const machine = element("span", { class: "status-machine" });
  const grid = element("span", { class: "status-grid" });
  const steps = element("span", { class: "status-rate" });
  const days = element("span", { class: "status-rate" });
  const line = element(
    "footer",
    { class: "status-line", attributes: { "aria-label": "Status" } },
    dot,
    machine,
    grid,
    steps,
    days,
  );
  const update = (status: Status): void => {
    const name = status.backend === "gpu" ? "GPU" : "CPU";
    const described = status.description.startsWith(name);
    setText(machine, described ? status.description : `${name} · ${status.description}`);
    setText(grid, status.grid.join(" × "));
    setText(steps, status.playing ? `${formatNumber(status.stepsPerSecond, 2)} steps/s` : "paused");
    setText(days, status.playing ? `${formatNumber(status.daysPerSecond, 2)} d/s` : "");
    line.classList.toggle("is-playing", status.playing);
    line.dataset["backend"] = status.backend;
  };
  return { element: line, update };
}

function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
