import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { limits } from "../../src/limits/limits.ts";
import { colorMapTable } from "../../src/look/color-maps.ts";
import { type HarnessPage, openHarnessPage } from "./harness-page.ts";

const POINTS = [
  [320, 240],
  [250, 90],
  [411, 371],
  [150, 300],
  [505, 120],
] as const;

/** Along a row through the tumor and its rim, and in a corner. */
const DIFFERENCE_POINTS = [
  [320, 240],
  [430, 240],
  [455, 240],
  [470, 240],
  [210, 240],
  [185, 240],
  [320, 100],
  [20, 20],
] as const;

describe.each([
  {
    name: "WebGL2, uploaded arrays",
    webgpu: false,
    textures: false,
    quality: "fast",
    backend: "webgl2",
  },
  {
    name: "WebGPU, the engine's texture",
    webgpu: true,
    textures: true,
    quality: "smooth",
    backend: "webgpu",
  },
  {
    name: "WebGPU, uploaded arrays",
    webgpu: true,
    textures: false,
    quality: "fast",
    backend: "webgpu",
  },
] as const)("a stage on $name", ({ webgpu, textures, quality, backend }) => {
  let harness: HarnessPage;
  beforeAll(async () => {
    harness = await openHarnessPage({ webgpu, textures, quality });
  });
  afterAll(() => harness?.close());

  it("draws every value in its place and color", async () => {
    const result = await harness.page.evaluate(async (points) => {
      const { engine, grid } = window.harness.engine(160, 120, 10);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "Test" });
      stage.resize(640, 480, 1);
      const view = window.harness.EXAMPLE_VIEWS["field"];
      if (view === undefined) throw new Error("no such view");
      stage.setView({ ...view, contours: [] });
      const image = await engine.show({ names: stage.names, slice: 0 });
      const pixels = window.harness.pixels(() => stage.draw(image, { time: 0 }), points);
      const places = points.map(([x, y]) => stage.toDomain(x + 0.5, y + 0.5));
      const oxygen = window.harness.syntheticField("oxygen", grid, 0);
      const values = places.map((place) => {
        const i = Math.floor((place?.x ?? 0) / grid.dx);
        const j = Math.floor((place?.y ?? 0) / grid.dy);
        return oxygen[i + grid.nx * j] ?? 0;
      });
      return { backend: stage.backend, names: stage.names, pixels, values };
    }, POINTS);
    expect(result.backend).toBe(backend);
    expect(result.names).toEqual(["oxygen"]);
    const table = colorMapTable("viridis");
    for (const [index, value] of result.values.entries()) {
      const entry = Math.round((255 * value) / 45);
      for (const part of [0, 1, 2]) {
        const drawn = result.pixels[index]?.[part] as number;
        expect(Math.abs(drawn - (table[4 * entry + part] as number))).toBeLessThan(12);
      }
    }
  });

  it("adds channels as light on black, and leaves the surround dark", async () => {
    const [core, rim, outside] = await harness.page.evaluate(async () => {
      const { engine, grid } = window.harness.engine(160, 120, 10);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "Test" });
      const view = window.harness.EXAMPLE_VIEWS["composite"];
      if (view?.mode !== "composite") throw new Error("no such view");
      stage.setView({ ...view, channels: view.channels.slice(0, 2), contours: [] });
      const image = await engine.show({ names: stage.names, slice: 0 });
      return window.harness.pixels(
        () => stage.draw(image, { time: 0 }),
        [
          [320, 240],
          [320, 150],
          [4, 4],
        ],
      );
    });
    for (const dark of [core, outside]) {
      expect(Math.max(...(dark?.slice(0, 3) ?? [255]))).toBeLessThan(24);
    }
    const [red = 0, green = 0, blue = 0] = rim ?? [];
    expect(red).toBeGreaterThan(180);
    expect(blue).toBeGreaterThan(green);
  });

  it("gives a polarization view the hue of the pole that is there", async () => {
    const [core, rim, outside] = await harness.page.evaluate(async () => {
      const { engine, grid } = window.harness.engine(160, 120, 10);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "Test" });
      const view = window.harness.EXAMPLE_VIEWS["polarization"];
      if (view?.mode !== "polarization") throw new Error("no such view");
      const alone = view.poles.slice(0, 1);
      stage.setView({ ...view, poles: alone });
      const image = await engine.show({ names: stage.names, slice: 0 });
      return window.harness.pixels(
        () => stage.draw(image, { time: 0 }),
        [
          [320, 240],
          [320, 150],
          [4, 4],
        ],
      );
    });
    for (const dark of [core, outside]) {
      expect(Math.max(...(dark?.slice(0, 3) ?? [255]))).toBeLessThan(24);
    }
    // The tumor's pole is "#ff8c1a", whatever the density beyond the window.
    const [red = 0, green = 0, blue = 0] = rim ?? [];
    expect(red).toBeGreaterThan(150);
    expect(green / red).toBeCloseTo(0x8c / 0xff, 1);
    expect(blue / red).toBeLessThan(0.3);
  });

  it("draws a contour where the field crosses its level", async () => {
    const bright = await harness.page.evaluate(async () => {
      const { engine, grid } = window.harness.engine(160, 120, 10);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "Test" });
      const level = { field: "tumor", label: "Tumor", unit: "", level: 0.5, color: "#ffffff" };
      const black = { field: "tumor", label: "Tumor", unit: "", color: "#000000" };
      stage.setView({
        mode: "composite",
        channels: [{ ...black, window: [0, 1] }],
        contours: [level],
      });
      const image = await engine.show({ names: stage.names, slice: 0 });
      const points = Array.from({ length: 200 }, (_, x) => [320 + x, 240] as const);
      const row = window.harness.pixels(() => stage.draw(image, { time: 0 }), points);
      const lit = row.map((pixel, x) => [pixel[0] ?? 0, 320 + x] as const);
      const at = lit.filter(([value]) => value > 100).map(([, x]) => x);
      const tumor = window.harness.syntheticField("tumor", grid, 0);
      return at.map((x) => {
        const place = stage.toDomain(x + 0.5, 240.5);
        const i = Math.floor((place?.x ?? 0) / grid.dx);
        return tumor[i + grid.nx * Math.floor((place?.y ?? 0) / grid.dy)] ?? 0;
      });
    });
    expect(bright.length).toBeGreaterThanOrEqual(2);
    expect(bright.length).toBeLessThan(8);
    for (const value of bright) expect(Math.abs(value - 0.5)).toBeLessThan(0.2);
  });

  it("draws the signed difference of two runs, also of another grid", async () => {
    const result = await harness.page.evaluate(async (points) => {
      const { engine, grid } = window.harness.engine(160, 120, 10);
      const other = window.harness.engine(320, 240, 10);
      await engine.advance(800);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "Test" });
      stage.setView({
        mode: "difference",
        field: "oxygen",
        label: "Oxygen",
        unit: "mmHg",
        against: "untreated",
        map: "balance",
        window: [-20, 20],
        contours: [],
      });
      const request = { names: stage.names, slice: 0 };
      const image = await engine.show(request);
      const against = await other.engine.show(request);
      const draw = () => stage.draw(image, { time: 0, against });
      const pixels = window.harness.pixels(draw, points);
      let refused = "";
      try {
        stage.draw(image, { time: 0 });
      } catch (error) {
        refused = String(error);
      }
      const valueAt = (x: number, y: number, of: typeof other, time: number) => {
        const place = stage.toDomain(x + 0.5, y + 0.5);
        const i = Math.floor((place?.x ?? 0) / of.grid.dx);
        const j = Math.floor((place?.y ?? 0) / of.grid.dy);
        return window.harness.syntheticField("oxygen", of.grid, time)[i + of.grid.nx * j] ?? 0;
      };
      const differences = points.map(
        ([x, y]) => valueAt(x, y, { engine, grid }, engine.time) - valueAt(x, y, other, 0),
      );
      return { names: stage.names, pixels, differences, refused, errors: window.harness.errors() };
    }, DIFFERENCE_POINTS);
    expect(result.names).toEqual(["oxygen"]);
    expect(result.refused).toMatch(/two runs/);
    expect(result.errors).toEqual([]);
    // The tumor grew: its rim has less oxygen than it had, and what is far from it as much.
    expect(Math.min(...result.differences)).toBeLessThan(-5);
    expect(Math.min(...result.differences.map(Math.abs))).toBeLessThan(0.5);
    const table = colorMapTable("balance");
    for (const [index, difference] of result.differences.entries()) {
      const share = Math.min(Math.max((difference + 20) / 40, 0), 1);
      const entry = Math.round(255 * share);
      for (const part of [0, 1, 2]) {
        const drawn = result.pixels[index]?.[part] as number;
        expect(Math.abs(drawn - (table[4 * entry + part] as number))).toBeLessThan(24);
      }
    }
  });

  it("draws as many channels and contours as a view may have, each of a field of its own", async () => {
    const result = await harness.page.evaluate(async (count) => {
      const { grid } = window.harness.engine(16, 12, 10);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "Test" });
      const part = (index: number) => ({ field: `f${index}`, label: "", unit: "" });
      const channels = Array.from({ length: count }, (_, index) => ({
        ...part(index),
        color: index === count - 1 ? "#00ff00" : "#ff0000",
        window: [0, 1] as const,
      }));
      const contours = Array.from({ length: count }, (_, index) => ({
        ...part(count + index),
        level: 0.5,
        color: "#ffffff",
      }));
      stage.setView({ mode: "composite", channels, contours });
      // Only the last channel is there, and only the last contour's field rises from left to right.
      const size = grid.nx * grid.ny;
      const data = new Float32Array(size * stage.names.length);
      data.fill(0.8, (count - 1) * size, count * size);
      for (let at = 0; at < size; at++) {
        data[(2 * count - 1) * size + at] = (at % grid.nx) / (grid.nx - 1);
      }
      const { nx: width, ny: height } = grid;
      const layers = stage.names.length;
      const image = { kind: "array", data, width, height, layers, time: 0 } as const;
      const row = Array.from({ length: 300 }, (_, x) => [170 + x, 240] as const);
      const pixels = window.harness.pixels(() => stage.draw(image, { time: 0 }), row);
      return { layers, pixels, errors: window.harness.errors() };
    }, limits.channels.most);
    expect(result.layers).toBe(2 * limits.channels.most);
    expect(result.errors).toEqual([]);
    const [red = 255, green = 0] = result.pixels[0] ?? [];
    expect(green).toBeGreaterThan(150);
    expect(red).toBeLessThan(40);
    const white = result.pixels.filter(([r = 0, g = 0, b = 0]) => Math.min(r, g, b) > 180);
    expect(white.length).toBeGreaterThan(0);
    expect(white.length).toBeLessThan(6);
  });

  it("captures a picture with captions at its own size and leaves the window as it was", async () => {
    const result = await harness.page.evaluate(async () => {
      const { engine, grid } = window.harness.engine(160, 120, 10);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "Test" });
      const view = window.harness.EXAMPLE_VIEWS["field"];
      if (view === undefined) throw new Error("no such view");
      stage.setView(view);
      stage.draw(await engine.show({ names: stage.names, slice: 0 }), { time: 0 });
      const count = async (overlays: boolean) => {
        const blob = await window.harness.screenshot(stage, {
          width: 320,
          height: 240,
          scale: 2,
          overlays,
        });
        const bitmap = await createImageBitmap(blob);
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
        context?.drawImage(bitmap, 0, 0);
        const { data } = context?.getImageData(0, 400, bitmap.width, 80) ?? { data: [] };
        let white = 0;
        for (let index = 0; index < data.length; index += 4) {
          if (Math.min(data[index] ?? 0, data[index + 1] ?? 0, data[index + 2] ?? 0) > 240) white++;
        }
        return { width: bitmap.width, height: bitmap.height, type: blob.type, white };
      };
      const before = [...document.querySelectorAll("canvas")].map(({ width }) => width);
      const captioned = await count(true);
      const plain = await count(false);
      const after = [...document.querySelectorAll("canvas")].map(({ width }) => width);
      return { before, after, captioned, plain, errors: window.harness.errors() };
    });
    expect(result.after).toEqual(result.before);
    expect(result.captioned).toMatchObject({ width: 640, height: 480, type: "image/png" });
    expect(result.captioned.white - result.plain.white).toBeGreaterThan(300);
    expect(result.errors).toEqual([]);
    expect(harness.pageErrors).toEqual([]);
  });
});

describe("a stage whose WebGL2 context is lost", () => {
  it("says so once and throws nothing", async () => {
    const harness = await openHarnessPage({ webgpu: false, textures: false });
    try {
      const result = await harness.page.evaluate(async () => {
        const { engine, grid } = window.harness.engine(32, 24, 10);
        const stage = window.harness.stage();
        stage.setScene({ grid, title: "Test" });
        const view = window.harness.EXAMPLE_VIEWS["field"];
        if (view === undefined) throw new Error("no such view");
        stage.setView(view);
        const image = await engine.show({ names: stage.names, slice: 0 });
        stage.draw(image, { time: 0 });
        const before = [stage.lost, window.harness.lostCount()];
        window.harness.loseContext();
        await new Promise((resolve) => setTimeout(resolve, 300));
        stage.draw(image, { time: 0 });
        stage.resize(300, 200, 1);
        const after = [stage.lost, window.harness.lostCount()];
        stage.dispose();
        await new Promise((resolve) => setTimeout(resolve, 300));
        return { before, after, disposed: window.harness.lostCount() };
      });
      expect(result.before).toEqual([false, 0]);
      expect(result.after).toEqual([true, 1]);
      expect(result.disposed).toBe(1);
      expect(harness.pageErrors).toEqual([]);
    } finally {
      await harness.close();
    }
  });

  it("is not what disposing of it looks like", async () => {
    const harness = await openHarnessPage({ webgpu: false, textures: false });
    try {
      const told = await harness.page.evaluate(async () => {
        window.harness.stage().dispose();
        await new Promise((resolve) => setTimeout(resolve, 300));
        return window.harness.lostCount();
      });
      expect(told).toBe(0);
    } finally {
      await harness.close();
    }
  });
});

describe("a stage's sliders", () => {
  let harness: HarnessPage;
  beforeAll(async () => {
    harness = await openHarnessPage({ webgpu: true, textures: true });
  });
  afterAll(() => harness?.close());

  it("compile nothing: not windows, colors, levels, nor the number of channels", async () => {
    const counts = await harness.page.evaluate(async () => {
      const { engine, grid } = window.harness.engine(32, 24, 10);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "Test" });
      stage.resize(64, 48, 1);
      const first = window.harness.EXAMPLE_VIEWS["composite"];
      if (first?.mode !== "composite") throw new Error("no such view");
      const counts: number[] = [];
      const variants = [
        first,
        { ...first, channels: first.channels.slice(0, 2) },
        { ...first, contours: [] },
        {
          ...first,
          channels: first.channels.map((channel) => ({
            ...channel,
            color: "#123456",
            window: [0.2, 0.3] as const,
          })),
        },
      ];
      for (const view of variants) {
        stage.setView(view);
        const image = await engine.show({ names: stage.names, slice: 0 });
        stage.draw(image, { time: 0, names: stage.names });
        counts.push(window.harness.shaderCount());
      }
      return counts;
    });
    expect(counts[0]).toBeGreaterThan(0);
    expect(new Set(counts).size).toBe(1);
  });
});
