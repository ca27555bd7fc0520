import type { FigureContent, FigureCurve } from "../../figure/content.ts";
import { FigureError } from "../../figure/figure-error.ts";
import type { FigureSettings } from "../../figure/settings.ts";
import { resolveDocument } from "../../lab/resolve-document.ts";
import { didYouMean } from "../../model/suggest.ts";
import { formatUnit } from "../../numbers/format-unit.ts";
import { sharesOf, withShares } from "../../observe/share-curves.ts";
import { treatmentMarks } from "../../observe/treatment-marks.ts";
import { t } from "../../texts/text.ts";
import type { MoveOptions } from "./own-run.ts";
import type { FigurePlan } from "./plan.ts";
import type { FigureRun } from "./runs.ts";
import type { FigureStates } from "./states.ts";

/** Colors of runs, in their order. */
const COLORS = {
  paper: ["#1f62d0", "#c2334f", "#1d7037", "#8a5a00"],
  black: ["#6aa5ff", "#ff8fa0", "#74cf8b", "#f0c063"],
};

/** What the runs of a figure measure on their way: its curves, and the fields of which shares of cells are made. */
export function measuredFor(
  { rows }: FigurePlan,
  { curves = [] }: Pick<FigureSettings, "curves">,
): readonly string[] {
  const asked = rows.flatMap(({ run }) => {
    const { model } = run.base.preset.scenario;
    const known = [...model.fields, ...model.observables].map(({ name }) => name);
    const shares = sharesOf(model);
    for (const name of curves) {
      const all = [...known, ...model.compartments.map((one) => one.name)];
      if (all.includes(name)) continue;
      throw new FigureError(t`There is no curve "${name}"${didYouMean(name, all) || "."}`);
    }
    return curves.flatMap((name) => {
      const share = shares.get(name);
      const own = known.includes(name) ? [name] : [];
      return share === undefined ? own : [...own, ...share.part, ...share.whole];
    });
  });
  return [...new Set(asked)];
}

/** The curves of all runs of a figure up to its last time, and what their lines are. */
export async function curvesOf(
  plan: FigurePlan,
  { curves = [], ground }: Pick<FigureSettings, "curves" | "ground">,
  states: Pick<FigureStates, "read" | "curves">,
  measured: readonly string[],
  options: MoveOptions,
): Promise<Pick<FigureContent, "curves" | "lines">> {
  if (curves.length === 0) return { curves: [], lines: [] };
  const runs = [...new Map(plan.rows.map(({ run }) => [run.document, run])).values()];
  const until = Math.max(...plan.times.map(({ time }) => time));
  const colors = ground === "black" ? COLORS.black : COLORS.paper;
  const read: { run: FigureRun; color: string; data: ReturnType<typeof withShares> }[] = [];
  for (const [index, run] of runs.entries()) {
    const { model } = run.base.preset.scenario;
    const data = withShares(await states.curves(run, measured, until, options), model, curves);
    read.push({ run, color: colors[index % colors.length] as string, data });
  }
  const { model } = (runs[0] as FigureRun).base.preset.scenario;
  const named = [...model.fields, ...model.observables, ...model.compartments];
  const moments = plan.times.map(({ time }) => time);
  const doses = runs.flatMap(({ document, base }) =>
    treatmentMarks(resolveDocument(document, base).scenario.interventions, until)
      .filter(({ kind }) => kind !== "stop")
      .map(({ time }) => time),
  );
  return {
    curves: curves.map((name): FigureCurve => {
      const one = named.find((entry) => entry.name === name);
      return {
        label: one?.label ?? name,
        unit: formatUnit(one?.unit ?? ""),
        lines: read.map(({ color, data }) => ({
          color,
          times: data.times,
          values: data.columns.get(name) ?? [],
        })),
        moments,
        doses: [...new Set(doses)],
      };
    }),
    lines:
      runs.length < 2
        ? []
        : read.map(({ run, color }) => ({
            mark: "line" as const,
            color,
            text: run.label,
            detail: "",
          })),
  };
}
