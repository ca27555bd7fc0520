import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellAt } from "../../src/look/tissue/cell-at.ts";
import { type Seat, seatOf } from "../../src/look/tissue/race.ts";
import type { TissueView } from "../../src/look/tissue/setting.ts";
import { SHAPES } from "../../src/look/tissue/shapes.ts";
import { LARGE } from "../../src/look/tissue/slots.ts";
import { type HarnessPage, openHarnessPage } from "./harness-page.ts";
import { syntheticField } from "./page/synthetic-tissue.ts";

const pole = (field: string, color: string) =>
  ({ field, label: field, unit: "", color, window: [0, 1] }) as const;
const VIEW: TissueView = {
  mode: "tissue",
  ground: "fluorescence",
  focus: -1,
  kinds: [
    {
      name: "tumor",
      label: "Tumor cell",
      shape: "tumor",
      size: SHAPES.tumor,
      poles: [pole("tumor", "#00ff00")],
      whole: 0,
    },
    {
      name: "macrophage",
      label: "Macrophage",
      shape: "macrophage",
      size: SHAPES.macrophage,
      poles: [pole("macrophages", "#ff0000")],
      whole: -1,
    },
  ],
  structures: [{ ...pole("vessels", "#d63a5c"), structure: "capillary" }],
  glow: [],
  contours: [],
};
const GRID = { dimensions: 2, nx: 96, ny: 72, nz: 1, dx: 20, dy: 20, dz: 1 } as const;
/** px; few, since a CPU draws them. */
const WIDTH = 240;
const HEIGHT = 180;
/** um from the center to the domain's edges; the picture's middle is on the tumor's rim. */
const MIDDLE = { x: 1230, y: 900 };

interface Drawn {
  readonly pixels: readonly number[];
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly errors: readonly string[];
}

/** The tissue about the middle, `width` um across. */
function draw({ page }: HarnessPage, view: TissueView, width: number): Promise<Drawn> {
  return page.evaluate(
    async ({ view, size, width, middle, nx, ny }) => {
      const { engine, grid } = window.harness.engine(nx, ny, 10);
      const stage = window.harness.stage();
      stage.setScene({ grid, title: "" });
      stage.resize(size.width, size.height, 1);
      stage.setView(view);
      await stage.ready();
      stage.draw(await engine.show({ names: stage.names, slice: 0 }), { time: 0 });
      const scale = size.width / width;
      stage.zoomAt(size.width / 2, size.height / 2, scale / stage.scale);
      const at = stage.toDomain(size.width / 2, size.height / 2);
      if (at === null) throw new Error("the middle lies outside");
      stage.panBy((at.x - middle.x) * scale, -(at.y - middle.y) * scale);
      const from = stage.toDomain(0, size.height);
      const to = stage.toDomain(size.width, 0);
      if (from === null || to === null) throw new Error("the picture goes beyond the domain");
      const picture = stage.capture({ ...size, overlays: false });
      const copy = new OffscreenCanvas(size.width, size.height).getContext("2d");
      copy?.drawImage(picture, 0, 0);
      const data = copy?.getImageData(0, 0, size.width, size.height).data ?? [];
      return { pixels: [...data], from, to, errors: [...window.harness.errors()] };
    },
    { view, size: { width: WIDTH, height: HEIGHT }, width, middle: MIDDLE, nx: 96, ny: 72 },
  );
}

function meanOf(pixels: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    const [red = 0, green = 0, blue = 0] = pixels.slice(i, i + 3);
    sum += 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  return sum / (pixels.length / 4);
}

/** What the twin of the race reads: bilinear, as the table pass does. */
function reader() {
  const fields = new Map<string, Float32Array>();
  const valuesOf = (name: string) => {
    const known = fields.get(name) ?? syntheticField(name, GRID, 0);
    fields.set(name, known);
    return known;
  };
  const density = (name: string, x: number, y: number) => {
    const values = valuesOf(name);
    const [u, v] = [x / GRID.dx - 0.5, y / GRID.dy - 0.5];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const at = (a: number, b: number) => {
      const column = Math.min(Math.max(i + a, 0), GRID.nx - 1);
      const row = Math.min(Math.max(j + b, 0), GRID.ny - 1);
      return values[column + GRID.nx * row] ?? 0;
    };
    const row = (b: number) => at(0, b) * (1 - u + i) + at(1, b) * (u - i);
    return Math.max(row(0) * (1 - v + j) + row(1) * (v - j), 0);
  };
  return { density, inside: () => -60, capillary: "vessels" };
}

describe("the tissue look", () => {
  const drawn: Record<string, Drawn> = {};
  const open: HarnessPage[] = [];
  beforeAll(async () => {
    for (const webgpu of [false, true]) {
      const harness = await openHarnessPage({ webgpu, textures: false, quality: "smooth" });
      open.push(harness);
      const name = webgpu ? "webgpu" : "webgl2";
      drawn[name] = await draw(harness, VIEW, 200);
      drawn[`${name} stained`] = await draw(harness, { ...VIEW, ground: "stained" }, 200);
    }
  });
  afterAll(() => Promise.all(open.map((harness) => harness.close())));

  it.each(["", " stained"])("gives the same picture by WebGL2 and WebGPU%s", (ground) => {
    const [a, b] = [drawn[`webgl2${ground}`] as Drawn, drawn[`webgpu${ground}`] as Drawn];
    expect([...a.errors, ...b.errors]).toEqual([]);
    expect(Math.abs(a.from.x - b.from.x)).toBeLessThan(1e-6);
    const apart = a.pixels.map((value, i) => Math.abs(value - (b.pixels[i] ?? 0)));
    expect(apart.reduce((sum, d) => sum + d, 0) / apart.length).toBeLessThan(1);
    expect(apart.filter((d) => d > 24).length / apart.length).toBeLessThan(0.01);
  });

  it("seats the cells that its twin in TypeScript seats", () => {
    const { pixels, from, to } = drawn["webgl2"] as Drawn;
    const read = reader();
    const seats = (i: number, j: number, lattice: "large" | "small") =>
      seatOf(i, j, lattice, VIEW.kinds, read);
    const scale = WIDTH / (to.x - from.x);
    let right = 0;
    let all = 0;
    for (let row = Math.ceil(from.y / LARGE); row < Math.floor(to.y / LARGE) - 1; row++) {
      for (
        let column = Math.ceil(from.x / LARGE);
        column < Math.floor(to.x / LARGE) - 1;
        column++
      ) {
        const seat: Seat = seats(column, row, "large");
        if (seat.radius < 6) continue;
        // The mean over what the twin says is this cell, nucleus and all.
        const sum = [0, 0];
        for (let y = seat.y - 9; y <= seat.y + 9; y += 1) {
          for (let x = seat.x - 9; x <= seat.x + 9; x += 1) {
            const cell = cellAt(x, y, seats);
            if (cell?.x !== seat.x || cell.y !== seat.y) continue;
            const px = Math.floor((x - from.x) * scale);
            const py = Math.floor((to.y - y) * scale);
            if (px < 0 || py < 0 || px >= WIDTH || py >= HEIGHT) continue;
            sum[0] = (sum[0] ?? 0) + (pixels[4 * (px + WIDTH * py)] ?? 0);
            sum[1] = (sum[1] ?? 0) + (pixels[4 * (px + WIDTH * py) + 1] ?? 0);
          }
        }
        const [red = 0, green = 0] = sum;
        if (red + green === 0) continue;
        all++;
        if (red > green === (seat.kind === 1)) right++;
      }
    }
    expect(all).toBeGreaterThan(50);
    expect(right / all).toBeGreaterThan(0.97);
  });

  it("opens from a color of density to cells without a jump", async () => {
    const [harness] = open as [HarnessPage];
    const means: number[] = [];
    for (let width = 1370; width > 120; width /= 1.15) {
      means.push(meanOf((await draw(harness, VIEW, width)).pixels));
    }
    for (const [i, mean] of means.slice(1).entries()) {
      expect(Math.abs(Math.log(mean / (means[i] as number)))).toBeLessThan(0.16);
    }
  });
});
