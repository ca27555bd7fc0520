import { expect, it } from "vitest";
import { type Context2D, drawText, textWidth } from "../../src/view/draw-text.ts";

/** Letters on whole pixels run words of a scaled picture together ("Tumorcell"): each is set where it belongs. */
it("measures and draws words with letters that need no whole pixels", () => {
  const seen: string[] = [];
  const context = {
    font: "",
    textRendering: "auto",
    measureText: () => {
      seen.push(`measured ${context.textRendering}`);
      return { width: 40 };
    },
    strokeText: () => {},
    fillText: () => void seen.push(`drawn ${context.textRendering}`),
  };
  const style = { size: 12, color: "#ffffff" };
  textWidth(context as unknown as Context2D, "Tumor cell", style);
  context.textRendering = "auto";
  drawText(context as unknown as Context2D, "Tumor cell", 0, 0, style);
  expect(seen).toEqual(["measured geometricPrecision", "drawn geometricPrecision"]);
});
