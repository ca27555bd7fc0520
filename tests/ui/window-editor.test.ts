import { describe, expect, it } from "vitest";
import { readWindow } from "../../src/ui/window-editor.ts";

describe("readWindow", () => {
  it("takes what rises", () => {
    expect(readWindow(["0,7", "4/3"])).toEqual([0.7, 4 / 3]);
    expect(readWindow(["-1", "0"])).toEqual([-1, 0]);
  });

  it("refuses what does not, and what is no number, with a sentence", () => {
    expect(readWindow(["20", "10"])).toBe(
      "A window rises: from 20 to 10 does not. It stays as it was.",
    );
    expect(readWindow(["1", "1"])).toMatch(/rises/);
    expect(readWindow(["1", "x"])).toEqual(expect.any(String));
    expect(readWindow(["", "1"])).toEqual(expect.any(String));
  });
});
