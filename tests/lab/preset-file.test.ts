import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../src/engine/crc-32.ts";
import { documentOfArm, offeredArms, sourceOfArm } from "../../src/lab/arms.ts";
import { documentOf, type LabDocument } from "../../src/lab/document.ts";
import { createLab } from "../../src/lab/lab.ts";
import { documentOfFile, presetFileOf } from "../../src/lab/preset-file.ts";
import { resolveDocument } from "../../src/lab/resolve-document.ts";
import { checkShape } from "../../src/preset/check-shape.ts";
import { parseJson } from "../../src/preset/parse-json.ts";
import { presetSchema } from "../../src/preset/preset-schema.ts";
import { arbitraryDocument } from "./arbitrary-document.ts";
import { open, smallBase, smallDocument } from "./open-base.ts";

const base = smallBase();

/** Saved, written as text, read and opened again. */
async function reopened(document: LabDocument, state?: Uint8Array) {
  const { file, leftOut } = presetFileOf(document, base, state);
  const opened = documentOfFile(checkShape(presetSchema, parseJson(JSON.stringify(file))), "saved");
  return { ...opened, base: await open(opened.document), leftOut, file };
}

describe("a document as a preset file", () => {
  it("is the same run and the same page when it is opened again", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDocument, async (any) => {
        const document: LabDocument = { ...any, source: smallDocument().source };
        const again = await reopened(document);
        const [before, after] = [
          resolveDocument(document, base),
          resolveDocument(again.document, again.base),
        ];
        expect(after.scenario).toEqual(before.scenario);
        expect(after.view).toEqual(before.view);
        const { camera, speed, compare, settings } = document;
        expect(again.document).toMatchObject({ camera, speed, compare });
        expect(again.document.settings.fullGrid).toEqual(settings.fullGrid);
        const treatments = (document.treatments ?? base.treatments).map(({ id: _, ...one }) => one);
        const kept = (again.document.treatments ?? again.base.treatments).map(
          ({ id: _, ...one }) => one,
        );
        expect(kept).toEqual(treatments);
      }),
      { numRuns: 40 },
    );
  });

  it("is the preset's own file where nothing was changed", () => {
    const { file, leftOut } = presetFileOf(smallDocument(), base);
    expect(file).toEqual(base.family.file);
    expect(leftOut).toEqual([]);
  });

  it("carries the state of the run", async () => {
    const state = Uint8Array.from({ length: 70_000 }, (_, i) => (i * i) % 256);
    const again = await reopened(smallDocument(), state);
    expect(crc32(again.state!)).toBe(crc32(state));
    expect((await reopened(smallDocument())).state).toBeNull();
  });

  it("leaves claims out that speak of a treatment that is gone, and says so", async () => {
    const lab = createLab(smallDocument(), base, { open });
    lab.send({ kind: "delete-treatment", id: "p1" });
    const again = await reopened(lab.document.value);
    expect(again.leftOut).toEqual(['the claim "A test of what is left out."']);
    expect(again.base.preset.claims).toEqual([]);
  });
});

describe("runs beside the main one", () => {
  const main: LabDocument = {
    ...smallDocument(),
    parameters: { k: 0.3, dose: 5 },
    settings: { seed: 4 },
    compare: { arms: [{ label: "a" }], layout: "side" },
  };

  it("differ as their arm says, and share the model", () => {
    const arm = {
      label: "a",
      parameters: { k: null, dose: 6 },
      withoutTreatments: ["p1"],
      seed: 9,
    };
    const document = documentOfArm(main, arm, base);
    expect(sourceOfArm(main, arm)).toBe(main.source);
    const { scenario } = resolveDocument(document, base);
    expect(scenario.parameters).toMatchObject({ k: 0.1, dose: 6 });
    expect(scenario.interventions.map(({ label }) => label)).toEqual(["window"]);
    expect(scenario.seed).toBe(9);
    expect(scenario.model).toBe(resolveDocument(main, base).scenario.model);
    expect(document.compare.arms).toEqual([]);
    const none = documentOfArm(main, { label: "b", withoutTreatments: "all" }, base);
    expect(resolveDocument(none, base).scenario.interventions).toEqual([]);
    expect(none.parameters).toEqual(main.parameters);
  });

  it("suggest themselves, and each fits", () => {
    const offered = offeredArms(main, base);
    expect(offered.map(({ label }) => label)).toEqual([
      "without drug",
      "without window",
      "without treatment",
      "Oxygen uptake as in the preset",
      "Dose as in the preset",
      "parameters as in the preset",
      "seed 5",
    ]);
    const lab = createLab(main, base, { open });
    for (const arm of offered) {
      lab.send({
        kind: "set-compare",
        compare: { arms: [structuredClone(arm) as never], layout: "side" },
      });
    }
  });

  it("may be another preset, on its own base", async () => {
    const arm = { label: "other", preset: "gray-scott", seed: 2 };
    const source = sourceOfArm(main, arm);
    const other = await open(documentOf(source));
    const document = documentOfArm(main, arm, other);
    expect(document).toMatchObject({ source, parameters: {}, settings: { seed: 2 } });
    expect(resolveDocument(document, other).title).toBe(other.preset.title);
  });
});
