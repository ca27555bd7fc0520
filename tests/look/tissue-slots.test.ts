import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { makeSlots } from "../../src/look/tissue/make-slots.ts";
import { LATTICES, seatOffset } from "../../src/look/tissue/slots.ts";
import { slotsFile } from "../../src/look/tissue/slots-file.ts";

const file = resolve(import.meta.dirname, "../../src/look/tissue/slots-data.ts");

describe("the seats of cells", () => {
  it("are what the script writes", () => {
    expect(readFileSync(file, "utf8")).toBe(slotsFile(makeSlots()));
  });

  it.each(["large", "small"] as const)("stand apart and within their slots: %s", (name) => {
    const { spacing, slots, bytes } = LATTICES[name];
    expect(bytes).toHaveLength(2 * slots * slots);
    const seat = (i: number, j: number) => {
      const k = 2 * (((j + slots) % slots) * slots + ((i + slots) % slots));
      const offset = (byte: number | undefined) => seatOffset(byte ?? Number.NaN, spacing);
      return [
        (i + 0.5) * spacing + offset(bytes[k]),
        (j + 0.5) * spacing + offset(bytes[k + 1]),
      ] as const;
    };
    const nearest: number[] = [];
    for (let j = 0; j < slots; j++) {
      for (let i = 0; i < slots; i++) {
        const [x, y] = seat(i, j);
        const others = [-1, 0, 1].flatMap((dj) =>
          [-1, 0, 1].filter((di) => di !== 0 || dj !== 0).map((di) => seat(i + di, j + dj)),
        );
        nearest.push(Math.min(...others.map(([a, b]) => Math.hypot(a - x, b - y))));
      }
    }
    const mean = nearest.reduce((sum, d) => sum + d, 0) / nearest.length;
    // Of points thrown at random, half of the spacing (P. Clark and F. Evans 1954, Ecology 35:445).
    expect(mean).toBeGreaterThan(0.7 * spacing);
    expect(Math.min(...nearest)).toBeGreaterThan(0.25 * spacing);
  });
});
