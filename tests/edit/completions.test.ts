import { describe, expect, it } from "vitest";
import { openLibrary } from "../../src/biology/open-library.ts";
import { completionsAt } from "../../src/edit/completions.ts";
import { namesOfModel, namesOfModules } from "../../src/edit/known-names.ts";
import { processKinds } from "../../src/edit/process-kinds.ts";
import { type SchemaNode, schemasAt } from "../../src/edit/schema-at.ts";
import { wordsAt } from "../../src/edit/words-at.ts";
import { presetJsonSchema } from "../../src/preset/json-schema.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { breakableFamily, breakablePreset } from "../support/breakable-preset.ts";

const schema = presetJsonSchema() as SchemaNode;
const names = namesOfModel(breakableFamily().context().model);

/** What is offered where the text has a `¦`. */
function offered(marked: string, known = names): readonly string[] {
  const at = marked.indexOf("¦");
  const found = completionsAt(marked.replace("¦", ""), at, { schema, names: known });
  return found?.options.map(({ label }) => label) ?? [];
}

describe("completion", () => {
  it("offers the keys that an object may still have", () => {
    const keys = offered('{ "format": "milieu/1", "¦" }');
    expect(keys).toContain("domain");
    expect(keys).not.toContain("format");
  });

  it("knows the keys of a process by its type", () => {
    const keys = offered('{ "model": { "processes": [{ "type": "convert", "¦" }] } }');
    expect(keys).toContain("yield");
    expect(keys).not.toContain("sensitivity");
  });

  it("offers what a value may be", () => {
    expect(offered('{ "model": { "fields": { "u": { "kind": "¦" } } } }')).toEqual([
      "substrate",
      "population",
      "static",
      "compartment",
    ]);
  });

  it("offers names and functions in a formula, those of the text itself among them", () => {
    const text =
      '{ "model": { "parameters": { "fresh": {} }, "processes": [{ "type": "loss", "rate": "2*wa¦" }] } }';
    expect(offered(text)).toEqual(
      expect.arrayContaining(["walker", "perfusion", "fresh", "hill", "t"]),
    );
  });

  it("replaces the word that is begun, and no more", () => {
    const text = '{ "model": { "processes": [{ "type": "loss", "rate": "2*wa + 1" }] } }';
    const at = text.indexOf("wa + ") + 2;
    const found = completionsAt(text, at, { schema, names });
    expect(found && text.slice(found.from, found.to)).toBe("wa");
  });

  it("offers fields where a field is named, observables where one is added to, modules in their list", async () => {
    expect(offered('{ "initial": [{ "field": "¦" }] }')).toContain("walker");
    expect(offered('{ "initial": [{ "field": "¦" }] }')).not.toContain("motility");
    expect(offered('{ "model": { "contributions": [{ "to": "¦" }] } }')).toContain("gate");
    const modules = namesOfModules(await openLibrary(["oxygen"]));
    expect(offered('{ "modules": ["¦"] }', modules)).toContain("oxygen");
  });

  it("has nothing to say in a note", () => {
    expect(offered('{ "model": { "fields": { "u": { "note": "wa¦" } } } }')).toEqual([]);
  });

  it("offers nothing anywhere in a shipped preset that its schema does not know", async () => {
    const text = await presetText("hypoxic-core");
    for (let at = 0; at < text.length; at += 97) completionsAt(text, at, { schema, names });
  });
});

describe("words under the pointer", () => {
  it("tell what a name is", () => {
    const text = '{ "model": { "processes": [{ "type": "loss", "rate": "2*oxygen" }] } }';
    const found = wordsAt(text, text.indexOf("oxygen") + 2, { schema, names });
    expect(found?.text).toContain("mmHg");
  });

  it("tell what a key is for", () => {
    const text = '{ "moment": { "at": "1 d" } }';
    expect(wordsAt(text, 5, { schema, names })?.text).toContain("When most can be seen");
  });
});

it("Kinds of processes are those of the schema, with all of their formulas.", () => {
  for (const { type, names: fields, formulas } of processKinds) {
    const [found] = schemasAt(schema, ["model", "processes", 0], {
      model: { processes: [{ type }] },
    });
    const keys = [...fields, ...formulas.map(([key]) => key)];
    const known = Object.keys(found?.properties ?? {});
    expect(known).toEqual(expect.arrayContaining(keys));
    const needed = [
      ...fields,
      ...formulas.filter(([, , first]) => first !== undefined).map(([key]) => key),
    ];
    expect([...(found?.required ?? [])].sort()).toEqual(["type", ...needed].sort());
  }
  const types = schemasAt(
    schema,
    ["model", "processes", 0, "type"],
    breakablePreset.model.processes,
  ).map(({ const: type }) => type);
  expect(processKinds.map(({ type }) => type).sort()).toEqual([...new Set(types)].sort());
});
