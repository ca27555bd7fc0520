import type { Model } from "../../model/model.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { t } from "../../texts/text.ts";
import { nextChannelColor } from "../channel-palette.ts";
import type { Look, LookContext } from "../look.ts";
import { oklabOf } from "../oklab.ts";
import { describeField, ownColor } from "../parts/labels.ts";
import { lightEntry } from "../parts/light-entry.ts";
import { requireShown, resolveContours, resolveWindow } from "../parts/resolve.ts";
import type { ChannelFile } from "../parts/schema.ts";
import { structureOf } from "../tissue/kinds.ts";
import { type CompositeChannelFile, type CompositeFile, compositeSchema } from "./schema.ts";
import type {
  ChannelSetting,
  CompositeChannel,
  CompositeSetting,
  CompositeView,
} from "./setting.ts";

/** Kinds of cells that it starts with, at most: more of them pale where they lie over each other. */
const CELLS = 3;
/** Other channels that it starts with, at most. */
const AT_START = 5;
const GRAY = "#808080";
/** In Oklab; of a color of which one says what it is. */
const LEAST_CHROMA = 0.05;

export const compositeLook: Look<CompositeFile, CompositeSetting, CompositeView> = {
  mode: "composite",
  sources: 1,
  schema: compositeSchema,
  resolve: ({ channels, mixing, contours }, place, context) => ({
    mode: "composite",
    channels: resolveComposite(channels, place, context),
    ...(mixing !== undefined && mixing !== "tone-mapped" && { mixing }),
    contours: resolveContours(contours, place, context),
  }),
  /** Cells that are shown already, or else fields that have colors which can be told apart, or else populations. */
  start: ({ fields }, shown) => {
    const cells = toldApart(shown.flatMap((name) => cellsOf(fields, name)));
    if (cells.length > 1) return compositeOf(cells.slice(0, CELLS));
    const colored = toldApart(fields).slice(0, 3);
    const some = colored.length > 0 ? colored : fields.filter(({ kind }) => kind === "population");
    return compositeOf(some.slice(0, AT_START));
  },
  followed: ({ channels }) =>
    drawnChannels(channels).flatMap(({ window, field }) => (window === "auto" ? [field] : [])),
  windowStyle: () => ({ anchor: "zero" }),
  describe: ({ channels, mixing }, values) => ({
    mode: "composite",
    channels: drawnChannels(channels).map((channel) => ({
      ...describeField(channel.field, values),
      color: channel.color,
      window: channel.window === "auto" ? values.autoWindow(channel.field) : channel.window,
      ...lightOf(channel),
    })),
    ...(mixing !== undefined && { mixing }),
    contours: [],
  }),
  painted: ({ channels }) => channels,
  legend: ({ channels }) =>
    channels.map((channel) => {
      const entry = lightEntry(channel);
      const { gamma } = channel;
      if (gamma === undefined) return entry;
      return { ...entry, detail: t`${entry.detail}, gamma ${formatNumber(gamma)}` };
    }),
  colorBar: () => null,
  probe: ({ channels }, read) =>
    channels.flatMap(({ field, window: _, gamma: __, opacity: ___, ...line }) => {
      const value = read(field, 0);
      return value === undefined ? [] : [{ ...line, value }];
    }),
};

/** Channels with how their light is drawn. Throws ModelError. */
export function resolveComposite(
  files: readonly CompositeChannelFile[],
  place: string,
  context: LookContext,
): readonly CompositeChannel[] {
  return resolveChannels(files, place, context).map((channel, index) => ({
    ...channel,
    ...lightOf(files[index]),
    ...(files[index]?.solo && { solo: true }),
  }));
}

/** Those that are seen: the visible ones, or of these the ones that stand alone. */
export function drawnChannels(channels: readonly CompositeChannel[]): readonly CompositeChannel[] {
  const visible = channels.filter((channel) => channel.visible);
  const alone = visible.filter(({ solo }) => solo);
  return alone.length > 0 ? alone : visible;
}

/** The population of a name: light for it stands for cells, dark for none. Vessels and other structures are none. */
function cellsOf(fields: Model["fields"], name: string): Model["fields"] {
  if (structureOf(name) !== undefined) return [];
  return fields.filter(
    (field) => field.name === name && field.kind === "population" && !isGray(field.color),
  );
}

/** A gray adds only haze to the light of others. */
function isGray(color = GRAY): boolean {
  const [, a, b] = oklabOf(color);
  return Math.hypot(a, b) < LEAST_CHROMA;
}

/** Those that have a color which none before them has. */
function toldApart<T extends { readonly color?: string }>(fields: readonly T[]): readonly T[] {
  const inUse: string[] = [];
  return fields.filter(({ color }) => {
    const isFree = color !== undefined && nextChannelColor(inUse, color) === color;
    if (isFree) inUse.push(color);
    return isFree;
  });
}

/** Of how a channel's light is drawn, what is not 1. */
function lightOf(
  channel: Pick<CompositeChannel, "gamma" | "opacity"> | undefined,
): Pick<CompositeChannel, "gamma" | "opacity"> {
  const { gamma = 1, opacity = 1 } = channel ?? {};
  return { ...(gamma !== 1 && { gamma }), ...(opacity !== 1 && { opacity }) };
}

/** Windows that follow the data, and colors that differ where the fields bring none. */
export function compositeOf(
  parts: readonly { readonly name: string; readonly color?: string }[],
): CompositeSetting {
  const channels: ChannelSetting[] = [];
  for (const { name, color } of parts) {
    const given = color ?? nextChannelColor(channels.map((channel) => channel.color));
    channels.push({ field: name, color: given, window: "auto", visible: true });
  }
  return { mode: "composite", channels, contours: [] };
}

/** Throws ModelError. A channel without a color has that of its field, which is the same in all presets. */
export function resolveChannels(
  files: readonly ChannelFile[],
  place: string,
  context: LookContext,
  key = "channels",
): readonly ChannelSetting[] {
  const inUse = files.flatMap(({ color }) => color ?? []);
  return files.map(({ field, color, window, visible = true }, i) => {
    const at = `${place}.${key}[${i}]`;
    requireShown(field, `${at}.field`, context);
    const given = color ?? ownColor(context.model, field) ?? nextChannelColor(inUse);
    if (color === undefined) inUse.push(given);
    return { field, color: given, window: resolveWindow(window, `${at}.window`), visible };
  });
}
