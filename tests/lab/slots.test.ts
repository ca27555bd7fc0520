import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LabDocument } from "../../src/lab/document.ts";
import type { KeyValue } from "../../src/lab/storage/key-value.ts";
import { readSlot, slotBytes } from "../../src/lab/storage/slot-bytes.ts";
import { openSlots } from "../../src/lab/storage/slots.ts";
import { arbitraryDocument } from "./arbitrary-document.ts";
import { memoryStore } from "./memory-store.ts";
import { smallDocument } from "./open-base.ts";

const first = smallDocument();
const second: LabDocument = { ...first, parameters: { k: 0.2 } };
const third: LabDocument = { ...first, parameters: { k: 0.3 } };
const state = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);

const quota = (): never => {
  throw new DOMException("full", "QuotaExceededError");
};

describe("slots", () => {
  it("bring back what was kept last, by whoever opens them", async () => {
    const store = memoryStore();
    const slots = openSlots(store, { now: () => 123 });
    expect(await slots.restore()).toEqual({ kept: null, words: null });
    expect(await slots.keep(first)).toBeNull();
    expect(await slots.keep(second, state)).toBeNull();
    const { kept, words } = await openSlots(store).restore();
    expect(words).toBeNull();
    expect(kept).toMatchObject({ document: second, keptAt: 123 });
    expect(kept?.state).toEqual(state);
    // One that did not restore first goes on in turn, too.
    await openSlots(store).keep(third);
    expect((await openSlots(store).restore()).kept?.document).toEqual(third);
  });

  it("always leave one that is whole, whichever byte of the other is damaged", async () => {
    const entries = new Map<string, unknown>();
    const slots = openSlots(memoryStore(entries));
    await slots.keep(first);
    await slots.keep(second, state);
    const [newestKey] = [...entries].find(([, value]) => readSlot(value)?.state != null)!;
    const whole = entries.get(newestKey) as Uint8Array;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const damaged = whole.slice();
          damaged[at]! ^= change;
          const store = memoryStore(new Map(entries).set(newestKey, damaged));
          const { kept, words } = await openSlots(store).restore();
          expect(kept?.document).toEqual(first);
          expect(words).toMatch(/before it/);
          // What comes next is not written over the whole one.
          const reopened = openSlots(store);
          await reopened.keep(third);
          expect(readSlot(await store.get(newestKey))?.document).toEqual(third);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("say so where both are damaged, and take the next", async () => {
    const entries = new Map<string, unknown>([
      ["slot-a", new Uint8Array(10)],
      ["slot-b", "text"],
    ]);
    const slots = openSlots(memoryStore(entries));
    const { kept, words } = await slots.restore();
    expect(kept).toBeNull();
    expect(words).toMatch(/damaged/);
    expect(await slots.keep(first)).toBeNull();
    expect((await openSlots(memoryStore(entries)).restore()).kept?.document).toEqual(first);
  });

  it("keep the document alone where the state is too large or the storage full, and tell", async () => {
    const store = memoryStore();
    const bounded = openSlots(store, { mostStateBytes: 100 });
    expect(await bounded.keep(second, state)).toMatch(/too large/);
    expect((await bounded.restore()).kept).toMatchObject({ document: second, state: null });
    const entries = new Map<string, unknown>();
    const small = memoryStore(entries);
    const limited: KeyValue = {
      ...small,
      set: (key, value) =>
        (value as Uint8Array).length >
        slotBytes({ document: first, state: null, keptAt: 0, count: 1 }).length + 500
          ? quota()
          : small.set(key, value),
    };
    const slots = openSlots(limited);
    expect(await slots.keep(first, state)).toMatch(/storage is full: the settings are kept/);
    expect((await slots.restore()).kept).toMatchObject({ document: first, state: null });
    const full = openSlots({ ...small, set: async () => quota() });
    expect(await full.keep(second, state)).toMatch(/Nothing of this is kept .* full/);
    expect((await full.restore()).kept).toMatchObject({ document: first });
  });

  it("are not in turn after a write that failed: what was kept last is never written over", async () => {
    const entries = new Map<string, unknown>();
    const store = memoryStore(entries);
    const tried: string[] = [];
    let isFull = false;
    const slots = openSlots({
      ...store,
      set: async (key, value) => {
        tried.push(key);
        if (isFull) quota();
        await store.set(key, value);
      },
    });
    await slots.keep(first);
    await slots.keep(second);
    const last = tried.at(-1);
    isFull = true;
    await slots.keep(third, state);
    await slots.keep(third, state);
    isFull = false;
    await slots.keep(third);
    expect(tried.slice(2)).toHaveLength(5);
    expect(tried.slice(2)).not.toContain(last);
    expect(readSlot(entries.get(last ?? ""))?.document).toEqual(second);
  });

  it("never throw where storage is blocked, or never answers", async () => {
    const thrown = (): never => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    const blocked = openSlots({ get: thrown, set: thrown });
    expect(await blocked.restore()).toEqual({
      kept: null,
      words: expect.stringContaining("insecure"),
    });
    expect(await blocked.keep(first, state)).toMatch(/insecure/);
    const never = (): Promise<never> => new Promise(() => {});
    const silent = openSlots({ get: never, set: never }, { patience: 1 });
    expect((await silent.restore()).words).toMatch(/does not answer/);
    expect(await silent.keep(first)).toMatch(/does not answer/);
  });

  it("keep the last of what comes while they are at it", async () => {
    const writes: unknown[] = [];
    const store = memoryStore();
    const counted: KeyValue = {
      ...store,
      set: async (key, value) => {
        writes.push(value);
        await store.set(key, value);
      },
    };
    const slots = openSlots(counted);
    await Promise.all([slots.keep(first), slots.keep(second), slots.keep(third)]);
    expect(writes.length).toBeLessThan(3);
    expect((await slots.restore()).kept?.document).toEqual(third);
  });

  it("hold any document", () => {
    fc.assert(
      fc.property(
        arbitraryDocument,
        fc.option(fc.uint8Array({ minLength: 1 })),
        (document, bytes) => {
          const slot = { document, state: bytes, keptAt: 5, count: 3 };
          expect(readSlot(slotBytes(slot))).toEqual(slot);
        },
      ),
      { numRuns: 50 },
    );
  });
});
