import { describe, expect, it } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { fluxAt, fluxScale } from "../../src/look/flux/plane-flux.ts";
import { fluxArrows, fluxStrokes } from "../../src/look/flux/strokes.ts";
import { moverFlux, substrateFlux } from "../../src/observe/face-flux.ts";
import { type FluxPart, readFlux } from "../../src/observe/read-flux.ts";
import { planeGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const grid = planeGrid(48, 32, 10);
const D = 5;
const CHI = 3;

/** u = e^(x/200) sin(y/80) + 14 is drawn by the fixed s = x^2/1e4 - y/50 into less room as x grows. */
const scenario = makeScenario({
  grid,
  step: 1,
  parameters: { D, chi: CHI },
  model: {
    fields: {
      u: {
        kind: "population",
        unit: "1",
        diffusion: "D",
        initial: "exp(x/200)*sin(y/80) + 14",
      },
      s: { kind: "static", unit: "1", initial: "x^2/1e4 - y/50 + 10" },
      c: { kind: "substrate", unit: "mmHg", diffusion: "D*(1 + x/500)", initial: "x^2/1e3" },
      barred: {
        kind: "substrate",
        unit: "1",
        diffusion: "if(x < 240, D, 0)",
        initial: "x",
      },
      wall: { kind: "static", unit: "1", initial: "x/1000" },
    },
    parameters: { D: { value: D, unit: "um^2/min" }, chi: { value: CHI, unit: "um^2/min" } },
    processes: [
      { type: "chemotaxis", field: "u", towards: "s", sensitivity: "chi", crowding: "wall" },
    ],
  },
} as never);

describe("a flux", () => {
  let engine: Engine;
  const flux = async (name: string, part: FluxPart = "total") => {
    engine ??= await openCpuEngine(scenario);
    return readFlux(engine, scenario, name, part);
  };
  const each = (check: (index: number, x: number, y: number) => void): void => {
    for (let j = 2; j < grid.ny - 2; j++) {
      for (let i = 2; i < grid.nx - 2; i++) {
        check(i + grid.nx * j, (i + 0.5) * 10, (j + 0.5) * 10);
      }
    }
  };

  it("is -D grad u + chi u (1 - crowding) grad s of a mover, inside the tissue", async () => {
    const { x: total } = await flux("u");
    const { x: diffusive, y: down } = await flux("u", "diffusive");
    const { x: drift, y: away } = await flux("u", "chemotactic");
    each((index, x, y) => {
      const u = Math.exp(x / 200) * Math.sin(y / 80) + 14;
      const slope = (Math.exp(x / 200) * Math.sin(y / 80)) / 200;
      expect(diffusive[index]).toBeCloseTo(-D * slope, 3);
      expect(down[index]).toBeCloseTo((-D * Math.exp(x / 200) * Math.cos(y / 80)) / 80, 2);
      const room = 1 - x / 1000;
      // The drift across a face is slowed by the voxel that it points into, the right one.
      const at = (place: number) => Math.exp(place / 200) * Math.sin(y / 80) + 14;
      const face = (left: number) =>
        ((CHI * (2 * left + 10)) / 1e4) *
        (1 - (left + 10) / 1000) *
        ((at(left) + at(left + 10)) / 2);
      expect(drift[index]! / ((face(x - 10) + face(x)) / 2)).toBeCloseTo(1, 2.5);
      expect(away[index]! / (-CHI * u * room * (1 / 50))).toBeCloseTo(1, 1);
      expect(total[index]! - diffusive[index]! - drift[index]!).toBeCloseTo(0, 9);
    });
  });

  it("is -D grad c of a substrate, with the D of its place", async () => {
    const { x: flow, y: none } = await flux("c");
    each((index, x) => {
      expect(flow[index]! / (-D * (1 + x / 500) * ((2 * x) / 1e3))).toBeCloseTo(1, 2);
      expect(none[index]).toBeCloseTo(0, 6);
    });
    expect((await flux("c", "chemotactic")).x.every((value) => value === 0)).toBe(true);
  });

  it("stops at a barrier and at closed walls", async () => {
    const { x } = await flux("barred");
    const row = 5 * grid.nx;
    expect(x[row + 10]).toBeCloseTo(-D, 4);
    // One face of the last open voxel is closed, and of the first one, by the wall.
    for (const half of [0, 23]) expect(x[row + half]).toBeCloseTo(-D / 2, 4);
    for (const closed of [24, 30, 47]) expect(Math.abs(x[row + closed]!)).toBe(0);
  });

  it("refuses a name that is no field", async () => {
    await expect(flux("nobody")).rejects.toThrow(/no field "nobody"/);
  });
});

describe("flux across a face", () => {
  it("is at rest on its exact steady profile, whatever the ratio of drift and motility", () => {
    for (const drift of [1e-9, 0.01, -0.3, 2, -40]) {
      const n = 1;
      const m = n * Math.exp((drift * 10) / 3);
      expect(
        Math.abs(moverFlux(3, drift, 10, n, m)) / (Math.abs(drift) * Math.max(n, m)),
      ).toBeLessThan(1e-6);
    }
  });

  it("goes all with the drift where nothing diffuses, and none crosses where a side is closed", () => {
    expect(moverFlux(0, 2, 10, 0.5, 9)).toBe(1);
    expect(moverFlux(0, -2, 10, 0.5, 9)).toBe(-18);
    expect(substrateFlux(0, 4, 10, 1, 7)).toBeCloseTo(0, 12);
    expect(substrateFlux(2, 2, 10, 1, 7)).toBeCloseTo(-1.2, 12);
  });
});

describe("what is drawn of a flux", () => {
  const size = 40;
  const of = (flow: (x: number, y: number) => readonly [number, number]) => {
    const vectors = Array.from({ length: size * size }, (_, index) =>
      flow(10 * ((index % size) + 0.5), 10 * (Math.floor(index / size) + 0.5)),
    );
    return {
      x: Float64Array.from(vectors, ([x]) => x),
      y: Float64Array.from(vectors, ([, y]) => y),
      width: size,
      height: size,
      dx: 10,
      dy: 10,
    };
  };
  const whole = { left: 0, right: 400, bottom: 0, top: 400 };
  const turning = of((x, y) => [200 - y, x - 200]);

  it("lies between voxels as its linear field does", () => {
    const [x, y] = fluxAt(turning, 123, 77);
    expect(x).toBeCloseTo(200 - 77, 9);
    expect(y).toBeCloseTo(123 - 200, 9);
  });

  it("is an arrow of the flux's direction, as long as it is large", () => {
    const arrows = fluxArrows(turning, 200, 1, whole);
    expect(arrows.length).toBeGreaterThan(80);
    for (const { points } of arrows) {
      const [[ax, ay], [bx, by]] = points as [readonly [number, number], readonly [number, number]];
      const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
      // Beyond the middles of the outer voxels a field goes on as it is there.
      if (Math.max(Math.abs(mx - 200), Math.abs(my - 200)) > 190) continue;
      const length = Math.hypot(bx - ax, by - ay);
      expect(length).toBeCloseTo((24 * Math.min(Math.hypot(mx - 200, my - 200), 300)) / 200, 1);
      expect((bx - ax) * (mx - 200) + (by - ay) * (my - 200)).toBeCloseTo(0, 6);
    }
  });

  it("is strokes along the lines, the same at the same time and elsewhere at another", () => {
    const at = (phase: number) => fluxStrokes(turning, 200, 1, whole, phase);
    expect(at(0.3)).toEqual(at(0.3));
    expect(at(0.3)).not.toEqual(at(0.4));
    for (const { points, opacity } of at(0.3)) {
      expect(opacity).toBeGreaterThanOrEqual(0);
      const radii = points.map(([x, y]) => Math.hypot(x - 200, y - 200));
      expect(Math.max(...radii) / Math.min(...radii)).toBeLessThan(1.05);
    }
  });

  it("has a round scale that nearly all of it stays within, and none where nothing flows", () => {
    expect(fluxScale(of(() => [0.7, 0]))).toBe(1);
    expect(fluxScale(of(() => [0, -0.03]))).toBeCloseTo(0.05, 12);
    expect(fluxScale(of(() => [0, 0]))).toBeNull();
  });
});
