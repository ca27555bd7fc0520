import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { keyEntries, keyOf, keyOfEvent, keyText, pageKeys, partKeys } from "../../src/ui/keys.ts";

const source = resolve(import.meta.dirname, "../../src");

describe("the keys of the page", () => {
  it("are each used once, and named once", () => {
    expect(new Set(pageKeys.map(({ key }) => key)).size).toBe(pageKeys.length);
    expect(new Set(pageKeys.map(({ name }) => name)).size).toBe(pageKeys.length);
  });

  it("are what every tip of a button says", () => {
    const known = new Set<string>(
      [...pageKeys, ...partKeys].flatMap(({ key }) => [key, key === " " ? "Space" : key]),
    );
    const files = ["ui", "app"].flatMap((room) =>
      readdirSync(join(source, room), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => readFileSync(join(source, room, name), "utf8")),
    );
    const named = files.flatMap((text) =>
      [...text.matchAll(/(?:shortcut: |"aria-keyshortcuts": )"([^"]+)"/g)].map(([, key]) => key),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((key) => !known.has(key as string))).toEqual([]);
  });

  it("are written as people call them", () => {
    expect(keyOf("play")).toBe("space");
    expect(keyText("Ctrl+Shift+z")).toBe("Ctrl Shift Z");
    expect(keyText("Escape")).toBe("Esc");
    expect(keyText("b")).toBe("b");
  });

  it("are told from events, ⌘ as Ctrl", () => {
    const event = { key: "Z", code: "KeyZ", ctrlKey: false, metaKey: true, shiftKey: true };
    expect(keyOfEvent(event)).toBe("Ctrl+Shift+z");
    expect(keyOfEvent({ ...event, metaKey: false, key: "?", code: "Slash" })).toBe("?");
  });

  it("are digits by their place, whatever a keyboard has there", () => {
    const event = { ctrlKey: false, metaKey: false, shiftKey: false };
    expect(keyOfEvent({ ...event, key: "3", code: "Digit3" })).toBe("3");
    // French keyboards have "é" there, and the digit with Shift.
    expect(keyOfEvent({ ...event, key: "é", code: "Digit2" })).toBe("2");
    expect(keyOfEvent({ ...event, key: "2", code: "Digit2", shiftKey: true })).toBe("Shift+2");
    expect(keyOfEvent({ ...event, key: "%", code: "Digit5", shiftKey: true })).toBe("Shift+5");
    // German ones have "/", which searches, on Shift and 7: no panel has that.
    expect(keyOfEvent({ ...event, key: "/", code: "Digit7", shiftKey: true })).toBe("/");
    expect(keyOfEvent({ ...event, key: "4", code: "Numpad4" })).toBe("4");
  });

  it("one to nine are looks, as the design of the page has them", () => {
    for (const key of "123456789") expect(keyEntries.get(key)?.name).toBe("look");
    expect(keyText(keyOf("claims"))).toBe("Shift 5");
  });
});
