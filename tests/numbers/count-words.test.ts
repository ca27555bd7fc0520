import { expect, it } from "vitest";
import { countOf } from "../../src/numbers/count-words.ts";

it("counts one of a thing, and more", () => {
  expect(countOf(1, "field")).toBe("1 field");
  expect(countOf(0, "parameter")).toBe("0 parameters");
  expect(countOf(16384, "voxel")).toBe("16384 voxels");
  expect(countOf(2e6, "step")).toBe("2×10⁶ steps");
});
