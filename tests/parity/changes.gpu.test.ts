import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FieldEdit } from "../../src/engine/engine.ts";
import { limits } from "../../src/limits/limits.ts";
import type { ModelDescription } from "../../src/model/description.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { formula, makeScenario, type ScenarioPlan } from "../support/make-scenario.ts";
import { openCpuEngine, openGpuEngine } from "../support/open-engines.ts";
import { advanceBoth, differenceInRange, differences, openBoth, worst } from "./both-engines.ts";

let device: TestDevice;
beforeAll(async () => {
  device = await openTestDevice();
});
afterAll(() => {
  expect(device.errors).toEqual([]);
  device.close();
});

/** A drug from plasma against cells that crawl. */
const model: ModelDescription = {
  parameters: { kill: { value: 0.05, unit: "1" } },
  fields: {
    drug: { kind: "substrate", unit: "1", diffusion: 5000, initial: 0 },
    cells: { kind: "population", unit: "1", diffusion: 3, initial: "0.5*random()" },
    vessel: { kind: "static", unit: "1", initial: "step(0.9, random())" },
    plasma: { kind: "compartment", unit: "1", initial: 0 },
  },
  observables: { share: { expression: "cells/mean(cells)" } },
  processes: [
    { type: "exchange", field: "drug", rate: "2*vessel", target: "plasma" },
    { type: "loss", field: "drug", rate: 0.02 },
    { type: "loss", field: "cells", rate: "kill*michaelis(drug, 0.5)" },
    { type: "growth", field: "cells", rate: 0.001, capacity: 1 },
    { type: "loss", field: "plasma", rate: 0.01 },
  ],
};

const plan: ScenarioPlan = { model, grid: planeGrid(30, 25, 10), step: 6 };

const stroke: FieldEdit = {
  field: "cells",
  from: [60, 50, 0],
  to: [220, 160, 0],
  radius: 45,
  softness: 0.5,
  action: "add",
  amount: 0.7,
  limit: 1,
};

describe("changes from outside", () => {
  it("interventions take effect at the same time and place", async () => {
    const interventions: ScenarioPlan["interventions"] = [
      {
        type: "field",
        label: "dose",
        start: 10,
        every: 30,
        count: 3,
        field: "plasma",
        action: "add",
        amount: formula(2),
        where: formula(1),
      },
      {
        type: "field",
        label: "ablation",
        start: 25,
        every: 0,
        count: 1,
        field: "cells",
        action: "multiply",
        amount: formula(0.02),
        where: formula("(x - 150)^2 + (y - 120)^2 < 60^2"),
      },
      {
        type: "parameter",
        label: "sensitized",
        start: 40,
        stop: 55,
        every: 0,
        count: 1,
        parameter: "kill",
        value: 0.5,
      },
    ];
    const both = await openBoth(makeScenario({ ...plan, interventions }), device);
    await advanceBoth(both, 40);
    expect(both.gpu.time).toBeGreaterThan(75);
    const all = await differences(both);
    expect(worst(all), JSON.stringify(all)).toBeLessThanOrEqual(5e-6);
    const [cpu, gpu] = [await both.cpu.measure(), await both.gpu.measure()];
    expect(cpu.compartments["plasma"]!).toBeGreaterThan(1);
    expect(gpu.compartments["plasma"]!).toBeCloseTo(cpu.compartments["plasma"]!, 5);
    both.dispose();
  });

  it("parameters take effect with the next step; bad ones are refused", async () => {
    const both = await openBoth(makeScenario(plan), device);
    for (const engine of [both.cpu, both.gpu]) {
      engine.setParameters({ kill: 0.3 });
      expect(() => engine.setParameters({ kil: 1 })).toThrow('"kil"');
      expect(() => engine.setParameters({ kill: Number.NaN })).toThrow("finite");
      await engine.advance(4, 14.5);
      expect(engine.time).toBeLessThanOrEqual(14.5);
    }
    expect(worst(await differences(both))).toBeLessThanOrEqual(2e-6);
    both.dispose();
  });

  it("stops exactly where it was told to", async () => {
    const both = await openBoth(makeScenario(plan), device);
    expect(await both.gpu.advance(1000, 33)).toBe(await both.cpu.advance(1000, 33));
    expect(both.gpu.time).toBe(33);
    expect(await both.gpu.advance(5, 33)).toBe(0);
    both.dispose();
  });

  it.each(["add", "set", "multiply"] as const)("paints alike: %s", async (action) => {
    for (const grid of [planeGrid(30, 25, 10), solidGrid(12, 11, 10, 20)]) {
      const both = await openBoth(makeScenario({ ...plan, grid }), device);
      const edit = { ...stroke, to: [220, 160, 90], action } as const;
      both.cpu.edit(edit);
      both.gpu.edit(edit);
      expect(worst(await differences(both, ["cells"]))).toBeLessThanOrEqual(2e-6);
      await advanceBoth(both, 2);
      expect(worst(await differences(both))).toBeLessThanOrEqual(3e-6);
      both.dispose();
    }
  });

  it("takes edits while steps are under way", async () => {
    const engine = await openGpuEngine(makeScenario(plan), { ...device, description: "test" });
    const before = (await engine.measure()).fields["cells"]!.integral;
    const running = engine.advance(3);
    engine.edit(stroke);
    await running;
    await engine.advance(3);
    expect((await engine.measure()).fields["cells"]!.integral).toBeGreaterThan(before * 1.1);
    expect(engine.stepCount).toBe(6);
    engine.dispose();
  });

  it("refuses unknown names", async () => {
    const engine = await openGpuEngine(makeScenario(plan), { ...device, description: "test" });
    expect(() => engine.edit({ ...stroke, field: "celsl" })).toThrow('"celsl"');
    await expect(engine.read("nothing")).rejects.toThrow('"nothing"');
    expect(() => engine.show({ names: ["nothing"], slice: 0 })).toThrow('"nothing"');
    await expect(engine.measure({ names: ["nothing"] })).rejects.toThrow('"nothing"');
    engine.dispose();
  });

  it("measures what it is asked for, in whatever order it was asked before", async () => {
    const both = await openBoth(makeScenario(plan), device);
    await advanceBoth(both, 2);
    for (const names of [["share"], ["cells"], [], ["vessel", "share", "cells"]]) {
      const [cpu, gpu] = [await both.cpu.measure({ names }), await both.gpu.measure({ names })];
      const means = ({ fields, observables }: typeof cpu) =>
        Object.entries({ ...fields, ...observables }).map(([name, { mean }]) => [name, mean]);
      const expected = means(cpu).map(([name, mean]) => [name, expect.closeTo(Number(mean), 5)]);
      expect(means(gpu)).toEqual(expected);
      expect(Object.keys(gpu.compartments)).toEqual(Object.keys(cpu.compartments));
    }
    both.dispose();
  });
});

describe("snapshots", () => {
  it("bring back the state bit for bit, and what follows", async () => {
    const engine = await openGpuEngine(makeScenario(plan), { ...device, description: "test" });
    await engine.advance(3);
    const snapshot = await engine.snapshot();
    await engine.advance(4);
    const later = await engine.snapshot();
    await engine.restore(snapshot);
    expect(engine.time).toBe(snapshot.time);
    expect(await engine.snapshot()).toEqual(snapshot);
    await engine.advance(4);
    expect(await engine.snapshot()).toEqual(later);
    engine.dispose();
  });

  it("go from one backend to the other", async () => {
    const scenario = makeScenario(plan);
    const cpu = await openCpuEngine(scenario);
    await cpu.advance(5);
    const gpu = await openGpuEngine(scenario, { ...device, description: "test" });
    await gpu.restore(await cpu.snapshot());
    await cpu.advance(3);
    await gpu.advance(3);
    expect(gpu.time).toBe(cpu.time);
    for (const name of ["drug", "cells", "vessel"]) {
      expect(differenceInRange(await gpu.read(name), await cpu.read(name))).toBeLessThan(2e-6);
    }
    await cpu.restore(await gpu.snapshot());
    expect(await cpu.read("cells")).toEqual(await gpu.read("cells"));
    cpu.dispose();
    gpu.dispose();
  });

  it("of another grid are refused", async () => {
    const engine = await openGpuEngine(makeScenario(plan), { ...device, description: "test" });
    const other = makeScenario({ ...plan, grid: planeGrid(16, 16, 10) });
    const cpu = await openCpuEngine(other);
    await expect(engine.restore(await cpu.snapshot())).rejects.toThrow("another grid");
    engine.dispose();
  });
});

describe("values of single voxels", () => {
  it("are those of the whole fields, and nothing else is read back", async () => {
    for (const grid of [planeGrid(30, 25, 10), solidGrid(12, 11, 10, 20)]) {
      const both = await openBoth(makeScenario({ ...plan, grid }), device);
      await advanceBoth(both, 2);
      const count = grid.nx * grid.ny * grid.nz;
      // Some twice, and in no order; more than a workgroup has threads.
      const voxels = Uint32Array.from({ length: 150 }, (_, at) => (at * at * 7 + 3) % count);
      const names = ["share", "cells", "vessel", "drug"];
      for (const engine of [both.gpu, both.cpu]) {
        const whole = await Promise.all(names.map((name) => engine.read(name)));
        const wanted = whole.flatMap((plane) => Array.from(voxels, (voxel) => plane[voxel]!));
        expect([...(await engine.sample({ names, voxels }))]).toEqual(wanted);
        const slice = grid.nz - 1;
        const parts = await Promise.all(names.map((name) => engine.read(name, slice)));
        const size = grid.nx * grid.ny;
        expect(parts).toEqual(whole.map((plane) => plane.slice(slice * size)));
      }
      const before = both.gpu.bytesRead;
      await both.gpu.sample({ names, voxels });
      expect(both.gpu.bytesRead - before).toBe(4 * names.length * voxels.length);
      both.dispose();
    }
  });

  it("are of as many names as wanted, and refused where there is no such voxel or name", async () => {
    const both = await openBoth(makeScenario(plan), device);
    const names = Array.from({ length: limits.layers.most + 3 }, (_, at) =>
      at % 2 === 0 ? "cells" : "vessel",
    );
    const voxels = Uint32Array.of(17, 400);
    const [own, same] = await Promise.all(
      [both.gpu, both.cpu].map((engine) => engine.sample({ names, voxels })),
    );
    expect(own).toEqual(same);
    expect(own).toHaveLength(2 * names.length);
    for (const engine of [both.gpu, both.cpu]) {
      const beyond = { names, voxels: Uint32Array.of(plan.grid.nx * plan.grid.ny) };
      await expect(engine.sample(beyond)).rejects.toThrow("There is no voxel");
      await expect(engine.sample({ names: ["cell"], voxels })).rejects.toThrow('"cell"');
      await expect(engine.read("cells", 1)).rejects.toThrow("There is no slice 1");
    }
    both.dispose();
  });
});

describe("show", () => {
  it("shows fields at once, and observables when they are compiled", async () => {
    const engine = await openGpuEngine(makeScenario(plan), { ...device, description: "test" });
    expect(engine.show({ names: ["cells", "vessel"], slice: 0 })).toMatchObject({ layers: 2 });
    const request = { names: ["share"], slice: 0 };
    const first = engine.show(request);
    expect(first).toBeInstanceOf(Promise);
    expect(await first).toMatchObject({ kind: "texture", layers: 1, time: 0 });
    expect(engine.show(request)).not.toBeInstanceOf(Promise);
    engine.dispose();
  });

  it("shows as many layers as a picture may have, strokes too, and refuses one more", async () => {
    const both = await openBoth(makeScenario(plan), device);
    const names = Array.from({ length: limits.layers.most }, (_, layer) =>
      layer % 2 === 0 ? "cells" : "vessel",
    );
    const image = await both.gpu.show({ names, slice: 0 });
    const [width, height] = [plan.grid.nx, plan.grid.ny];
    expect(image).toMatchObject({ kind: "texture", layers: limits.layers.most, width, height });
    // A stroke's task lies behind those of all layers.
    const stroke: FieldEdit = {
      field: "cells",
      from: [100, 100, 0],
      to: [150, 120, 0],
      radius: 40,
      softness: 0.5,
      action: "set",
      amount: 0.9,
      limit: 1,
    };
    both.gpu.edit(stroke);
    both.cpu.edit(stroke);
    expect(worst(await differences(both))).toBeLessThan(1e-6);
    expect(() => both.gpu.show({ names: [...names, "drug"], slice: 0 })).toThrow(/can be shown/);
    both.dispose();
  });

  it("gives a texture with the values that the CPU gives as an array", async () => {
    for (const grid of [planeGrid(30, 25, 10), solidGrid(12, 11, 10, 20)]) {
      const both = await openBoth(makeScenario({ ...plan, grid }), device);
      await advanceBoth(both, 2);
      const request = { names: ["cells", "share", "vessel"], slice: grid.nz - 1 };
      const [shown, wanted] = [await both.gpu.show(request), await both.cpu.show(request)];
      if (!("texture" in shown) || !("data" in wanted)) throw new Error("wrong kinds of image");
      expect([shown.width, shown.height, shown.layers]).toEqual([grid.nx, grid.ny, 3]);
      const values = await textureValues(shown.texture);
      expect(differenceInRange(values, wanted.data)).toBeLessThan(5e-6);
      const again = await both.gpu.show(request);
      expect("texture" in again && again.texture).toBe(shown.texture);
      const all = { ...request, volume: true };
      const [volume, same] = [await both.gpu.show(all), await both.cpu.show(all)];
      if (!("texture" in volume) || !("data" in same)) throw new Error("wrong kinds of image");
      expect(volume).toMatchObject({ width: same.width, height: same.height, tiles: same.tiles });
      const everywhere = await textureValues(volume.texture);
      expect(differenceInRange(everywhere, same.data)).toBeLessThan(5e-6);
      both.dispose();
    }
  });
});

/** Layer after layer, row after row. */
async function textureValues(texture: GPUTexture): Promise<Float32Array> {
  const { width, height, depthOrArrayLayers: layers } = texture;
  const bytesPerRow = Math.ceil((4 * width) / 256) * 256;
  const size = bytesPerRow * height * layers;
  const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
  const staging = device.device.createBuffer({ size, usage });
  const encoder = device.device.createCommandEncoder();
  encoder.copyTextureToBuffer({ texture }, { buffer: staging, bytesPerRow, rowsPerImage: height }, [
    width,
    height,
    layers,
  ]);
  device.device.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const padded = new Float32Array(staging.getMappedRange());
  const values = new Float32Array(width * height * layers);
  for (let row = 0; row < height * layers; row++) {
    const start = (row * bytesPerRow) / 4;
    values.set(padded.subarray(start, start + width), row * width);
  }
  staging.unmap();
  return values;
}
