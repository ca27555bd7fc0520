import { describe, expect, it } from "vitest";
import { keyOfArm } from "../../src/app/compare/runs.ts";
import type { Arm, LabDocument } from "../../src/lab/document.ts";
import { withOwnName, withOwnNames } from "../../src/lab/own-names.ts";
import { armByHand, chooserContents } from "../../src/ui/compare/offers.ts";
import { smallBase, smallDocument } from "../lab/open-base.ts";

const base = smallBase();
const labelsOf = (document: LabDocument) =>
  chooserContents(document, base, [], () => {}).groups.flatMap(({ offers }) =>
    offers.map(({ label }) => label),
  );

describe("what a run can be compared with", () => {
  it("is said in words, and not offered twice", () => {
    const plain = smallDocument();
    expect(labelsOf(plain)).toEqual([
      "Without drug",
      "Without window",
      "Without treatment",
      "Another seed (8)",
    ]);
    const arms: Arm[] = [
      { label: "no drug at all", withoutTreatments: ["p1"] },
      { label: "seed 8", seed: 8 },
    ];
    const compared: LabDocument = { ...plain, compare: { arms, layout: "side" } };
    expect(labelsOf(compared)).toEqual(["Without window", "Without treatment", "Another seed (9)"]);
    const changed: LabDocument = { ...plain, parameters: { k: 0.3 } };
    expect(labelsOf(changed)).toContain("Parameters as in the preset");
  });

  it("tells treatments of one name apart by when they begin", () => {
    const plain = smallDocument();
    const [first] = base.treatments;
    if (first === undefined) throw new Error("no treatment");
    const treatments = ["0 d", "3 d", "3 d"].map((start, index) => ({
      id: `x${index}`,
      on: true,
      intervention: { ...first.intervention, start, label: "drug" },
    }));
    expect(labelsOf({ ...plain, treatments }).slice(0, 3)).toEqual([
      "Without drug of day 0",
      "Without drug of day 3",
      "Without drug of day 3 2",
    ]);
  });

  it("may be one parameter that a person sets, within its range", () => {
    expect(armByHand("k", "0,25", base)).toEqual({
      label: "Oxygen uptake 0.25 1/min",
      parameters: { k: 0.25 },
    });
    expect(() => armByHand("k", "7", base)).toThrow("from 0 to 1");
    expect(() => armByHand("k", "much", base)).toThrow();
  });

  it("has a name and a key of its own", () => {
    const arm: Arm = { label: "seed 8", seed: 8 };
    expect(withOwnName(arm, [arm]).label).toBe("seed 8 2");
    const named = withOwnNames([arm, arm, { label: "seed 8 2", seed: 9 }]);
    expect(named.map(({ label }) => label)).toEqual(["seed 8", "seed 8 2", "seed 8 2 2"]);
    expect(keyOfArm({ ...arm, label: "renamed" }, [])).toBe(keyOfArm(arm, []));
    expect(keyOfArm(arm, [arm])).not.toBe(keyOfArm(arm, []));
    const other: Arm = { label: "a", parameters: { k: 1 } };
    expect(keyOfArm(other, [])).not.toBe(keyOfArm({ label: "a", parameters: { k: 2 } }, []));
  });
});
