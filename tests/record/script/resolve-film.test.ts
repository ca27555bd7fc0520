import { describe, expect, it } from "vitest";
import { checkShape } from "../../../src/preset/check-shape.ts";
import { recordSchema } from "../../../src/record/script/film-schema.ts";
import { resolveFilm } from "../../../src/record/script/resolve-film.ts";
import { parseFilmSize } from "../../../src/record/script/sizes.ts";
import { smallBase } from "../../lab/open-base.ts";

const { context } = smallBase();
const read = (file: unknown) =>
  resolveFilm(checkShape(recordSchema, file, "record"), context, "record");

describe("a film's setting", () => {
  it("has good defaults, and those of before", () => {
    const film = read({});
    expect(film).toMatchObject({ from: 0, fps: 30, width: 1280, height: 720, format: "mp4" });
    expect(film.pace).toEqual({ kind: "length", seconds: 20 });
    expect(film.panels).toEqual([{ kind: "view" }]);
    expect(film.overlays.time).toEqual({ at: "bottom-left", size: 1 });
    expect(read({ duration: "12 s", fps: 25, width: 1080, height: 1080 })).toMatchObject({
      pace: { kind: "length", seconds: 12 },
      fps: 25,
      width: 1080,
      height: 1080,
    });
  });

  it("understands times, speeds, sizes, panels and overlays", () => {
    const film = read({
      from: "1 d",
      to: "3 d",
      speed: "6 h",
      slow: {},
      size: "4K",
      panels: ["view", "field cells", "curves", "composite"],
      layout: "main",
      overlays: { time: false, legend: { at: "bottom-right", size: 1.5 } },
      camera: [
        { at: 0, zoom: 1 },
        { at: "2 d", zoom: 3, turn: [40, 30] },
      ],
    });
    expect(film).toMatchObject({
      from: 1440,
      to: 4320,
      pace: { kind: "speed", minutes: 360 },
      slow: { to: 0.25, lasts: 2, at: null },
      width: 3840,
      height: 2160,
      overlays: { time: null, legend: { at: "bottom-right", size: 1.5 } },
    });
    expect(film.panels.map(({ kind }) => kind)).toEqual(["view", "look", "curves", "look"]);
    expect(film.camera[1]?.at).toEqual({ time: 2880 });
  });

  it.each([
    [{ to: "1 h", from: "2 h" }, /record\.to: is before the film begins/],
    [{ speed: "1 h", speeds: [] }, /record\.speeds: says again what "speed" says/],
    [{ duration: "2 s", speed: "1 h", to: "1 d" }, /record\.duration: follows from/],
    [{ speed: "0 h" }, /record\.speed: must be a time above 0/],
    [{ duration: "2 h" }, /record\.duration: must be a length of film/],
    [{ size: "9k" }, /record\.size: "9k" is no size; write "1920x1080" or one of 480p/],
    [{ size: "4K", width: 100 }, /record\.size: says what "width"/],
    [{ size: "9000x20" }, /a side has from 16 to 8192 px, not 9000/],
    [{ panels: ["field celks"] }, /record\.panels\[0\]\.field: .*did you mean "cells"/],
    [
      { panels: ["curvse"] },
      /record\.panels\[0\]: there is no panel "curvse"; did you mean "curves"/,
    ],
    [{ panels: ["volume"] }, /record\.panels\[0\]: this model cannot be shown as "volume"/],
    [{ overlays: { clock: true } }, /record\.overlays\.clock: unknown key "clock"/],
    [
      { overlays: { time: { at: "middle" } } },
      /record\.overlays\.time\.at: must be one of "top-left"/,
    ],
    [{ camera: [{ at: 2 }] }, /record\.camera\[0\]\.at: must be at most 1/],
  ])("refuses %j with its place", (file, message) => {
    expect(() => read(file)).toThrow(message);
  });

  it("reads sizes by name and by number", () => {
    expect(parseFilmSize("1080p", "")).toEqual({ width: 1920, height: 1080 });
    expect(parseFilmSize("Square", "")).toEqual({ width: 1080, height: 1080 });
    expect(parseFilmSize("640 x 480", "")).toEqual({ width: 640, height: 480 });
  });
});
