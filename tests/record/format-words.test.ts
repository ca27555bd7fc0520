import { afterEach, expect, it, vi } from "vitest";
import { formatWords } from "../../src/record/format-words.ts";

const encodes = vi.hoisted(() => ({ codecs: [] as string[] }));
vi.mock("mediabunny", async (original) => ({
  ...(await original<typeof import("mediabunny")>()),
  canEncodeVideo: async (codec: string) => encodes.codecs.includes(codec),
}));
vi.stubGlobal("VideoEncoder", class {});
afterEach(() => {
  encodes.codecs = [];
});
const size = { width: 640, height: 361 };

it("nothing is said of a format that is made as it was wished", async () => {
  encodes.codecs = ["avc", "vp9"];
  expect(await formatWords({ format: "mp4" }, size, 30)).toBe("");
  expect(await formatWords({ format: "gif", transparent: true }, size, 30)).toBe("");
  expect(await formatWords({ format: "webm", transparent: true }, size, 30)).toBe("");
});

it("what comes instead is told with its true reason", async () => {
  encodes.codecs = ["avc", "vp9"];
  expect(await formatWords({ format: "mp4", transparent: true }, size, 30)).toBe(
    "H.264 has no transparency: WEBM with VP9 is made instead.",
  );
  encodes.codecs = ["vp9"];
  expect(await formatWords({ format: "mp4" }, size, 30)).toBe(
    "This browser does not encode H.264 at 640 × 360 pixels: WEBM with VP9 is made instead.",
  );
  expect(await formatWords({ format: "gif" }, size, 60)).toContain("at most 50 frames a second");
  encodes.codecs = ["avc", "vp9"];
  for (const transparent of [false, true]) {
    expect(await formatWords({ format: "mp4", codec: "vp9", transparent }, size, 30)).toMatch(
      /^MP4 does not hold VP9: (MP4 with H.264|WEBM with VP9) is made instead.$/,
    );
  }
});
