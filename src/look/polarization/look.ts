import { ModelError } from "../../model/error.ts";
import type { Axis, Model } from "../../model/model.ts";
import { didYouMean } from "../../model/suggest.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { t } from "../../texts/text.ts";
import type { Look } from "../look.ts";
import { describeField, labelAndUnit } from "../parts/labels.ts";
import { resolveContours, resolveWindow } from "../parts/resolve.ts";
import { poleKeyOf } from "./key.ts";
import { type PolarizationFile, polarizationSchema } from "./schema.ts";
import type { PolarizationSetting, PolarizationView } from "./setting.ts";

/** Those who have not turned yet are pale. */
const NEWCOMERS = "#b9b9b9";

export const polarizationLook: Look<PolarizationFile, PolarizationSetting, PolarizationView> = {
  mode: "polarization",
  sources: 1,
  schema: polarizationSchema,
  resolve: ({ axis, density, contours }, place, context) => ({
    mode: "polarization",
    axis: requireAxis(axis, place, context.model),
    density: resolveWindow(density, `${place}.density`),
    contours: resolveContours(contours, place, context),
  }),
  start: ({ axes: [first] }) => (first === undefined ? null : polarizationOf(first.name)),
  followed: (setting, model) =>
    setting.density === "auto" ? polesOf(setting, model).map(({ field }) => field) : [],
  windowStyle: () => ({ anchor: "zero" }),
  describe: (setting, values) => {
    const poles = polesOf(setting, values.model).map((pole) => {
      const { cellVolume } = describeField(pole.field, values);
      return { ...pole, unit: "", ...(cellVolume === undefined ? {} : { cellVolume }) };
    });
    const fullest = Math.max(...poles.map(({ field }) => values.autoWindow(field)[1]));
    const window = setting.density === "auto" ? ([0, fullest] as const) : setting.density;
    const label = axisOf(setting, values.model)?.label ?? setting.axis;
    return { mode: "polarization", label, poles, window, contours: [] };
  },
  painted: ({ poles }) => poles,
  legend: ({ poles, window: [low, high] }) =>
    poles.map(({ label, color }, index) => {
      // The window is of all of them together: it is said once.
      const detail = index > 0 ? "" : t`density ${formatNumber(low)} – ${formatNumber(high)}`;
      return { mark: "light", color, text: label, detail };
    }),
  colorBar: () => null,
  poleKey: poleKeyOf,
  probe: ({ poles }, read) =>
    poles.flatMap(({ field, ...line }) => {
      const value = read(field, 0);
      return value === undefined ? [] : [{ ...line, value }];
    }),
};

/** An axis with a window that follows the data. */
export function polarizationOf(axis: string): PolarizationSetting {
  return { mode: "polarization", axis, density: "auto", contours: [] };
}

/** Fields that a polarization view is painted from: the axis' poles, then its newcomers. */
function polesOf(
  setting: PolarizationSetting,
  model: Model,
): readonly { readonly field: string; readonly label: string; readonly color: string }[] {
  const axis = axisOf(setting, model);
  if (axis === undefined) return [];
  const { newcomers, poles } = axis;
  if (newcomers === undefined) return poles;
  const { label } = labelAndUnit(model, newcomers);
  return [...poles, { field: newcomers, label, color: NEWCOMERS }];
}

function axisOf({ axis }: PolarizationSetting, model: Model): Axis | undefined {
  return model.axes.find(({ name }) => name === axis);
}

function requireAxis(axis: string | undefined, place: string, { axes }: Model): string {
  const names = axes.map(({ name }) => name);
  const [first] = names;
  if (first === undefined) {
    throw new ModelError(
      `${place}.mode`,
      'no chosen module has a polarization axis; add one, such as "macrophages", to "modules"',
    );
  }
  if (axis === undefined || names.includes(axis)) return axis ?? first;
  throw new ModelError(
    `${place}.axis`,
    `unknown axis "${axis}"${didYouMean(axis, names)} (the model has ${names.join(", ")})`,
  );
}
