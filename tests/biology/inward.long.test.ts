import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { ModuleDescription } from "../../src/model/description.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const SIDE = 64;
/** um */
const VOXEL = 2800 / SIDE;
const SIGNALS = ["cxcl10", "ifnGamma", "cd8Density"];

/** Means of signals inside tumor, within 100 um of its edge, and 0.5 to 1 mm away from it. */
type Zones = Readonly<Record<"inside" | "rim" | "away", Readonly<Record<string, number>>>>;

/** The tissue of anti-PD-1 with CSF1R inhibition, untreated, sixteen days after a disc of tumor. */
async function grow(library: readonly ModuleDescription[]): Promise<Zones> {
  const preset = JSON.parse(await presetText("anti-pd1-csf1r"));
  const { claims: _, interventions: __, breakages: ___, ...file } = preset;
  const disc = { field: "tumor", shape: "disc", radius: "300 um", value: 0.8, softness: "40 um" };
  const vessels = file.initial.filter(({ field }: { field: string }) => field === "vessel");
  const text = JSON.stringify({
    ...file,
    initial: [...vessels, disc],
    domain: { ...file.domain, grid: [SIDE, SIDE] },
    time: { ...file.time, step: "120 min" },
  });
  const { scenario } = await readPreset(text, { library });
  const engine = await openCpuEngine(scenario);
  while ((await engine.advance(256, 16 * 1440)) > 0);
  const distance = distancesTo([...(await engine.read("tumor"))].map((value) => value > 0.15));
  const levels = await Promise.all(SIGNALS.map((name) => engine.read(name)));
  engine.dispose();
  const means = (isThere: (distance: number) => boolean) =>
    Object.fromEntries(
      SIGNALS.map((name, which) => {
        const there = [...levels[which]!].filter((_, voxel) => isThere(distance[voxel]!));
        expect(there.length).toBeGreaterThan(50);
        return [name, there.reduce((sum, value) => sum + value, 0) / there.length] as const;
      }),
    );
  return {
    inside: means((um) => um <= 0),
    rim: means((um) => Math.abs(um) < 100),
    away: means((um) => um > 500 && um < 1000),
  };
}

/** From each voxel to the nearest one at the edge of a region, um; below 0 inside. */
function distancesTo(region: readonly boolean[]): readonly number[] {
  const neighbors = (voxel: number) => [voxel - 1, voxel + 1, voxel - SIDE, voxel + SIDE];
  const edge = region.flatMap((isIn, voxel) =>
    isIn && neighbors(voxel).some((other) => region[other] === false) ? [voxel] : [],
  );
  const between = (a: number, b: number) =>
    Math.hypot((a % SIDE) - (b % SIDE), Math.floor(a / SIDE) - Math.floor(b / SIDE));
  return region.map((isIn, voxel) => {
    const least = Math.min(...edge.map((other) => between(voxel, other)));
    return (isIn ? -VOXEL : VOXEL) * least;
  });
}

describe("the call", () => {
  it("points into tumor: CXCL9/10, IFN-γ and CD8 cells are most at its rim and inside", async () => {
    const { inside, rim, away } = await grow(moduleLibrary);
    for (const signal of SIGNALS) {
      expect(inside[signal], signal).toBeGreaterThan(2 * away[signal]!);
      expect(rim[signal], signal).toBeGreaterThan(2 * away[signal]!);
    }
  });

  it("would point out of it if CD8 cells secreted without antigen", async () => {
    const library = moduleLibrary.map((module) =>
      module.name === "cd8"
        ? {
            ...module,
            observables: { ...module.observables, antigenContact: { expression: "1" } },
          }
        : module,
    );
    const { inside, rim, away } = await grow(library);
    for (const signal of ["cxcl10", "ifnGamma"]) {
      expect(inside[signal], signal).toBeLessThan(away[signal]!);
      expect(rim[signal], signal).toBeLessThan(away[signal]!);
    }
    expect(inside["cd8Density"]).toBeLessThan(2 * away["cd8Density"]!);
  });
});
