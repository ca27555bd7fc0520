import type { MapNode } from "../../analysis/interaction-map.ts";
import type { Placed } from "../../analysis/map-layout.ts";
import { t } from "../../texts/text.ts";
import { svg } from "./svg.ts";

/** Cells are round, molecules small, tissue square, blood a drop. */
export function markOf(node: MapNode, x: number): SVGElement {
  const { kind } = node;
  const fill = node.color ?? "#8b95a4";
  const attributes = { class: "map-mark", fill };
  if (kind === "population") return svg("circle", { ...attributes, cx: x, cy: 0, r: 6 });
  if (kind === "substrate") return svg("circle", { ...attributes, cx: x, cy: 0, r: 4 });
  if (kind === "static")
    return svg("rect", { ...attributes, x: x - 5, y: -5, width: 10, height: 10, rx: 1.5 });
  return svg("path", { ...attributes, d: `M${x} -6.5 l4 6.5 a4.4 4.4 0 1 1 -8 0z` });
}

const CAPTIONS: Readonly<Record<string, string>> = {
  myeloid: t`Myeloid cells`,
  lymphoid: t`Lymphocytes`,
  therapies: t`Drugs`,
};

/** Names of the parts of the picture that have at least three nodes and keep together. */
export function captionsOf(
  nodes: readonly MapNode[],
  placed: ReadonlyMap<string, Placed>,
  roomOf: (origin: string) => string,
): readonly SVGElement[] {
  return Object.entries(CAPTIONS).flatMap(([room, words]) => {
    const own = nodes
      .filter(
        ({ origin, kind }) =>
          roomOf(origin) === room && (kind === "population" || room === "therapies"),
      )
      .flatMap(({ name }) => placed.get(name) ?? []);
    if (own.length < 3) return [];
    const x = own.reduce((sum, at) => sum + at.x, 0) / own.length;
    const top = Math.min(...own.map((at) => at.y)) - 24;
    return [svg("text", { class: "map-caption", x, y: Math.max(top, 14) }, words)];
  });
}

/** Ends of edges: an arrow for what raises, a bar for what lowers, an open arrow for what moves. */
export function markers(): SVGDefsElement {
  const marker = (id: string, shape: SVGElement): SVGMarkerElement =>
    svg(
      "marker",
      {
        id,
        class: `map-end ${id}`,
        viewBox: "-9 -7 12 14",
        refX: 0,
        refY: 0,
        markerWidth: 12,
        markerHeight: 14,
        markerUnits: "userSpaceOnUse",
        orient: "auto",
      },
      shape,
    );
  return svg(
    "defs",
    {},
    marker("map-raises", svg("path", { d: "M-6 -5.5 L3 0 L-6 5.5 Z" })),
    marker("map-lowers", svg("path", { d: "M0 -6 h2.4 v12 h-2.4z" })),
    marker("map-moves", svg("path", { class: "is-open", d: "M-6 -5 L2 0 L-6 5" })),
  );
}
