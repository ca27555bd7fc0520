import { describe, expect, it } from "vitest";
import german from "../../locales/de.json" with { type: "json" };
import { documentOfEntry, isPlain, plainAddress } from "../../src/app/lab/address.ts";
import { createGestures } from "../../src/app/lab/gestures.ts";
import { ago } from "../../src/app/lab/keeper.ts";
import { embedCodeOf, linkOf } from "../../src/app/lab/share.ts";
import { documentOf } from "../../src/lab/document.ts";
import { decodeLink } from "../../src/lab/share/link.ts";
import { useTranslation } from "../../src/texts/text.ts";
import { smallDocument } from "../lab/open-base.ts";

const library = (name: string) => documentOf({ kind: "library", name });
const PAGE = "https://a.b/some/?backend=cpu&preset=x&safe=1#v1=old";

describe("links", () => {
  it("name a preset that nobody has changed, and hold what was changed", async () => {
    expect(await linkOf(library("gray-scott"), PAGE)).toBe("https://a.b/some/?preset=gray-scott");
    expect(await linkOf(library("hypoxic-core"), PAGE)).toBe("https://a.b/some/");
    const changed = { ...library("gray-scott"), parameters: { feed: 0.05 } };
    const link = new URL(await linkOf(changed, PAGE));
    expect(link.search).toBe("?preset=gray-scott");
    expect(decodeLink(link.hash)).toEqual(changed);
  });

  it("are embedded with what HTML needs escaped", async () => {
    const code = await embedCodeOf(smallDocument(), 'Less < "more" & so on', PAGE);
    expect(code).toContain('title="Less &lt; &quot;more&quot; &amp; so on"');
    expect(code).toMatch(/^<iframe src="https:\/\/a\.b\/some\/\?ui=min#v1=[\w-]+" /);
  });
});

describe("entries of the history", () => {
  it("hold a document, whatever else stands there", () => {
    const document = smallDocument();
    expect(documentOfEntry(structuredClone({ milieu: document }))).toEqual(document);
    for (const state of [null, 3, {}, { milieu: null }, { milieu: { version: 2 } }]) {
      expect(documentOfEntry(state)).toBeNull();
    }
  });

  it("have an address without what was there before", () => {
    expect(plainAddress(library("y"), PAGE)).toBe("https://a.b/some/?backend=cpu&preset=y&safe=1");
    expect(plainAddress(smallDocument(), PAGE)).toBe("https://a.b/some/?backend=cpu&safe=1");
    expect(isPlain(library("y"))).toBe(true);
    expect(isPlain({ ...library("y"), speed: 3 })).toBe(false);
    expect(isPlain(smallDocument())).toBe(false);
  });
});

it("changes of one kind that follow each other quickly are one gesture", () => {
  let now = 0;
  const gestureOf = createGestures(() => now);
  const first = gestureOf("speed");
  now += 600;
  expect(gestureOf("speed")).toBe(first);
  now += 600;
  expect(gestureOf("speed")).toBe(first);
  now += 800;
  const second = gestureOf("speed");
  expect(second).not.toBe(first);
  expect(gestureOf("view")).not.toBe(second);
  expect(gestureOf("speed")).not.toBe(second);
});

it("says how long ago something was", () => {
  const words = [0, 4999, 20_000, 3 * 60_000, 2.5 * 3_600_000, 5 * 86_400_000].map(ago);
  expect(words).toEqual(["just now", "just now", "20 s ago", "3 min ago", "2 h ago", "5 days ago"]);
  useTranslation("de", german);
  try {
    const other = [0, 20_000, 3 * 60_000, 2.5 * 3_600_000].map(ago);
    expect(other).toEqual(["eben erst", "vor 20 s", "vor 3 min", "vor 2 h"]);
  } finally {
    useTranslation("en", {});
  }
});
