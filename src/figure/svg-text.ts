import { element, escapeXml, place } from "../sweep/plots/svg.ts";
import {
  type FigureScene,
  FONTS,
  type MarkShape,
  RIM,
  type Shape,
  type TextShape,
} from "./scene.ts";

/** A drawing as an SVG document, and what it needs besides its shapes. */
export interface SvgParts {
  /** Data URL of the pixels of a panel. */
  readonly rasterOf: (row: number, column: number) => string;
  /** For who cannot see it. */
  readonly title: string;
  /** An element `<metadata>`; "" where there is none. */
  readonly metadata: string;
}

/**
 * The document: text as text, lines as paths, the pixels of panels as PNG in it. Lengths are points, and the
 * document says its size in mm.
 */
export function svgText(scene: FigureScene, { rasterOf, title, metadata }: SvgParts): string {
  const { width, height } = scene;
  const millimeters = (points: number): string => `${fine((points / 72) * 25.4)}mm`;
  const ids = { next: 0 };
  const body = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      "xmlns:milieu": "urn:milieu:figure",
      width: millimeters(width),
      height: millimeters(height),
      viewBox: `0 0 ${fine(width)} ${fine(height)}`,
      "font-family": FONTS,
    },
    element("title", {}, escapeXml(title)),
    metadata,
    ...scene.shapes.map((shape) => drawn(shape, rasterOf, ids)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`;
}

type RasterOf = SvgParts["rasterOf"];

function drawn(shape: Shape, rasterOf: RasterOf, ids: { next: number }): string {
  switch (shape.kind) {
    case "rectangle": {
      const { box, fill = "none", stroke, lineWidth } = shape;
      return element("rect", { ...corners(box), fill, stroke, "stroke-width": lineWidth });
    }
    case "lines": {
      const { lines, color, lineWidth, opacity } = shape;
      return element("path", {
        d: lines.map(pathOf).join(""),
        fill: "none",
        stroke: color,
        "stroke-width": fine(lineWidth),
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
        opacity: opacity === undefined || opacity === 1 ? undefined : fine(opacity),
      });
    }
    case "text":
      return textOf(shape);
    case "raster": {
      const href = rasterOf(shape.row, shape.column);
      return element("image", { ...corners(shape.box), preserveAspectRatio: "none", href });
    }
    case "ramp": {
      const id = `ramp${ids.next++}`;
      const { box, colors } = shape;
      const stops = colors.map((color, index) =>
        element("stop", { offset: fine(index / (colors.length - 1)), "stop-color": color }),
      );
      return (
        element("linearGradient", { id, x1: "0", y1: "1", x2: "0", y2: "0" }, ...stops) +
        element("rect", { ...corners(box), fill: `url(#${id})` })
      );
    }
    case "mark":
      return markOf(shape);
    case "clip": {
      if (shape.shapes.length === 0) return "";
      const id = `clip${ids.next++}`;
      return (
        element("clipPath", { id }, element("rect", corners(shape.box))) +
        element(
          "g",
          { "clip-path": `url(#${id})` },
          ...shape.shapes.map((inner) => drawn(inner, rasterOf, ids)),
        )
      );
    }
  }
}

function textOf({ text, x, y, size, color, align, isBold, angle, rim }: TextShape): string {
  const turn = angle === undefined ? undefined : fine((angle * 180) / Math.PI);
  const at = `${fine(x)} ${fine(y)}`;
  return element(
    "text",
    {
      ...(turn === undefined
        ? { x: fine(x), y: fine(y) }
        : { transform: `translate(${at}) rotate(${turn})` }),
      "font-size": fine(size),
      "font-weight": isBold === true ? "bold" : undefined,
      "text-anchor": { left: undefined, center: "middle", right: "end" }[align],
      fill: color,
      ...(rim === undefined
        ? {}
        : {
            stroke: rim,
            "stroke-width": fine(RIM * size),
            "stroke-linejoin": "round",
            "paint-order": "stroke",
          }),
    },
    escapeXml(text),
  );
}

function markOf(mark: MarkShape): string {
  const { path, x, y, scale, fill = "none", fillOpacity, stroke, lineWidth = 0, dash } = mark;
  return element("path", {
    d: path,
    transform: `translate(${fine(x)} ${fine(y)}) scale(${fine(scale)})`,
    fill,
    "fill-opacity": fillOpacity,
    stroke,
    "stroke-width": stroke === undefined ? undefined : fine(lineWidth / scale),
    "stroke-dasharray": dash?.join(" "),
  });
}

/** Corners fall on pixels, so that they are written closer than words need. */
function corners({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  return { x: fine(x), y: fine(y), width: fine(width), height: fine(height) };
}

function pathOf(points: readonly (readonly [number, number])[]): string {
  return points
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${place(x)} ${place(y)}`)
    .join("");
}

function fine(value: number): string {
  return String(Math.round(value * 1e4) / 1e4 + 0);
}
