import { compositeLook } from "../composite/look.ts";
import { fieldLook } from "../field/look.ts";
import type { Look } from "../look.ts";
import { polarizationLook } from "../polarization/look.ts";
import { tissueLook } from "../tissue/look.ts";
import type { SideMode, SideSetting, SideView } from "./setting.ts";

/** Looks that may be a side of a split picture. */
export const SIDES = {
  tissue: tissueLook,
  composite: compositeLook,
  polarization: polarizationLook,
  field: fieldLook,
} as const satisfies { readonly [M in SideMode]: { readonly mode: M } };

export const SIDE_MODES = Object.keys(SIDES) as readonly SideMode[];

type AnySide = Look<never, SideSetting, SideView>;

/** A setting and a view are of the mode that they name, so their look takes them. */
export function sideLook({ mode }: { readonly mode: SideMode }): AnySide {
  return SIDES[mode] as unknown as AnySide;
}
