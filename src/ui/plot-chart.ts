import { formatClock } from "../numbers/format-time.ts";
import type { CurveMark, CurveRun, CurveSeries } from "../observe/curve-data.ts";
import { groupCurves, type LaneGroup, regroupCurves } from "../observe/curve-lanes.ts";
import { element } from "./element.ts";
import { LABEL_SPACING } from "./plot-labels.ts";
import { createLane, type Lane, type LaneShare, surroundings } from "./plot-lane.ts";
import { plotStyle } from "./plot-style.ts";
import { watchTheme } from "./theme.ts";

export interface Chart {
  /** The runs whose curves are drawn; what the first one lacks, another may have. */
  setRuns(runs: readonly CurveRun[]): void;
  setMarks(marks: readonly CurveMark[]): void;
  /** The present, min; drawn where curves go on beyond it. */
  setNow(time: number): void;
  /** Pales all other curves; null: none. */
  setFocus(name: string | null): void;
  setSize(width: number, height: number): void;
  destroy(): void;
}

export interface ChartOptions {
  /** The curves that are drawn. */
  readonly series: readonly CurveSeries[];
  readonly logarithmic: boolean;
  /** Names and values at the ends of lines; absent: yes. */
  readonly labeled?: boolean;
  /** Time under the pointer, min; null: none. */
  readonly onCursor?: (time: number | null) => void;
}

/** Least height of a lane without its surroundings, CSS px. */
const LEAST = 50;
/** And of one that is alone. */
const ALONE = 106;

/** Room at the right before any label is known, CSS px. */
const RIGHT = 40;
/** And where there are none: half of a time below the last lane ("100 min"), CSS px. */
const HALF_TIME = 26;

let charts = 0;

/**
 * Curves over time (days, hours or minutes) in lanes, one for each unit and size of values, so that every
 * curve has an axis that fits it; lanes share the axis of time and the cursor. As high as its labels need, or
 * without labels as its place.
 */
export function createChart(
  holder: HTMLElement,
  { series, logarithmic, labeled = true, onCursor }: ChartOptions,
): Chart {
  // By powers of ten small curves are seen beside large ones.
  const group = (of: readonly CurveSeries[]) => groupCurves(of, logarithmic ? () => 1 : reach);
  const reach = (name: string): number => reachOf(runs, name);
  const share: LaneShare = {
    style: plotStyle(holder),
    logarithmic,
    cursor: `plot ${charts++}`,
    lefts: [0],
    right: labeled ? RIGHT : HALF_TIME,
    time: [1, "min"],
    marks: [],
    at: null,
    now: null,
    grown: () => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        for (const lane of lanes) lane.redraw();
      });
    },
  };
  let size = { width: holder.clientWidth, height: holder.clientHeight };
  let runs: readonly CurveRun[] = [];
  let groups: readonly LaneGroup[] = group(series);
  let lanes: readonly Lane[] = [];
  /** In which lanes are drawn anew; 0: none. */
  let frame = 0;
  const clock = element("span", { class: "plot-time", attributes: { hidden: true } });
  const moveCursor = (time: number | null): void => {
    if (time === share.at) return;
    share.at = time;
    clock.hidden = time === null;
    if (time !== null) clock.textContent = formatClock(time);
    for (const lane of lanes) lane.label();
    onCursor?.(time);
  };
  const heightOf = (index: number): number => {
    const around = heightAround(groups, index);
    if (!labeled) return Math.max(LEAST + around, Math.floor(size.height / groups.length));
    const count = groups[index]?.series.length ?? 0;
    const labels = LABEL_SPACING * (count * Math.max(1, runs.length) + 0.5);
    return around + Math.max(groups.length === 1 ? ALONE : LEAST, labels);
  };
  const createLanes = (): void => {
    for (const lane of lanes) lane.destroy();
    share.lefts.splice(0, Number.POSITIVE_INFINITY, ...groups.map(() => 0));
    share.right = labeled ? RIGHT : HALF_TIME;
    lanes = groups.map((own, index) =>
      createLane(
        {
          index,
          unit: own.unit,
          series: own.series,
          isFirst: index === 0,
          isLast: index === groups.length - 1,
          labeled,
          width: Math.max(120, size.width),
          height: heightOf(index),
          onCursor: moveCursor,
        },
        share,
      ),
    );
    holder.replaceChildren(...lanes.map((lane) => lane.element), clock);
  };
  createLanes();
  const layOut = (): void =>
    lanes.forEach((lane, index) => {
      lane.setSize(Math.max(120, size.width), heightOf(index));
    });
  const unwatch = watchTheme(() => {
    share.style = plotStyle(holder);
    for (const lane of lanes) lane.redraw();
  });
  return {
    setRuns: (next) => {
      const isOther = next.length !== runs.length;
      runs = next;
      share.time = timeUnit(Math.max(0, ...next.map(({ data }) => data.times.at(-1) ?? 0)));
      const wanted = logarithmic ? groups : regroupCurves(groups, reach);
      if (wanted !== groups) {
        groups = wanted;
        createLanes();
      }
      for (const lane of lanes) lane.setRuns(next);
      if (isOther) layOut();
    },
    setMarks: (marks) => {
      share.marks = marks;
      for (const lane of lanes) lane.redraw();
    },
    setNow: (time) => {
      const last = Math.max(0, ...runs.map(({ data }) => data.times.at(-1) ?? 0));
      const now = time < last ? time : null;
      if (now === share.now) return;
      share.now = now;
      for (const lane of lanes) lane.redraw();
    },
    setFocus: (name) => {
      for (const lane of lanes) lane.setFocus(name);
    },
    setSize: (width, height) => {
      size = { width, height };
      layOut();
    },
    destroy: () => {
      cancelAnimationFrame(frame);
      unwatch();
      for (const lane of lanes) lane.destroy();
      holder.replaceChildren();
    },
  };
}

/** The largest absolute value that a curve has in any of the runs. */
function reachOf(runs: readonly CurveRun[], name: string): number {
  let most = 0;
  for (const { data } of runs) {
    for (const value of data.columns.get(name) ?? []) {
      if (Number.isFinite(value)) most = Math.max(most, Math.abs(value));
    }
  }
  return most;
}

function heightAround(groups: readonly LaneGroup[], index: number): number {
  const { above, below } = surroundings({
    unit: groups[index]?.unit ?? "",
    isFirst: index === 0,
    isLast: index === groups.length - 1,
  });
  return above + below;
}

/** The largest unit that the last time (min) fills at least twice. */
function timeUnit(last: number): readonly [divisor: number, unit: string] {
  if (last >= 2 * 1440) return [1440, "d"];
  if (last >= 120) return [60, "h"];
  return [1, "min"];
}
