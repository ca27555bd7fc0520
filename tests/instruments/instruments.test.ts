import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { drawChart, printStyle } from "../../src/instruments/chart/draw-chart.ts";
import { svgText } from "../../src/instruments/chart/node.ts";
import { findingCsv, plainFinding } from "../../src/instruments/finding-csv.ts";
import type { Finding, Moment, Reading } from "../../src/instruments/instrument.ts";
import {
  findingOf,
  INSTRUMENTS,
  instrumentOf,
  takeMoment,
  wantsOf,
} from "../../src/instruments/instruments.ts";
import {
  checkInstrument,
  INSTRUMENT_KEYS,
  INSTRUMENT_KINDS,
  type InstrumentSetting,
} from "../../src/instruments/settings.ts";
import { drawnShape, handlesOf, movedShape, withHandle } from "../../src/instruments/shape.ts";
import { tissueLook } from "../../src/look/tissue/look.ts";
import { resolveView } from "../../src/look/views.ts";
import { pickedValues } from "../../src/observe/instrument-reading.ts";
import { INSTRUMENT_EDITORS } from "../../src/ui/instruments/editors.ts";
import { titleLifts } from "../../src/ui/instruments/outline.ts";
import { planeGrid, planeOf, readingOf, sampleContext } from "./sample-context.ts";

const source = resolve(import.meta.dirname, "../../src");
const grid = planeGrid(100, 80, 10);
const model = sampleContext(grid).model;
const setting = tissueLook.start(model, []);
const tissue = resolveView(setting!, model, () => [0, 1]) as never;
const context = sampleContext(grid, { tissue });

/** What one kind makes of readings of whole planes: it is given what it wants of them. */
function measured(one: InstrumentSetting, ...readings: readonly Reading[]): Finding {
  const wants = wantsOf(one, context);
  const moments: readonly Moment[] = readings.map(({ values, ...rest }) => {
    const wanted = pickedValues(wants, (name) => values.get(name) as Float32Array);
    return takeMoment(one, { ...rest, values: wanted }, context);
  });
  return findingOf(one, moments, context);
}

const valuesOf = ({ columns }: Finding, name: string) =>
  columns.find((column) => column.name === name)?.values ?? [];

describe("the law of instruments", () => {
  const folders = readdirSync(join(source, "instruments"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => existsSync(join(source, "instruments", name, "instrument.ts")))
    .map((name) => (name === "drawn-cells" ? "cells" : name))
    .sort();

  it("lists every folder of an instrument under its kind, with its keys and its rows in the panel", () => {
    expect(Object.keys(INSTRUMENTS).sort()).toEqual(folders);
    expect([...INSTRUMENT_KINDS].sort()).toEqual(folders);
    expect(Object.keys(INSTRUMENT_EDITORS).sort()).toEqual(folders);
    for (const kind of INSTRUMENT_KINDS) {
      expect(INSTRUMENTS[kind].kind).toBe(kind);
      expect(INSTRUMENT_KEYS[kind].kind).toBe(kind);
      expect(INSTRUMENTS[kind].note).toMatch(/\.$/);
    }
  });

  it.each(INSTRUMENT_KINDS)("%s begins, is read, reduced, drawn and written", (kind) => {
    const start = instrumentOf(kind).start(context);
    expect(start).not.toBeNull();
    const own = { ...start, id: "i1" } as InstrumentSetting;
    checkInstrument(own, "instruments[0]", context);
    const { names, where, means = [] } = wantsOf(own, context);
    const values = Object.fromEntries(
      names.map((name) => [name, planeOf(grid, (x, y) => (x + y) / 2000)]),
    );
    const mask = where === undefined ? null : planeOf(grid, (x) => Number(x > 400));
    const reading = (time: number) =>
      readingOf(grid, values, { time, mask, means: new Map(means.map((name) => [name, time])) });
    const finding = measured(own, reading(0), reading(60), reading(180));
    const lengths = new Set(finding.columns.map((column) => column.values.length));
    expect(lengths.size).toBe(1);
    expect([...lengths][0]).toBeGreaterThan(0);
    for (const column of finding.columns) {
      expect(column.values.some(Number.isFinite), column.name).toBe(true);
    }
    expect(findingCsv(finding).split("\n").length).toBe([...lengths][0]! + 2);
    expect(JSON.parse(JSON.stringify(plainFinding(finding))).units).toBeDefined();
    const { svg, height } = drawChart(finding, {
      width: 300,
      style: printStyle((color) => color),
      title: "A & B",
    });
    expect(height).toBeGreaterThan(80);
    expect(height).toBeLessThan(420);
    const text = svgText(svg);
    expect(text).toMatch(/^<svg [^>]*xmlns=/);
    expect(text).toContain("A &amp; B");
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    const shape = instrumentOf(kind).shape(own as never);
    if (shape === null) return;
    // At another place it is the same kind of thing, and still fits.
    const extent = { width: 1000, height: 800 };
    const moved = movedShape(shape, 30, -20, extent);
    const there = instrumentOf(kind).reshape(own as never, moved) as InstrumentSetting;
    checkInstrument(there, "instruments[0]", context);
    expect(instrumentOf(kind).shape(there as never)).toEqual(moved);
    expect(handlesOf(moved)[0]!.at.x - handlesOf(shape)[0]!.at.x).toBeCloseTo(30, 9);
  });

  it("refuses what the model does not have, with its place", () => {
    const check = (one: object) =>
      checkInstrument({ id: "i1", ...one } as InstrumentSetting, "instruments[2]", context);
    expect(() => check({ kind: "profile", from: [0, 0], to: [1, 1], fields: ["tumr"] })).toThrow(
      'instruments[2].fields[0]: there is no field or observable "tumr"; did you mean "tumor"?',
    );
    expect(() => check({ kind: "region", where: "oxigen < 5", fields: ["u"] })).toThrow(
      /instruments\[2\]\.where: unknown name "oxigen"/,
    );
    expect(() => check({ kind: "region", fields: ["u"] })).toThrow(/one of these/);
    expect(() => check({ kind: "region", center: [1, 1], fields: ["u"] })).toThrow(/one of these/);
    expect(() => check({ kind: "phase", x: "u", y: "u", slice: 3 })).toThrow(/there are 1 slices/);
    expect(() => check({ kind: "profile", from: [0, 0], to: [1, 1], fields: ["u", "u"] })).toThrow(
      /stands there twice/,
    );
  });
});

describe("figures against closed forms", () => {
  const line: InstrumentSetting = {
    kind: "profile",
    id: "i1",
    from: [100, 100],
    to: [700, 550],
    fields: ["u"],
  };

  it("a profile of a plane is a straight line", () => {
    const u = planeOf(grid, (x, y) => 2 + 0.01 * x + 0.02 * y);
    const finding = measured(line, readingOf(grid, { u }));
    const distances = valuesOf(finding, "distance");
    expect(distances[0]).toBe(0);
    expect(distances.at(-1)).toBeCloseTo(750, 9);
    valuesOf(finding, "u").forEach((value, at) => {
      const share = distances[at]! / 750;
      expect(value).toBeCloseTo(2 + 0.01 * (100 + 600 * share) + 0.02 * (100 + 450 * share), 4);
    });
  });

  it("a region's mean over a disk of x² is cx² + R²/4, and its area that of the disk", () => {
    const u = planeOf(grid, (x) => x * x + 100 / 12);
    const own: InstrumentSetting = {
      kind: "region",
      id: "i1",
      center: [520, 400],
      radius: 230,
      fields: ["u"],
    };
    const finding = measured(own, readingOf(grid, { u }));
    expect(valuesOf(finding, "u")[0]! / (520 ** 2 + 230 ** 2 / 4)).toBeCloseTo(1, 4);
    expect(valuesOf(finding, "size")[0]! / (Math.PI * 230 ** 2)).toBeCloseTo(1, 3);
  });

  it("a region by a condition is where its mask is, over time", () => {
    const u = planeOf(grid, (x) => x);
    const own: InstrumentSetting = { kind: "region", id: "i1", where: "u > 1", fields: ["u"] };
    const reading = (time: number, least: number) =>
      readingOf(grid, { u }, { time, mask: planeOf(grid, (x) => Number(x > least)) });
    const finding = measured(own, reading(0, 800), reading(60, 500));
    expect(valuesOf(finding, "time")).toEqual([0, 60]);
    expect(valuesOf(finding, "u")).toEqual([900, 750]);
    expect(valuesOf(finding, "size")).toEqual([200 * 800, 500 * 800]);
  });

  it("a distance profile of the distance itself is the diagonal, negative inside", () => {
    const edge = (x: number, y: number) => Math.hypot(x - 500, y - 400) - 200;
    const u = planeOf(grid, edge);
    const mask = planeOf(grid, (x, y) => Number(edge(x, y) < 0));
    const own: InstrumentSetting = { kind: "distance", id: "i1", inside: "u < 0", fields: ["u"] };
    const finding = measured(own, readingOf(grid, { u }, { mask }));
    const distances = valuesOf(finding, "distance");
    expect(Math.min(...distances)).toBeLessThan(-170);
    valuesOf(finding, "u").forEach((value, at) => {
      // The edge of a disk of voxels lies within half a voxel of the disk's.
      expect(Math.abs(value - distances[at]!)).toBeLessThan(6);
    });
    const [share] = finding.facts;
    expect(share!.value).toBeCloseTo((Math.PI * 200 ** 2) / (1000 * 800), 2);
  });

  it("a distance profile counts every voxel, whatever its bins, and what is inside where there is no edge", () => {
    const u = planeOf(grid, (x) => x);
    const share = (mask: Float32Array, width?: number) => {
      const own: InstrumentSetting = {
        kind: "distance",
        id: "i1",
        inside: "u < 250",
        fields: ["u"],
        ...(width !== undefined && { width }),
      };
      const finding = measured(own, readingOf(grid, { u }, { mask }));
      const voxels = valuesOf(finding, "voxels").reduce((sum, count) => sum + count, 0);
      return [finding.facts[0]!.value, voxels];
    };
    const left = planeOf(grid, (x) => Number(x < 250));
    // The last voxels are 745 um from the edge: a whole number of bins of 5 um.
    expect(share(left, 5)).toEqual([0.25, 8000]);
    expect(share(left, 1e5)).toEqual([0.25, 8000]);
    expect(share(planeOf(grid, () => 1))).toEqual([1, 0]);
    expect(share(planeOf(grid, () => 0))).toEqual([0, 0]);
  });

  it("a radial mean of a function of the radius is that function", () => {
    const u = planeOf(grid, (x, y) => Math.exp(-Math.hypot(x - 480, y - 410) / 150));
    const own: InstrumentSetting = {
      kind: "radial",
      id: "i1",
      center: [480, 410],
      radius: 300,
      fields: ["u"],
    };
    const finding = measured(own, readingOf(grid, { u }));
    const radii = valuesOf(finding, "radius");
    expect(radii.length).toBe(31);
    valuesOf(finding, "u")
      .slice(3)
      .forEach((value, at) => {
        expect(value).toBeCloseTo(Math.exp(-radii[at + 3]! / 150), 2);
      });
  });

  it("a histogram of x has equal shares, its mean, median and deviation", () => {
    const u = planeOf(grid, (x) => x);
    const own: InstrumentSetting = { kind: "histogram", id: "i1", field: "u", bins: 10 };
    const finding = measured(own, readingOf(grid, { u }));
    expect(valuesOf(finding, "share")).toEqual(Array.from({ length: 10 }, () => 0.1));
    const facts = Object.fromEntries(finding.facts.map(({ label, value }) => [label, value]));
    expect(facts["Mean"]).toBeCloseTo(500, 4);
    expect(facts["Median"]).toBeCloseTo(500, 4);
    expect(facts["Standard deviation"]).toBeCloseTo(10 * Math.sqrt((100 ** 2 - 1) / 12), 3);
    expect(facts["Voxels"]).toBe(8000);
    const half = measured(
      own,
      readingOf(grid, { u }, { mask: planeOf(grid, (x) => Number(x > 500)) }),
    );
    expect(half.facts[0]!.value).toBeCloseTo(750, 4);
  });

  it("a kymograph of a front that travels has its speed, and stays straight when resampled", () => {
    const speed = 0.05;
    const own: InstrumentSetting = {
      kind: "kymograph",
      id: "i1",
      from: [100, 400],
      to: [900, 400],
      field: "u",
    };
    const readings = [0, 300, 900, 1500, 4000, 6000, 9000].map((time) =>
      readingOf(
        grid,
        { u: planeOf(grid, (x) => 1 / (1 + Math.exp((x - 250 - speed * time) / 12))) },
        { time },
      ),
    );
    const finding = measured(own, ...readings);
    const [front] = finding.facts;
    expect(front!.label).toBe("Front");
    expect(front!.value / (speed * 1440)).toBeCloseTo(1, 2);
    const times = [...new Set(valuesOf(finding, "time"))];
    expect(times[0]).toBe(0);
    expect(times.at(-1)).toBeCloseTo(9000, 6);
    expect(times[2]! - times[1]!).toBeCloseTo(times[1]! - times[0]!, 6);
    // The last column is the last moment.
    const last = valuesOf(finding, "u").slice(-128);
    expect(last[0]).toBeCloseTo(1, 3);
    expect(last.at(-1)).toBeCloseTo(1 / (1 + Math.exp((900 - 700) / 12)), 3);
  });

  it("a phase plot goes through the means in the order of time", () => {
    const own: InstrumentSetting = { kind: "phase", id: "i1", x: "u", y: "tumor" };
    const at = (time: number, u: number, tumor: number) =>
      readingOf(grid, {}, { time, means: new Map(Object.entries({ u, tumor })) });
    const finding = measured(own, at(0, 1, 4), at(60, 2, 5), at(120, 1, 6));
    expect(finding.columns.map(({ values }) => values)).toEqual([
      [0, 60, 120],
      [1, 2, 1],
      [4, 5, 6],
    ]);
  });

  it("drawn cells are as many as the densities say", () => {
    const tumor = planeOf(grid, () => 0);
    const cd8Eff = planeOf(grid, () => 0.1);
    const trunk = planeOf(grid, () => 0);
    const own: InstrumentSetting = {
      kind: "cells",
      id: "i1",
      center: [500, 400],
      side: 700,
      show: "pairs",
      from: "cd8",
      to: "cd8",
    };
    const finding = measured(own, readingOf(grid, { tumor, cd8Eff, trunk }));
    const counted = finding.facts.find(({ label }) => label === "CD8 T cell");
    // A lymphocyte takes 51 um² of a section (SHAPES); 0.7 mm a side hold some 960, known to 3 % by chance.
    expect(counted!.value / (0.1 / 51e-6)).toBeGreaterThan(0.9);
    expect(counted!.value / (0.1 / 51e-6)).toBeLessThan(1.1);
    // Seats keep apart: no two within a cell's radius, and far away they know nothing of each other.
    const g = valuesOf(finding, "g");
    expect(g[0]).toBeLessThan(0.2);
    expect(g.slice(-10).reduce((sum, value) => sum + value, 0) / 10).toBeCloseTo(1, 1);
  });
});

describe("shapes", () => {
  it("are drawn out, taken hold of, and stop at the domain's edge", () => {
    const circle = drawnShape("circle", { x: 100, y: 100 }, { x: 130, y: 140 });
    expect(circle).toEqual({ kind: "circle", center: { x: 100, y: 100 }, radius: 50 });
    expect(withHandle(circle, 1, { x: 100, y: 180 })).toMatchObject({ radius: 80 });
    const line = drawnShape("line", { x: 10, y: 10 }, { x: 90, y: 40 });
    expect(movedShape(line, -50, 1000, { width: 200, height: 100 })).toEqual({
      kind: "line",
      from: { x: 0, y: 70 },
      to: { x: 80, y: 100 },
    });
    const polygon = drawnShape("polygon", { x: 0, y: 0 }, { x: 10, y: 20 });
    expect(handlesOf(polygon).map(({ name }) => name)).toEqual([
      "corner 1",
      "corner 2",
      "corner 3",
      "corner 4",
    ]);
    expect(withHandle(polygon, 2, { x: 5, y: 5 })).toMatchObject({
      points: [{}, {}, { x: 5, y: 5 }, {}],
    });
  });
});

describe("names of shapes", () => {
  it("lie over no other", () => {
    const lens = {
      pointOf: (x: number, y: number) => ({ x: x / 10, y: 100 - y / 10 }),
      placeAt: () => null,
      scale: 0.1,
    };
    const point = (x: number, title: string) =>
      ({ shape: { kind: "point", at: { x, y: 500 } }, title }) as const;
    const lifts = titleLifts(
      [point(100, "Kymograph"), point(100, "Pinned probe"), point(300, "Region"), point(1500, "A")],
      lens,
    );
    // The third begins within the second, which is lifted; it lies over the first. The last is far away.
    expect(lifts).toEqual([0, 14, 28, 0]);
  });
});

describe("charts of several runs", () => {
  const size = { width: 300, style: printStyle((color: string) => color) };
  const curve = (values: readonly number[]): Finding => ({
    columns: [
      { name: "time", label: "Time", unit: "min", values: values.map((_, at) => 60 * at) },
      { name: "u", label: "U", unit: "mM", values, color: "#00aa00" },
    ],
    drawing: { as: "lines", x: "time", y: ["u"] },
    facts: [],
  });
  /** Height above the foot of the chart of the last point of each path, px. */
  const lastPoints = (text: string) =>
    [...text.matchAll(/<path d="[^"]*?([\d.]+) ([\d.]+)"/g)].map((match) => -Number(match[2]));

  it("draw the others dashed over the first, on axes that hold all of them", () => {
    const other = { label: "Without drug", dash: [6, 4], finding: curve([0, 5, 10]) };
    const alone = svgText(drawChart(curve([0, 2, 4]), size).svg);
    const both = svgText(drawChart(curve([0, 2, 4]), { ...size, beside: [other] }).svg);
    expect(alone).not.toContain("stroke-dasharray");
    expect(both.match(/<path[^>]*stroke-dasharray="6 4"/g)).toHaveLength(1);
    expect(both).toContain("This run");
    expect(both).toContain("Without drug");
    const [own, others] = lastPoints(both);
    expect(others! - own!).toBeGreaterThan(40);
  });

  it("draw maps below each other in one range of colors", () => {
    const map = (value: number): Finding => ({
      columns: [
        { name: "time", label: "Time", unit: "min", values: [0, 0, 60, 60] },
        { name: "distance", label: "Distance", unit: "um", values: [0, 10, 0, 10] },
        { name: "u", label: "U", unit: "mM", values: [0, 1, value, value] },
      ],
      drawing: { as: "map", x: "time", y: "distance", value: "u" },
      facts: [],
    });
    const other = { label: "Other", finding: map(5) };
    const alone = drawChart(map(1), size);
    const both = drawChart(map(1), { ...size, beside: [other] });
    expect(both.height).toBeGreaterThan(2 * alone.height - 40);
    const images = (chart: typeof both) =>
      [...svgText(chart.svg).matchAll(/href="([^"]+)"/g)].map((match) => match[1]);
    // Value 1 is bright in a range up to 1, and dark in one up to 5.
    expect(images(both)[1]).not.toBe(images(alone)[1]);
    expect(both.across?.up).toEqual([0, 10]);
  });

  it("write one run after the other into a table", () => {
    const other = { label: "Without drug", finding: curve([7]) };
    expect(findingCsv(curve([1, 2]), [other])).toBe(
      "run,time [min],u [mM]\nThis run,0,1\nThis run,60,2\nWithout drug,0,7\n",
    );
  });
});

describe("tables", () => {
  it("have units in their heads, and nothing where there is no value", () => {
    const csv = findingCsv({
      columns: [
        { name: "distance", label: "", unit: "um", values: [0, 1.5] },
        { name: "share", label: "", unit: "1", values: [Number.NaN, 0.25] },
      ],
    });
    expect(csv).toBe("distance [um],share\n0,\n1.5,0.25\n");
  });
});
