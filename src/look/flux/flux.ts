import * as v from "valibot";
import { ModelError } from "../../model/error.ts";
import type { Field, Model } from "../../model/model.ts";
import { choose, color, finite, optional, strict } from "../../model/schema-parts.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { t } from "../../texts/text.ts";
import type { Labeled, LegendEntry, LookContext, PresentValues } from "../look.ts";
import { describeField, withUnit } from "../parts/labels.ts";
import { name } from "../parts/schema.ts";

/** Which part of a flux: by motility or diffusion, by drift up gradients, or both. */
export const FLUX_TERMS = ["total", "diffusive", "chemotactic"] as const;
export type FluxTerms = (typeof FLUX_TERMS)[number];

/** Arrows that stand, or strokes that move on with the simulated time. */
export const FLUX_STYLES = ["arrows", "strokes"] as const;
export type FluxStyle = (typeof FLUX_STYLES)[number];

/** Over any look: where what moves goes. */
export interface FluxSetting {
  readonly field: string;
  readonly terms: FluxTerms;
  readonly style: FluxStyle;
  /** "#rrggbb" */
  readonly color: string;
  /** Flux (unit um/min) of an arrow of full length; "auto" follows the data. */
  readonly scale: "auto" | number;
}

export interface ResolvedFlux extends Labeled {
  readonly terms: FluxTerms;
  readonly style: FluxStyle;
  readonly color: string;
  /** `unit` is that of the flux. */
  readonly scale: number;
}

const auto = v.literal("auto");
const positive = v.pipe(finite, v.gtValue(0));

/** `flux` of any view of a preset file. */
export const fluxSchema = strict({
  field: name,
  terms: optional(v.picklist(FLUX_TERMS)),
  style: optional(v.picklist(FLUX_STYLES)),
  color: optional(color),
  scale: optional(choose([auto, positive], (input) => (input === "auto" ? auto : positive))),
});
export type FluxFile = v.InferOutput<typeof fluxSchema>;

const FIRST_COLOR = "#ffffff";

/** Throws ModelError for what does not move. */
export function resolveFlux(file: FluxFile, place: string, { model }: LookContext): FluxSetting {
  const { field, terms = "total", style = "arrows", color = FIRST_COLOR, scale = "auto" } = file;
  const movers = moversOf(model);
  const mover = movers.find((one) => one.name === field);
  if (mover === undefined) {
    const known = movers.map((one) => one.name).join(", ");
    const hint = known === "" ? t`nothing in this model moves` : t`what moves are ${known}`;
    throw new ModelError(`${place}.field`, `"${field}" does not move; ${hint}`);
  }
  if (terms === "chemotactic" && !isDrawn(model, field)) {
    throw new ModelError(`${place}.terms`, `"${field}" is drawn by no chemotaxis of this model`);
  }
  return { field, terms, style, color, scale };
}

/** The flux of a field, as it is shown first. */
export function fluxOf(field: string): FluxSetting {
  return { field, terms: "total", style: "arrows", color: FIRST_COLOR, scale: "auto" };
}

/** Fields that diffuse or are drawn somewhere. */
export function moversOf(model: Model): readonly Field[] {
  return model.fields.filter(({ name: field, diffusion, kind }) => {
    const diffuses = !(diffusion.kind === "number" && diffusion.value === 0);
    return kind !== "static" && (diffuses || isDrawn(model, field));
  });
}

/** Whether a chemotaxis of the model draws the field. */
export function isDrawn({ processes }: Model, field: string): boolean {
  return processes.some((process) => process.type === "chemotaxis" && process.field === field);
}

/** The key under which the scale of a flux follows the data, as windows do under names. */
export function fluxKey({ field, terms }: Pick<FluxSetting, "field" | "terms">): string {
  return t`flux ${terms} of ${field}`;
}

export function describeFlux(setting: FluxSetting, values: PresentValues): ResolvedFlux {
  const { field, terms, style, color, scale } = setting;
  const { label, unit } = describeField(field, values);
  return {
    field,
    label,
    unit: unit === "" ? "µm/min" : `${unit}·µm/min`,
    terms,
    style,
    color,
    scale: scale === "auto" ? values.autoWindow(fluxKey(setting))[1] : scale,
  };
}

/** What an arrow of full length means. */
export function fluxLegend({ label, unit, terms, color, scale }: ResolvedFlux): LegendEntry {
  const kind =
    terms === "total" ? t`Flux` : t`${terms === "diffusive" ? t`Diffusive` : t`Chemotactic`} flux`;
  return {
    mark: "arrow",
    color,
    text: t`${kind} of ${label}`,
    detail: withUnit(formatNumber(scale), unit),
  };
}
