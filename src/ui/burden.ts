import { effect } from "@preact/signals-core";
import { element } from "./element.ts";
import { svgElement } from "./instruments/svg-element.ts";
import type { PageSignals } from "./page-signals.ts";
import { percentOf } from "./time-scale.ts";

/** What a treatment is for, over time: the mean of a field. */
export interface Burden {
  readonly label: string;
  /** min, ascending. */
  readonly times: readonly number[];
  /** As many; NaN where it was not measured. */
  readonly values: readonly number[];
}

/** Points that a line of the ruler's width shows, at most. */
const MOST = 240;

/**
 * The ground under a burden's curve as an SVG path: x in percent of the timeline, y from 100 (none) to 0 (the
 * most there was). Empty with fewer than two points, or where there never was any.
 */
export function burdenPath({ times, values }: Burden, horizon: number): string {
  const stride = Math.max(1, Math.ceil(times.length / MOST));
  const isKept = (index: number): boolean =>
    Number.isFinite(values[index]) && (index % stride === 0 || index === times.length - 1);
  const kept = [...times.keys()].filter(isKept);
  const top = Math.max(...kept.map((index) => values[index] as number), 0);
  if (kept.length < 2 || top <= 0) return "";
  const points = kept.map((index) => {
    const x = percentOf(times[index] as number, horizon);
    const y = 100 * (1 - Math.max(values[index] as number, 0) / top);
    return [x.toFixed(2), y.toFixed(1)].join(" ");
  });
  const [first, last] = [points[0], points.at(-1)].map((point) => point?.split(" ")[0]);
  return `M${first} 100L${points.join("L")}L${last} 100Z`;
}

/** The burden as a low curve behind the marks of the ruler, with its name at the left. */
export function createBurden({ horizon, place }: PageSignals): {
  readonly name: HTMLElement;
  readonly curve: SVGElement;
} {
  const name = element("span", { class: "burden-name", attributes: { "aria-hidden": "true" } });
  const path = svgElement({ tag: "path", attributes: {}, children: [] });
  const attributes = {
    class: "burden",
    viewBox: "0 0 100 100",
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  };
  const curve = svgElement({ tag: "svg", attributes, children: [] });
  curve.append(path);
  effect(() => {
    const burden = place.burden.value;
    const drawn = burden === null ? "" : burdenPath(burden, horizon.value);
    path.setAttribute("d", drawn);
    name.textContent = drawn === "" ? "" : (burden?.label ?? "");
  });
  return { name, curve };
}
