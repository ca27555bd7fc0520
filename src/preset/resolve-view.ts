import { ModelError } from "../model/error.ts";
import { requireName } from "../model/require-name.ts";
import type {
  ChannelSetting,
  CompositeSetting,
  ContourSetting,
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
type ComingFile = Exclude<ViewFile, CompositeFile | FieldFile>;
type ContourFile = NonNullable<CompositeFile["contours"]>[number];

/** The preset's view, or a good one for its model if it has none. */
export function resolveView(view: ViewFile | undefined, context: PresetContext): ViewSetting {
  if (view === undefined) return defaultView(context.model);
  if (view.mode === "composite") return resolveComposite(view, "view", context);
  if (view.mode === "field") return resolveField(view, "view", context);
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
  const {
    field = axis,
    map = view.mode === "polarization" ? "balance" : "viridis",
    window = "auto",
  } = view;
  if (field === undefined) return defaultView(context.model);
  return resolveField({ field, map, window, contours }, "view", context);
}

/** The name in a key of the mode's own that one picture can stand for. */
function axisOf(view: ComingFile, context: PresetContext): string | undefined {
  if (view.mode === "relief" && view.height !== undefined) {
    requireShown(view.height, "view.height", context);
    return view.height;
  }
  if (view.mode !== "polarization") return undefined;
  for (const key of ["from", "to"] as const) {
    const name = view[key];
    if (name !== undefined) requireShown(name, `view.${key}`, context);
  }
  return view.to ?? view.from;
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
