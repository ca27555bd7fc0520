import { CHANNEL_PALETTE } from "../look/channel-palette.ts";
import { distinctColor } from "../look/distinct-color.ts";
import { ownColor } from "../look/parts/labels.ts";
import { tissueLook } from "../look/tissue/look.ts";
import type { TissueSetting, TissueView } from "../look/tissue/setting.ts";
import type { CheckContext, InstrumentContext } from "./instrument.ts";

export interface ContextOptions extends CheckContext {
  /** What the picture is painted from, with its colors there. */
  readonly painted?: readonly { readonly field: string; readonly color?: string }[];
  /** How cells are drawn; absent: as the look begins. */
  readonly tissue?: TissueSetting;
}

/** What instruments need to know of a run and of its picture. A field keeps its color, and no two have one. */
export function instrumentContext(options: ContextOptions): InstrumentContext {
  const { model, vocabulary, grid, painted = [], tissue } = options;
  const colors = new Map<string, string>();
  const shown = new Map(painted.map(({ field, color }) => [field, color]));
  const colorOf = (name: string): string => {
    const known = colors.get(name);
    if (known !== undefined) return known;
    const spare = CHANNEL_PALETTE[colors.size % CHANNEL_PALETTE.length] as string;
    const wanted = shown.get(name) ?? ownColor(model, name) ?? spare;
    const color = distinctColor(wanted, [...colors.values()]);
    colors.set(name, color);
    return color;
  };
  const { fields } = model;
  const moving = fields.filter(({ kind }) => kind !== "static").map(({ name }) => name);
  const favorites = [...new Set([...shown.keys(), ...moving])];
  return {
    model,
    vocabulary,
    grid,
    tissue: tissueView(model, tissue),
    favorites,
    colorOf,
  };
}

function tissueView(
  model: CheckContext["model"],
  setting: TissueSetting | null = tissueLook.start(model, []),
): TissueView | null {
  if (setting === null) return null;
  const view = tissueLook.describe(setting, {
    model,
    autoWindow: () => [0, 1],
    cellVolumeOf: () => undefined,
  });
  return view.kinds.length === 0 ? null : view;
}
