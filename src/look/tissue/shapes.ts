/** How a kind of cell is drawn. */
export type CellShape =
  | "tumor"
  | "macrophage"
  | "lymphocyte"
  | "granulocyte"
  | "fibroblast"
  | "debris"
  | "regulatory"
  | "plain"
  | "small";

/** Seats of two sizes: cells of the small ones lie between and on those of the large ones. */
export type LatticeName = "large" | "small";

/** The outline of a shape in a section. */
export interface ShapeSize {
  readonly lattice: LatticeName;
  /** um, of a cell that stands alone. */
  readonly radius: number;
  /** Mean area that is drawn of one, neighbors' dents and newcomers' growth included, um^2. */
  readonly area: number;
  /**
   * Share of the place's own luck that a smooth random field decides: such cells stand in nests. One kind
   * of a picture at most: the race is fair only between independent lucks.
   */
  readonly nest: number;
  /** How bright the color of density is that the cells dissolve into from afar. */
  readonly gain: number;
}

/** The number of a shape in the tables of who sits where. 13 to 15 are parts of vessels. */
export const SHAPE_CODE: { readonly [S in CellShape]: number } = {
  tumor: 0,
  macrophage: 1,
  lymphocyte: 2,
  granulocyte: 3,
  fibroblast: 4,
  debris: 5,
  regulatory: 6,
  plain: 7,
  small: 8,
};
export const ENDOTHELIUM = 13;
export const CAPILLARY = 14;
export const BLOOD = 15;

/** Areas are measured on what is drawn: tests/look/tissue-counts.test.ts holds them to the densities. */
export const SHAPES: { readonly [S in Exclude<CellShape, "plain" | "small">]: ShapeSize } = {
  tumor: { lattice: "large", radius: 8.4, area: 176, nest: 0.55, gain: 0.4 },
  macrophage: { lattice: "large", radius: 11, area: 288, nest: 0, gain: 0.4 },
  fibroblast: { lattice: "large", radius: 8, area: 236, nest: 0, gain: 0.4 },
  debris: { lattice: "large", radius: 7.5, area: 122, nest: 0, gain: 0.4 },
  lymphocyte: { lattice: "small", radius: 4.2, area: 51, nest: 0, gain: 0.4 },
  regulatory: { lattice: "small", radius: 4.2, area: 51, nest: 0, gain: 0.4 },
  granulocyte: { lattice: "small", radius: 5.2, area: 79, nest: 0, gain: 0.25 },
};

/** Radii that a seat has room for, um. */
const ROOM = { small: 5.6, least: 2.5, most: 11 } as const;
const UNKNOWN_VOLUME = 1000;

/**
 * A population without a shape of its own: a disc across the middle of a round cell of its volume
 * (um^3), on the seats that have room for it.
 */
export function plainSize(volume = UNKNOWN_VOLUME): ShapeSize & { readonly shape: CellShape } {
  const round = Math.cbrt((3 * volume) / (4 * Math.PI));
  const radius = Math.min(Math.max(round, ROOM.least), ROOM.most);
  const isSmall = radius <= ROOM.small;
  const disc = Math.PI * radius ** 2;
  return {
    shape: isSmall ? "small" : "plain",
    lattice: isSmall ? "small" : "large",
    radius,
    // Those that stand close cut a little off each other.
    area: disc * (isSmall ? 0.92 : 0.9),
    nest: 0,
    gain: 0.5,
  };
}
