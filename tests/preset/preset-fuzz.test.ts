import fc from "fast-check";
import { expect, test } from "vitest";
import { ModelError } from "../../src/model/error.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { library, wholePreset } from "./sample-preset.ts";

/** Values that no part of a preset, or another part, holds. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    1e308,
    -1e308,
    5e-324,
    -0,
    2 ** 53,
    "",
    "1e999 um",
    "0 um",
    "-1 h",
    "x".repeat(3000),
    `${"(".repeat(500)}1`,
    "u+".repeat(900),
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    [],
    {},
    null,
    true,
    [[[[]]]],
    "m1",
    "mean(u)",
    "random()",
    "t",
    "periodic",
    "1 .. 0",
    "data:image/png;base64,AAAA",
  ),
  fc.record({ __proto__: fc.constant(1), constructor: fc.constant({}), toString: fc.constant(1) }),
);

type Node = { [key: string]: unknown } | unknown[];

/** Every place of the whole preset, as a list of keys. */
function placesIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  const inner = Object.entries(value).flatMap(([key, child]) => placesIn(child, [...path, key]));
  return path.length === 0 ? inner : [[...path], ...inner];
}

const places = placesIn(wholePreset);

type Change =
  | { readonly kind: "set"; readonly value: unknown }
  | { readonly kind: "remove" }
  | { readonly kind: "add"; readonly key: string; readonly value: unknown }
  | { readonly kind: "copy"; readonly from: readonly string[] };

const change: fc.Arbitrary<Change> = fc.oneof(
  odd.map((value): Change => ({ kind: "set", value })),
  fc.constant<Change>({ kind: "remove" }),
  fc
    .tuple(
      fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "u", "m9", "field")),
      odd,
    )
    .map(([key, value]): Change => ({ kind: "add", key, value })),
  fc.constantFrom(...places).map((from): Change => ({ kind: "copy", from })),
);

function at(root: unknown, path: readonly string[]): unknown {
  let node = root;
  for (const key of path) {
    if (typeof node !== "object" || node === null) return undefined;
    node = (node as { [key: string]: unknown })[key];
  }
  return node;
}

function apply(root: unknown, path: readonly string[], made: Change): void {
  const parent = at(root, path.slice(0, -1)) as Node | undefined;
  const key = path.at(-1) as string;
  if (typeof parent !== "object" || parent === null) return;
  const target = parent as { [key: string]: unknown };
  if (made.kind === "remove") {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete target[key];
  } else if (made.kind === "add") {
    const inner = target[key];
    if (typeof inner === "object" && inner !== null && !Array.isArray(inner)) {
      Object.defineProperty(inner, made.key, {
        value: made.value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
  } else {
    target[key] = made.kind === "copy" ? structuredClone(at(wholePreset, made.from)) : made.value;
  }
}

async function presetOrModelError(text: string): Promise<"preset" | "error"> {
  try {
    const { scenario } = await readPreset(text, { library });
    for (const value of Object.values(scenario.parameters))
      expect(Number.isFinite(value)).toBe(true);
    expect(scenario.grid.dx).toBeGreaterThan(0);
    return "preset";
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    expect(error.message.length).toBeGreaterThan(5);
    return "error";
  }
}

test("a preset changed anywhere gives a preset or a ModelError", async () => {
  const seen = { preset: 0, error: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...places), change), { minLength: 1, maxLength: 3 }),
      async (changes) => {
        const file: unknown = structuredClone(wholePreset);
        for (const [place, made] of changes) apply(file, place, made);
        seen[await presetOrModelError(JSON.stringify(file))]++;
      },
    ),
    { numRuns: 1000 },
  );
  expect(seen.preset).toBeGreaterThan(20);
  expect(seen.error).toBeGreaterThan(20);
});

test("any JSON value", async () => {
  await fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 5 }), async (text) => {
      expect(await presetOrModelError(text)).toBe("error");
    }),
    { numRuns: 300 },
  );
});

test("any text, and a preset cut or altered at any character", async () => {
  const whole = JSON.stringify(wholePreset, null, 1);
  const altered = fc
    .tuple(
      fc.nat(whole.length),
      fc.nat(5),
      fc.constantFrom("", ",", '"', "}", "[", "\u0000", "1e999", "é", "\\"),
    )
    .map(([from, length, text]) => whole.slice(0, from) + text + whole.slice(from + length));
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: "binary" }), altered), async (text) => {
      await presetOrModelError(text);
    }),
    { numRuns: 300 },
  );
});

test("numbers too large for JSON become errors, not infinities", async () => {
  const text = JSON.stringify(wholePreset).replace('"seed":7', '"seed":1e999');
  await expect(readPreset(text, { library })).rejects.toThrow("seed: must be");
});

test.each(["__proto__", "constructor"])(
  "the key %s is refused and reaches no prototype",
  async (key) => {
    const text = JSON.stringify(wholePreset).replace(
      '"seed":7',
      `"seed":7,"${key}":{"polluted":1,"prototype":{"polluted":1}}`,
    );
    await expect(readPreset(text, { library })).rejects.toThrow(`"${key}" cannot be a key`);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  },
);
