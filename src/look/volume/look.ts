import { ModelError } from "../../model/error.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { compositeLook, resolveChannels } from "../composite/look.ts";
import type { LegendEntry, Look, LookContext, Place, PresentValues } from "../look.ts";
import { describeField, ownColor, withUnit } from "../parts/labels.ts";
import { lightEntry } from "../parts/light-entry.ts";
import { requireShown, resolveContours } from "../parts/resolve.ts";
import { type Box, firstOnSight } from "../parts/sight.ts";
import { boundTurn, DEFAULT_TURN } from "../parts/turn.ts";
import { MOST_CHANNELS, type VolumeFile, volumeSchema } from "./schema.ts";
import type { Cut, Surface, VolumeChannelSetting, VolumeSetting, VolumeView } from "./setting.ts";

const OPACITY = 0.4;
/** Of a surface whose field has no color of its own. */
const SKIN = "#c9c4e8";
const MIDDLE = [0.5, 0.5, 0.5] as const;
/** The corner that lies open to who looks from `DEFAULT_TURN`. */
const AWAY = { x: "high", y: "low", z: "high" } as const;

export const volumeLook: Look<VolumeFile, VolumeSetting, VolumeView> = {
  mode: "volume",
  sources: 1,
  schema: volumeSchema,
  space: ({ render, turn, zoom, cursor }) =>
    render === "slices" ? { kind: "slices", cursor } : { kind: "volume", turn, zoom },
  showsContours: ({ render }) => render === "slices",
  resolve: (file, place, context) => {
    const { render = "emission", threshold = "auto", cursor, turn, contours } = file;
    const channels = channelsOf(file, place, context);
    const field = file.field ?? channels[0]?.field;
    if (field === undefined) {
      throw new ModelError(`${place}.channels`, 'must have a channel, or "field" be given');
    }
    requireShown(field, `${place}.field`, context);
    return {
      mode: "volume",
      render,
      channels,
      field,
      threshold,
      color: file.color ?? ownColor(context.model, field) ?? SKIN,
      cells: file.cells ?? false,
      cuts: resolveCuts(file.cuts ?? [], place),
      cursor: cursor ?? MIDDLE,
      turn: boundTurn(turn ?? DEFAULT_TURN),
      zoom: file.zoom ?? 1,
      contours: resolveContours(contours, place, context),
    };
  },
  /** What a composite would show. */
  start: (model, shown) => {
    const composite = compositeLook.start(model, shown);
    const known = new Set([...model.fields, ...model.observables].map(({ name }) => name));
    const channels = (composite?.channels ?? [])
      .filter(({ field }) => known.has(field))
      .slice(0, MOST_CHANNELS)
      .map((channel) => ({ ...channel, gamma: 1, opacity: OPACITY }));
    const [first] = channels;
    if (first === undefined) return null;
    return {
      mode: "volume",
      render: "emission",
      channels,
      field: first.field,
      threshold: "auto",
      color: first.color,
      cells: false,
      cuts: [],
      cursor: MIDDLE,
      turn: DEFAULT_TURN,
      zoom: 1,
      contours: [],
    };
  },
  followed: ({ channels, render, field, threshold }) => {
    const names = channels
      .filter(({ visible, window }) => visible && window === "auto")
      .map((channel) => channel.field);
    const isFollowed = render === "isosurface" && threshold === "auto";
    return isFollowed && !names.includes(field) ? [...names, field] : names;
  },
  windowStyle: () => ({ anchor: "zero" }),
  describe: (setting, values) => {
    const { render, channels, cuts, cursor, turn, zoom } = setting;
    return {
      mode: "volume",
      render,
      channels: channels
        .filter(({ visible }) => visible)
        .map(({ field, color, window, gamma, opacity }) => ({
          ...describeField(field, values),
          color,
          window: window === "auto" ? values.autoWindow(field) : window,
          gamma,
          opacity,
        })),
      surface: render === "isosurface" ? surfaceOf(setting, values) : null,
      cuts,
      cursor,
      turn,
      zoom,
      contours: [],
    };
  },
  painted: ({ channels, surface }) =>
    surface === null ? channels : [...channels, { field: surface.field, color: surface.color }],
  legend: ({ channels, surface }) => [
    ...(surface === null ? [] : [surfaceEntry(surface)]),
    ...channels.map(lightEntry),
  ],
  colorBar: () => null,
  /** Where the surface is met, or the face of a cut; light from along a line has no place. */
  trace: ({ surface, cuts }, read, sight, box) => {
    if (surface === null) return null;
    return firstOnSight(sight, box, (place) => {
      if (isCutAway(cuts, box, place)) return false;
      return (read(surface.field, 0, place) ?? Number.NEGATIVE_INFINITY) > surface.level;
    });
  },
  probe: ({ channels, surface }, read, place) => {
    if (place?.z === undefined) return [];
    const shown = surface === null ? channels : [surface, ...channels];
    return shown.flatMap(({ field, label, unit, color, cellVolume }, index) => {
      const value =
        shown.findIndex((one) => one.field === field) === index ? read(field, 0, place) : undefined;
      if (value === undefined) return [];
      const volume = cellVolume === undefined ? {} : { cellVolume };
      return [{ label, unit, value, color, ...volume }];
    });
  },
};

/** Whether a place (um) lies beyond all cutting planes. */
function isCutAway(cuts: readonly Cut[], box: Box, place: Required<Place>): boolean {
  const sizes = { x: box.width, y: box.height, z: box.depth };
  return (
    cuts.length > 0 &&
    cuts.every(({ axis, at, away }) => {
      const beyond = place[axis] - at * sizes[axis];
      return away === "high" ? beyond > 0 : beyond < 0;
    })
  );
}

function channelsOf(
  { channels, field, window, color, opacity = OPACITY }: VolumeFile,
  place: string,
  context: LookContext,
): readonly VolumeChannelSetting[] {
  const alone =
    field === undefined ? [] : [{ field, ...(window && { window }), ...(color && { color }) }];
  const files = channels ?? alone;
  if (files.length === 0 && field === undefined) {
    const start = volumeLook.start(context.model, []);
    return (start?.channels ?? []).map((channel) => ({ ...channel, opacity }));
  }
  const own = new Map((channels ?? []).map((channel, index) => [index, channel]));
  return resolveChannels(files, place, context).map((channel, index) => ({
    ...channel,
    gamma: own.get(index)?.gamma ?? 1,
    opacity: own.get(index)?.opacity ?? opacity,
  }));
}

function resolveCuts(cuts: NonNullable<VolumeFile["cuts"]>, place: string): readonly Cut[] {
  return cuts.map(({ axis, at, away = AWAY[axis] }, index) => {
    if (cuts.findIndex((cut) => cut.axis === axis) !== index) {
      throw new ModelError(`${place}.cuts[${index}].axis`, `has a plane across ${axis} already`);
    }
    return { axis, at, away };
  });
}

function surfaceOf(
  { field, threshold, color, cells }: VolumeSetting,
  values: PresentValues,
): Surface {
  const [low, high] = threshold === "auto" ? values.autoWindow(field) : [0, 2 * threshold];
  const level = threshold === "auto" ? (low + high) / 2 : threshold;
  const span = Math.max(Math.abs(high - low), 1e-20);
  return { ...describeField(field, values), level, span, color, cells };
}

function surfaceEntry({ label, unit, color, level }: Surface): LegendEntry {
  const detail = withUnit(`= ${formatNumber(level)}`, unit);
  return { mark: "light", color, text: label, detail };
}
