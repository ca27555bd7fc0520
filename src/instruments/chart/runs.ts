import type { RunFinding } from "../beside.ts";
import { type ChartStyle, LINE, TEXT, words } from "./frame.ts";
import { cut, type Legend } from "./legend.ts";
import { node, type SvgNode, widthOfText } from "./node.ts";

const SAMPLE = 18;

/** The names of runs with their lines, in rows; a run alone has only its name. */
export function drawRuns(
  runs: readonly RunFinding[],
  top: number,
  width: number,
  { ink, faint }: ChartStyle,
): Legend {
  const nodes: SvgNode[] = [];
  const [left, right] = [8, width - 10];
  const sample = runs.length > 1 ? SAMPLE + 6 : 0;
  let [x, y] = [left, top];
  for (const { label, dash } of runs) {
    const text = cut(label, right - left - sample);
    const wide = sample + widthOfText(text, TEXT);
    if (x > left && x + wide > right) {
      x = left;
      y += LINE;
    }
    if (sample > 0) {
      const line = { x1: x, x2: x + SAMPLE, y1: y + 8, y2: y + 8, stroke: ink };
      nodes.push(node("line", { ...line, "stroke-width": 1.75, ...dashOf(dash) }));
    }
    nodes.push(words(x + sample, y + 12, text, { fill: sample > 0 ? ink : faint }));
    x += wide + 12;
  }
  return { nodes, height: y + LINE + 2 - top };
}

/** The attribute of a dashed line. */
export function dashOf(dash: readonly number[] | undefined): Readonly<Record<string, string>> {
  return dash === undefined ? {} : { "stroke-dasharray": dash.join(" ") };
}
