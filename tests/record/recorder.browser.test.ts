import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HarnessPage, openHarnessPage } from "../view/harness-page.ts";

describe.each([
  { name: "WebGL2", webgpu: false, format: "webm", codec: "vp9" },
  { name: "WebGPU", webgpu: true, format: "mp4", codec: "avc" },
] as const)("a film made with $name", ({ webgpu, format, codec }) => {
  let harness: HarnessPage;
  beforeAll(async () => {
    harness = await openHarnessPage({ webgpu, textures: webgpu });
  });
  afterAll(() => harness?.close());

  it("has every frame at its time, showing the tissue of its time, without animation frames", async () => {
    const result = await harness.page.evaluate(async (wanted) => {
      const { engine, grid } = window.harness.engine(64, 48, 7);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "Test" });
      stage.resize(160, 120, 1);
      const view = window.harness.EXAMPLE_VIEWS["field"];
      if (view === undefined) throw new Error("no such view");
      stage.setView(view);
      window.requestAnimationFrame = () => 0;
      await engine.advance(1000, 100);
      const progress: [number, number][] = [];
      const scene = window.harness.film(stage, grid, engine, {
        film: {
          from: "100 min",
          to: "1100 min",
          duration: "1 s",
          fps: 8,
          width: 321,
          height: 240,
          format: wanted,
          overlays: { colorBar: false },
        },
        stop: 5000,
      });
      const recording = await window.harness.record(scene, {
        moveTo: engine.moveTo,
        onProgress: (fraction, secondsLeft) => progress.push([fraction, secondsLeft]),
      });
      const { blob, held: _, ...rest } = recording;
      const film = await window.harness.readBack(recording);
      return { ...rest, type: blob.type, film, progress, shownAt: engine.shownAt };
    }, format);
    expect(result).toMatchObject({ extension: format, codec, frames: 8, type: `video/${format}` });
    const eighths = Array.from({ length: 8 }, (_, frame) => frame / 8);
    expect(result.film).toMatchObject({ width: 320, height: 240 });
    expect(result.film.times.length).toBe(8);
    for (const [frame, time] of eighths.entries()) {
      expect(result.film.times[frame]).toBeCloseTo(time, 2);
      expect(result.shownAt[frame]).toBeCloseTo(100 + 1000 * time, 9);
    }
    expect(result.film.duration).toBeCloseTo(1, 2);
    expect(result.progress.map(([fraction]) => fraction)).toEqual([0, ...eighths.slice(1), 1]);
    expect(result.progress.at(-1)?.[1]).toBe(0);
    expect(result.film.middles.length).toBe(8);
    for (const [red = 0, green = 0, blue = 0] of result.film.middles) {
      expect(Math.abs(red - 0x44)).toBeLessThan(16);
      expect(green).toBeLessThan(24);
      expect(Math.abs(blue - 0x54)).toBeLessThan(20);
    }
    expect(harness.pageErrors).toEqual([]);
  });

  it("can be canceled", async () => {
    const result = await harness.page.evaluate(async (wanted) => {
      const { engine, grid } = window.harness.engine(32, 24, 7);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "Test" });
      const view = window.harness.EXAMPLE_VIEWS["field"];
      if (view === undefined) throw new Error("no such view");
      stage.setView(view);
      const scene = window.harness.film(stage, grid, engine, {
        film: { duration: "100 s", speed: "10 min", width: 64, height: 48, format: wanted },
        stop: 5000,
      });
      const controller = new AbortController();
      let frames = 0;
      const canceled = await window.harness
        .record(scene, {
          moveTo: engine.moveTo,
          signal: controller.signal,
          onProgress: () => {
            frames++;
            if (frames === 3) controller.abort();
          },
        })
        .catch((error: Error) => error.name);
      return { canceled, frames };
    }, format);
    expect(result.canceled).toBe("AbortError");
    expect(result.frames).toBeLessThan(5);
  });
});
