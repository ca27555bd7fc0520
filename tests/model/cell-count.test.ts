import { describe, expect, it } from "vitest";
import {
  cellDiameter,
  cellsPerSection,
  cellsPerVolume,
  SECTION_THICKNESS,
} from "../../src/model/cell-count.ts";
import { checkDimensions } from "../../src/model/check-dimensions.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import type { FieldDescription, ModelDescription } from "../../src/model/description.ts";
import { cellVolumeOf } from "../../src/observe/cell-volume.ts";

/** Random numbers in [0, 1) that are the same each time. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("cells in a volume fraction", () => {
  it("are it over the volume of one", () => {
    // Ten in a million are 1e-5 of 1 mm^3, 1e4 um^3: 10 cells of 1000 um^3.
    expect(cellsPerVolume(1e-5, 1000)).toBeCloseTo(10, 9);
  });

  it("have the diameter of a sphere", () => {
    expect(cellDiameter((4 / 3) * Math.PI * 5 ** 3)).toBeCloseTo(10, 9);
  });

  it("show in a section as Abercrombie counted: thickness and a diameter times the number per volume", () => {
    // 1e5 cells of 10 um per mm^3 in 5 um: 1e5*(0.005 + 0.010) = 1500 per mm^2.
    const volume = (Math.PI / 6) * 1000;
    expect(cellsPerSection(1e-4 * volume, volume)).toBeCloseTo(1500, 6);
    expect(SECTION_THICKNESS).toBe(5);
    // Infinitely thin: the plane cuts N*d (the rule of stereology N_A = N_V d).
    expect(cellsPerSection(1e-4 * volume, volume, 0)).toBeCloseTo(1000, 6);
  });

  it("are what a knife finds among spheres thrown at random", () => {
    const random = makeRandom(7);
    const side = 400;
    const radius = 6;
    const count = 40_000;
    const thickness = 8;
    let seen = 0;
    for (let cell = 0; cell < count; cell++) {
      const center = side * random();
      if (center + radius > 200 && center - radius < 200 + thickness) seen++;
    }
    const volume = (4 / 3) * Math.PI * radius ** 3;
    const fraction = (count * volume) / side ** 3;
    const expected = cellsPerSection(fraction, volume, thickness) * (side / 1000) ** 2;
    expect(expected).toBeCloseTo((count * (thickness + 2 * radius)) / side, 6);
    // Of 2000 cells one standard deviation is 44.
    expect(Math.abs(seen - expected)).toBeLessThan(150);
  });
});

const compose = (own: ModelDescription) =>
  composeModel({ modules: [], own, library: [], domainBoundary: "no-flux", dimensions: 2 });

const parameters = {
  size: { value: 10, unit: "um" },
  weight: { value: 10, unit: "ug" },
};

describe("the volume of a population's cells", () => {
  const cells = (cellVolume: string | number, rest: Partial<FieldDescription> = {}) =>
    compose({
      fields: { cells: { kind: "population", unit: "1", cellVolume, ...rest } },
      parameters,
    });

  it("is a number or a formula of parameters, as they are now", () => {
    expect(cellVolumeOf(cells(180), "cells", {})).toBe(180);
    const model = cells("pi/6*size^3");
    expect(cellVolumeOf(model, "cells", { size: 10 })).toBeCloseTo(523.6, 1);
    expect(cellVolumeOf(model, "cells", { size: 20 })).toBeCloseTo(8 * 523.6, 0);
  });

  it("is not known of other fields, of observables, or where it is nothing", () => {
    const model = compose({
      fields: { cells: { kind: "population", unit: "1" } },
      observables: { all: { expression: "cells" } },
    });
    expect(cellVolumeOf(model, "cells", {})).toBeUndefined();
    expect(cellVolumeOf(model, "all", {})).toBeUndefined();
    expect(cellVolumeOf(cells("size*0"), "cells", { size: 10 })).toBeUndefined();
  });

  it("has its unit checked", () => {
    expect(checkDimensions(cells("size^3"))).toEqual([]);
    expect(checkDimensions(cells("size^2"))).toMatchObject([
      { place: "population cells: cellVolume", expected: "um^3", found: "um^2" },
    ]);
  });

  it.each([
    [{ kind: "substrate" }, 1, "a substrate has no cells"],
    [{ kind: "static" }, 1, "a static has no cells"],
    [{ kind: "compartment" }, 1, "a compartment has no cells"],
    [{ unit: "cells/mL" }, 1, "cells are counted in a volume fraction"],
    [{}, -1, "must not be negative"],
    [{}, "cells", 'cannot use the field "cells"'],
    [{}, "x", 'cannot use the position "x"'],
    [{}, "t", "cannot use the time"],
    [{}, "mean(1)", "cannot use mean()"],
    [{}, "sice^3", 'did you mean "size"'],
  ] as const)("refuses %o with %s", (rest, cellVolume, problem) => {
    expect(() => cells(cellVolume, rest as Partial<FieldDescription>)).toThrow(problem);
    expect(() => cells(cellVolume, rest as Partial<FieldDescription>)).toThrow(
      "fields.cells.cellVolume",
    );
  });
});

describe("an observable in another unit than its formula", () => {
  const rate = (unit: string, formulaUnit: string) =>
    compose({
      parameters: { k: { value: 2, unit: "1/min" } },
      observables: {
        rate: { expression: "k", formulaUnit, unit },
        double: { expression: "2*rate", unit },
      },
    });

  it("is converted, also for who uses it", () => {
    const model = rate("1/d", "1/min");
    const [first, second] = model.observables;
    expect(first).toMatchObject({ unit: "1/d" });
    expect(JSON.stringify(first?.expression)).toContain('"value":1440');
    expect(second).toMatchObject({
      expression: { left: { kind: "number", value: 2 }, right: { kind: "name", name: "rate" } },
    });
    expect(checkDimensions(model)).toEqual([]);
  });

  it("has the unit of its formula checked", () => {
    expect(checkDimensions(rate("1/d", "1/h"))).not.toEqual([]);
  });

  it("must measure the same", () => {
    expect(() => rate("1/um", "1/min")).toThrow("observables.rate.formulaUnit");
  });
});
