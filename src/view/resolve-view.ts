import type { Axis, Model } from "../model/model.ts";
import type {
  ContourSetting,
  DrawnSetting,
  PolarizationSetting,
  ViewSetting,
} from "../model/view-setting.ts";
import { superscript } from "./format-number.ts";
import type {
  ResolvedContour,
  ResolvedPole,
  ResolvedView,
  ResolvedWindow,
} from "./resolved-view.ts";

/**
 * Completes a preset's view with labels, units, volumes of cells (um^3, by population) and the present
 * windows of what follows the data.
 * A mode that cannot be drawn yet gives its fallback (with its own contours added).
 */
export function resolveView(
  setting: ViewSetting,
  model: Model,
  autoWindow: (name: string) => ResolvedWindow,
  cellVolumeOf: (name: string) => number | undefined = () => undefined,
): ResolvedView {
  const drawn = drawableSetting(setting);
  const volume = (field: string) => {
    const cellVolume = cellVolumeOf(field);
    return cellVolume === undefined ? {} : { cellVolume };
  };
  const describe = (field: string) => ({ field, ...labelAndUnit(model, field), ...volume(field) });
  const windowOf = (field: string, window: "auto" | ResolvedWindow) =>
    window === "auto" ? autoWindow(field) : window;
  const contours: ResolvedContour[] = drawn.contours.map(({ field, level, color }) => ({
    ...describe(field),
    level,
    color,
  }));
  if (drawn.mode === "composite") {
    const channels = drawn.channels.map(({ field, color, window }) => ({
      ...describe(field),
      color,
      window: windowOf(field, window),
    }));
    return { mode: "composite", channels, contours };
  }
  if (drawn.mode === "polarization") {
    const poles = polesOf(drawn, model).map((pole) => ({
      ...pole,
      unit: "",
      ...volume(pole.field),
    }));
    const fullest = Math.max(...poles.map(({ field }) => autoWindow(field)[1]));
    const window = drawn.density === "auto" ? ([0, fullest] as const) : drawn.density;
    const label = axisOf(drawn, model)?.label ?? drawn.axis;
    return { mode: "polarization", label, poles, window, contours };
  }
  const { field, map, window } = drawn;
  return { mode: "field", ...describe(field), map, window: windowOf(field, window), contours };
}

/** The setting itself, or what stands in for a mode of the future. */
export function drawableSetting(setting: ViewSetting): DrawnSetting {
  if (!("fallback" in setting)) return setting;
  const contours: readonly ContourSetting[] = [...setting.fallback.contours, ...setting.contours];
  return { ...setting.fallback, contours };
}

/** Those who have not turned yet are pale. */
const NEWCOMERS = "#b9b9b9";

/** Fields that a polarization view is painted from: the axis' poles, then its newcomers. */
export function polesOf(
  setting: PolarizationSetting,
  model: Model,
): readonly Omit<ResolvedPole, "unit">[] {
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

function labelAndUnit(model: Model, name: string): { label: string; unit: string } {
  const named = [...model.fields, ...model.observables].find((entry) => entry.name === name);
  return { label: named?.label ?? name, unit: plainUnit(named?.unit ?? "") };
}

/** A dimensionless quantity has no unit in a picture; powers are raised. */
function plainUnit(unit: string): string {
  if (unit === "1" || unit === "fraction") return "";
  return unit.replace(/\^(-?\d+)/g, (_, power: string) => superscript(Number(power)));
}
