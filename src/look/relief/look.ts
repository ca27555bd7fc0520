import { ModelError } from "../../model/error.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { t } from "../../texts/text.ts";
import { isDiverging } from "../color-map-names.ts";
import { compositeLook, drawnChannels, resolveComposite } from "../composite/look.ts";
import type { LegendEntry, Look, ProbeLine } from "../look.ts";
import { describeField, withUnit } from "../parts/labels.ts";
import { requireShown, resolveContours, resolveWindow } from "../parts/resolve.ts";
import { firstOnSight } from "../parts/sight.ts";
import { boundTurn, DEFAULT_TURN } from "../parts/turn.ts";
import { type ReliefFile, reliefSchema } from "./schema.ts";
import type { ReliefSetting, ReliefView } from "./setting.ts";

const EXAGGERATION = 2;

export const reliefLook: Look<ReliefFile, ReliefSetting, ReliefView> = {
  mode: "relief",
  sources: 1,
  schema: reliefSchema,
  space: ({ turn, exaggeration }) => ({ kind: "relief", turn, rise: exaggeration / 10 }),
  resolve: (file, place, context) => {
    const first = file.channels?.[0]?.field ?? context.model.fields[0]?.name;
    const height = file.height ?? file.field ?? first;
    if (height === undefined)
      throw new ModelError(`${place}.height`, "is missing; it must be given");
    requireShown(height, `${place}.height`, context);
    const field = file.field ?? height;
    requireShown(field, `${place}.field`, context);
    return {
      mode: "relief",
      height,
      heightWindow: resolveWindow(file.heightWindow, `${place}.heightWindow`),
      exaggeration: file.exaggeration ?? EXAGGERATION,
      field,
      map: file.map ?? "viridis",
      window: resolveWindow(file.window, `${place}.window`),
      channels: resolveComposite(file.channels ?? [], place, context),
      turn: boundTurn(file.turn ?? DEFAULT_TURN),
      contours: resolveContours(file.contours, place, context),
    };
  },
  start: ({ fields, observables }, [shown]) => {
    const field = shown ?? fields[0]?.name ?? observables[0]?.name;
    return field === undefined ? null : reliefOf(field);
  },
  followed: ({ height, heightWindow, field, window, channels }) => {
    const colored = channels.length > 0 ? drawnChannels(channels) : [{ field, window }];
    const all = [{ field: height, window: heightWindow }, ...colored];
    return [...new Set(all.flatMap((one) => (one.window === "auto" ? [one.field] : [])))];
  },
  windowStyle: ({ map, channels }) =>
    channels.length > 0 ? { anchor: "zero" } : { anchor: isDiverging(map) ? "centered" : "range" },
  describe: (setting, values) => {
    const { height, heightWindow, exaggeration, field, map, window, channels, turn } = setting;
    const known = (name: string, asked: typeof window) =>
      asked === "auto" ? values.autoWindow(name) : asked;
    // Of one field the colors' window is that of the height, unless it has its own.
    const own = heightWindow === "auto" && field === height ? window : heightWindow;
    return {
      mode: "relief",
      height: { ...describeField(height, values), window: known(height, own) },
      exaggeration,
      mapped:
        channels.length > 0
          ? null
          : { ...describeField(field, values), map, window: known(field, window) },
      channels: compositeLook.describe({ mode: "composite", channels, contours: [] }, values)
        .channels,
      turn,
      contours: [],
    };
  },
  painted: ({ height, mapped, channels }) => [
    { field: height.field },
    ...(mapped === null ? channels : [{ field: mapped.field }]),
  ],
  legend: ({ height, mapped, channels }) => [
    ...(mapped?.field === height.field ? [] : [heightEntry(height)]),
    ...compositeLook.legend({ mode: "composite", channels, contours: [] }),
  ],
  colorBar: ({ mapped, contours }) => (mapped === null ? null : { ...mapped, contours }),
  /** Where the line comes below the surface. */
  trace: ({ height: { field, window } }, read, sight, box) => {
    const [low, high] = window;
    const met = firstOnSight(sight, box, ({ x, y, z }) => {
      const value = read(field, 0, { x, y });
      if (value === undefined) return false;
      const share = Math.min(1, Math.max(0, (value - low) / Math.max(high - low, 1e-30)));
      return z <= share * box.depth;
    });
    return met === null ? null : { x: met.x, y: met.y };
  },
  probe: ({ height, mapped, channels }, read, place) => {
    const shown = mapped === null ? channels : [mapped];
    const rest = shown.filter(({ field }) => field !== height.field);
    return [height, ...rest].flatMap(({ field, label, unit, cellVolume }): ProbeLine[] => {
      const value = read(field, 0, place);
      if (value === undefined) return [];
      const volume = cellVolume === undefined ? {} : { cellVolume };
      return [{ label, unit, value, color: null, ...volume }];
    });
  },
};

/** One field as height and color, with a window that follows the data. */
export function reliefOf(field: string): ReliefSetting {
  return {
    mode: "relief",
    height: field,
    heightWindow: "auto",
    exaggeration: EXAGGERATION,
    field,
    map: "viridis",
    window: "auto",
    channels: [],
    turn: DEFAULT_TURN,
    contours: [],
  };
}

function heightEntry({ label, unit, window: [low, high] }: ReliefView["height"]): LegendEntry {
  const detail = withUnit(`${formatNumber(low)} – ${formatNumber(high)}`, unit);
  return { mark: "line", color: "#b9b9b9", text: t`Height: ${label}`, detail };
}
