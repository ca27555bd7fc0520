import type { FigureContent, FigureRow, PanelContent } from "../../figure/content.ts";
import { FigureError } from "../../figure/figure-error.ts";
import type { FigureSettings } from "../../figure/settings.ts";
import { parametersOf } from "../../lab/resolve-document.ts";
import { dataWindow } from "../../look/auto-window.ts";
import { fluxKey } from "../../look/flux/flux.ts";
import { fluxScale } from "../../look/flux/plane-flux.ts";
import type { ResolvedView } from "../../look/looks.ts";
import {
  colorBarOf,
  legendEntries,
  poleKeyOf,
  resolveView,
  viewNames,
  windowStyleOf,
} from "../../look/views.ts";
import { formatDuration } from "../../numbers/format-time.ts";
import { cellVolumeOf } from "../../observe/cell-volume.ts";
import { t } from "../../texts/text.ts";
import { curvesOf, measuredFor } from "./build-curves.ts";
import { type Looked, type PanelPicture, panelOf, pictureOf } from "./build-panel.ts";
import type { MoveOptions } from "./own-run.ts";
import type { FigurePlan, PlannedRow } from "./plan.ts";
import { rangeOf } from "./state-image.ts";
import type { FigureStates, TissueState } from "./states.ts";

/** A figure's content, and of each panel what a stage is to draw. */
export interface BuiltFigure {
  readonly content: FigureContent;
  readonly pictures: readonly (readonly PanelPicture[])[];
}

/** Reads what the panels need, and says what is drawn of it. Rejects with words for the user. */
export async function buildFigure(
  plan: FigurePlan,
  settings: FigureSettings,
  states: Pick<FigureStates, "read" | "curves">,
  looked: Looked,
  options: MoveOptions = {},
): Promise<BuiltFigure> {
  const measured = measuredFor(plan, settings);
  const read = await readStates(plan, states, looked, measured, options);
  const curves = await curvesOf(plan, settings, states, measured, options);
  const views = viewsOf(plan, read);
  const hasColumnTitles =
    settings.timeLabels && (plan.times.length > 1 || settings.layout !== "view");
  const built = plan.rows.map((row, index) => {
    const view = views[index] as ResolvedView;
    const pictures = (read[index] ?? []).map((state) => pictureOf(view, state, settings, looked));
    const panels = pictures.map((picture, column) =>
      panelOf(view, (read[index] ?? [])[column] as TissueState, picture, looked, row),
    );
    return { row: rowOf(row, view, panels, settings), pictures };
  });
  const region = built[0]?.pictures[0]?.region;
  if (region === undefined) throw new FigureError(t`There is nothing to show.`);
  return {
    content: {
      title: settings.title,
      caption: settings.caption,
      columns: plan.times.map(({ time }) => (hasColumnTitles ? columnTitle(time, plan) : "")),
      rows: built.map(({ row }) => row),
      isBarShared: plan.isShared,
      ...curves,
      aspect: region.width / region.height,
    },
    pictures: built.map(({ pictures }) => pictures),
  };
}

/** A time over its column; the start in the unit of the last one. */
function columnTitle(time: number, { times }: FigurePlan): string {
  if (time > 0) return formatDuration(time);
  const [, unit = "min"] = formatDuration(times.at(-1)?.time ?? 0).split(" ");
  return `0 ${unit}`;
}

/** By row, then time. */
async function readStates(
  { rows, times }: FigurePlan,
  states: Pick<FigureStates, "read" | "curves">,
  { slice, extent }: Looked,
  measured: readonly string[],
  { signal, onProgress }: MoveOptions,
): Promise<readonly (readonly TissueState[])[]> {
  const all: TissueState[][] = [];
  const count = rows.length * times.length;
  for (const [index, { run, setting, title }] of rows.entries()) {
    const own: TissueState[] = [];
    const { model, grid } = run.base.preset.scenario;
    requireSameDomain(grid, extent, title);
    const names = [...model.fields, ...model.observables].map(({ name }) => name);
    const view = resolveView(setting, model, () => [0, 1]);
    const wanted = viewNames(view);
    const missing = wanted.find((name) => !names.includes(name));
    if (missing !== undefined) {
      throw new FigureError(t`The run "${title}" has no field or observable "${missing}" to show.`);
    }
    for (const [column, at] of times.entries()) {
      const done = index * times.length + column;
      const state = await states.read(
        { run, at, names: wanted, flux: view.flux, slice, measured },
        {
          ...(signal && { signal }),
          onProgress: (share) => onProgress?.((done + share) / count),
        },
      );
      own.push(state);
      onProgress?.((done + 1) / count);
    }
    all.push(own);
  }
  return all;
}

function requireSameDomain(
  grid: { nx: number; ny: number; dx: number; dy: number },
  { width, height }: Looked["extent"],
  title: string,
): void {
  const near = (one: number, other: number): boolean => Math.abs(one - other) < 1e-6 * other;
  if (near(grid.nx * grid.dx, width) && near(grid.ny * grid.dy, height)) return;
  throw new FigureError(
    t`The run "${title}" is of another domain, and cannot stand beside this one.`,
  );
}

/** Views with their windows: what follows the data follows all panels that share a color bar. */
function viewsOf(
  { rows, isShared }: FigurePlan,
  states: readonly (readonly TissueState[])[],
): readonly ResolvedView[] {
  return rows.map(({ run, setting }, index) => {
    const { model } = run.base.preset.scenario;
    const own = isShared ? states.flat() : (states[index] ?? []);
    const parameters = parametersOf(run.document, run.base);
    const scales = own.flatMap(({ flux }) => (flux === null ? [] : (fluxScale(flux) ?? [])));
    const keys = setting.flux === undefined ? null : fluxKey(setting.flux);
    return resolveView(
      setting,
      model,
      (name) =>
        name === keys
          ? [0, Math.max(...scales, 0) || 1]
          : dataWindow(rangeOf(own, name), windowStyleOf(setting)),
      (name) => cellVolumeOf(model, name, parameters),
    );
  });
}

function rowOf(
  { title }: PlannedRow,
  view: ResolvedView,
  panels: readonly PanelContent[],
  { colorBars, layout }: FigureSettings,
): FigureRow {
  const bar = colorBars ? colorBarOf(view) : null;
  const key = poleKeyOf(view);
  const poles = (key?.corners ?? []).map(({ label, color }) => ({
    mark: "light" as const,
    color,
    text: label,
    detail: "",
  }));
  return {
    title,
    bar: bar === null ? null : { ...bar, isNamed: layout !== "runs" && title === bar.label },
    legend: colorBars ? [...poles, ...legendEntries(view)] : [],
    panels,
  };
}
