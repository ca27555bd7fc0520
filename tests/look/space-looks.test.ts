import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { EngineError } from "../../src/engine/engine-error.ts";
import { volumeTiles } from "../../src/engine/volume-tiles.ts";
import { MODES } from "../../src/look/looks.ts";
import { boxAxes } from "../../src/look/parts/box-axes.ts";
import {
  basisOf,
  dot,
  project,
  type Turn,
  turnBy,
  type Vector,
} from "../../src/look/parts/turn.ts";
import type { ReliefSetting } from "../../src/look/relief/setting.ts";
import { resolveViewFile, type ViewFile, viewSchema } from "../../src/look/view-file.ts";
import {
  isOfVolume,
  legendEntries,
  liesInPlane,
  probeLines,
  resolveView,
  showsContours,
  spaceOf,
  traceSight,
  viewNames,
} from "../../src/look/views.ts";
import type { VolumeSetting } from "../../src/look/volume/setting.ts";
import { cursorAt, slicesOf } from "../../src/look/volume/slices.ts";
import { opacityAt } from "../../src/look/volume/transfer.ts";
import { seenExtent } from "../../src/view/seen.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";

const { model } = makeScenario({
  grid: solidGrid(4, 4, 4, 10),
  step: 1,
  model: {
    fields: {
      cells: { kind: "static", unit: "1", label: "Cells" },
      oxygen: { kind: "static", unit: "mmHg", label: "Oxygen" },
    },
    observables: { sum: { expression: "cells + 1", unit: "1", label: "Sum" } },
  },
});
const vocabulary = new Map(
  ["cells", "oxygen", "sum"].map((name) => [name, { kind: "field" } as const]),
);
const solid = { model, vocabulary, grid: { dimensions: 3 } } as const;
const resolve = (file: object, context: Parameters<typeof resolveViewFile>[1] = solid) =>
  resolveViewFile(v.parse(viewSchema, file) as ViewFile, context);

describe("a turn", () => {
  const turns: readonly Turn[] = [
    [0, 0],
    [32, 22],
    [-140, -70],
    [17, 90],
  ];
  it.each(turns)("of %d and %d degrees gives a right-handed picture", (...turn) => {
    const { right, up, forward } = basisOf(turn);
    for (const one of [right, up, forward]) expect(Math.hypot(...one)).toBeCloseTo(1, 12);
    expect(dot(right, up)).toBeCloseTo(0, 12);
    // right x up points to who looks
    const cross: Vector = [
      right[1] * up[2] - right[2] * up[1],
      right[2] * up[0] - right[0] * up[2],
      right[0] * up[1] - right[1] * up[0],
    ];
    expect(dot(cross, forward)).toBeCloseTo(-1, 12);
  });

  it("from above shows a slice as it is drawn flat, and from the front x across and z up", () => {
    const place: Vector = [3, 5, 7];
    const [x, y] = project(basisOf([0, 90]), place);
    expect([x, y].map((one) => Number(one.toFixed(9)))).toEqual([3, 5]);
    const [across, high] = project(basisOf([0, 0]), place);
    expect([across, high].map((one) => Number(one.toFixed(9)))).toEqual([3, 7]);
  });

  it("follows the pointer and stops above and below", () => {
    const [azimuth, elevation] = turnBy([0, 80], 50, 100);
    expect(azimuth).toBeLessThan(0);
    expect(elevation).toBe(90);
    expect(turnBy([170, 0], -100, 0)[0]).toBeCloseTo(-150, 9);
  });
});

describe("the axes of a box", () => {
  const size: Vector = [40, 30, 20];
  it.each([
    [32, 22],
    [-120, 50],
    [200, -30],
  ] as const)("stand at its outline, seen from %d, %d", (...turn) => {
    const basis = basisOf(turn);
    const axes = boxAxes(size, basis);
    expect(axes.map(({ axis }) => axis)).toEqual([0, 1, 2]);
    for (const { axis, from, to, outward } of axes) {
      const corners = [-20, 20].flatMap((x) =>
        [-15, 15].flatMap((y) => [-10, 10].map((z): Vector => [x, y, z])),
      );
      const edge = from[0] * outward[0] + from[1] * outward[1];
      for (const corner of corners) {
        const [x, y] = project(basis, corner);
        expect(x * outward[0] + y * outward[1]).toBeLessThan(edge + 1e-9);
      }
      const long = Math.abs(Math.hypot(to[0] - from[0], to[1] - from[1]));
      expect(long).toBeLessThanOrEqual((size[axis] as number) + 1e-9);
    }
  });

  it("leave out one that is looked along", () => {
    expect(boxAxes(size, basisOf([0, 90])).map(({ axis }) => axis)).toEqual([0, 1]);
  });
});

describe("a volume view", () => {
  const file = {
    mode: "volume",
    render: "isosurface",
    field: "sum",
    threshold: 1.5,
    channels: [{ field: "cells", window: [0, 2] }, { field: "oxygen" }],
    cuts: [{ axis: "y", at: 0.25 }],
    contours: [{ field: "oxygen", level: 3 }],
  };
  const setting = resolve(file) as VolumeSetting;

  it("is completed, and its setting is a file that says the same", () => {
    expect(setting).toMatchObject({
      cuts: [{ axis: "y", at: 0.25, away: "low" }],
      channels: [
        { field: "cells", gamma: 1, visible: true },
        { field: "oxygen", window: "auto" },
      ],
      cursor: [0.5, 0.5, 0.5],
    });
    expect(resolve(setting)).toEqual(setting);
  });

  it("asks for all that it is drawn from, and for all slices", () => {
    const view = resolveView(setting, model, () => [0, 1]);
    // Contours lie on its planes only.
    expect(viewNames(view)).toEqual(["cells", "oxygen", "sum"]);
    expect(isOfVolume(view)).toBe(true);
    expect(legendEntries(view)[0]).toMatchObject({ text: "Sum", detail: "= 1.5" });
    const planes = resolveView({ ...setting, render: "slices" }, model, () => [0, 1]);
    expect(viewNames(planes)).toEqual(["cells", "oxygen"]);
    expect(legendEntries(planes).at(-1)).toMatchObject({ mark: "line", detail: "= 3 mmHg" });
    expect(spaceOf(planes).kind).toBe("slices");
  });

  it("takes one field, or what the model has", () => {
    const one = resolve({ mode: "volume", field: "oxygen", window: [0, 40] }) as VolumeSetting;
    expect(one.channels).toMatchObject([{ field: "oxygen", window: [0, 40] }]);
    expect(resolve(one)).toEqual(one);
  });

  it("refuses what makes no sense, with the place", () => {
    const twice = { ...file, cuts: [...file.cuts, { axis: "y", at: 0.5 }] };
    expect(() => resolve(twice)).toThrow(/view\.cuts\[1\]\.axis: has a plane across y/);
    expect(() => resolve({ ...file, field: "none" })).toThrow(/view\.field/);
    const many = Array.from({ length: 5 }, () => ({ field: "cells" }));
    expect(() => resolve({ ...file, channels: many })).toThrow();
  });

  it("of a plane is an error that says what to do, or its fallback", () => {
    const flat = { ...solid, grid: planeGrid(4, 4, 10) };
    expect(() => resolve(file, flat)).toThrow(/view\.mode: .*three dimensions.*"relief"/);
    const fallback = { mode: "field", field: "oxygen" };
    expect(resolve({ ...file, fallback }, flat)).toMatchObject(fallback);
  });
});

describe("a relief view", () => {
  it("is completed, and its setting is a file that says the same", () => {
    const setting = resolve({ mode: "relief", height: "oxygen", field: "cells" }) as ReliefSetting;
    expect(setting).toMatchObject({ height: "oxygen", field: "cells", channels: [] });
    expect(resolve(setting)).toEqual(setting);
    const view = resolveView(setting, model, (name) => (name === "oxygen" ? [0, 40] : [0, 1]));
    expect(viewNames(view)).toEqual(["oxygen", "cells"]);
    expect(view).toMatchObject({ height: { window: [0, 40] }, mapped: { window: [0, 1] } });
    expect(legendEntries(view)).toMatchObject([{ text: "Height: Oxygen", detail: "0 – 40 mmHg" }]);
  });

  it("of one field has one window", () => {
    const setting = resolve({ mode: "relief", height: "oxygen", window: [5, 9] });
    expect(resolveView(setting, model, () => [0, 1])).toMatchObject({ height: { window: [5, 9] } });
  });
});

describe("what lies over the plane", () => {
  it("is refused over what stands in space, with what to do instead", () => {
    const flux = { field: "oxygen" };
    expect(() => resolve({ mode: "relief", height: "oxygen", flux })).toThrow(
      /view\.flux.*"relief" stands in space; take another mode/,
    );
    const volume = {
      mode: "volume",
      field: "cells",
      flux,
      fallback: { mode: "field", field: "cells" },
    };
    expect(() => resolve(volume)).toThrow(/"volume" stands in space/);
    expect(() => resolve(volume, { ...solid, grid: { dimensions: 2 } })).toThrow(/view\.flux/);
    // Of what moves, over the plane, it is taken.
    const drug = { kind: "substrate", unit: "1", diffusion: 1 } as const;
    const moving = makeScenario({
      grid: solidGrid(4, 4, 4, 10),
      step: 1,
      model: { fields: { drug } },
    });
    const names = new Map([["drug", { kind: "field" } as const]]);
    const context = { ...solid, model: moving.model, vocabulary: names };
    expect(
      resolve({ mode: "field", field: "drug", flux: { field: "drug" } }, context).flux,
    ).toMatchObject({ field: "drug" });
  });

  it("is only offered where it is drawn: contours on planes and reliefs, a flux on planes", () => {
    const volume = (render: string) => resolve({ mode: "volume", field: "cells", render });
    expect(showsContours(volume("emission"))).toBe(false);
    expect(showsContours(volume("slices"))).toBe(true);
    expect(showsContours(resolve({ mode: "relief", height: "oxygen" }))).toBe(true);
    expect(MODES.filter((mode) => !liesInPlane(mode))).toEqual(["relief", "volume"]);
  });
});

describe("a relief colored by channels", () => {
  it("draws them as the composite does: gamma, opacity, those that stand alone", () => {
    const setting = resolve({
      mode: "relief",
      height: "oxygen",
      channels: [{ field: "cells", gamma: 2, opacity: 0.5, solo: true }, { field: "sum" }],
    }) as ReliefSetting;
    const view = resolveView(setting, model, () => [0, 1]);
    expect(viewNames(view)).toEqual(["oxygen", "cells"]);
    expect(view).toMatchObject({ channels: [{ field: "cells", gamma: 2, opacity: 0.5 }] });
    // A document holds the setting, and reads it back.
    expect(resolve(structuredClone(setting))).toEqual(setting);
  });
});

describe("a transfer function", () => {
  const transfer = { window: [2, 6], gamma: 2, opacity: 0.5 } as const;
  it("takes nothing below its window, all of its opacity above it, and less between", () => {
    expect(opacityAt(transfer, 1)).toBe(0);
    expect(opacityAt(transfer, 9)).toBeCloseTo(0.5, 12);
    // Half of the window, squared, is a quarter of the extinction: 1 - 2^(-1/4).
    expect(opacityAt(transfer, 4)).toBeCloseTo(1 - 0.5 ** 0.25, 12);
  });
});

describe("three planes", () => {
  const box = { width: 100, height: 60, depth: 40 };
  it("stand in one scale and give back the place of a point", () => {
    const { planes, width, height } = slicesOf(box);
    expect([width, height]).toEqual([100 + 2 + 40, 60 + 2 + 40]);
    expect(planes.map(({ axes }) => axes)).toEqual(["xy", "xz", "zy"]);
    expect(cursorAt(box, [0.1, 0.2, 0.3], 50, 15)).toEqual([0.5, 0.25, 0.3]);
    expect(cursorAt(box, [0.1, 0.2, 0.3], 50, 62 + 10)).toEqual([0.5, 0.2, 0.25]);
    expect(cursorAt(box, [0.1, 0.2, 0.3], 102 + 10, 15)).toEqual([0.1, 0.25, 0.25]);
    expect(cursorAt(box, [0.1, 0.2, 0.3], 110, 70)).toBeNull();
  });
});

describe("what is seen", () => {
  it("is the domain of a plane, and of a box all that its turn shows", () => {
    const extent = { width: 100, height: 60, depth: 40 };
    expect(seenExtent(extent, { kind: "plane" })).toBe(extent);
    const space = { kind: "volume", turn: [32, 22], zoom: 1 } as const;
    const seen = seenExtent(extent, space);
    for (const x of [-50, 50]) {
      for (const y of [-30, 30]) {
        for (const z of [-20, 20]) {
          const [u, w] = project(basisOf(space.turn), [x, y, z]);
          expect(Math.abs(u)).toBeLessThan(seen.width / 2);
          expect(Math.abs(w)).toBeLessThan(seen.height / 2);
        }
      }
    }
  });
});

describe("what one sees on a line of sight", () => {
  const box = { width: 100, height: 80, depth: 60 };
  const down = { origin: [30, 20, 500], direction: [0, 0, -1] } as const;

  it("is where the surface is met, or the face that a cut lays open", () => {
    const file = { mode: "volume", render: "isosurface", field: "cells", threshold: 0.5 };
    // Full below 40 um.
    const read = (_: string, __: 0 | 1, at?: { readonly z?: number }) =>
      (at?.z ?? 99) < 40 ? 1 : 0;
    const view = resolveView(resolve(file), model, () => [0, 1]);
    expect(traceSight(view, read, down, box)?.z).toBeCloseTo(40, 0);
    const cuts = [{ axis: "z", at: 0.25 }];
    const cut = resolveView(resolve({ ...file, cuts }), model, () => [0, 1]);
    expect(traceSight(cut, read, down, box)?.z).toBeCloseTo(15, 0);
    const glow = resolveView(resolve({ ...file, render: "emission" }), model, () => [0, 1]);
    expect(traceSight(glow, read, down, box)).toBeNull();
    expect(probeLines(view, read, { x: 30, y: 20, z: 10 })).toMatchObject([{ value: 1 }]);
  });

  it("is the slope of a relief that faces who looks", () => {
    const view = resolveView(resolve({ mode: "relief", height: "cells" }), model, () => [0, 1]);
    // A ramp from the front up to the back, seen level from the front at half its height.
    const read = (_: string, __: 0 | 1, at?: { readonly y: number }) => (at?.y ?? 0) / 80;
    const level = { origin: [50, -500, 30], direction: [0, 1, 0] } as const;
    expect(traceSight(view, read, level, box)?.y).toBeCloseTo(40, 0);
    const above = { origin: [50, -500, 70], direction: [0, 1, 0] } as const;
    expect(traceSight(view, read, above, box)).toBeNull();
  });
});

describe("tiles of a volume", () => {
  it("have room for every slice, and refuse what no device takes", () => {
    for (const [nx, ny, nz] of [
      [64, 64, 64],
      [30, 200, 7],
      [500, 10, 90],
    ] as const) {
      const { across } = volumeTiles(solidGrid(nx, ny, nz, 10));
      expect(across * Math.ceil(nz / across)).toBeGreaterThanOrEqual(nz);
    }
    expect(() => volumeTiles(solidGrid(1000, 1000, 100, 10))).toThrow(EngineError);
  });
});
