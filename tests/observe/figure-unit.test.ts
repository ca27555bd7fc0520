import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Measure } from "../../src/model/claim.ts";
import { parseExpression } from "../../src/model/parse-expression.ts";
import { figureUnit } from "../../src/observe/figure-unit.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";

async function unitIn(name: string) {
  const { scenario } = await readPreset(await presetText(name), { library: moduleLibrary, name });
  return (measure: Measure, of: string) =>
    figureUnit({ measure, of: parseExpression(of), at: 0, subject: of }, scenario);
}

describe("the unit of a claim's figure", () => {
  it("is that of the field or observable, and of the space that it is summed over", async () => {
    const unit = await unitIn("adenosine-fog");
    expect(unit("mean", "adenosine")).toBe("uM");
    expect(unit("max", "oxygen")).toBe("mmHg");
    expect(unit("integral", "adenosine")).toBe("uM um^2");
    expect(unit("integral", "tumor")).toBe("um^2");
    expect(unit("area", "oxygen < 8")).toBe("um^2");
    expect(unit("mean", "tumor")).toBe("1");
  });

  it("is unknown of a formula, and none of a correlation", async () => {
    const unit = await unitIn("adenosine-fog");
    expect(unit("mean", "2 * adenosine")).toBe("");
    expect(unit("correlation", "adenosine")).toBe("");
  });

  it("is of a volume in three dimensions", async () => {
    const unit = await unitIn("spheroid-3d");
    expect(unit("area", "oxygen < 8")).toBe("um^3");
    expect(unit("integral", "tumor")).toBe("um^3");
  });
});
