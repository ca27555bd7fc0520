import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { decode } from "fast-png";
import { unzipSync } from "fflate";
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from "mediabunny";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const program = resolve(import.meta.dirname, "../../bin/milieu.js");
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "milieu-picture-"));
});
afterAll(() => rm(folder, { recursive: true }));

function milieu(...args: string[]): Promise<{ code: number | null; error: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: folder });
    let error = "";
    child.stderr.on("data", (chunk) => {
      error += chunk;
    });
    child.on("close", (code) => done({ code, error }));
  });
}

describe("milieu render", () => {
  it("makes a film of exactly the frames that are asked for, of a file with other numbers", async () => {
    const preset = JSON.parse(
      await readFile(resolve(import.meta.dirname, "../../presets/fisher-kpp.json"), "utf8"),
    );
    preset.domain.grid = [48, 48];
    await writeFile(join(folder, "own.json"), JSON.stringify(preset));
    const film = ["--size", "192x108", "--fps", "8", "--duration", "1.5 s", "--to", "2 d"];
    const changes = ["--seed", "3", "--backend", "cpu", "--film", '{"slow": {}}'];
    const made = await milieu("render", "own.json", "--video", "out/own.mp4", ...film, ...changes);
    expect(made.code, made.error).toBe(0);
    expect(made.error).toContain("No treatment comes in this film: it is slower nowhere.");
    const bytes = await readFile(join(folder, "out/own.mp4"));
    const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
    const track = (await input.getPrimaryVideoTrack())!;
    expect([track.displayWidth, track.displayHeight]).toEqual([192, 108]);
    const times: number[] = [];
    for await (const { timestamp } of new EncodedPacketSink(track).packets()) times.push(timestamp);
    const sorted = times.sort((a, b) => a - b);
    expect(sorted.length).toBe(12);
    for (const [frame, time] of sorted.entries()) expect(time).toBeCloseTo(frame / 8, 4);
    expect(await input.computeDuration()).toBeCloseTo(1.5, 4);

    const again = await milieu("render", "own.json", "--video", "out/own.mp4");
    expect(again.code).toBe(64);
    expect(again.error).toContain("--overwrite");
  });

  it("makes the same frames again from the same seed, others from another, and none that is dark", async () => {
    const preset = {
      format: "milieu/1",
      title: "Noise",
      model: {
        fields: { u: { kind: "substrate", unit: "1", diffusion: 20, initial: "random()" } },
      },
      domain: { size: ["320 um", "240 um"], grid: [32, 24] },
      time: { step: "1 min", stop: "20 min" },
      view: { mode: "field", field: "u", window: [0, 1] },
    };
    await writeFile(join(folder, "noise.json"), JSON.stringify(preset));
    const framesOf = async (name: string, seed: string) => {
      const film = ["--size", "160x120", "--fps", "4", "--duration", "1 s", "--seed", seed];
      const made = await milieu("render", "noise.json", "--video", name, ...film);
      expect(made.code, made.error).toBe(0);
      const files = Object.entries(unzipSync(await readFile(join(folder, name))));
      return files.filter(([file]) => file.endsWith(".png")).map(([, bytes]) => decode(bytes).data);
    };
    const [one, again, other] = [
      await framesOf("one.zip", "5"),
      await framesOf("again.zip", "5"),
      await framesOf("other.zip", "6"),
    ];
    expect(one.length).toBe(4);
    expect(again).toEqual(one);
    for (const [index, frame] of one.entries()) {
      expect(frame).not.toEqual(other[index]);
      const lit = frame.filter((value, at) => at % 4 === 1 && value > 60).length;
      expect(lit / (frame.length / 4)).toBeGreaterThan(0.3);
    }
  });

  it("says what it cannot make, before it opens anything where it can", async () => {
    const noFormat = await milieu("render", "fisher-kpp", "--video", "a.mov");
    expect(noFormat).toEqual({
      code: 64,
      error: expect.stringContaining(".mp4, .webm, .gif, .zip"),
    });
    const noPreset = await milieu("render", "fisher-kp", "--video", "a.mp4");
    expect(noPreset).toEqual({ code: 65, error: expect.stringContaining("fisher-kpp") });
    const noParameter = await milieu("render", "fisher-kpp", "--video", "a.mp4", "--set", "x=1");
    expect(noParameter).toEqual({ code: 65, error: expect.stringContaining("x") });
    const noView = await milieu("render", "fisher-kpp", "--video", "a.mp4", "--view", "field nose");
    expect(noView).toEqual({ code: 65, error: expect.stringContaining("nose") });
  });
});

describe("milieu figure", () => {
  it("makes a figure of a size in mm and pixels per inch", async () => {
    const size = ["--width", "60", "--height", "50", "--dpi", "127"];
    const made = await milieu("figure", "fisher-kpp", "--out", "a.png", ...size, "--quiet");
    expect(made).toEqual({ code: 0, error: "" });
    const { width, height } = decode(await readFile(join(folder, "a.png")));
    expect([width, height]).toEqual([300, 250]);
  });
});
