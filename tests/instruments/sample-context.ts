import type { InstrumentContext, Reading } from "../../src/instruments/instrument.ts";
import { type Grid, voxelCount } from "../../src/model/grid.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";

/** A plane of square voxels. */
export function planeGrid(nx: number, ny: number, spacing: number): Grid {
  return { dimensions: 2, nx, ny, nz: 1, dx: spacing, dy: spacing, dz: 1 };
}

/** Values of a function of the voxels' middles, um. */
export function planeOf(grid: Grid, value: (x: number, y: number) => number): Float32Array {
  const { nx, dx, dy } = grid;
  return Float32Array.from({ length: voxelCount(grid) }, (_, at) =>
    value(((at % nx) + 0.5) * dx, (Math.floor(at / nx) + 0.5) * dy),
  );
}

const family = new PresetFamily(
  {
    format: "milieu/1",
    title: "Sample",
    model: {
      fields: {
        u: { kind: "substrate", unit: "mM", diffusion: 100, color: "#00ff00", label: "U" },
        tumor: { kind: "population", unit: "1", label: "Tumor" },
        cd8Eff: { kind: "population", unit: "1", label: "CD8 effector" },
        trunk: { kind: "static", unit: "1", label: "Vessel" },
      },
      observables: { share: { expression: "u/(u + 1)", unit: "1", label: "Share" } },
    },
    domain: { size: ["320 um", "320 um"], grid: [32, 32] },
    time: { step: "15 min", stop: "30 d" },
  } as ConstructorParameters<typeof PresetFamily>[0],
  { library: [] },
);
const { model, vocabulary } = family.context({});

export function sampleContext(
  grid: Grid,
  over: Partial<InstrumentContext> = {},
): InstrumentContext {
  return {
    model,
    vocabulary,
    grid,
    tissue: null,
    favorites: ["u"],
    colorOf: () => "#ff8800",
    ...over,
  };
}

export function readingOf(
  grid: Grid,
  values: Readonly<Record<string, ArrayLike<number>>>,
  over: Partial<Reading> = {},
): Reading {
  return {
    grid,
    time: 0,
    values: new Map(Object.entries(values)),
    mask: null,
    means: new Map(),
    ...over,
  };
}

export { family as sampleFamily };
