import { cellMark } from "../look/tissue/cell-mark.ts";
import type { CellShape } from "../look/tissue/shapes.ts";

const SVG = "http://www.w3.org/2000/svg";

/** A small drawn cell in its kind's color, for the legend. */
export function createCellMark(shape: CellShape): SVGSVGElement {
  const { outline, nucleus, dashed } = cellMark(shape);
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "-1.1 -1.1 2.2 2.2");
  picture.setAttribute("class", "mark mark-cell");
  picture.setAttribute("aria-hidden", "true");
  const path = (shapeOf: string, className: string) => {
    const made = document.createElementNS(SVG, "path");
    made.setAttribute("d", shapeOf);
    made.setAttribute("class", className);
    picture.append(made);
    return made;
  };
  const rim = path(outline, "mark-body");
  if (dashed) rim.setAttribute("stroke-dasharray", "0.35 0.28");
  path(nucleus, "mark-nucleus");
  return picture;
}
