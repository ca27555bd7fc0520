import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { colorMapTable } from "../../src/view/color-maps.ts";
import { type HarnessPage, openHarnessPage } from "./harness-page.ts";

const POINTS = [
  [320, 240],
  [250, 90],
  [411, 371],
  [150, 300],
  [505, 120],
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
