import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, readAddress, type Shown } from "../../src/app/lab/page-address.ts";

/** What an address opens by its name alone. */
function shownBy(href: string, usual: string): Shown {
  const { search, hash } = new URL(href);
  return { kind: "library", name: readAddress(search, hash).preset ?? usual };
}

it("reads preset and backend", () => {
  expect(readAddress("?preset=gray-scott&backend=cpu", "")).toEqual({
    preset: "gray-scott",
    backend: "cpu",
    safe: false,
    ui: "full",
    shared: false,
    odd: [],
  });
});

it("reads how much of the page is wanted", () => {
  for (const ui of ["none", "min", "full"]) expect(readAddress(`?ui=${ui}`, "").ui).toBe(ui);
  expect(readAddress("", "").ui).toBe("full");
  expect(readAddress("?safe=1&ui=none", "").ui).toBe("full");
});

it("takes nonsense for absent, and tells it", () => {
  const address = readAddress("?backend=quantum&ui=tiny", "");
  expect(address).toMatchObject({ backend: "auto", ui: "full" });
  expect(address.odd).toEqual([
    "The address asks for backend=quantum, which there is not: it takes auto, gpu, cpu.",
    "The address asks for ui=tiny, which there is not: it takes none, min, full.",
  ]);
  expect(readAddress("?backend=&ui=", "").odd).toEqual([]);
});

it("lets safe mode win over everything", () => {
  const address = readAddress("?safe=1&backend=gpu&preset=x", "");
  expect(address).toEqual({ backend: "cpu", safe: true, ui: "full", shared: false, odd: [] });
});

it("notices a shared state", () => {
  expect(readAddress("", "#v1=abc").shared).toBe(true);
  expect(readAddress("", "#top").shared).toBe(false);
});

describe("the address of what is shown", () => {
  const usual = "hypoxic-core";
  const own = { kind: "own" } as const;
  const named = (name: string) => ({ kind: "library", name }) as const;

  it("names a shipped preset and never one that is not there any more", () => {
    expect(addressOf(named("gray-scott"), "https://a.b/c/?ui=min", usual)).toBe(
      "https://a.b/c/?ui=min&preset=gray-scott",
    );
    expect(addressOf(own, "https://a.b/c/?preset=gray-scott&ui=min#v1=xyz", usual)).toBe(
      "https://a.b/c/?ui=min",
    );
    expect(addressOf(named(usual), "https://a.b/c/", usual)).toBe("https://a.b/c/");
    expect(addressOf(named(usual), "https://a.b/c/?preset=gray-scott", usual)).toBe(
      "https://a.b/c/?preset=hypoxic-core",
    );
  });

  it("keeps a shared state only where it is of the same preset", () => {
    const shared = "https://a.b/?preset=x#v1=abc";
    expect(addressOf(named("x"), shared, usual)).toBe(shared);
    expect(addressOf(named("y"), shared, usual)).toBe("https://a.b/?preset=y");
    expect(addressOf(own, "https://a.b/#top", usual)).toBe("https://a.b/#top");
  });

  it("opens what it was made for, and keeps every other wish", () => {
    const name = fc.string({ minLength: 1, maxLength: 20 });
    const path = fc.constantFrom("/", "/some/path/", "/a/index.html");
    const query = fc.array(fc.tuple(fc.constantFrom("ui", "backend", "other", "preset"), name));
    fc.assert(
      fc.property(name, path, query, (preset, at, wishes) => {
        const before = `https://a.b${at}?${new URLSearchParams(wishes)}`;
        const after = addressOf(named(preset), before, usual);
        expect(shownBy(after, usual)).toEqual(named(preset));
        const others = (href: string) =>
          [...new URL(href).searchParams].filter(([key]) => key !== "preset");
        expect(others(after)).toEqual(others(before));
        expect(shownBy(addressOf(own, after, usual), usual)).toEqual(named(usual));
      }),
    );
  });
});
