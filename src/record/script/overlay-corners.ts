import type { Corner, OverlayName } from "./film-schema.ts";

const USUAL: Readonly<Record<OverlayName, Corner>> = {
  title: "top-left",
  legend: "top-left",
  colorBar: "top-right",
  treatments: "bottom-left",
  time: "bottom-left",
  scaleBar: "bottom-right",
  caption: "bottom-left",
  author: "bottom-right",
};

/** Where something is written that nobody placed. */
export function usualCorner(name: OverlayName): Corner {
  return USUAL[name];
}
