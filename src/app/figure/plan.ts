import { FigureError } from "../../figure/figure-error.ts";
import type { FigureSettings } from "../../figure/settings.ts";
import { type FigureTime, figureTimes, type KnownTimes, usualTimes } from "../../figure/times.ts";
import { singleField } from "../../look/field/look.ts";
import type { DrawnSetting } from "../../look/looks.ts";
import { labelAndUnit } from "../../look/parts/labels.ts";
import { drawableSetting } from "../../look/views.ts";
import type { Model } from "../../model/model.ts";
import { didYouMean } from "../../model/suggest.ts";
import { t } from "../../texts/text.ts";
import type { ViewChoice } from "../../ui/view-choice.ts";
import { settingOf } from "../../ui/view-choice.ts";
import { type FigureRun, figureRuns, mainRun } from "./runs.ts";

/** What a figure shows, row by row, at which times. */
export interface FigurePlan {
  readonly rows: readonly PlannedRow[];
  readonly times: readonly FigureTime[];
  /** All rows show the same of their runs, in one window. */
  readonly isShared: boolean;
}

export interface PlannedRow {
  readonly title: string;
  readonly run: FigureRun;
  readonly setting: DrawnSetting;
}

/** What the page shows, and what is known of its run. */
export interface PlanSource {
  readonly document: FigureRun["document"];
  readonly base: FigureRun["base"];
  readonly choice: ViewChoice;
  readonly times: KnownTimes;
}

/** A request whose layout, where it says none, is that of the page: runs that stand beside each other stay so. */
export function asShown(request: unknown, { document }: Pick<PlanSource, "document">): unknown {
  const isOpen = typeof request === "object" && request !== null && !("layout" in request);
  return isOpen && document.compare.arms.length > 0 ? { ...request, layout: "runs" } : request;
}

/** What a request means on this page. Rejects with a FigureError for what cannot be. */
export async function planFigure(
  settings: FigureSettings,
  source: PlanSource,
): Promise<FigurePlan> {
  const { layout } = settings;
  const asked = settings.times ?? (layout === "view" ? ["now"] : usualTimes(source.times));
  const times = figureTimes(asked, source.times);
  const rows = await rowsOf(settings, source);
  return { rows, times, isShared: layout === "runs" };
}

async function rowsOf(
  settings: FigureSettings,
  { document, base, choice }: PlanSource,
): Promise<readonly PlannedRow[]> {
  const { model } = base.preset.scenario;
  const present = picturesOf(drawableSetting(settingOf(choice)));
  const shown = settings.fields?.map((field) => fieldSetting(field, model, choice));
  if (settings.layout === "runs") {
    const [setting] = shown ?? present;
    if (setting === undefined) throw new FigureError(t`There is nothing to show of these runs.`);
    const runs = await figureRuns(settings, document, base);
    return runs.map((run) => ({ title: run.label, run, setting }));
  }
  const main = mainRun(document, base);
  const wanted =
    shown ?? (settings.layout === "fields" ? usualFields(present, model, choice) : present);
  const isOne = wanted.length === 1;
  return wanted.map((setting) => ({
    title: isOne ? "" : nameOf(setting, model),
    run: main,
    setting,
  }));
}

/** A look that has several pictures is drawn as these, each in a panel. */
function picturesOf(setting: DrawnSetting): readonly DrawnSetting[] {
  if (setting.mode === "split") {
    const { contours } = setting;
    return [setting.left, setting.right].map((side) => ({ ...side, contours }));
  }
  if (setting.mode !== "multiples") return [setting];
  return setting.fields.map(({ field, map, window }) => ({
    ...singleField(field, map),
    window,
    contours: setting.contours,
  }));
}

/** What the present look shows as single fields, or the first fields of the model. */
function usualFields(
  present: readonly DrawnSetting[],
  model: Model,
  choice: ViewChoice,
): readonly DrawnSetting[] {
  const single = present.filter(({ mode }) => mode === "field");
  if (single.length > 1) return single;
  const own = choice.settings.field?.field;
  const others = (choice.settings.composite?.channels ?? [])
    .filter(({ visible }) => visible)
    .map(({ field }) => field);
  const names = [...new Set([...(own === undefined ? [] : [own]), ...others])];
  return names.slice(0, 3).map((name) => fieldSetting(name, model, choice));
}

/** A field or observable through its color map, as the page has it where it has. */
function fieldSetting(name: string, model: Model, choice: ViewChoice): DrawnSetting {
  const names = [...model.fields, ...model.observables].map((one) => one.name);
  if (!names.includes(name)) {
    throw new FigureError(
      t`There is no field or observable "${name}"${didYouMean(name, names) || "."}`,
    );
  }
  const known = choice.settings.field;
  if (known?.field === name) return known;
  const part = choice.settings.multiples?.fields.find(({ field }) => field === name);
  return { ...singleField(name, part?.map), ...(part && { window: part.window }) };
}

const LOOK_NAMES: Readonly<Record<string, string>> = {
  tissue: t`Tissue`,
  composite: t`Channels`,
  polarization: t`Polarization`,
};

function nameOf(setting: DrawnSetting, model: Model): string {
  if (setting.mode === "field") return labelAndUnit(model, setting.field).label;
  return LOOK_NAMES[setting.mode] ?? "";
}
