import type { Raster } from "../../src/model/scenario.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
import { seededRandom } from "../support/random-values.ts";
import type { FaultCase, Finding } from "./fault-case.ts";
import { mean, plane } from "./grids.ts";

const side = 64;

function raster(size: number, value: (column: number, row: number) => number): Raster {
  const values = Float32Array.from({ length: size * size }, (_, at) =>
    value(at % size, Math.floor(at / size)),
  );
  return { width: size, height: size, depth: 1, values, interpolation: "linear" };
}

/** F6: a field starts as the picture that is laid over it, in every voxel. */
function laid(
  name: string,
  picture: Raster,
  right: (voxel: number) => number,
  within: number,
): FaultCase {
  return {
    name,
    judge: async (open) => {
      const engine = await open(
        makeScenario({
          grid: plane(side, side),
          step: 6,
          model: { fields: { matter: { kind: "static", unit: "1" } } },
          initial: [
            {
              type: "raster",
              field: "matter",
              raster: picture,
              value: formula(1),
              combine: "set",
            },
          ],
        }),
      );
      try {
        const found = await engine.read("matter");
        const largest = found.reduce(
          (most, value, voxel) => Math.max(most, Math.abs(value - right(voxel))),
          0,
        );
        const average = mean(Array.from(found, (_, voxel) => right(voxel)));
        const findings: Finding[] = [
          { what: "largest deviation", found: largest, right: 0, within },
          { what: "mean", found: mean(found), right: average, within: within + 1e-7 },
        ];
        return findings;
      } finally {
        engine.dispose();
      }
    },
  };
}

const random = seededRandom(6);
const noise = raster(side, () => random());
const block = 1024 / side;

export const imageCases: readonly FaultCase[] = [
  laid("64 x 64 pixels on 64 x 64 voxels", noise, (voxel) => noise.values[voxel]!, 0),
  laid(
    "1024 x 1024 pixels of lines one pixel wide on 64 x 64 voxels",
    raster(1024, (column) => (column % 8 === 3 ? 1 : 0)),
    () => 1 / 8,
    0,
  ),
  laid(
    "1024 x 1024 pixels of which each voxel has one",
    raster(1024, (column, row) => {
      const at = Math.floor(column / block) + side * Math.floor(row / block);
      const place = at % block ** 2;
      const isThere = column % block === place % block;
      return isThere && row % block === Math.floor(place / block) ? 1 : 0;
    }),
    () => 1 / block ** 2,
    1e-9,
  ),
];
