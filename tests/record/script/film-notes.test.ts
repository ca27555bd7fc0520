import { describe, expect, it } from "vitest";
import { filmNotes, isExactGifRate } from "../../../src/record/script/film-notes.ts";
import type { FilmFile } from "../../../src/record/script/film-schema.ts";
import { filmScript } from "../../../src/record/script/film-script.ts";
import { resolveFilm } from "../../../src/record/script/resolve-film.ts";
import { smallBase } from "../../lab/open-base.ts";

const DAY = 1440;
const { context } = smallBase();

function notesOf(file: FilmFile, days: readonly number[]): string {
  const treatments = days.map((day) => day * DAY);
  const setting = resolveFilm(file, context);
  const script = filmScript(setting, { step: 15, stop: 36 * DAY, treatments });
  return filmNotes(setting, script, treatments).join(" ");
}

describe("what a film does not do as it was asked", () => {
  it("is nothing where a slow part has its room, by length or by speed", () => {
    expect(notesOf({ duration: "20 s", slow: {} }, [12])).toBe("");
    expect(notesOf({ duration: "20 s", slow: { lasts: "1 s" } }, [12, 15, 18, 21])).toBe("");
    const days = Array.from({ length: 30 }, (_, index) => index + 1);
    expect(notesOf({ speed: "1 d", slow: {} }, days)).toBe("");
    expect(notesOf({ duration: "2 s", slow: { to: 1 } }, days)).toBe("");
  });

  it("is a slow-down that fills the film, with the seconds it would want", () => {
    const days = [12, 15, 18, 21, 24, 27, 30, 33];
    expect(notesOf({ duration: "20 s", slow: {} }, days)).toContain(
      "8 slow parts of 2 s each, 24 s with ramps, cannot be told apart in a film of 20 s",
    );
    expect(notesOf({ duration: "3 s", slow: { lasts: "6 s" } }, [12])).toContain(
      "A slow part of 6 s, 9 s with ramps, cannot be told apart in a film of 3 s",
    );
  });

  it("is a slow-down at what the film does not show", () => {
    expect(notesOf({ slow: {} }, [])).toContain("slower nowhere");
    expect(notesOf({ slow: {}, from: "13 d" }, [12])).toContain("slower nowhere");
    const said = notesOf({ slow: { at: ["40 d", "12 d"] } }, []);
    expect(said).toBe("It is not slower at 40 d: the film does not show that.");
  });

  it("is an odd side, which is rounded down", () => {
    expect(notesOf({ size: "641x480" }, [])).toBe(
      "Its sides are even: 640 × 480 px, not 641 × 480.",
    );
    expect(notesOf({ width: 640, height: 361, format: "zip" }, [])).toContain("640 × 360 px");
    expect(notesOf({ size: "480p" }, [])).toBe("");
  });

  it("is a GIF's rate that whole hundredths of a second cannot give", () => {
    expect([10, 12, 15, 20, 24, 25, 30, 50].filter(isExactGifRate)).toEqual([10, 20, 25, 50]);
    expect(notesOf({ format: "gif", fps: 25 }, [])).toBe("");
    expect(notesOf({ format: "webm", fps: 24 }, [])).toBe("");
    expect(notesOf({ format: "gif", fps: 12 }, [])).toContain("last 8 or 9 of them");
  });
});
