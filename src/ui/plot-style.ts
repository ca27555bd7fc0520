import { legibleOnWhite } from "../look/legible-color.ts";

/** Colors and type of a plot, as the page's style has them where it stands. */
export interface PlotStyle {
  readonly axis: string;
  readonly grid: string;
  readonly mark: string;
  readonly now: string;
  readonly font: string;
  /** A curve's color as it can be seen on this ground. */
  readonly curve: (color: string) => string;
}

export function plotStyle(holder: HTMLElement): PlotStyle {
  const probe = document.createElement("span");
  holder.append(probe);
  // A variable may name a color for each theme: only where it is used it is one.
  const read = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const { fontFamily, colorScheme } = getComputedStyle(holder);
  const style = {
    axis: read("--ink-3"),
    grid: read("--line"),
    mark: read("--ink-2"),
    now: read("--accent"),
    font: `11px ${fontFamily}`,
    curve: isDark(colorScheme) ? (color: string) => color : legibleOnWhite,
  };
  probe.remove();
  return style;
}

/** Of what a `color-scheme` allows the browser's preference decides. */
function isDark(scheme: string): boolean {
  if (!scheme.includes("light")) return scheme.includes("dark");
  return scheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches;
}

let context: CanvasRenderingContext2D | null = null;

/** Width of a text, CSS px. */
export function textWidth(text: string, font: string): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (context === null) return 6 * text.length;
  context.font = font;
  return context.measureText(text).width;
}
