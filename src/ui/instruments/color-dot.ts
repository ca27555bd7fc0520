import { element } from "../element.ts";
import { plotStyle } from "../plot-style.ts";

/** A dot in a curve's color as the page's charts have it; without a color there is none. */
export function colorDot(color: string | undefined): HTMLElement {
  const dot = element("span", { class: "chip-dot", attributes: { "aria-hidden": "true" } });
  if (color === undefined) dot.hidden = true;
  else dot.style.background = plotStyle(document.body).curve(color);
  return dot;
}
