import { expect, it } from "vitest";
import { readHistogram } from "../../src/app/picture/histograms.ts";
import { Picture } from "../../src/app/picture/picture.ts";
import type { Session } from "../../src/app/session/session.ts";
import type { Engine, FieldImage, Measurement } from "../../src/engine/engine.ts";
import type { DifferenceSetting } from "../../src/look/difference/setting.ts";
import type { SingleFieldSetting } from "../../src/look/field/setting.ts";
import { withSetting } from "../../src/ui/view-choice.ts";
import { readPlane } from "../../src/view/read-plane.ts";
import type { Stage } from "../../src/view/stage.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";

/** A picture of one field. */
function openPicture() {
  const scenario = makeScenario({
    grid: planeGrid(4, 4, 10),
    step: 1,
    model: { fields: { oxygen: { kind: "substrate", unit: "mmHg", diffusion: 0 } } },
  });
  const stage = {
    names: ["oxygen"],
    setView: () => {},
    view: null,
    setMarks: () => {},
    ready: async () => {},
  } as unknown as Stage;
  const view: SingleFieldSetting = {
    mode: "field",
    field: "oxygen",
    map: "viridis",
    window: "auto",
    contours: [],
  };
  return { picture: new Picture(stage, scenario, view, 0), stage };
}

/** A picture of 2 by 2 voxels. */
const imageOf = (...data: number[]): FieldImage =>
  ({
    kind: "array",
    data: Float32Array.from(data),
    width: 2,
    height: 2,
    layers: 1,
    time: 0,
  }) as unknown as FieldImage;

it("shows two runs in one window, and their difference in a centered one", async () => {
  const { picture, stage } = openPicture();
  const drawn: unknown[] = [];
  stage.draw = (image, { against }) => drawn.push([image, against]);
  const engineOf = (image: FieldImage) => ({ show: () => image }) as unknown as Engine;
  const [mine, yours] = [imageOf(1, 2, 3, 4), imageOf(1, 1, 1, 9)];
  const measured = (min: number, max: number) =>
    ({ fields: { oxygen: { min, max } }, observables: {} }) as unknown as Measurement;
  picture.others = () => [{ engine: engineOf(yours), measurement: measured(1, 9) }];
  picture.follow(measured(1, 4));
  expect(picture.windows.get("oxygen")?.[1]).toBeGreaterThanOrEqual(9);

  const setting: DifferenceSetting = {
    mode: "difference",
    field: "oxygen",
    against: "other",
    map: "balance",
    window: "auto",
    contours: [],
  };
  picture.setChoice(withSetting(picture.choice, setting));
  // Without another run the field is shown alone.
  expect(picture.resolved().mode).toBe("field");
  picture.compareWith(() => engineOf(yours));
  expect(picture.resolved().mode).toBe("difference");
  expect(await picture.drawNow(engineOf(mine))).toBe(true);
  expect(drawn).toEqual([[mine, yours]]);
  expect(picture.windows.get("oxygen")).toEqual([-5, 5]);
  // What was measured of the run alone says nothing of it.
  picture.follow(measured(1, 4));
  expect(picture.windows.get("oxygen")).toEqual([-5, 5]);
});

it("reads a slice where one is seen, all of a volume where all of it is, and never a volume's tiles as a slice", async () => {
  const grid = solidGrid(2, 2, 2, 10);
  const all = Float32Array.from([0, 1, 2, 3, 4, 5, 6, 7]);
  const read = async (_: string, slice?: number) =>
    slice === undefined ? all : all.subarray(4 * slice, 4 * (slice + 1));
  const engine = { grid, read } as unknown as Engine;
  const tiles = { nx: 2, ny: 2, nz: 2, across: 1 };
  const data = Float32Array.from(all, (value) => value + 100);
  const image = { kind: "array", data, width: 2, height: 4, layers: 1, time: 0, tiles };
  const shown = { image: image as unknown as FieldImage, names: ["oxygen"], slice: 1 };
  expect(Array.from((await readPlane(engine, shown, "oxygen")).data)).toEqual([4, 5, 6, 7]);

  const model = { fields: [{ name: "oxygen" }], observables: [] };
  const run = { preset: { scenario: { model } } };
  const session = (shownView: object) =>
    ({ engine, run, picture: { shown, shownView } }) as unknown as Session;
  const slice = await readHistogram(session({ mode: "field" }), "oxygen");
  expect([slice?.low, slice?.high]).toEqual([4, 7]);
  const volume = await readHistogram(session({ mode: "volume", render: "emission" }), "oxygen");
  expect([volume?.low, volume?.high]).toEqual([0, 7]);
});

it("forgets the window of what is looked at no more, and lets a picture that stands still lie right at once", () => {
  const scenario = makeScenario({
    grid: planeGrid(4, 4, 10),
    step: 1,
    model: {
      fields: {
        oxygen: { kind: "substrate", unit: "mmHg", diffusion: 0 },
        lactate: { kind: "substrate", unit: "mM", diffusion: 0 },
      },
    },
  });
  const { stage } = openPicture();
  const of = (field: string): SingleFieldSetting => ({
    mode: "field",
    field,
    map: "viridis",
    window: "auto",
    contours: [],
  });
  const picture = new Picture(stage, scenario, of("oxygen"), 0);
  const measured = (max: number) =>
    ({
      fields: { oxygen: { min: 0, max }, lactate: { min: 0, max: 2 * max } },
      observables: {},
    }) as unknown as Measurement;
  const look = (field: string): void => picture.setChoice(withSetting(picture.choice, of(field)));
  picture.follow(measured(100));
  const wide = picture.windows.get("oxygen");
  look("lactate");
  look("oxygen");
  expect(picture.windows.has("oxygen")).toBe(false);
  picture.follow(measured(50));
  expect(picture.windows.get("oxygen")?.[1]).toBeLessThan(60);
  expect(wide?.[1]).toBeGreaterThan(60);
  // While it moves it glides, at rest it is there.
  picture.follow(measured(10));
  expect(picture.windows.get("oxygen")?.[1]).toBeGreaterThan(30);
  picture.pace = () => "still";
  picture.follow(measured(10));
  expect(picture.windows.get("oxygen")?.[1]).toBeLessThan(11);
  // Fluxes, too: where one went back, a full arrow stands for what there is then.
  picture.followFlux("flux", 8);
  picture.followFlux("flux", 4);
  expect(picture.windows.get("flux")).toEqual([0, 8]);
  picture.pace = () => "afresh";
  picture.followFlux("flux", 4);
  expect(picture.windows.get("flux")).toEqual([0, 4]);
});
