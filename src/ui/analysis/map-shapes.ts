import type { MapEdge, MapNode } from "../../analysis/interaction-map.ts";
import type { LayoutNode, Placed } from "../../analysis/map-layout.ts";
import { t } from "../../texts/text.ts";

/** Height of a node's label, px, and what a letter takes of its width. */
export const NODE_HEIGHT = 24;
const LETTER = 7;
const LONGEST = 19;

/** What is written on a node. */
export function nodeText(label: string): string {
  return label.length <= LONGEST ? label : `${label.slice(0, LONGEST - 1)}…`;
}

/** Width of a node with its mark, px. */
export function nodeWidth(label: string): number {
  return 30 + LETTER * nodeText(label).length;
}

/** Where rooms of the biology lie in the picture, as shares of it: tumor in the middle, blood and drugs below. */
const HOMES: Readonly<Record<string, readonly [number, number]>> = {
  tumor: [0.5, 0.5],
  myeloid: [0.2, 0.5],
  lymphoid: [0.8, 0.45],
  stroma: [0.62, 0.82],
  metabolism: [0.42, 0.84],
  signals: [0.5, 0.15],
  therapies: [0.86, 0.88],
};

/** What the layout needs to know of a node. */
export function layoutNode({ name, label, kind }: MapNode, room: string): LayoutNode {
  const home = kind === "compartment" ? HOMES["therapies"] : HOMES[room];
  const isFree = kind === "substrate" && room !== "therapies";
  return {
    name,
    width: nodeWidth(label),
    height: NODE_HEIGHT,
    home: home ?? [0.5, 0.5],
    hold: home === undefined ? 0.15 : isFree ? 0.3 : 0.8,
  };
}

/** Stroke of an edge, px: wide for what makes most of a target's turnover. */
export function edgeWidth({ weight }: MapEdge): number {
  return 0.8 + 4.4 * Math.sqrt(Math.min(weight, 1));
}

/** What is strong stands before what is weak. */
export function edgeOpacity({ weight }: MapEdge): number {
  return Math.min(1, 0.3 + 1.4 * weight);
}

/** A gentle arc from one label to the rim of another; both directions of a pair stay apart. */
export function edgePath(
  from: Placed & { readonly width: number },
  to: Placed & { readonly width: number },
  gap: number,
): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(Math.hypot(dx, dy), 1);
  const bend = Math.min(0.16 * length, 46);
  const [mx, my] = [
    (from.x + to.x) / 2 - (dy / length) * bend,
    (from.y + to.y) / 2 + (dx / length) * bend,
  ];
  const start = rimPoint(from, [mx, my], 2);
  const end = rimPoint(to, [mx, my], gap);
  const at = ([x, y]: readonly [number, number]): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M${at(start)} Q${at([mx, my])} ${at(end)}`;
}

/** Where the line from a label's middle to a point leaves the label, and `gap` px on. */
function rimPoint(
  { x, y, width }: Placed & { readonly width: number },
  [px, py]: readonly [number, number],
  gap: number,
): readonly [number, number] {
  const [dx, dy] = [px - x, py - y];
  const length = Math.max(Math.hypot(dx, dy), 1e-6);
  const [w, h] = [width / 2, NODE_HEIGHT / 2];
  const share = Math.min(w / Math.max(Math.abs(dx), 1e-6), h / Math.max(Math.abs(dy), 1e-6));
  const out = Math.min(share * length + gap, length);
  return [x + (dx / length) * out, y + (dy / length) * out];
}

/** Words for what an edge does. */
export function edgeVerb({ sign, isMotion }: MapEdge): string {
  if (isMotion) return sign < 0 ? t`repels` : t`attracts`;
  if (sign === 0) return t`acts on`;
  return sign > 0 ? t`raises` : t`lowers`;
}
