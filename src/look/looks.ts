import type { InferOutput } from "valibot";
import { compositeLook } from "./composite/look.ts";
import { differenceLook } from "./difference/look.ts";
import { fieldLook } from "./field/look.ts";
import type { FluxFile, FluxSetting, ResolvedFlux } from "./flux/flux.ts";
import { multiplesLook } from "./multiples/look.ts";
import { polarizationLook } from "./polarization/look.ts";
import { reliefLook } from "./relief/look.ts";
import { splitLook } from "./split/look.ts";
import { tissueLook } from "./tissue/look.ts";
import { volumeLook } from "./volume/look.ts";

/** Every kind of view, one line each, as the page lists them; its drawing twin stands in view/layers/layers.ts. */
export const LOOKS = {
  tissue: tissueLook,
  composite: compositeLook,
  polarization: polarizationLook,
  field: fieldLook,
  multiples: multiplesLook,
  split: splitLook,
  relief: reliefLook,
  volume: volumeLook,
  difference: differenceLook,
} as const;

type Looks = typeof LOOKS;
export type Mode = keyof Looks;
export type FileOf<M extends Mode> = InferOutput<Looks[M]["schema"]>;
export type SettingOf<M extends Mode> = NonNullable<ReturnType<Looks[M]["start"]>> & {
  readonly flux?: FluxSetting;
};
export type ViewOf<M extends Mode> = ReturnType<Looks[M]["describe"]> & {
  readonly flux?: ResolvedFlux;
};

/** What a preset file may ask for, of what can be drawn. */
export type DrawnFile = { [M in Mode]: FileOf<M> & { readonly flux?: FluxFile } }[Mode];
/** What is looked at. Names are fields or observables of the model. */
export type DrawnSetting = { [M in Mode]: SettingOf<M> }[Mode];
/**
 * What to draw with every number known: "auto" windows are followed outside (auto-window.ts), so
 * that a picture depends on nothing but this and the fields.
 */
export type ResolvedView = { [M in Mode]: ViewOf<M> }[Mode];

export const MODES = Object.keys(LOOKS) as readonly Mode[];
