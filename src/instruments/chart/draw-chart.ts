import { MAIN_RUN, type RunFinding } from "../beside.ts";
import type { Column, Drawing, Finding } from "../instrument.ts";
import { rangeOf } from "./axis.ts";
import { drawBars } from "./bars.ts";
import type { ChartStyle, Frame } from "./frame.ts";
import { drawLines } from "./lines.ts";
import { drawMap } from "./map.ts";
import { node, type SvgNode } from "./node.ts";
import { drawPath } from "./path.ts";
import { drawRuns } from "./runs.ts";

/** What is drawn of a finding. */
export interface DrawnChart {
  readonly svg: SvgNode;
  /** px */
  readonly width: number;
  readonly height: number;
  /** The part in which x goes from one value to the other, to read it off; null: there is no such axis. */
  readonly across: Across | null;
}

export interface Across {
  readonly frame: Frame;
  readonly low: number;
  readonly high: number;
  /** Of a map: what lies at its bottom and at its top. */
  readonly up?: readonly [number, number];
}

/** A part of a chart, and where it ends. */
export interface DrawnPart {
  readonly nodes: readonly SvgNode[];
  readonly height: number;
  readonly across: Across | null;
}

export interface ChartOptions {
  /** px */
  readonly width: number;
  readonly style: ChartStyle;
  /** Above the chart; absent: none. */
  readonly title?: string;
  /** What the same instrument makes of other runs: drawn over it, a map below it. */
  readonly beside?: readonly RunFinding[];
}

/** The chart of a finding: what the page shows and what a file of it holds. */
export function drawChart(finding: Finding, options: ChartOptions): DrawnChart {
  const { width, style, title, beside = [] } = options;
  const head = title === undefined ? 0 : 22;
  const part = drawPart(finding, beside, width, head, style);
  const { height } = part;
  const svg = node(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "font-family": style.family,
    },
    ...(style.ground === null ? [] : [node("rect", { width, height, fill: style.ground })]),
    ...(title === undefined
      ? []
      : [
          node(
            "text",
            { x: 8, y: 15, "font-size": 13, "font-weight": 600, fill: style.ink },
            title,
          ),
        ]),
    ...part.nodes,
  );
  return { svg, width, height, across: part.across };
}

function drawPart(
  finding: Finding,
  beside: readonly RunFinding[],
  width: number,
  top: number,
  style: ChartStyle,
): DrawnPart {
  const { drawing } = finding;
  if (drawing.as === "map") return drawMaps(finding, drawing, beside, width, top, style);
  const runs = [{ label: MAIN_RUN, finding }, ...beside];
  const names = beside.length === 0 ? { nodes: [], height: 0 } : drawRuns(runs, top, width, style);
  const area = { width, top: top + names.height };
  const part = drawOver(drawing, runs, area, style);
  return { ...part, nodes: [...names.nodes, ...part.nodes] };
}

/** Several runs over each other, the first one in full. */
function drawOver(
  drawing: Exclude<Drawing, { readonly as: "map" }>,
  runs: readonly RunFinding[],
  { width, top }: { readonly width: number; readonly top: number },
  style: ChartStyle,
): DrawnPart {
  const of = (name: string): ((run: RunFinding) => Column) => {
    return ({ finding }) => columnNamed(finding, name);
  };
  const dashed = <T extends object>(columns: (run: RunFinding) => T) =>
    runs.map((run) => ({ ...columns(run), ...(run.dash && { dash: run.dash }) }));
  switch (drawing.as) {
    case "lines": {
      const { x, y, mark } = drawing;
      const all = dashed((run) => ({ x: of(x)(run), curves: y.map((name) => of(name)(run)) }));
      return drawLines(all, mark, width, top, style);
    }
    case "bars": {
      const { from, to, y } = drawing;
      const all = dashed((run) => ({ from: of(from)(run), to: of(to)(run), heights: of(y)(run) }));
      return drawBars(all, width, top, style);
    }
    case "path": {
      const all = dashed((run) => ({ x: of(drawing.x)(run), y: of(drawing.y)(run) }));
      return drawPath(all, width, top, style);
    }
  }
}

/** A map of each run below the other, in one range of colors. */
function drawMaps(
  finding: Finding,
  { x, y, value }: Extract<Drawing, { readonly as: "map" }>,
  beside: readonly RunFinding[],
  width: number,
  top: number,
  style: ChartStyle,
): DrawnPart {
  const runs = beside.length === 0 ? [] : [{ label: MAIN_RUN, finding }, ...beside];
  const range = rangeOf(
    [finding, ...beside.map((run) => run.finding)].flatMap((one) => columnNamed(one, value).values),
  );
  const mapOf = (one: Finding, at: number): DrawnPart => {
    const columns = [x, y, value].map((name) => columnNamed(one, name));
    return drawMap(columns[0]!, columns[1]!, columns[2]!, { width, top: at, range }, style);
  };
  if (runs.length === 0) return mapOf(finding, top);
  let height = top;
  const parts = runs.map((run): DrawnPart => {
    const head = drawRuns([{ label: run.label, finding: run.finding }], height, width, style);
    const part = mapOf(run.finding, height + head.height);
    height = part.height + 6;
    return { ...part, nodes: [...head.nodes, ...part.nodes] };
  });
  return {
    nodes: parts.flatMap(({ nodes }) => nodes),
    height,
    across: parts[0]?.across ?? null,
  };
}

export function columnNamed({ columns }: Pick<Finding, "columns">, name: string): Column {
  const found = columns.find((column) => column.name === name);
  if (found === undefined)
    throw new Error(`The chart asks for a column "${name}" that is not there.`);
  return found;
}

/** For a file: dark on white. */
export function printStyle(curve: (color: string) => string): ChartStyle {
  return {
    ink: "#14181d",
    faint: "#5d6673",
    grid: "#dfe3e8",
    accent: "#1f62d0",
    ground: "#ffffff",
    family: "Inter, Helvetica, Arial, sans-serif",
    curve,
  };
}
