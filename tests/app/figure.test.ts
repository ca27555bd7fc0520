import { describe, expect, it } from "vitest";
import { buildFigure } from "../../src/app/figure/build-content.ts";
import type { Looked } from "../../src/app/figure/build-panel.ts";
import { asShown, type PlanSource, planFigure } from "../../src/app/figure/plan.ts";
import { imageOf } from "../../src/app/figure/state-image.ts";
import type { FigureStates, StateRequest, TissueState } from "../../src/app/figure/states.ts";
import { FigureError } from "../../src/figure/figure-error.ts";
import { completeFigure, type FigureRequest } from "../../src/figure/settings.ts";
import type { LabDocument } from "../../src/lab/document.ts";
import { singleField } from "../../src/look/field/look.ts";
import type { DrawnSetting } from "../../src/look/looks.ts";
import { choiceOf } from "../../src/ui/view-choice.ts";
import { smallBase, smallDocument } from "../lab/open-base.ts";
import { solidGrid } from "../support/grids.ts";

const base = smallBase();
const { grid, model } = base.preset.scenario;
const looked: Looked = {
  slice: 0,
  framing: { x: 80, y: 160, zoom: 2 },
  extent: { width: 320, height: 320, depth: 10 },
};

function sourceOf(
  setting: DrawnSetting = singleField("u"),
  document = smallDocument(),
): PlanSource {
  return {
    document,
    base,
    choice: choiceOf(setting, model, 0),
    times: { now: 2000, moment: undefined, stop: 43_200 },
  };
}

const plan = (request: FigureRequest, source = sourceOf()) =>
  planFigure(completeFigure(request), source);

/** u rises along x with a slope that grows with time, and is less without treatment; cells are the same everywhere. */
function madeValue(name: string, i: number, { run, at }: StateRequest): number {
  if (name === "cells") return 0.1;
  const isTreated = (run.document.treatments ?? base.treatments).some(({ on }) => on);
  return (i + 0.5) * 10 * (at.time / 1440) * (isTreated ? 1 : 0.5);
}

const states: Pick<FigureStates, "read" | "curves"> = {
  read: async (request): Promise<TissueState> => ({
    time: request.at.time,
    grid,
    fields: new Map(
      request.names.map((name) => [
        name,
        Float32Array.from({ length: 32 * 32 }, (_, index) => madeValue(name, index % 32, request)),
      ]),
    ),
    flux: null,
  }),
  curves: async (_, names, until) => ({
    times: [0, until],
    columns: new Map(names.map((name) => [name, [1, 2]])),
  }),
};

async function built(request: FigureRequest, source = sourceOf()) {
  const settings = completeFigure(request);
  return buildFigure(await planFigure(settings, source), settings, states, looked);
}

describe("what a figure shows", () => {
  it("is the page's view now, fields over times, or runs over times", async () => {
    const view = await plan({});
    expect(view.times).toEqual([{ time: 2000, isPresent: true }]);
    expect(view.rows.map(({ title, setting }) => [title, setting.mode])).toEqual([["", "field"]]);
    const fields = await plan({ layout: "fields", fields: ["cells", "u"] });
    expect(fields.times.map(({ time }) => time)).toEqual([0, 43_200]);
    expect(fields.rows.map(({ setting }) => setting)).toMatchObject([
      { field: "cells" },
      { field: "u" },
    ]);
    const runs = await plan({ layout: "runs" });
    expect(runs.rows.map(({ title }) => title)).toEqual(["Treated", "Control"]);
    expect(runs.rows[1]?.run.document.treatments).toEqual([]);
    expect(runs.isShared).toBe(true);
    // The present state is that of the page's run alone.
    expect(runs.rows.map(({ run }) => run.isMain)).toEqual([true, false]);
  });

  it("takes the runs of Compare where there are some, and those of a request", async () => {
    const document: LabDocument = {
      ...smallDocument(),
      compare: { arms: [{ label: "other seed", seed: 3 }], layout: "side" },
    };
    const compared = await plan({ layout: "runs" }, sourceOf(undefined, document));
    expect(compared.rows.map(({ title }) => title)).toEqual(["This run", "Other seed"]);
    expect(compared.rows[1]?.run.document.settings.seed).toBe(3);
    expect(asShown({}, { document })).toEqual({ layout: "runs" });
    expect(asShown({ layout: "view" }, { document })).toEqual({ layout: "view" });
    expect(asShown(null, { document })).toBe(null);
    expect(asShown({}, { document: sourceOf().document })).toEqual({});
    const own = await plan({ layout: "runs", runs: [{ label: "fast", parameters: { k: 0.9 } }] });
    expect(own.rows[1]?.run.document.parameters).toEqual({ k: 0.9 });
  });

  it("has a panel for each part of a look of several", async () => {
    const multiples = {
      mode: "multiples" as const,
      fields: [
        { field: "u", map: "magma" as const, window: [0, 3] as const },
        { field: "cells", map: "viridis" as const, window: "auto" as const },
      ],
      contours: [],
    };
    const { rows } = await plan({}, sourceOf(multiples));
    expect(rows.map(({ setting }) => setting)).toMatchObject([
      { mode: "field", field: "u", map: "magma", window: [0, 3] },
      { mode: "field", field: "cells" },
    ]);
  });

  it("says what there is not", async () => {
    await expect(plan({ layout: "fields", fields: ["cell"] })).rejects.toThrow(
      /no field or observable "cell"; did you mean "cells"/,
    );
    const untreated = { ...smallDocument(), treatments: [] };
    await expect(plan({ layout: "runs" }, sourceOf(undefined, untreated))).rejects.toThrow(
      /no treatment that a control would go without/,
    );
    await expect(built({ curves: ["plasm"] })).rejects.toThrow(/no curve "plasm"; did you mean/);
    const elsewhere = { ...looked, extent: { width: 100, height: 100 } };
    const settings = completeFigure({});
    await expect(
      planFigure(settings, sourceOf()).then((one) => buildFigure(one, settings, states, elsewhere)),
    ).rejects.toThrow(FigureError);
  });
});

describe("windows of a figure", () => {
  it("hold all panels of a row, and of all rows where these are compared", async () => {
    const fields = await built({ layout: "fields", fields: ["u", "cells"], times: ["1 d", "3 d"] });
    // From the first voxel on day 1 to the last on day 3.
    expect(fields.content.rows[0]?.bar?.window[0]).toBeCloseTo(5, 4);
    expect(fields.content.rows[0]?.bar?.window[1]).toBeCloseTo(3 * 315, 3);
    expect(fields.content.isBarShared).toBe(false);
    const runs = await built({ layout: "runs", fields: ["u"], times: ["1 d", "3 d"] });
    for (const { bar } of runs.content.rows) {
      expect(bar?.window[0]).toBeCloseTo(2.5, 4);
      expect(bar?.window[1]).toBeCloseTo(3 * 315, 3);
    }
    expect(runs.content.isBarShared).toBe(true);
  });

  it("are the same in what is drawn as at the bar", async () => {
    const { content, pictures } = await built({ layout: "runs", fields: ["u"], times: [1440] });
    for (const [row, drawn] of pictures.entries()) {
      expect(drawn[0]?.view).toMatchObject({ window: content.rows[row]?.bar?.window });
    }
  });
});

describe("what lies over a panel", () => {
  const setting: DrawnSetting = {
    ...singleField("u"),
    contours: [{ field: "u", level: 100, color: "#ffffff" }],
  };

  it("is a line where the field has its level", async () => {
    const { content, pictures } = await built({ times: ["1 d"] }, sourceOf(setting));
    const [panel] = content.rows[0]?.panels ?? [];
    const points = panel?.contours.flatMap(({ lines }) => lines.flat()) ?? [];
    expect(points.length).toBeGreaterThan(20);
    // u = x on day 1.
    for (const [x] of points) expect(x).toBeCloseTo(100, 4);
    // It is not drawn in the pixels, too.
    expect(pictures[0]?.[0]?.view.contours).toEqual([]);
    expect(content.rows[0]?.legend.map(({ text }) => text)).toEqual(["u"]);
  });

  it("is the part that the page shows, where that is asked for", async () => {
    const whole = await built({ times: ["1 d"] });
    expect(whole.pictures[0]?.[0]?.region).toEqual({ left: 0, bottom: 0, width: 320, height: 320 });
    const near = await built({ times: ["1 d"], region: "view" });
    expect(near.pictures[0]?.[0]?.region).toEqual({ left: 0, bottom: 80, width: 160, height: 160 });
  });
});

it("plots a line for each run, with the doses of the treated one", async () => {
  const { content } = await built({
    layout: "runs",
    curves: ["u", "plasma"],
    times: ["first", "15 d"],
  });
  expect(content.curves.map(({ label, lines }) => [label, lines.length])).toEqual([
    ["u", 2],
    ["Drug in plasma", 2],
  ]);
  // A drug every three days from day 6, thrice; a window from day 12.
  expect(content.curves[0]?.doses.map((time) => time / 1440)).toEqual([6, 9, 12]);
  expect(content.curves[0]?.moments).toEqual([0, 21_600]);
  expect(content.lines.map(({ text }) => text)).toEqual(["Treated", "Control"]);
});

it("gives a stage all slices of a volume as tiles", () => {
  const solid = solidGrid(3, 2, 4, 10);
  const values = Float32Array.from({ length: 24 }, (_, index) => index);
  const state = { time: 0, grid: solid, fields: new Map([["u", values]]), flux: null };
  const { data, width, tiles } = imageOf(state, ["u"], 0, true);
  for (let k = 0; k < 4; k++) {
    for (let j = 0; j < 2; j++) {
      for (let i = 0; i < 3; i++) {
        const { across = 1 } = tiles ?? {};
        const at = i + 3 * (k % across) + width * (j + 2 * Math.floor(k / across));
        expect(data[at]).toBe(i + 3 * (j + 2 * k));
      }
    }
  }
  const slice = imageOf(state, ["u"], 2, false);
  expect([...slice.data]).toEqual([12, 13, 14, 15, 16, 17]);
});
