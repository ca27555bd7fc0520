import { expect, it } from "vitest";
import { burdenOf } from "../../src/app/time/burden.ts";
import type { Model } from "../../src/model/model.ts";
import { createTimeSeries } from "../../src/run/time-series.ts";
import { burdenPath } from "../../src/ui/burden.ts";

it("a burden's curve reaches its top where most was and stands at its times", () => {
  const path = burdenPath({ label: "Tumor", times: [0, 10, 20], values: [1, 4, 2] }, 40);
  expect(path).toBe("M0.00 100L0.00 75.0L25.00 0.0L50.00 50.0L50.00 100Z");
});

it("what was not measured is passed over, and nothing is drawn of nothing", () => {
  const times = [0, 10, 20];
  expect(burdenPath({ label: "", times, values: [1, Number.NaN, 1] }, 20)).toBe(
    "M0.00 100L0.00 0.0L100.00 0.0L100.00 100Z",
  );
  expect(burdenPath({ label: "", times, values: [0, 0, 0] }, 20)).toBe("");
  expect(burdenPath({ label: "", times: [0], values: [1] }, 20)).toBe("");
});

it("a long run is drawn with few points, its last among them", () => {
  const times = Array.from({ length: 4000 }, (_, at) => at);
  const path = burdenPath({ label: "", times, values: times }, 3999);
  expect(path.split("L").length).toBeLessThan(260);
  expect(path).toContain("L100.00 0.0L");
});

it("the burden is the model's tumor, else its blasts", () => {
  const series = createTimeSeries();
  const mean = (value: number) => ({ mean: value, min: 0, max: 1, integral: 0 });
  const fields = { oxygen: mean(9), blast: mean(0.5), tumor: mean(0.25) };
  series.add({ time: 5, fields, observables: {}, compartments: {}, notes: [] } as never);
  const model = (...names: string[]) =>
    ({ fields: names.map((name) => ({ name, label: name.toUpperCase() })) }) as unknown as Model;
  expect(burdenOf(model("oxygen", "blast", "tumor"), series)).toEqual({
    label: "TUMOR",
    times: [5],
    values: [0.25],
  });
  expect(burdenOf(model("oxygen", "blast"), series)?.values).toEqual([0.5]);
  expect(burdenOf(model("oxygen"), series)).toBeNull();
});
