import { afterAll, beforeAll, expect, it } from "vitest";
import { COLOR_MAP_SIZE, colorMapTable } from "../../../src/look/color-maps.ts";
import type { FilmScene } from "../../../src/record/paint/film-scene.ts";
import type { FilmFile } from "../../../src/record/script/film-schema.ts";
import { type HarnessPage, openHarnessPage } from "../../view/harness-page.ts";
import { syntheticField } from "../../view/page/synthetic-tissue.ts";

const GRID = { dimensions: 2, nx: 48, ny: 48, nz: 1, dx: 40, dy: 40, dz: 1 } as const;
const NONE = {
  title: false,
  legend: false,
  colorBar: false,
  treatments: false,
  time: false,
  scaleBar: false,
  caption: false,
  author: false,
} as const;

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

let harness: HarnessPage;
beforeAll(async () => {
  harness = await openHarnessPage({ webgpu: false, textures: false });
});
afterAll(() => harness?.close());

/** Frame `index` of a film over 1000 min, of the state at `time`; red, green, blue and opacity of its pixels. */
async function paint(
  film: FilmFile,
  index: number,
  time: number,
  treated = false,
  compare: FilmScene["compare"] = undefined,
): Promise<Pixels> {
  const { bytes, ...size } = await harness.page.evaluate(
    async ([file, at, minutes, hasDose, compared]) => {
      const { engine, grid } = window.harness.engine(48, 48, 10);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "Test" });
      await engine.moveTo(minutes);
      const treatments = hasDose ? [{ time: 500, label: "anti-PD-1", kind: "dose" as const }] : [];
      const scene = window.harness.film(stage, grid, engine, {
        film: file,
        stop: 1000,
        treatments,
      });
      const beside = { ...scene.runs[0]!, label: "without treatment" };
      const all =
        compared === undefined
          ? scene
          : { ...scene, compare: compared, runs: [...scene.runs, beside] };
      const { width, height, data } = await window.harness.paintAt(all, at);
      const letters = Array.from({ length: Math.ceil(data.length / 8192) }, (_, part) =>
        String.fromCharCode(...data.subarray(8192 * part, 8192 * (part + 1))),
      );
      return { width, height, bytes: btoa(letters.join("")) };
    },
    [film, index, time, treated, compare] as const,
  );
  return { ...size, data: new Uint8Array(Buffer.from(bytes, "base64")) };
}

/** The smallest box of what is brighter than the ground, shares of the picture; null: nothing is. */
function boxOf({ width, height, data }: Pixels, isSeen: (rgb: readonly number[]) => boolean) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      if (!isSeen([data[at]!, data[at + 1]!, data[at + 2]!])) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  if (right < 0) return null;
  return { left: left / width, top: top / height, right: right / width, bottom: bottom / height };
}

const isWhite = (rgb: readonly number[]): boolean => rgb.every((part) => part > 225);
/** Of the tissue: letters and what is around them are gray. */
const isColored = (rgb: readonly number[]): boolean => Math.max(...rgb) - Math.min(...rgb) > 50;
const isLit = (rgb: readonly number[]): boolean => Math.max(...rgb) > 60;

it("writes each overlay in its corner, beside the tissue", async () => {
  const film = { width: 640, height: 360 } as const;
  const tissue = boxOf(await paint({ ...film, overlays: NONE }, 0, 100), isLit);
  expect(tissue).not.toBeNull();
  for (const at of ["top-left", "top-right", "bottom-left", "bottom-right"] as const) {
    const shown = await paint({ ...film, overlays: { ...NONE, time: { at } } }, 0, 100);
    const words = boxOf(shown, isWhite);
    const others = boxOf(shown, isColored);
    const [isLeft, isTop] = [at.endsWith("left"), at.startsWith("top")];
    expect(isLeft ? words!.right : 1 - words!.left).toBeLessThan(0.25);
    expect(isTop ? words!.bottom : 1 - words!.top).toBeLessThan(0.12);
    // None of it is over the tissue.
    expect(isLeft ? words!.right < others!.left : words!.left > others!.right).toBe(true);
  }
});

it("shows a field in the colors of its map, in every panel what it is at that time", async () => {
  const film: FilmFile = {
    width: 480,
    height: 240,
    overlays: NONE,
    panels: [
      { mode: "field", field: "oxygen", window: [0, 45] },
      { mode: "field", field: "macrophages", map: "magma", window: [0, 0.3] },
    ],
  };
  for (const time of [0, 800]) {
    const { data } = await paint(film, 0, time);
    for (const [panel, name, map, most] of [
      [0, "oxygen", "viridis", 45],
      [1, "macrophages", "magma", 0.3],
    ] as const) {
      const values = syntheticField(name, GRID, time);
      const table = colorMapTable(map);
      // The middle of a panel, and a place nearer to its edge: where voxels meet, their mean.
      for (const [i, j] of [
        [24, 24],
        [30, 20],
      ] as const) {
        const near = [-1, 0].flatMap((b) => [-1, 0].map((a) => values[i + a + 48 * (j + b)]!));
        const share = near.reduce((sum, value) => sum + value, 0) / 4 / most;
        const entry = Math.round(Math.max(0, Math.min(1, share)) * (COLOR_MAP_SIZE - 1));
        // 0.94 of a panel's height is the domain's, whose y goes up.
        const x = 240 * panel + 120 + ((i - 24) / 48) * 0.94 * 240;
        const y = 120 - ((j - 24) / 48) * 0.94 * 240;
        const at = 4 * (Math.round(y) * 480 + Math.round(x));
        for (let part = 0; part < 3; part++) {
          expect(Math.abs(data[at + part]! - table[4 * entry + part]!)).toBeLessThan(26);
        }
      }
    }
  }
});

it("lets curves grow up to the frame's time, and no further", async () => {
  const film: FilmFile = { width: 480, height: 270, overlays: NONE, panels: ["curves"] };
  const ends = [];
  for (const index of [150, 300, 450]) {
    // Bright green is oxygen's curve; its label stands behind its end.
    const shown = await paint(film, index, (1000 * index) / 600);
    const head = boxOf(shown, ([r = 0, g = 0, b = 0]) => g > 200 && r < 110 && b < 110);
    ends.push(head!.left);
    // The tumor's is as the page made it legible.
    expect(boxOf(shown, ([r = 0, g = 0, b = 0]) => b > 230 && r < 130 && g < 180)).not.toBeNull();
  }
  // Each was painted alone, so its curve is the dot at its end: evenly spaced, as the times are.
  const [first = 0, second = 0, third = 0] = ends;
  expect(second - first).toBeGreaterThan(0.1);
  expect(Math.abs(third - second - (second - first))).toBeLessThan(0.02);
});

it("tells a treatment from its dose on", async () => {
  const film: FilmFile = { width: 640, height: 360, overlays: { ...NONE, treatments: true } };
  const isYellow = ([r = 0, g = 0, b = 0]: readonly number[]) => r > 225 && g > 190 && b < 170;
  const before = boxOf(await paint(film, 290, 290 / 0.6, true), isYellow);
  const after = boxOf(await paint(film, 310, 310 / 0.6, true), isYellow);
  const later = boxOf(await paint(film, 420, 420 / 0.6, true), isYellow);
  expect(before).toBeNull();
  expect(after!.right).toBeLessThan(0.3);
  expect(after!.top).toBeGreaterThan(0.85);
  expect(later).toBeNull();
});

it("is the same picture small and large, so that a preview shows what is encoded", async () => {
  const film: FilmFile = { panels: ["view", "curves"], title: "A film", caption: "As it is." };
  const large = await paint({ ...film, width: 960, height: 540 }, 300, 500);
  const small = await paint({ ...film, width: 480, height: 270 }, 300, 500);
  let sum = 0;
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let part = 0; part < 3; part++) {
        const mean =
          [0, 1]
            .flatMap((b) =>
              [0, 1].map((a) => large.data[4 * ((2 * y + b) * 960 + 2 * x + a) + part]!),
            )
            .reduce((total, value) => total + value, 0) / 4;
        sum += Math.abs(mean - small.data[4 * (y * 480 + x) + part]!);
      }
    }
  }
  expect(sum / (3 * small.width * small.height)).toBeLessThan(4);
});

it("draws a wiper at its share of the tissue, and the names of the runs above it", async () => {
  const compare = { layout: "wiper", wipers: [0.4], against: 1 } as const;
  const film = { width: 640, height: 360, overlays: NONE };
  const shown = await paint(film, 0, 100, false, compare);
  const { left, right, top, bottom } = boxOf(shown, isColored)!;
  const line = left + 0.4 * (right - left);
  const [names, within] = [[] as number[], [] as number[]];
  for (let pixel = 0; pixel < shown.width * shown.height; pixel++) {
    if (!isWhite([...shown.data.subarray(4 * pixel, 4 * pixel + 3)])) continue;
    const x = (pixel % shown.width) / shown.width;
    const y = Math.floor(pixel / shown.width) / shown.height;
    (y < top || y > bottom ? names : within).push(x);
  }
  for (const x of within) expect(Math.abs(x - line)).toBeLessThan(0.01);
  expect(within.length).toBeGreaterThan(200);
  // Both, each over its own part.
  expect(names.filter((x) => x > left && x < line).length).toBeGreaterThan(5);
  expect(names.filter((x) => x > line && x < right).length).toBeGreaterThan(5);
});

it("leaves clear what is not tissue, where that is wanted", async () => {
  const film: FilmFile = { width: 320, height: 180, transparent: true, overlays: NONE };
  const { data } = await paint(film, 0, 100);
  const opacity = (x: number, y: number): number => data[4 * (y * 320 + x) + 3]!;
  expect(opacity(160, 90)).toBe(255);
  expect([opacity(4, 4), opacity(300, 90), opacity(20, 170)]).toEqual([0, 0, 0]);
});
