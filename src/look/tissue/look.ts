import { limits } from "../../limits/limits.ts";
import { ModelError } from "../../model/error.ts";
import type { Model } from "../../model/model.ts";
import { didYouMean } from "../../model/suggest.ts";
import { t } from "../../texts/text.ts";
import { resolveChannels } from "../composite/look.ts";
import type { ChannelSetting } from "../composite/setting.ts";
import type { LegendEntry, Look, LookContext, PresentValues } from "../look.ts";
import { describeField, ownColor } from "../parts/labels.ts";
import { lightEntry } from "../parts/light-entry.ts";
import { resolveContours } from "../parts/resolve.ts";
import type { ChannelFile } from "../parts/schema.ts";
import { CELL_KINDS, kindOf, STRUCTURES, structureOf } from "./kinds.ts";
import { probeTissue } from "./probe.ts";
import { type TissueFile, tissueSchema } from "./schema.ts";
import type { ResolvedKind, TissueChannel, TissueSetting, TissueView } from "./setting.ts";
import { plainSize, SHAPES } from "./shapes.ts";

export const tissueLook: Look<TissueFile, TissueSetting, TissueView> = {
  mode: "tissue",
  sources: 1,
  schema: tissueSchema,
  resolve: ({ channels, ground, focus, glow, contours }, place, context) => {
    requireFew(channels, glow, place);
    const cells = resolveChannels(channels, place, context);
    cells.forEach(
      ({ field }, i) => void requireCells(field, `${place}.channels[${i}].field`, context),
    );
    return {
      mode: "tissue",
      channels: cells,
      ground: ground ?? "fluorescence",
      focus: requireKind(focus ?? null, cells, `${place}.focus`),
      glow: resolveChannels(glow ?? [], place, context, "glow"),
      contours: resolveContours(contours, place, context),
    };
  },
  start: (model) => {
    const channels = startChannels(model);
    if (channels.length === 0) return null;
    return {
      mode: "tissue",
      channels,
      ground: "fluorescence",
      focus: null,
      glow: [],
      contours: [],
    };
  },
  followed: ({ channels, glow }) =>
    [...channels.filter(({ field }) => structureOf(field) === undefined), ...glow]
      .filter(({ visible, window }) => visible && window === "auto")
      .map(({ field }) => field),
  windowStyle: () => ({ anchor: "zero" }),
  describe: (setting, values) => {
    const shown = setting.channels.filter(({ visible }) => visible);
    const kinds = kindsOf(shown, values);
    return {
      mode: "tissue",
      ground: setting.ground,
      focus: kinds.findIndex(({ name }) => name === setting.focus),
      kinds,
      structures: shown.flatMap((channel) => {
        const structure = structureOf(channel.field);
        return structure === undefined ? [] : [{ ...describe(channel, values), structure }];
      }),
      glow: setting.glow.filter(({ visible }) => visible).map((one) => describe(one, values)),
      contours: [],
    };
  },
  painted: ({ kinds, structures, glow }) => [
    ...kinds.flatMap(({ poles }) => poles),
    ...structures,
    ...glow,
  ],
  legend: ({ kinds, structures, glow }) => [
    ...kinds.flatMap(cellEntries),
    ...structures.map(
      ({ label, color }): LegendEntry => ({
        mark: "line",
        color,
        text: label,
        detail: "",
      }),
    ),
    ...glow.map(lightEntry),
  ],
  colorBar: () => null,
  probe: probeTissue,
};

/** Names of the kinds that some channels make up. */
export function kindNames(channels: readonly { readonly field: string }[]): readonly string[] {
  const cells = channels.filter(({ field }) => structureOf(field) === undefined);
  return [...new Set(cells.map(({ field }) => kindOf(field)?.name ?? field))];
}

/** All kinds that the model has, and its structures. */
function startChannels(model: Model): ChannelSetting[] {
  const has = (field: string) => model.fields.some(({ name }) => name === field);
  const known = CELL_KINDS.flatMap(({ fields }) => fields.filter(has));
  if (known.length === 0) return [];
  const structures = Object.keys(STRUCTURES).filter(has);
  return [...known.slice(0, limits.channels.most - structures.length), ...structures].map(
    (field): ChannelSetting => ({
      field,
      color: ownColor(model, field) ?? "#b9b9b9",
      window: "auto",
      visible: true,
    }),
  );
}

function kindsOf(
  channels: readonly ChannelSetting[],
  values: PresentValues,
): readonly ResolvedKind[] {
  return kindNames(channels).map((name): ResolvedKind => {
    const kind = CELL_KINDS.find((one) => one.name === name);
    const fields = kind?.fields ?? [name];
    const poles = fields.flatMap((field) =>
      channels.filter((channel) => channel.field === field).map((one) => describe(one, values)),
    );
    if (kind !== undefined) {
      const whole = poles.findIndex(({ field }) => field === kind.whole);
      return { name, label: kind.label, shape: kind.shape, size: SHAPES[kind.shape], poles, whole };
    }
    const { shape, ...size } = plainSize(values.cellVolumeOf(name));
    return { name, label: poles[0]?.label ?? name, shape, size, poles, whole: -1 };
  });
}

function describe({ field, color, window }: ChannelSetting, values: PresentValues): TissueChannel {
  const shown = window === "auto" ? values.autoWindow(field) : window;
  return { ...describeField(field, values), color, window: shown };
}

/** A small drawn cell for each state; how much of a section a cell stands for is said once. */
function cellEntries({ label, shape, size, poles }: ResolvedKind): readonly LegendEntry[] {
  return poles.map((pole, i) => ({
    mark: "cell",
    shape,
    color: pole.color,
    text: poles.length === 1 ? label : pole.label,
    detail: i > 0 ? "" : t`${Math.round(size.area)} µm² each`,
  }));
}

function requireFew(
  channels: readonly ChannelFile[],
  glow: readonly ChannelFile[] | undefined,
  place: string,
): void {
  const all = channels.length + (glow?.length ?? 0);
  if (all <= limits.channels.most) return;
  throw new ModelError(
    `${place}.glow`,
    `there may be at most ${limits.channels.most} channels and glows together, but there are ${all}`,
  );
}

/** Throws ModelError unless cells or a structure can be drawn of it. */
function requireCells(field: string, place: string, { model }: LookContext): void {
  if (structureOf(field) !== undefined || kindOf(field) !== undefined) return;
  const kind = model.fields.find(({ name }) => name === field)?.kind;
  if (kind === "population") return;
  throw new ModelError(
    place,
    `"${field}" is no population of cells; show it under "glow" or as a contour`,
  );
}

function requireKind(
  focus: string | null,
  channels: readonly ChannelSetting[],
  place: string,
): string | null {
  const names = kindNames(channels);
  if (focus === null || names.includes(focus)) return focus;
  throw new ModelError(
    place,
    `no such kind of cell "${focus}"${didYouMean(focus, names)} (the channels have ${names.join(", ")})`,
  );
}
