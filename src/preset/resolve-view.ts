import { ModelError } from "../model/error.ts";
import { requireName } from "../model/require-name.ts";
import { didYouMean } from "../model/suggest.ts";
import type {
  ChannelSetting,
  CompositeSetting,
  ContourSetting,
  PolarizationSetting,
  SingleFieldSetting,
  ViewSetting,
  Window,
} from "../model/view-setting.ts";
import { colorOf, defaultView } from "./default-view.ts";
import type { PresetContext } from "./preset-context.ts";
import type { PresetFile } from "./preset-schema.ts";

type ViewFile = NonNullable<PresetFile["view"]>;
type CompositeFile = Extract<ViewFile, { mode: "composite" }>;
type FieldFile = Extract<ViewFile, { mode: "field" }>;
type PolarizationFile = Extract<ViewFile, { mode: "polarization" }>;
type ComingFile = Exclude<ViewFile, CompositeFile | FieldFile | PolarizationFile>;
type ContourFile = NonNullable<CompositeFile["contours"]>[number];

/** The preset's view, or a good one for its model if it has none. */
export function resolveView(view: ViewFile | undefined, context: PresetContext): ViewSetting {
  if (view === undefined) return defaultView(context.model);
  if (view.mode === "composite") return resolveComposite(view, "view", context);
  if (view.mode === "field") return resolveField(view, "view", context);
  if (view.mode === "polarization") return resolvePolarization(view, "view", context);
  return {
    mode: view.mode,
    fallback: resolveFallback(view, context),
    contours: resolveContours(view.contours, "view", context),
  };
}

function resolveComposite(
  view: Pick<CompositeFile, "channels" | "contours">,
  place: string,
  context: PresetContext,
): CompositeSetting {
  return {
    mode: "composite",
    channels: view.channels.map(({ field, color, window }, i): ChannelSetting => {
      const at = `${place}.channels[${i}]`;
      requireShown(field, `${at}.field`, context);
      return {
        field,
        color: color ?? colorOf(field, i, context.model),
        window: resolveWindow(window, `${at}.window`),
      };
    }),
    contours: resolveContours(view.contours, place, context),
  };
}

function resolveField(
  view: Pick<FieldFile, "field" | "map" | "window" | "contours">,
  place: string,
  context: PresetContext,
): SingleFieldSetting {
  requireShown(view.field, `${place}.field`, context);
  return {
    mode: "field",
    field: view.field,
    map: view.map ?? "viridis",
    window: resolveWindow(view.window, `${place}.window`),
    contours: resolveContours(view.contours, place, context),
  };
}

function resolvePolarization(
  { axis, density, contours }: PolarizationFile,
  place: string,
  context: PresetContext,
): PolarizationSetting {
  const names = context.model.axes.map(({ name }) => name);
  const [first] = names;
  if (first === undefined) {
    throw new ModelError(
      `${place}.mode`,
      'no chosen module has a polarization axis; add one, such as "macrophages", to "modules"',
    );
  }
  if (axis !== undefined && !names.includes(axis)) {
    throw new ModelError(
      `${place}.axis`,
      `unknown axis "${axis}"${didYouMean(axis, names)} (the model has ${names.join(", ")})`,
    );
  }
  return {
    mode: "polarization",
    axis: axis ?? first,
    density: resolveWindow(density, `${place}.density`),
    contours: resolveContours(contours, place, context),
  };
}

/** What shows a coming mode meanwhile: its own word, its channels, its field, or the model's default. */
function resolveFallback(
  view: ComingFile,
  context: PresetContext,
): CompositeSetting | SingleFieldSetting {
  const { fallback, channels, contours = [] } = view;
  const axis = axisOf(view, context);
  if (fallback !== undefined) {
    return fallback.mode === "field"
      ? resolveField(fallback, "view.fallback", context)
      : resolveComposite(fallback, "view.fallback", context);
  }
  if (channels !== undefined) return resolveComposite({ channels, contours }, "view", context);
  const { field = axis, map = "viridis", window = "auto" } = view;
  if (field === undefined) return defaultView(context.model);
  return resolveField({ field, map, window, contours }, "view", context);
}

/** The name in a key of the mode's own that one picture can stand for. */
function axisOf(view: ComingFile, context: PresetContext): string | undefined {
  if (view.mode === "relief" && view.height !== undefined) {
    requireShown(view.height, "view.height", context);
    return view.height;
  }
  return undefined;
}

function resolveContours(
  contours: readonly ContourFile[] | undefined,
  place: string,
  context: PresetContext,
): readonly ContourSetting[] {
  return (contours ?? []).map(({ field, level, color }, i) => {
    requireShown(field, `${place}.contours[${i}].field`, context);
    return { field, level, color: color ?? "#ffffff" };
  });
}

function requireShown(name: string, place: string, { vocabulary }: PresetContext): void {
  requireName(name, ["field", "observable"], place, vocabulary);
}

function resolveWindow(window: "auto" | readonly number[] | undefined, place: string): Window {
  if (window === undefined || window === "auto") return "auto";
  const [low, high] = window as readonly [number, number];
  if (low < high) return [low, high];
  throw new ModelError(
    place,
    `must rise from its first to its second number, but is [${low}, ${high}]`,
  );
}
