import { expect, it } from "vitest";
import { Picture } from "../../src/app/picture.ts";
import type { Engine, FieldImage } from "../../src/engine/engine.ts";
import type { SingleFieldSetting } from "../../src/model/view-setting.ts";
import type { Stage } from "../../src/view/stage.ts";
import { planeGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";

const lost = new Error("The GPU gave no answer.");

/** A picture of one field, what it has told, and an engine whose pictures do not come. */
function openPicture() {
  const scenario = makeScenario({
    grid: planeGrid(4, 4, 10),
    step: 1,
    model: { fields: { oxygen: { kind: "substrate", unit: "mmHg", diffusion: 0 } } },
  });
  const stage = { names: ["oxygen"], setView: () => {} } as unknown as Stage;
  const told: unknown[] = [];
  const view: SingleFieldSetting = {
    mode: "field",
    field: "oxygen",
    map: "viridis",
    window: "auto",
    contours: [],
  };
  const picture = new Picture(stage, scenario, view, 0, (error, engine) =>
    told.push(error, engine),
  );
  const engine = { show: () => Promise.reject<FieldImage>(lost) } as unknown as Engine;
  return { picture, engine, told };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it("tells of a picture that does not come, and can draw again", async () => {
  const { picture, engine, told } = openPicture();
  picture.draw(engine);
  await settled();
  expect(told).toEqual([lost, engine]);
  picture.draw(engine);
  await settled();
  expect(told).toHaveLength(4);
});

it("says nothing any more once it is closed", async () => {
  const { picture, engine, told } = openPicture();
  picture.draw(engine);
  picture.close();
  await settled();
  expect(told).toEqual([]);
});
