import { type ColorMapName, isDiverging } from "../color-map-names.ts";
import type { Look, ResolvedWindow } from "../look.ts";
import { describeField } from "../parts/labels.ts";
import { requireShown, resolveContours, resolveWindow } from "../parts/resolve.ts";
import { type FieldFile, fieldSchema } from "./schema.ts";
import type { FieldDrawing, SingleFieldSetting, SingleFieldView } from "./setting.ts";

export const fieldLook: Look<FieldFile, SingleFieldSetting, SingleFieldView> = {
  mode: "field",
  sources: 1,
  schema: fieldSchema,
  resolve: (file, place, context) => {
    const { field, map = "viridis", window, center, contours } = file;
    requireShown(field, `${place}.field`, context);
    return {
      mode: "field",
      field,
      map,
      window: resolveWindow(window, `${place}.window`),
      ...(center !== undefined && { center }),
      ...drawingOf(file),
      contours: resolveContours(contours, place, context),
    };
  },
  start: ({ fields, observables }, [shown]) => {
    const field = shown ?? fields[0]?.name ?? observables[0]?.name;
    return field === undefined ? null : singleField(field);
  },
  followed: ({ field, window }) => (window === "auto" ? [field] : []),
  windowStyle: ({ map, center }) => {
    if (center !== undefined) return { anchor: "centered", center };
    return { anchor: isDiverging(map) ? "centered" : "range" };
  },
  describe: (setting, values) => {
    const { field, map, window, center } = setting;
    return {
      mode: "field",
      ...describeField(field, values),
      map,
      window: centered(window === "auto" ? values.autoWindow(field) : window, center),
      ...drawingOf(setting),
      contours: [],
    };
  },
  painted: ({ field }) => [{ field }],
  legend: () => [],
  colorBar: ({ mode: _, interpolation: __, shade: ___, ...bar }) => bar,
  probe: ({ field, label, unit, cellVolume }, read) => {
    const value = read(field, 0);
    if (value === undefined) return [];
    return [
      { label, unit, value, color: null, ...(cellVolume === undefined ? {} : { cellVolume }) },
    ];
  },
};

/** A field with a window that follows the data. */
export function singleField(field: string, map: ColorMapName = "viridis"): SingleFieldSetting {
  return { mode: "field", field, map, window: "auto", contours: [] };
}

/** The window with its center in the middle: the wider side of what was asked for counts for both. */
export function centered(window: ResolvedWindow, center: number | undefined): ResolvedWindow {
  if (center === undefined) return window;
  const size = Math.max(Math.abs(window[0] - center), Math.abs(window[1] - center)) || 1;
  return [center - size, center + size];
}

/** What a file or a setting says of these, and no other key. */
export function drawingOf({ interpolation, shade, under, over }: FieldDrawing): FieldDrawing {
  return {
    ...(interpolation !== undefined && { interpolation }),
    ...(shade !== undefined && shade > 0 && { shade }),
    ...(under !== undefined && { under }),
    ...(over !== undefined && { over }),
  };
}
