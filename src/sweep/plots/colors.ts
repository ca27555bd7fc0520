import { interpolateRdBu, interpolateViridis } from "d3-scale-chromatic";

/** Okabe and Ito's colours without black and yellow, which dark and white grounds swallow. */
export const categoryColors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

/** Of a value's place among ordered ones, 0 to 1; dark enough for lines on white. */
export function orderedColor(share: number): string {
  return interpolateViridis(0.02 + 0.83 * share);
}

/** Fills from low to high. */
export function sequentialColor(share: number): string {
  return interpolateViridis(share);
}

/** Fills from below 0 (blue) over 0 (white, at 1/2) to above it (red). */
export function divergingColor(share: number): string {
  return interpolateRdBu(1 - share);
}

export const colors = { main: "#0072b2", light: "#9ecae1", other: "#d55e00", faint: "#8a8a8a" };
