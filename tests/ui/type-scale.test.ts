import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

const styles = resolve(import.meta.dirname, "../../src/styles");
/** px; 16 is what phones do not zoom into as one types. */
const SIZES = ["11", "12", "13", "15", "16", "20", "28"];
const WEIGHTS = ["400", "500", "600"];

it("type has the sizes and weights of one scale", () => {
  const texts = readdirSync(styles).map((name) => readFileSync(join(styles, name), "utf8"));
  const all = texts.join("\n");
  const sizes = [...all.matchAll(/font(?:-size)?:[^;]*?\b([\d.]+)px/g)].map(([, size]) => size);
  const weights = [...all.matchAll(/font(?:-weight)?: (\d{3})\b/g)].map(([, weight]) => weight);
  expect(sizes.length).toBeGreaterThan(50);
  expect(weights.length).toBeGreaterThan(30);
  expect(sizes.filter((size) => !SIZES.includes(size as string))).toEqual([]);
  expect(weights.filter((weight) => !WEIGHTS.includes(weight as string))).toEqual([]);
});
