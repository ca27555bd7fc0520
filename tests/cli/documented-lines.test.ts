import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadFamily } from "../../src/cli/load-preset.ts";

const sources = [
  "README.md",
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  "src/cli/main.ts",
  "src/cli/picture/commands.ts",
];
/** Lines that tell someone to run a shipped preset: "milieu figure hypoxic-core --out ...". */
const lines = sources.flatMap((source) =>
  [
    ...readFileSync(source, "utf8").matchAll(
      /milieu (?:run|figure|render|measure) ([a-z0-9][a-z0-9-]*) .*/g,
    ),
  ]
    .map(([line, preset]) => ({ source, line, preset: preset ?? "" }))
    .filter(({ line, preset }) => preset !== "my-preset" && !line.includes("my-preset.json")),
);

it("what the pages and the help tell to run names what the presets have", async () => {
  expect(lines.length).toBeGreaterThan(15);
  const odd: string[] = [];
  for (const { source, line, preset } of lines) {
    const { model } = (await loadFamily(preset)).resolve({}).scenario;
    const fields = new Set([...model.fields, ...model.observables].map(({ name }) => name));
    const parameters = new Set(model.parameters.map(({ name }) => name));
    const shown = [...line.matchAll(/--(?:fields|curves) ([\w,]+)/g)]
      .flatMap(([, names]) => names?.split(",") ?? [])
      .filter((name) => !fields.has(name));
    const set = [...line.matchAll(/--set (\w+)=/g)]
      .flatMap(([, name]) => name ?? [])
      .filter((name) => !parameters.has(name));
    for (const name of [...shown, ...set]) odd.push(`${source}: ${name} in "${line}"`);
  }
  expect(odd).toEqual([]);
});
