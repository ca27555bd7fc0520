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
      const recording = await window.harness.record({
        engine,
        stage,
        duration: 1,
        fps: 8,
        width: 321,
        height: 240,
        minutesPerSecond: 1000,
        format: wanted,
        onProgress: (fraction, secondsLeft) => progress.push([fraction, secondsLeft]),
      });
      const { blob, ...rest } = recording;
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

  it("can be canceled, and refuses what is no film", async () => {
    const result = await harness.page.evaluate(async (wanted) => {
      const { engine, grid } = window.harness.engine(32, 24, 7);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "Test" });
      const view = window.harness.EXAMPLE_VIEWS["field"];
      if (view === undefined) throw new Error("no such view");
      stage.setView(view);
      const options = {
        engine,
        stage,
        duration: 100,
        fps: 30,
        width: 64,
        height: 48,
        minutesPerSecond: 10,
        format: wanted,
      };
      const controller = new AbortController();
      let frames = 0;
      const canceled = await window.harness
        .record({
          ...options,
          signal: controller.signal,
          onProgress: () => {
            frames++;
            if (frames === 3) controller.abort();
          },
        })
        .catch((error: Error) => error.name);
      const refused = await window.harness
        .record({ ...options, fps: 0 })
        .catch((error: Error) => error.message);
      return { canceled, frames, refused };
    }, format);
    expect(result.canceled).toBe("AbortError");
    expect(result.frames).toBeLessThan(5);
    expect(result.refused).toBe("A film needs a fps above 0, not 0.");
  });
});
