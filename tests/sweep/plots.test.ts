import { interpolateRdBu, interpolateViridis } from "d3-scale-chromatic";
import { describe, expect, it } from "vitest";
import { morrisDesign } from "../../src/sweep/designs/morris.ts";
import { curves } from "../../src/sweep/plots/curves.ts";
import { heatMap } from "../../src/sweep/plots/heat-map.ts";
import { morris } from "../../src/sweep/plots/morris.ts";
import { scatter } from "../../src/sweep/plots/scatter.ts";
import { tornado } from "../../src/sweep/plots/tornado.ts";
import { morrisEffects } from "../../src/sweep/sensitivity/morris-effects.ts";
import { allPoints } from "./all-points.ts";
import { factor, figureCases, resampling } from "./figure-cases.ts";
import { axisPlace, numberIn, ofClass, pathPoints, readSvg } from "./read-svg.ts";

const quantity = { name: "burden", unit: "um^2" };
/** Coordinates are written to a hundredth of a point. */
const digits = 1;

describe("a figure", () => {
  it.each(Object.entries(figureCases))("is well-formed and one column wide: %s", (_, draw) => {
    const svg = draw();
    const elements = readSvg(svg);
    const [root] = elements;
    expect(root).toMatchObject({ name: "svg" });
    expect(root?.attributes).toMatchObject({
      xmlns: "http://www.w3.org/2000/svg",
      width: "3.5in",
    });
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(elements[2]).toMatchObject({ name: "rect", attributes: { fill: "#ffffff" } });
    const [, , width = 0, height = 0] = root!.attributes["viewBox"]!.split(" ").map(Number);
    for (const element of elements) {
      for (const key of ["x", "x1", "x2", "cx", "y", "y1", "y2", "cy"]) {
        if (!(key in element.attributes)) continue;
        expect(numberIn(element, key)).toBeGreaterThanOrEqual(0);
        expect(numberIn(element, key)).toBeLessThanOrEqual(
          key.startsWith("y") ? height : Math.max(width, height),
        );
      }
    }
  });

  it("has its quantity and unit as title, with what it is of", () => {
    const svg = scatter({
      quantity: { name: "a < b", unit: "um^2*1/min", of: "core & rim" },
      factors: [factor("x")],
      runs: [{ levels: [1], value: 1 }],
    });
    const title = readSvg(svg).find(({ name }) => name === "title");
    expect(title?.text).toBe("a < b (µm²·1/min), core & rim");
  });

  it("would be found out if it were not well-formed", () => {
    expect(() => readSvg("<svg><g></svg>")).toThrow("</svg> closes <g>");
    expect(() => readSvg("<svg>a & b</svg>")).toThrow("a bare &");
    expect(() => readSvg("<svg>\u0001</svg>")).toThrow("a character");
    expect(() => readSvg('<svg a="<"/>')).toThrow("not XML");
  });
});

describe("a scatter plot", () => {
  const runs = [
    { levels: [0.001, 10], value: 2.5 },
    { levels: [1, 30], value: -4 },
    { levels: [0.02, 17], value: 0.125 },
  ];
  const elements = readSvg(
    scatter({ quantity, factors: [factor("k", "1/min", "log"), factor("d", "um")], runs }),
  );

  it("has marks where the axes say", () => {
    const xTicks = ofClass(elements, "x-tick");
    const second = xTicks.findIndex(({ text }) => Number(text) >= 10);
    const yTicks = ofClass(elements, "y-tick").filter(({ text }) => text !== "");
    const yPlace = axisPlace(yTicks, "y");
    const log = axisPlace(xTicks.slice(0, second), "x", Math.log10);
    const linear = axisPlace(xTicks.slice(second), "x");
    const marks = ofClass(elements, "run");
    expect(marks).toHaveLength(6);
    runs.forEach(({ levels, value }, index) => {
      expect(numberIn(marks[index]!, "cx")).toBeCloseTo(log(levels[0]!), digits);
      expect(numberIn(marks[index]!, "cy")).toBeCloseTo(yPlace(value), digits);
      expect(numberIn(marks[3 + index]!, "cx")).toBeCloseTo(linear(levels[1]!), digits);
      expect(numberIn(marks[3 + index]!, "cy")).toBeCloseTo(yPlace(value), digits);
    });
  });

  it("joins the means of few levels", () => {
    const repeated = [0, 1, 2].flatMap((level) =>
      [-1, 0, 4].map((noise) => ({ levels: [level], value: 10 * level + noise })),
    );
    const drawn = readSvg(scatter({ quantity, factors: [factor("x")], runs: repeated }));
    const [mean] = ofClass(drawn, "mean");
    const yPlace = axisPlace(ofClass(drawn, "y-tick"), "y");
    const heights = pathPoints(mean!).map(([, y]) => y);
    [1, 11, 21].forEach((value, index) => {
      expect(heights[index]).toBeCloseTo(yPlace(value), digits);
    });
  });
});

describe("curves", () => {
  it("have the median and the 5th and 95th percentile of each time", () => {
    const times = [0, 1440, 2880, 5760];
    // Of 0, 1, ..., 100 times t these are 50 t, 5 t and 95 t.
    const runs = Array.from({ length: 101 }, (_, slope) => ({
      times,
      values: times.map((time) => (slope * time) / 1440),
    }));
    const elements = readSvg(curves({ quantity, runs }));
    const x = axisPlace(ofClass(elements, "x-tick"), "x");
    const y = axisPlace(ofClass(elements, "y-tick"), "y");
    const days = [0, 1, 2, 4];
    const [median] = ofClass(elements, "median");
    expectPoints(
      pathPoints(median!),
      days.map((day) => [x(day), y(50 * day)]),
    );
    const [band] = ofClass(elements, "band");
    const edge = (slope: number) => days.map((day) => [x(day), y(slope * day)] as const);
    expectPoints(pathPoints(band!), [...edge(95), ...edge(5).reverse()]);
    expect(elements.some(({ text }) => text === "time (d)")).toBe(true);
  });

  it("are lines of their own in a group of few, in the colour of its level", () => {
    const runs = [1, 2, 3].map((level) => ({ level, times: [0, 60], values: [0, level] }));
    const elements = readSvg(curves({ quantity, by: factor("dose", "mM"), runs }));
    const lines = ofClass(elements, "run");
    const strokes = lines.map(({ attributes }) => attributes["stroke"]);
    expect(new Set(strokes).size).toBe(3);
    expect(ofClass(elements, "legend").map(({ text }) => text)).toEqual(["1", "2", "3"]);
    const swatches = elements.filter(({ attributes }) => attributes["height"] === "4");
    expect(swatches.map(({ attributes }) => attributes["fill"])).toEqual(strokes);
    expect(ofClass(elements, "band")).toEqual([]);
  });

  it("break where there is no value", () => {
    const values = [1, 2, Number.NaN, 3, 4];
    const elements = readSvg(curves({ quantity, runs: [{ times: [0, 1, 2, 3, 4], values }] }));
    expect(ofClass(elements, "run").map((line) => pathPoints(line).length)).toEqual([2, 2]);
  });
});

describe("a heat map", () => {
  it("has the mean of each pair of levels, coloured from the least to the most", () => {
    const runs = [10, 20].flatMap((x) =>
      ["low", "high"].flatMap((y) =>
        [-1, 1].map((noise) => ({ x, y, value: x + (y === "high" ? 30 : 0) + noise })),
      ),
    );
    const elements = readSvg(
      heatMap({ quantity, x: factor("a"), y: factor("b"), runs: runs.reverse() }),
    );
    const cells = ofClass(elements, "cell");
    // Means 10, 40, 20 and 50; the first column from the bottom up, then the second. "high" came first.
    expect(cells.map(({ attributes }) => attributes["fill"])).toEqual(
      [40, 10, 50, 20].map((mean) => interpolateViridis((mean - 10) / 40)),
    );
    const [one, two, three] = cells;
    expect(numberIn(one!, "y")).toBeGreaterThan(numberIn(two!, "y"));
    expect(numberIn(three!, "x")).toBeCloseTo(numberIn(one!, "x") + numberIn(one!, "width"), 1);
    const [low, high] = ofClass(elements, "x-tick");
    expect([low?.text, high?.text]).toEqual(["10", "20"]);
    expect(numberIn(low!, "x")).toBeCloseTo(numberIn(one!, "x") + numberIn(one!, "width") / 2, 1);
  });

  it("is white at 0 where the numbers have both signs", () => {
    const runs = [-2, 0, 1].map((value) => ({ x: value, y: 0, value }));
    const elements = readSvg(heatMap({ quantity, x: factor("a"), y: factor("b"), runs }));
    expect(ofClass(elements, "cell").map(({ attributes }) => attributes["fill"])).toEqual(
      [1, 0.5, 0.25].map(interpolateRdBu),
    );
  });

  it("has ticks at round numbers where levels are many and even", () => {
    const levels = Array.from({ length: 41 }, (_, index) => index / 40);
    const runs = levels.map((x) => ({ x, y: 0, value: x }));
    const elements = readSvg(heatMap({ quantity, x: factor("a"), y: factor("b"), runs }));
    const cells = ofClass(elements, "cell");
    const place = axisPlace(ofClass(elements, "x-tick"), "x");
    for (const index of [0, 13, 40]) {
      const middle = numberIn(cells[index]!, "x") + numberIn(cells[index]!, "width") / 2;
      expect(middle).toBeCloseTo(place(levels[index]!), digits);
    }
  });
});

describe("a tornado", () => {
  it("has bars between the means of the levels, the widest on top", () => {
    // The mean of -3 a + b + 10 c over the others, at a level of a: -3 a + 5, of b: b - 4.5 + 5 ...
    const runs = [1, 2].flatMap((a) =>
      [0, 4].flatMap((b) => [0, 1].map((c) => ({ levels: [a, b, c], value: -3 * a + b + 10 * c }))),
    );
    const factors = [factor("a"), factor("b"), factor("c")];
    const elements = readSvg(tornado({ quantity, factors, runs }));
    expect(ofClass(elements, "row").map(({ text }) => text)).toEqual(["c", "b", "a"]);
    const x = axisPlace(ofClass(elements, "x-tick"), "x");
    const mean = -4.5 + 2 + 5;
    const bars = ofClass(elements, "bar");
    [10, 4, 3].forEach((range, row) => {
      expect(numberIn(bars[row]!, "x")).toBeCloseTo(x(mean - range / 2), digits);
      expect(numberIn(bars[row]!, "width")).toBeCloseTo(x(range) - x(0), digits);
    });
    const ends = elements.filter(({ attributes }) => attributes["font-size"] === "6");
    // Of a, the higher level gives the lower number.
    expect(ends.slice(0, 6).map(({ text }) => text)).toEqual(["0", "1", "0", "4", "2", "1"]);
  });
});

describe("elementary effects", () => {
  it("of a linear function are its slopes, without deviation", () => {
    const slopes = [4, -10, 0.5];
    const design = morrisDesign(3, 10, 4, 1);
    const outputs = allPoints(design).map((point) =>
      point.reduce((sum, coordinate, axis) => sum + slopes[axis]! * coordinate, 0),
    );
    const found = morrisEffects(design, outputs, resampling);
    const names = ["four", "ten", "half"];
    const elements = readSvg(
      morris({ quantity, factors: names, found, trajectories: 10, confidence: 0.95 }),
    );
    const x = axisPlace(ofClass(elements, "x-tick"), "x");
    const y = axisPlace(ofClass(elements, "y-tick"), "y");
    const marks = ofClass(elements, "factor");
    [10, 4, 0.5].forEach((slope, index) => {
      expect(numberIn(marks[index]!, "cx")).toBeCloseTo(x(slope), digits);
      expect(numberIn(marks[index]!, "cy")).toBeCloseTo(y(0), digits);
    });
    expect(ofClass(elements, "label").map(({ text }) => text)).toEqual(["ten", "four", "half"]);
  });
});

function expectPoints(
  found: readonly (readonly [number, number])[],
  expected: readonly (readonly number[])[],
): void {
  expect(found).toHaveLength(expected.length);
  found.forEach(([x, y], index) => {
    expect(x).toBeCloseTo(expected[index]![0]!, digits);
    expect(y).toBeCloseTo(expected[index]![1]!, digits);
  });
}
