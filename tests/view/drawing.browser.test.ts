import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ResolvedView } from "../../src/look/looks.ts";
import { type HarnessPage, openHarnessPage } from "./harness-page.ts";

const NX = 16;
const NY = 12;
/** Of 640 x 480 px, 3 % at each side of the whole domain. */
const SCALE = (640 * 0.94) / (NX * 10);
const POINTS = [
  [320, 240],
  [251, 92],
  [411, 371],
  [153, 300],
  [505, 123],
  [60, 60],
] as const;
const values = Array.from({ length: NX * NY }, (_, index) => 0.5 + 0.45 * Math.sin(7.3 * index));
const slope = Array.from(
  { length: NX * NY },
  (_, index) => 0.2 + 0.03 * (index % NX) + 0.012 * Math.floor(index / NX),
);

/** Position in voxels of the middle of a pixel, y up. */
const voxelAt = ([x, y]: readonly [number, number]) => [
  (x + 0.5 - 320) / SCALE / 10 + NX / 2 - 0.5,
  (240 - y - 0.5) / SCALE / 10 + NY / 2 - 0.5,
];

/** Mitchell and Netravali's kernel with B = C = 1/3, from their general formula. */
function mitchell(t: number): number {
  const [B, C] = [1 / 3, 1 / 3];
  const x = Math.abs(t);
  if (x < 1)
    return ((12 - 9 * B - 6 * C) * x ** 3 + (-18 + 12 * B + 6 * C) * x ** 2 + 6 - 2 * B) / 6;
  if (x >= 2) return 0;
  return (
    ((-B - 6 * C) * x ** 3 + (6 * B + 30 * C) * x ** 2 + (-12 * B - 48 * C) * x + 8 * B + 24 * C) /
    6
  );
}

const KERNELS = {
  cubic: mitchell,
  linear: (t: number) => Math.max(0, 1 - Math.abs(t)),
  nearest: (t: number) => Number(t > -0.5 && t <= 0.5),
} as const;

/** A plane's value at a place in voxels, by a kernel; beyond the domain as at its edge. */
function valueAt(
  of: readonly number[],
  [u = 0, v = 0]: readonly number[],
  kernel: (t: number) => number,
) {
  let sum = 0;
  for (let j = Math.floor(v) - 2; j <= v + 3; j++) {
    for (let i = Math.floor(u) - 2; i <= u + 3; i++) {
      const weight = kernel(u - i) * kernel(v - j);
      const [column, row] = [Math.min(Math.max(i, 0), NX - 1), Math.min(Math.max(j, 0), NY - 1)];
      sum += weight * of[column + NX * row]!;
    }
  }
  return sum;
}

const gray: ResolvedView = {
  mode: "field",
  field: "a",
  label: "A",
  unit: "",
  map: "gray",
  window: [0, 1],
  contours: [],
};

describe.each([
  { name: "WebGL2", webgpu: false },
  { name: "WebGPU", webgpu: true },
])("drawing on $name", ({ webgpu }) => {
  let harness: HarnessPage;
  beforeAll(async () => {
    harness = await openHarnessPage({ webgpu, textures: false, quality: "fast" });
  });
  afterAll(() => harness?.close());

  const draw = (
    view: ResolvedView,
    planes: readonly (readonly number[])[],
    points: readonly (readonly [number, number])[] = POINTS,
  ) =>
    harness.page.evaluate(
      async ({ view, planes, points, nx, ny }) => {
        const stage = window.harness.stage();
        const grid = { dimensions: 2, nx, ny, nz: 1, dx: 10, dy: 10, dz: 1 } as const;
        stage.setScene({ grid, title: "Test" });
        stage.resize(640, 480, 1);
        stage.setView(view);
        await stage.ready();
        const image = {
          kind: "array",
          data: new Float32Array(planes.flat()),
          width: nx,
          height: ny,
          layers: planes.length,
          time: 0,
        } as const;
        return window.harness.pixels(() => stage.draw(image, { time: 0 }), points);
      },
      { view, planes, points, nx: NX, ny: NY },
    );

  it.each(["cubic", "linear", "nearest"] as const)(
    "is %s between voxels",
    async (interpolation) => {
      const pixels = await draw({ ...gray, interpolation }, [values]);
      POINTS.forEach((point, index) => {
        const expected = 255 * valueAt(values, voxelAt(point), KERNELS[interpolation]);
        expect(Math.abs(pixels[index]![0]! - expected), String(point)).toBeLessThan(3);
      });
    },
  );

  it("lights a slope by its normal, and shows what is beyond the window", async () => {
    const pixels = await draw({ ...gray, shade: 1, interpolation: "linear" }, [slope]);
    // The window is a quarter of the 120 um high: 30 um.
    const [dzdx, dzdy] = [(0.03 * 30) / 10, (0.012 * 30) / 10];
    const length = Math.hypot(dzdx, dzdy, 1);
    const cosine = (0.5 * dzdx - 0.5 * dzdy + Math.SQRT1_2) / length;
    const light = cosine / Math.SQRT1_2;
    for (const index of [0, 1, 2, 3]) {
      const level = valueAt(slope, voxelAt(POINTS[index]!), KERNELS.linear);
      expect(Math.abs(pixels[index]![0]! - 255 * level * light)).toBeLessThan(3);
    }
    const ends = { ...gray, window: [0.4, 0.5], under: "#102040", over: "#ff0080" } as const;
    const clipped = await draw(ends, [slope]);
    POINTS.forEach((point, index) => {
      const level = valueAt(slope, voxelAt(point), mitchell);
      const color = level < 0.39 ? [16, 32, 64] : level > 0.51 ? [255, 0, 128] : null;
      color?.forEach((part, which) => {
        expect(Math.abs(clipped[index]![which]! - part)).toBeLessThan(3);
      });
    });
  });

  it("mixes channels as the mixings say", async () => {
    const decode = (byte: number) =>
      byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
    const encode = (light: number) =>
      light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
    const channel = (field: string, color: string, part: object) => ({
      ...{ field, label: field, unit: "", color, window: [0, 1] as const },
      ...part,
    });
    const channels = [
      channel("a", "#ff8000", { gamma: 2 }),
      channel("b", "#40c0ff", { opacity: 0.7 }),
      channel("c", "#ffffff", {}),
    ];
    const amounts = [0.9, 0.8, 0.85];
    const planes = amounts.map((amount) => values.map(() => amount));
    const light = [
      [255, 128, 0].map((part) => decode(part) * 0.9 ** 4),
      [64, 192, 255].map((part) => decode(part) * 0.8 ** 2 * 0.7),
      [255, 255, 255].map((part) => decode(part) * 0.85 ** 2),
    ];
    const sum = [0, 1, 2].map((part) => light.reduce((all, one) => all + one[part]!, 0));
    const additive = sum.map((part) => 255 * encode(Math.min(part, 1)));
    const screen = [0, 1, 2].map(
      (part) => 255 * (1 - light.reduce((dark, one) => dark * (1 - encode(one[part]!)), 1)),
    );
    for (const [mixing, expected] of [
      ["additive", additive],
      ["screen", screen],
    ] as const) {
      const [pixel] = await draw({ mode: "composite", channels, mixing, contours: [] }, planes);
      expected.forEach((part, which) => {
        expect(Math.abs(pixel![which]! - part), `${mixing} ${which}`).toBeLessThan(3);
      });
    }
    const [toned] = await draw({ mode: "composite", channels, contours: [] }, planes);
    // The sum burns to white; bent, no part reaches it, and the weaker stay weaker.
    expect(Math.min(...sum)).toBeGreaterThan(1);
    const order = [0, 1, 2].sort((one, other) => sum[one]! - sum[other]!);
    const [least, middle, most] = order.map((part) => toned![part]!) as [number, number, number];
    expect(most).toBeLessThan(255);
    expect(least).toBeLessThan(middle + 1);
    expect(least).toBeLessThan(most - 4);
  });

  it("writes names and bars of small multiples into a picture with captions only", async () => {
    const parts = [{ ...gray, window: [10, 20] }] as never[];
    const view = { mode: "multiples", parts, contours: [] } as never;
    await draw(view, [values]);
    const bright = await harness.page.evaluate(() =>
      [true, false].map((overlays) => {
        const picture = window.harness.stage().capture({ width: 640, height: 480, overlays });
        const data = picture.getContext("2d")?.getImageData(0, 0, 640, 40).data ?? [];
        return [...data].filter((part, index) => index % 4 !== 3 && part > 100).length;
      }),
    );
    expect(bright[0]).toBeGreaterThan(100);
    expect(bright[1]).toBe(0);
  });

  it.each([
    { title: "", foot: 42 },
    { title: "A title", foot: 42 + 28 + 14 },
  ])(
    "stands time and scale bar of small multiples, and '$title', below all tissues",
    async ({ title, foot }) => {
      const part = { ...gray, window: [10, 20] };
      const view = { mode: "multiples", parts: [part, part, part, part], contours: [] } as never;
      await draw(view, [values]);
      const request = { width: 640, height: 480, title };
      const bright = await harness.page.evaluate(
        ([request, foot]) => {
          const picture = window.harness.stage().capture(request);
          // In px of the picture for one of layout.
          const unit = Math.min(640 / 640, 480 / 560);
          const row = (480 / unit - foot) / 2;
          const rows = [
            [42, row],
            [row + 42, 2 * row],
            [2 * row + 1, 480 / unit],
          ];
          return rows.map((ends) => {
            const [top, bottom] = ends.map((end) => Math.round(end * unit)) as [number, number];
            const context = picture.getContext("2d");
            const data = context?.getImageData(0, top, 640, bottom - top).data ?? [];
            return [...data].filter((value, index) => index % 4 !== 3 && value > 100).length;
          });
        },
        [request, foot] as const,
      );
      expect(bright.slice(0, 2)).toEqual([0, 0]);
      expect(bright[2]).toBeGreaterThan(300);
    },
  );

  it("draws small multiples alike in their cells, and two looks left and right of a wiper", async () => {
    const part = (field: string) => ({ ...gray, field, label: field }) as const;
    const parts = [part("a"), part("b")] as never[];
    const pixels = await draw(
      { mode: "multiples", parts, contours: [] },
      [values, slope],
      [
        [161, 270],
        [481, 270],
        [90, 200],
        [410, 200],
      ],
    );
    // Two cells of 320 x 480 px, 40 px of which are the head.
    const scale = (320 * 0.94) / (NX * 10);
    const at = ([x, y]: readonly [number, number]) => [
      (x + 0.5 - 160) / scale / 10 + NX / 2 - 0.5,
      (260 - y - 0.5) / scale / 10 + NY / 2 - 0.5,
    ];
    const expected = [
      valueAt(values, at([161, 270]), KERNELS.linear),
      valueAt(slope, at([161, 270]), KERNELS.linear),
      valueAt(values, at([90, 200]), KERNELS.linear),
      valueAt(slope, at([90, 200]), KERNELS.linear),
    ];
    expected.forEach((level, index) => {
      expect(Math.abs(pixels[index]![0]! - 255 * level)).toBeLessThan(3);
    });
    const red = {
      mode: "composite",
      channels: [{ field: "b", label: "b", unit: "", color: "#ff0000", window: [0, 0.1] }],
      contours: [],
    } as const;
    const split = { mode: "split", left: gray, right: red, at: 0.6, contours: [] } as never;
    const sides = await draw(
      split,
      [values, slope],
      [
        [380, 240],
        [388, 240],
      ],
    );
    const level = valueAt(values, voxelAt([380, 240]), KERNELS.linear);
    expect(Math.abs(sides[0]![0]! - 255 * level)).toBeLessThan(3);
    expect(sides[0]![1]).toBe(sides[0]![0]);
    expect(sides[1]![0]).toBeGreaterThan(200);
    expect(sides[1]![2]).toBeLessThan(60);
  });
});
