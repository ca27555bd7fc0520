import { expect, test } from "vitest";
import { changeText } from "../../src/edit/change-text.ts";
import { emptyPreset, emptyPresetText } from "../../src/edit/empty-preset.ts";
import { newAxis, newObservable } from "../../src/edit/new-parts.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";
import { axisParts, observableParts } from "../../src/ui/editor/part-sections.ts";
import { lookButtons } from "../../src/ui/look-buttons.ts";
import { choiceOf } from "../../src/ui/view-choice.ts";

const library = { library: [] };
const modelOf = (text: string) => new PresetFamily(JSON.parse(text), library).context({}).model;

test("an observable that is added is worth what a field is, and its form reaches all of it", () => {
  const { fields } = modelOf(emptyPresetText());
  const part = newObservable(fields, new Set(["observable"]))!;
  expect(part.name).toBe("observable2");
  const text = changeText(emptyPresetText(), part.changes);
  expect(modelOf(text).observables).toMatchObject([{ name: "observable2", unit: "mM" }]);
  const { observables } = JSON.parse(text).model;
  const [form] = observableParts(observables);
  expect(form!.rows.map(({ value }) => value)).toEqual(["substrate", "mM", undefined, undefined]);
  const changed = changeText(text, [
    { kind: "set", path: [...form!.rows[0]!.path], value: "2*substrate" },
  ]);
  expect(JSON.parse(changed).model.observables.observable2.expression).toBe("2*substrate");
  expect(JSON.parse(changeText(text, [form!.remove])).model.observables).toEqual({});
  expect(newObservable([], new Set())).toBeNull();
});

test("an axis that is added is one of the model, and can be looked at", () => {
  const two = structuredClone(emptyPreset) as unknown as {
    model: { fields: Record<string, object> };
  };
  two.model.fields["others"] = { kind: "population", unit: "1", label: "Others" };
  const before = JSON.stringify(two);
  const populations = modelOf(before).fields.filter(({ kind }) => kind === "population");
  const part = newAxis(populations, new Set(), new Set(), ["#ff3fb0", "#38e07b"])!;
  const text = changeText(before, part.changes);
  const model = modelOf(text);
  expect(model.axes).toMatchObject([
    { name: "axis", observable: "othersShare", poles: [{ field: "cells" }, { field: "others" }] },
  ]);
  // The buttons of looks offer it.
  const family = new PresetFamily(JSON.parse(text), library);
  const choice = choiceOf(family.resolve({}).view as never, model, 0);
  expect(lookButtons(model, choice).map(({ label }) => label)).toContain("Polarization");
  const names = { fields: ["cells", "others"], observables: ["othersShare"] };
  const [form] = axisParts(JSON.parse(text).model.axes, names);
  expect(form!.rows.map(({ label }) => label)).toEqual([
    "Label",
    "Read by",
    "Newcomers",
    ...["Pole 1", "Pole 1, label", "Pole 1, color"],
    ...["Pole 2", "Pole 2, label", "Pole 2, color"],
  ]);
  const pole = form!.rows.find(({ label }) => label === "Pole 2, label")!;
  const changed = changeText(text, [{ kind: "set", path: [...pole.path], value: "Rest" }]);
  expect(modelOf(changed).axes[0]!.poles[1]!.label).toBe("Rest");
  expect(modelOf(changeText(text, [form!.remove])).axes).toEqual([]);
  expect(newAxis(populations.slice(1), new Set(), new Set(), [])).toBeNull();
});
