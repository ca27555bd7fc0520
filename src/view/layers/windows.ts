import { clamp } from "three/tsl";
import { Color, type Node, type Vector4 } from "three/webgpu";
import type { ResolvedWindow } from "../../look/look.ts";

/** Row of a channel: low, 1/(high - low), layer. */
export function writeChannel(row: Vector4, window: ResolvedWindow, layer: number): void {
  const { low, factor } = windowFactor(window);
  row.set(low, factor, layer, 0);
}

/** Share of a window, 0 to 1, that a value fills. */
export function windowed(value: Node<"float">, channel: Node<"vec4">): Node<"float"> {
  return clamp(value.sub(channel.x).mul(channel.y), 0, 1).toVar();
}

/** "#rrggbb" as linear light. */
export function writeColor(row: Vector4, color: string): void {
  const { r, g, b } = new Color(color);
  row.set(r, g, b, 0);
}

/** An empty or reversed window shows everything above it as full rather than dividing by zero. */
function windowFactor([low, high]: ResolvedWindow): { low: number; factor: number } {
  const least = 1e-6 * Math.max(Math.abs(low), Math.abs(high), 1e-20);
  return { low, factor: 1 / Math.max(high - low, least) };
}
