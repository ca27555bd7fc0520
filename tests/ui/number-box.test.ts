import { afterEach, expect, it } from "vitest";
import german from "../../locales/de.json" with { type: "json" };
import { useTranslation } from "../../src/texts/text.ts";
import { outside } from "../../src/ui/number-box.ts";

afterEach(() => useTranslation("en", {}));

it("says on which side of its range a value lies, in the language of the page", () => {
  const range = { min: 0, max: 640 };
  expect(outside(1000, range)).toBe("1000 is above the range 0 to 640");
  useTranslation("de", german);
  expect(outside(1000, range)).toBe("1000 liegt oberhalb des Bereichs 0 bis 640");
  expect(outside(-1, range)).toMatch(/liegt unterhalb des Bereichs/);
});
