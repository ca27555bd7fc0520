import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openLibrary } from "../../src/biology/open-library.ts";
import { changesBetween, changeText, nodeAt } from "../../src/edit/change-text.ts";
import { checkText } from "../../src/edit/check-text.ts";
import { textOfDocument } from "../../src/edit/document-text.ts";
import { emptyPresetText } from "../../src/edit/empty-preset.ts";
import {
  dependentsOf,
  withModule,
  withModuleAsOwn,
  withoutModule,
} from "../../src/edit/module-edits.ts";
import { printJson } from "../../src/edit/print-json.ts";
import { documentOf } from "../../src/lab/document.ts";
import { createLab } from "../../src/lab/lab.ts";
import { isSameData } from "../../src/lab/plain-data.ts";
import { presetNames, presetText } from "../../src/preset/preset-library.ts";
import { open } from "../lab/open-base.ts";

const TEXT = `{
  "title": "A",   "seed": 7,
  "domain": { "grid": [8, 8] },
  "model": {
    "fields": {
      "u": { "kind": "static" }
    }
  },
  "modules": ["a", "b"]
}
`;

describe("changes of a text", () => {
  it("leave the rest as it is written", () => {
    const changed = changeText(TEXT, [{ kind: "set", path: ["seed"], value: 9 }]);
    expect(changed).toBe(TEXT.replace('"seed": 7', '"seed": 9'));
  });

  it("put an entry beside the others, as these are written", () => {
    const changed = changeText(TEXT, [
      { kind: "set", path: ["modules", 2], value: "c" },
      { kind: "set", path: ["model", "fields", "v"], value: { kind: "static" } },
    ]);
    expect(changed).toContain('["a", "b", "c"]');
    expect(changed).toContain(
      '"u": { "kind": "static" },\n      "v": {\n        "kind": "static"\n      }\n',
    );
  });

  it("make what is missing on the way", () => {
    const changed = changeText(TEXT, [
      { kind: "set", path: ["model", "processes", 0], value: { type: "loss" } },
    ]);
    expect(JSON.parse(changed).model.processes).toEqual([{ type: "loss" }]);
  });

  it("refuse a list where an object is needed", () => {
    const wrong = () => changeText(TEXT, [{ kind: "set", path: ["modules", "x"], value: 1 }]);
    expect(wrong).toThrow(/modules: must be an object/);
  });

  it("lead from any JSON object to any other", () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(json, json, (before, after) => {
        // JSON has no -0.
        const wanted = JSON.parse(JSON.stringify(after)) as unknown;
        const start = JSON.parse(JSON.stringify(before)) as unknown;
        const text = changeText(printJson(start), changesBetween(start, wanted));
        return isSameData(JSON.parse(text), wanted);
      }),
    );
  });

  it("find a value by its path", () => {
    expect(nodeAt(TEXT, ["domain", "grid", 1])?.value).toBe(8);
  });
});

describe("the text of a document", () => {
  it("is the preset's own, to the letter, where nothing is changed", async () => {
    for (const name of presetNames().slice(0, 6)) {
      const document = documentOf({ kind: "library", name });
      const written = await presetText(name);
      expect(textOfDocument(document, await open(document), written).text).toBe(written);
    }
  });

  it("holds what a person has changed, and nothing else is written anew", async () => {
    const document = documentOf({ kind: "library", name: "fisher-kpp" });
    const lab = createLab(document, await open(document), { open });
    const [name = ""] = lab.base.peek().parameters.keys();
    const { max } = lab.base.peek().parameters.get(name)!;
    lab.send({ kind: "set-parameters", values: { [name]: max } });
    lab.send({ kind: "set-settings", seed: 11 });
    const written = await presetText("fisher-kpp");
    const { text } = textOfDocument(lab.document.peek(), lab.base.peek(), written);
    const read = JSON.parse(text);
    expect([read.parameters[name], read.seed]).toEqual([max, 11]);
    expect(text.startsWith(written.slice(0, 200))).toBe(true);
  });
});

describe("modules of a text", () => {
  const own = async (name: string) => (await openLibrary([name])).find((one) => one.name === name)!;

  it("are put in and taken out", () => {
    expect(withoutModule(withModule(TEXT, "c"), "c")).toBe(TEXT);
  });

  it("can be copied into the model, which is the same model then", async () => {
    const text = await presetText("hypoxic-core");
    const changed = withModuleAsOwn(text, await own("lactate"));
    const [before, after] = [await checkText(text, "a", open), await checkText(changed, "b", open)];
    if ("mistakes" in before || "mistakes" in after) throw new Error(JSON.stringify(after));
    const termsOf = ({ base }: typeof before) =>
      base.context.model.processes.map(({ origin: _, ...rest }) => JSON.stringify(rest)).sort();
    expect(termsOf(after)).toEqual(termsOf(before));
    expect(JSON.parse(changed).modules).not.toContain("lactate");
  });

  it("are named by others", async () => {
    const [lactate, macrophages] = [await own("lactate"), await own("macrophages")];
    const [found] = dependentsOf(lactate, [macrophages]);
    expect(found?.names).toEqual(["lacticAcid"]);
    expect(dependentsOf(macrophages, [{ label: "Nothing", processes: [] }])).toEqual([]);
  });
});

it("An empty page is a preset that can be run.", async () => {
  const found = await checkText(emptyPresetText(), "new", open);
  if ("mistakes" in found) throw new Error(JSON.stringify(found.mistakes));
  const { fields } = found.base.context.model;
  expect(fields.map(({ kind }) => kind)).toEqual(["substrate", "population"]);
});
