import * as v from "valibot";
import { ModelError } from "../model/error.ts";
import { optional, strict } from "../model/schema-parts.ts";
import { defaultSetting } from "./default-setting.ts";
import { fluxSchema, resolveFlux } from "./flux/flux.ts";
import type { Look, LookContext } from "./look.ts";
import { type DrawnFile, type DrawnSetting, LOOKS, MODES } from "./looks.ts";
import { liesInPlane } from "./views.ts";

/** `view` of a preset file. */
export type ViewFile = DrawnFile;

/** How a preset asks to be looked at first. */
export type ViewSetting = DrawnSetting;

type ViewOptions = [typeof LOOKS.composite.schema & Variant, ...Variant[]];
type Keys = { readonly entries: v.ObjectEntries };
type Variant = v.VariantOptions<"mode">[number];

/** Every look's keys, told apart by `mode`. */
export const viewSchema = v.variant(
  "mode",
  MODES.map((mode) => withFlux(LOOKS[mode].schema as unknown as Keys)) as unknown as ViewOptions,
) as unknown as v.GenericSchema<ViewFile>;

/** What a file asks for, or a good view of the model where it asks for none. Throws ModelError. */
export function resolveViewFile(file: ViewFile | undefined, context: LookContext): ViewSetting {
  if (file === undefined) return defaultSetting(context.model);
  if (file.flux !== undefined && !liesInPlane(file.mode)) {
    throw new ModelError(
      "view.flux",
      `lies over pictures of the plane, and "${file.mode}" stands in space; take another mode, such as "field" or "composite", or leave "flux" out`,
    );
  }
  if (file.mode === "volume" && context.grid?.dimensions === 2) {
    if (file.fallback !== undefined) return resolveOne(file.fallback, "view.fallback", context);
    throw new ModelError(
      "view.mode",
      '"volume" looks into a domain of three dimensions, and this one has two; take "relief" or "composite", or give a "fallback"',
    );
  }
  return resolveOne(file, "view", context);
}

function resolveOne(file: DrawnFile, place: string, context: LookContext): DrawnSetting {
  const look = LOOKS[file.mode] as unknown as Look<DrawnFile, DrawnSetting, never>;
  const setting = look.resolve(file, place, context);
  if (file.flux === undefined) return setting;
  return { ...setting, flux: resolveFlux(file.flux, `${place}.flux`, context) };
}

/** A look's keys and that of what may lie over any look in the plane. */
function withFlux({ entries }: Keys) {
  return strict({ ...entries, flux: optional(fluxSchema) });
}
