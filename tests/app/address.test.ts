import { batch, signal } from "@preact/signals-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type AddressHost,
  followAddress,
  type LeftRun,
  leftOfEntry,
} from "../../src/app/lab/address.ts";
import type { LabBase } from "../../src/lab/base.ts";
import { documentOf, type LabDocument } from "../../src/lab/document.ts";
import type { Lab } from "../../src/lab/lab.ts";
import { decodeLink } from "../../src/lab/share/link.ts";

const START = "https://a.b/some/";
const ofPreset = (name: string): LabDocument => documentOf({ kind: "library", name });

/** A browser's history: its entries, each with a document and an address, and where one stands. */
function browser() {
  const entries: { document: LabDocument | null; left?: LeftRun; href: string }[] = [
    { document: null, href: START },
  ];
  const listeners = new Map<string, () => void>();
  const entryOf = (
    { milieu, left }: { readonly milieu: LabDocument; readonly left?: LeftRun },
    href: string,
  ) => ({ document: milieu, ...(left && { left }), href });
  vi.stubGlobal("location", {
    get href() {
      return entries.at(-1)?.href;
    },
  });
  vi.stubGlobal("history", {
    pushState: (state: never, _: string, href: string) => void entries.push(entryOf(state, href)),
    replaceState: (state: never, _: string, href: string) => {
      entries[entries.length - 1] = entryOf(state, href);
    },
  });
  vi.stubGlobal("addEventListener", (event: string, listener: () => void) =>
    listeners.set(event, listener),
  );
  return {
    entries,
    leave: () => listeners.get("beforeunload")?.(),
    hide: () => {
      vi.stubGlobal("document", { hidden: true });
      listeners.get("visibilitychange")?.();
    },
  };
}

/** A lab whose document is written here; it is loaded with a base of its own. */
function page(options: Partial<AddressHost> = {}) {
  const { entries, leave, hide } = browser();
  const lab = signal<Lab | null>(null);
  const onFailure = vi.fn();
  const address = followAddress(lab, {
    isEmbedded: false,
    left: () => null,
    onFailure,
    ...options,
  });
  const document = signal(ofPreset("gray-scott"));
  const base = signal({} as LabBase);
  const load = (name: string): void =>
    batch(() => {
      base.value = {} as LabBase;
      document.value = ofPreset(name);
    });
  const open = (): void => {
    lab.value = { document, base } as unknown as Lab;
  };
  const change = (feed: number): void => {
    document.value = { ...document.value, parameters: { feed } };
  };
  const names = () => entries.map((one) => one.document?.source.name);
  return { entries, address, load, change, open, leave, hide, names, document, onFailure };
}

/** Half a second, and what is loaded then. */
async function rest(): Promise<void> {
  vi.advanceTimersByTime(500);
  await vi.dynamicImportSettled();
}

describe("the browser's history", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("gets an entry with each preset, and changes are written into the one that there is", async () => {
    const { entries, load, change, open, names } = page();
    open();
    expect(names()).toEqual(["gray-scott"]);
    expect(entries[0]?.href).toBe(`${START}?preset=gray-scott`);
    change(0.05);
    vi.advanceTimersByTime(499);
    expect(entries[0]?.document?.parameters).toEqual({});
    await rest();
    expect(names()).toEqual(["gray-scott"]);
    const { hash } = new URL(entries[0]?.href ?? "");
    expect(decodeLink(hash).parameters).toEqual({ feed: 0.05 });
    load("schnakenberg");
    expect(names()).toEqual(["gray-scott", "schnakenberg"]);
    expect(entries[1]?.href).toBe(`${START}?preset=schnakenberg`);
  });

  it("has a change that another preset comes right after, in the entry that it belongs to", () => {
    const { entries, load, change, open, names } = page();
    open();
    change(0.05);
    load("schnakenberg");
    expect(names()).toEqual(["gray-scott", "schnakenberg"]);
    expect(entries[0]?.document?.parameters).toEqual({ feed: 0.05 });
    expect(entries[1]?.document?.parameters).toEqual({});
  });

  it("gets no entry by going back, nor where the history is another page's", async () => {
    const own = page();
    own.open();
    await own.address.travel(async () => own.load("schnakenberg"));
    expect(own.names()).toEqual(["schnakenberg"]);
    own.load("fisher-kpp");
    expect(own.names()).toEqual(["schnakenberg", "fisher-kpp"]);
    vi.unstubAllGlobals();
    const embedded = page({ isEmbedded: true });
    embedded.open();
    embedded.load("schnakenberg");
    expect(embedded.names()).toEqual(["schnakenberg"]);
  });

  it("has what was changed just before the page is left", () => {
    const { entries, change, open, leave } = page();
    open();
    const { href } = entries[0] ?? {};
    change(0.05);
    leave();
    expect(entries[0]).toMatchObject({ document: { parameters: { feed: 0.05 } }, href });
  });

  it("has where the run stood when the page is left or looked at no more, changed or not", () => {
    const run = { time: 0, isPaused: false };
    const { entries, open, leave, hide } = page({ left: () => ({ ...run }) });
    open();
    expect(entries[0]?.left).toBeUndefined();
    Object.assign(run, { time: 720, isPaused: true });
    hide();
    expect(leftOfEntry(entries[0])).toEqual({ time: 720, isPaused: true });
    run.time = 1440;
    leave();
    expect(entries).toHaveLength(1);
    expect(leftOfEntry(entries[0])).toEqual({ time: 1440, isPaused: true });
    for (const odd of [null, {}, { left: 3 }, { left: { time: -1, isPaused: true } }]) {
      expect(leftOfEntry(odd)).toBeNull();
    }
  });

  it("keeps an entry whose link could not be opened, and the next change makes another", async () => {
    const { entries, address, change, open } = page();
    address.keepEntry();
    open();
    await rest();
    expect(entries).toEqual([{ document: null, href: START }]);
    change(0.05);
    await rest();
    expect(entries.map((one) => one.document?.parameters)).toEqual([undefined, { feed: 0.05 }]);
    change(0.06);
    await rest();
    expect(entries.map((one) => one.document?.parameters)).toEqual([undefined, { feed: 0.06 }]);
  });
});
