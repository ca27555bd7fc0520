/**
 * Every color map: the one list, in groups as a person chooses among them. What each is stands in color-maps.ts.
 */
export const COLOR_MAP_GROUPS = {
  Perceptual: ["viridis", "magma", "inferno", "plasma", "cividis", "turbo", "gray"],
  cmocean: ["thermal", "haline", "ice", "deep", "matter", "tempo", "amp"],
  Crameri: ["batlow", "lapaz", "imola", "oslo", "acton"],
  Diverging: ["balance", "vik", "broc", "roma", "berlin"],
} as const;

export type ColorMapName = (typeof COLOR_MAP_GROUPS)[keyof typeof COLOR_MAP_GROUPS][number];

export const COLOR_MAP_NAMES: readonly ColorMapName[] = Object.values(COLOR_MAP_GROUPS).flat();

/** Maps with a middle of their own: for what is less or more than something. */
export const DIVERGING_MAPS: readonly ColorMapName[] = COLOR_MAP_GROUPS.Diverging;

export function isDiverging(map: ColorMapName): boolean {
  return DIVERGING_MAPS.includes(map);
}
