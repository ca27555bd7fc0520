import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { colorMapTable } from "../../src/look/color-maps.ts";
import type { ResolvedView } from "../../src/look/looks.ts";
import type { ReliefView } from "../../src/look/relief/setting.ts";
import type { VolumeView } from "../../src/look/volume/setting.ts";
import { type HarnessPage, openHarnessPage } from "./harness-page.ts";

/** px and voxels: few, since a CPU draws them. */
const SIZE = 160;
const N = 16;
/** um */
const SIDE = 10;
const BOX = N * SIDE;

const whole = { render: "emission", cursor: [0.5, 0.5, 0.5], cuts: [], surface: null } as const;
const volume = (part: Partial<VolumeView>): VolumeView => ({
  mode: "volume",
  ...whole,
  channels: [],
  turn: [0, 90],
  zoom: 1,
  contours: [],
  ...part,
});
const light = (field: string, color = "#ffffff") => ({
  field,
  label: field,
  unit: "",
  color,
  window: [0, 1] as const,
  gamma: 1,
  opacity: 0.3,
});

interface Drawn {
  readonly pixels: readonly number[];
  /** px per um */
  readonly scale: number;
  readonly errors: readonly string[];
}

/** A picture of values at voxels (i + nx (j + ny k)), all slices or one. */
function draw(
  { page }: HarnessPage,
  view: ResolvedView,
  values: readonly number[],
): Promise<Drawn> {
  return page.evaluate(
    async ({ view, values, n, side, size }) => {
      const isVolume = view.mode === "volume";
      const stage = window.harness.stage();
      const nz = isVolume ? n : 1;
      const dz = isVolume ? side : 1;
      const grid = { dimensions: 3, nx: n, ny: n, nz, dx: side, dy: side, dz } as const;
      stage.setScene({ grid, title: "" });
      stage.resize(size, size, 1);
      stage.setView(view);
      await stage.ready();
      // Slices as four by four tiles.
      const across = 4;
      const [width, height] = isVolume ? [across * n, across * n] : [n, n];
      const data = new Float32Array(width * height);
      for (const [at, value] of values.entries()) {
        const [i, j, k] = [at % n, Math.floor(at / n) % n, Math.floor(at / (n * n))];
        data[i + n * (k % across) + width * (n * Math.floor(k / across) + j)] = value;
      }
      const tiles = isVolume ? { tiles: { nx: n, ny: n, nz: n, across } } : {};
      const image = { kind: "array", data, width, height, layers: 1, time: 0, ...tiles } as const;
      stage.draw(image, { time: 0, names: stage.names });
      const picture = stage.capture({ width: size, height: size, overlays: false });
      const copy = new OffscreenCanvas(size, size).getContext("2d");
      copy?.drawImage(picture, 0, 0);
      const pixels = [...(copy?.getImageData(0, 0, size, size).data ?? [])];
      // A picture has a margin that the window of the harness has, too.
      return { pixels, scale: stage.scale, errors: [...window.harness.errors()] };
    },
    { view, values, n: N, side: SIDE, size: SIZE },
  );
}

const at = ({ pixels }: Drawn, x: number, y: number) =>
  pixels.slice(4 * (x + SIZE * y), 4 * (x + SIZE * y) + 3);
const valuesOf = (value: (x: number, y: number, z: number) => number): number[] =>
  Array.from({ length: N ** 3 }, (_, index) =>
    value(index % N, Math.floor(index / N) % N, Math.floor(index / N ** 2)),
  );
const toSrgb = (linear: number) =>
  255 * (linear < 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);

describe.each([
  { name: "WebGL2", webgpu: false },
  { name: "WebGPU", webgpu: true },
])("pictures in space by $name", ({ webgpu }) => {
  let harness: HarnessPage;
  beforeAll(async () => {
    harness = await openHarnessPage({ webgpu, textures: false, quality: "smooth" });
  });
  afterAll(() => harness?.close());

  it("give and take light as a uniform slab does: 1 - exp(-k d)", async () => {
    for (const value of [0.2, 0.7]) {
      const drawn = await draw(
        harness,
        volume({ channels: [light("a")] }),
        valuesOf(() => value),
      );
      expect(drawn.errors).toEqual([]);
      // k: 30 % of the light in a tenth of the side at full window.
      const taken = 1 - Math.exp(10 * Math.log(1 - 0.3) * value);
      const wanted = toSrgb(taken + (1 - taken) * 0.0024);
      for (const [x, y] of [
        [80, 80],
        [60, 95],
      ] as const) {
        for (const part of at(drawn, x, y)) expect(Math.abs(part - wanted)).toBeLessThan(1.5);
      }
    }
  });

  it("show the brightest voxel where the projection says", async () => {
    const [i, j, k] = [11, 4, 13];
    const view = volume({ render: "maximum", turn: [30, 20], channels: [light("a", "#00ff00")] });
    const drawn = await draw(
      harness,
      view,
      valuesOf((x, y, z) => (x === i && y === j && z === k ? 1 : 0)),
    );
    const [x, y, z] = [i, j, k].map((index) => (index + 0.5) * SIDE - BOX / 2) as [
      number,
      number,
      number,
    ];
    const [a, e] = [Math.PI / 6, Math.PI / 9];
    // About the z axis by -30 degrees, then tilted by 20 towards who looks.
    const across = x * Math.cos(a) + y * Math.sin(a);
    const away = -x * Math.sin(a) + y * Math.cos(a);
    const up = z * Math.cos(e) + away * Math.sin(e);
    let [best, column, row, sum] = [0, 0, 0, 0];
    for (let py = 0; py < SIZE; py++) {
      for (let px = 0; px < SIZE; px++) {
        const [red = 0, green = 0] = at(drawn, px, py);
        best = Math.max(best, green);
        const weight = green > 60 && red < 40 ? green : 0;
        column += weight * (px + 0.5);
        row += weight * (py + 0.5);
        sum += weight;
      }
    }
    expect(best).toBeGreaterThan(235);
    expect(Math.abs(column / sum - (SIZE / 2 + across * drawn.scale))).toBeLessThan(1);
    expect(Math.abs(row / sum - (SIZE / 2 - up * drawn.scale))).toBeLessThan(1);
  });

  it("give the isosurface of a ball its radius, and open it where it is cut", async () => {
    const middle = (N - 1) / 2;
    const radius = 52;
    const ball = valuesOf((x, y, z) => 100 - SIDE * Math.hypot(x - middle, y - middle, z - middle));
    const named = { field: "a", label: "a", unit: "" };
    const surface = { ...named, level: 100 - radius, span: 50, color: "#ffffff", cells: false };
    const view = volume({ render: "isosurface", surface, turn: [20, 10] });
    const drawn = await draw(harness, view, ball);
    const area = Array.from({ length: SIZE ** 2 }, (_, p) => drawn.pixels[4 * p] ?? 0).filter(
      (value) => value > 95,
    ).length;
    const found = Math.sqrt(area / Math.PI) / drawn.scale;
    expect(Math.abs(found - radius)).toBeLessThan(0.02 * radius);
    // From the front, the front half taken away: the face shows the field, dark where it is low.
    const channel = { ...light("a"), window: [0, 200] as const };
    const cut = volume({
      render: "isosurface",
      surface,
      channels: [channel],
      turn: [0, 0],
      cuts: [{ axis: "y", at: 0.5, away: "low" }],
    });
    const open = await draw(harness, cut, ball);
    for (const off of [0, 20, 40]) {
      const px = Math.floor(SIZE / 2 + off * open.scale);
      const place = (px + 0.5 - SIZE / 2) / open.scale;
      // Half a voxel about the middle the field has its rounded top.
      const value = 100 - Math.max(Math.abs(place), 5);
      const wanted = toSrgb((value / 200) ** 2 + 0.035);
      const [shown = 0] = at(open, px, SIZE / 2);
      expect(Math.abs(shown - wanted)).toBeLessThan(off === 0 ? 8 : 2.5);
    }
  });

  it("paint three planes by the values in them, and give their places back", async () => {
    const cursor = [0.3, 0.6, 0.8] as const;
    const view = volume({ render: "slices", cursor, channels: [light("a")] });
    const ramp = valuesOf((x, y, z) => (x + 2 * y + 3 * z) / (6 * N));
    const drawn = await draw(harness, view, ramp);
    const places = await harness.page.evaluate(
      (points) => points.map(([x, y]) => window.harness.stage().toDomain(x + 0.5, y + 0.5)),
      [
        [30, 130],
        [50, 50],
        [120, 110],
        [130, 30],
      ] as const,
    );
    expect(places[3]).toBeNull();
    for (const [index, [px, py]] of [
      [30, 130],
      [50, 50],
      [120, 110],
    ].entries()) {
      const place = places[index];
      if (place?.z === undefined) throw new Error("a place in the volume");
      const voxel = (um: number) => um / SIDE - 0.5;
      const value = (voxel(place.x) + 2 * voxel(place.y) + 3 * voxel(place.z)) / (6 * N);
      const [shown = 0] = at(drawn, px as number, py as number);
      expect(Math.abs(shown - toSrgb(value ** 2))).toBeLessThan(2);
    }
    const [low, upper, right] = places;
    expect(low?.z).toBeCloseTo(0.8 * BOX, 6);
    expect(upper?.y).toBeCloseTo(0.6 * BOX, 6);
    expect(right?.x).toBeCloseTo(0.3 * BOX, 6);
  });

  it("raise a relief to where its height projects, in the colors of its bar", async () => {
    const window = [0, 1] as const;
    const named = { field: "a", label: "a", unit: "", window };
    const view: ReliefView = {
      mode: "relief",
      height: named,
      exaggeration: 4,
      mapped: { ...named, map: "viridis" },
      channels: [],
      turn: [0, 30],
      contours: [],
    };
    const steps = Array.from({ length: N * N }, (_, index) => (index >= (N * N) / 2 ? 1 : 0));
    const drawn = await draw(harness, view, steps);
    const table = colorMapTable("viridis");
    const column = Array.from({ length: SIZE }, (_, y) => at(drawn, SIZE / 2, y));
    const isGround = (pixel: readonly number[]) => Math.max(...pixel) < 24;
    const first = column.findIndex((pixel) => !isGround(pixel));
    const last = SIZE - 1 - [...column].reverse().findIndex((pixel) => !isGround(pixel));
    const [sin, cos] = [0.5, Math.sqrt(0.75)];
    const rise = 0.4 * BOX;
    const high = (BOX * sin + rise * cos) * drawn.scale;
    expect(Math.abs(last - first + 1 - high)).toBeLessThan(2.5);
    expect(Math.abs((first + last + 1) / 2 - SIZE / 2)).toBeLessThan(1.5);
    // Flat ground has the colors of the bar: its top behind, its foot in front.
    for (const [y, entry] of [
      [first + 6, 255],
      [last - 6, 0],
    ] as const) {
      for (const part of [0, 1, 2]) {
        const wanted = table[4 * entry + part] as number;
        expect(Math.abs(((column[y] as number[])[part] as number) - wanted)).toBeLessThan(2);
      }
    }
  });
});
