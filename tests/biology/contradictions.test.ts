import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";

const page = readFileSync(resolve(import.meta.dirname, "../../docs/contradictions.md"), "utf8");
const known = new Set(
  moduleLibrary.flatMap(({ fields, parameters, observables }) =>
    [fields, parameters, observables].flatMap((part) => Object.keys(part ?? {})),
  ),
);

it("docs/contradictions.md decides all fourteen and names what exists", () => {
  const rows = [...page.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number));
  expect(rows).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
  const named = [...page.matchAll(/`([A-Za-z]\w*)`/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
