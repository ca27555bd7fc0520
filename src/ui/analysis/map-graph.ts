import type { InteractionMap, MapEdge, MapNode } from "../../analysis/interaction-map.ts";
import { layOutMap, type Placed } from "../../analysis/map-layout.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { createLight, listenToMap } from "./map-light.ts";
import { captionsOf, markers, markOf } from "./map-marks.ts";
import { mapPicture } from "./map-picture.ts";
import {
  edgeOpacity,
  edgePath,
  edgeVerb,
  edgeWidth,
  layoutNode,
  NODE_HEIGHT,
  nodeText,
  nodeWidth,
} from "./map-shapes.ts";
import { svg } from "./svg.ts";

export interface MapGraph {
  readonly element: HTMLElement;
  /** Another model, or another size: nodes are placed anew. */
  reset(): void;
  show(map: InteractionMap, seen: SeenPart): void;
  /** What is drawn, as an SVG file. */
  picture(): Blob;
}

/** What of the map is drawn. */
export interface SeenPart {
  /** Only this node and those around it; "": all. */
  readonly focus: string;
  /** Edges below this share of the target's turnover are left out. */
  readonly least: number;
  /** Chosen edge ("from>to") or node. */
  readonly chosen: string;
}

export interface MapGraphActions {
  readonly roomOf: (origin: string) => string;
  readonly choose: (key: string) => void;
}

/** Edges from this weight on draw their ends together. */
const TIES = 0.1;

/** Around one node there is room for weaker edges. */
const AROUND = 0.02;

/** Area that labels are placed in, px, at least; a smaller place shows it scaled. */
const LEAST = { width: 720, height: 500 };

export function edgeKey({ from, to }: Pick<MapEdge, "from" | "to">): string {
  return `${from}>${to}`;
}

/** The network as a picture: labels with their color, arrows for what raises, bars for what lowers. */
export function createMapGraph({ roomOf, choose }: MapGraphActions): MapGraph {
  const edgeLayer = svg("g", { class: "map-edges" });
  const nodeLayer = svg("g", { class: "map-nodes" });
  const captions = svg("g", { "aria-hidden": "true" });
  const view = svg("svg", { class: "map-svg", role: "group", "aria-label": t`Network` });
  view.append(markers(), captions, edgeLayer, nodeLayer);
  const holder = element("div", { class: "map-graph" }, view);
  const light = createLight(view);
  listenToMap(view, light, choose);
  let placed: ReadonlyMap<string, Placed> = new Map();
  let area = { ...LEAST };
  let last: { readonly map: InteractionMap; readonly seen: SeenPart } | null = null;
  const place = (map: InteractionMap): void => {
    const { clientWidth, clientHeight } = holder;
    const grow = Math.max(
      LEAST.width / Math.max(clientWidth, 1),
      LEAST.height / Math.max(clientHeight, 1),
      1,
    );
    area = { width: clientWidth * grow, height: clientHeight * grow };
    const links = map.edges
      .filter(({ weight }) => weight >= TIES)
      .map(({ from, to, weight }) => ({ from, to, strength: Math.min(weight, 1) }));
    const nodes = map.nodes.map((node) => layoutNode(node, roomOf(node.origin)));
    placed = layOutMap(nodes, links, area);
    view.setAttribute("viewBox", `0 0 ${area.width} ${area.height}`);
  };
  const show = (map: InteractionMap, seen: SeenPart): void => {
    last = { map, seen };
    if (holder.clientWidth === 0) return;
    if (placed.size === 0) place(map);
    const edges = seenEdges(map, seen);
    const shown = new Set(edges.flatMap(({ from, to }) => [from, to]));
    if (seen.focus !== "") shown.add(seen.focus);
    const isAll = seen.focus === "";
    const nodes = map.nodes.filter(({ name }) => isAll || shown.has(name));
    captions.replaceChildren(...captionsOf(nodes, placed, roomOf));
    drawEdges(edgeLayer, edges, map.nodes, placed, seen);
    drawNodes(nodeLayer, nodes, placed, shown, seen);
    light.again();
  };
  const redraw = (): void => {
    if (last !== null) show(last.map, last.seen);
  };
  new ResizeObserver(() => {
    placed = new Map();
    redraw();
  }).observe(holder);
  return {
    element: holder,
    reset: () => {
      placed = new Map();
    },
    show,
    picture: () => mapPicture(view),
  };
}

/** Edges that are strong enough, or touch what is looked at. */
export function seenEdges(
  { edges }: InteractionMap,
  { focus, least, chosen }: SeenPart,
): readonly MapEdge[] {
  const enough = focus === "" ? least : Math.min(least, AROUND);
  return edges
    .filter((edge) => focus === "" || edge.from === focus || edge.to === focus)
    .filter((edge) => edge.weight >= enough || edgeKey(edge) === chosen)
    .sort((a, b) => a.weight - b.weight);
}

function drawEdges(
  layer: SVGGElement,
  edges: readonly MapEdge[],
  nodes: readonly MapNode[],
  placed: ReadonlyMap<string, Placed>,
  { chosen }: SeenPart,
): void {
  const widths = new Map(nodes.map(({ name, label }) => [name, nodeWidth(label)]));
  const labels = new Map(nodes.map(({ name, label }) => [name, label]));
  layer.replaceChildren(
    ...edges.flatMap((edge) => {
      const [a, b] = [placed.get(edge.from), placed.get(edge.to)];
      if (a === undefined || b === undefined) return [];
      const kind = kindOf(edge);
      const path = edgePath(
        { ...a, width: widths.get(edge.from) ?? 0 },
        { ...b, width: widths.get(edge.to) ?? 0 },
        kind === "lowers" ? 5 : 9,
      );
      const key = edgeKey(edge);
      const words = t`${labels.get(edge.from)} ${edgeVerb(edge)} ${labels.get(edge.to)}: ${formatNumber(100 * edge.weight, 2)} % of its turnover`;
      const line = svg("path", {
        class: "map-line",
        d: path,
        "stroke-width": edgeWidth(edge),
        "stroke-opacity": edgeOpacity(edge),
        "marker-end": `url(#map-${kind})`,
      });
      const isOff = edge.weight < 1e-6;
      const group = svg(
        "g",
        {
          class: `map-edge is-${kind}${key === chosen ? " is-chosen" : ""}${isOff ? " is-off" : ""}`,
          "data-edge": key,
          "data-from": edge.from,
          "data-to": edge.to,
        },
        svg("title", {}, words),
        svg("path", { class: "map-hit", d: path }),
        line,
      );
      return [group];
    }),
  );
}

/** What is written on it, and in full where that is cut. */
function nodeName(label: string): string {
  const written = nodeText(label);
  return written === label ? label : `${written} ${label}`;
}

function kindOf({ sign, isMotion }: MapEdge): "raises" | "lowers" | "moves" {
  if (isMotion) return "moves";
  return sign < 0 ? "lowers" : "raises";
}

function drawNodes(
  layer: SVGGElement,
  nodes: readonly MapNode[],
  placed: ReadonlyMap<string, Placed>,
  shown: ReadonlySet<string>,
  { focus, chosen }: SeenPart,
): void {
  const focused = document.activeElement?.closest("[data-node]")?.getAttribute("data-node");
  layer.replaceChildren(
    ...nodes.flatMap((node) => {
      const at = placed.get(node.name);
      if (at === undefined) return [];
      const isChosen = node.name === focus || node.name === chosen;
      const classes = [
        "map-node",
        `is-${node.kind}`,
        ...(isChosen ? ["is-chosen"] : []),
        ...(shown.has(node.name) ? [] : ["is-alone"]),
      ];
      const w = nodeWidth(node.label);
      const group = svg(
        "g",
        {
          class: classes.join(" "),
          transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`,
          tabindex: 0,
          role: "button",
          "data-node": node.name,
          "aria-label": nodeName(node.label),
        },
        svg("title", {}, `${node.label}: ${formatNumber(node.value)} ${node.unit}`),
        svg("rect", {
          class: "map-box",
          x: -w / 2,
          y: -NODE_HEIGHT / 2,
          width: w,
          height: NODE_HEIGHT,
          rx: node.kind === "substrate" ? NODE_HEIGHT / 2 : 5,
        }),
        markOf(node, -w / 2 + 13),
        svg("text", { class: "map-label", x: -w / 2 + 23, y: 4 }, nodeText(node.label)),
      );
      group.style.setProperty("--node", node.color ?? "var(--line-2)");
      return [group];
    }),
  );
  if (focused == null) return;
  layer.querySelector<SVGGElement>(`[data-node="${CSS.escape(focused)}"]`)?.focus();
}
