import { signal } from "@preact/signals-core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createKeeper } from "../../src/app/lab/keeper.ts";
import type { Page } from "../../src/app/page.ts";
import type { Slots } from "../../src/lab/storage/slots.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page of one run that stands at a version, and the states that were kept of it. */
function pageAt(loop: { isAtRest: boolean }, isAt = () => true) {
  const run = {
    version: "day 1",
    keepNow: vi.fn(async () => {}),
    time: signal(0),
    states: signal([]),
  };
  const page = {
    session: { run: { run }, loop, isAt },
    lab: signal({ document: signal({}), base: signal({}) }),
    furniture: { signals: { saved: signal("") }, notices: { show: vi.fn(), clear: vi.fn() } },
  };
  return { run, notices: page.furniture.notices, page: page as unknown as Page };
}

it("keeps once more what moved while it was being kept", async () => {
  const { run, page } = pageAt({ isAtRest: true });
  const kept: string[] = [];
  const keep: Slots["keep"] = async () => {
    kept.push(run.version);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return null;
  };
  createKeeper(page, { keep } as unknown as Slots).start();
  await vi.advanceTimersByTimeAsync(1200);
  run.version = "day 2";
  await vi.advanceTimersByTimeAsync(60_000);
  expect(kept).toEqual(["day 1", "day 2"]);
});

it("keeps a run within two seconds of its coming to rest, one that moves every ten", async () => {
  const loop = { isAtRest: false };
  const { run, page } = pageAt(loop);
  const kept: string[] = [];
  const keep: Slots["keep"] = async () => {
    kept.push(run.version);
    return null;
  };
  createKeeper(page, { keep } as unknown as Slots).start();
  await vi.advanceTimersByTimeAsync(1200);
  run.version = "day 2";
  await vi.advanceTimersByTimeAsync(3000);
  expect(kept).toEqual(["day 1"]);
  loop.isAtRest = true;
  run.version = "day 3";
  await vi.advanceTimersByTimeAsync(2000);
  expect(kept).toEqual(["day 1", "day 3"]);
});

it("asks no run for its state that is on its way", async () => {
  const loop = { isAtRest: false };
  const { run, page } = pageAt(loop);
  const keep = async (): Promise<null> => null;
  const keeper = createKeeper(page, { keep } as unknown as Slots);
  await keeper.keepNow();
  expect(run.keepNow).not.toHaveBeenCalled();
  loop.isAtRest = true;
  await keeper.keepNow();
  expect(run.keepNow).toHaveBeenCalledOnce();
});

it("keeps no state of another run with a document that the page is on its way to", async () => {
  let isThere = false;
  const { run, page } = pageAt({ isAtRest: true }, () => isThere);
  run.states.value = [{ time: 0, packed: new Uint8Array(3) }] as never;
  const kept: unknown[] = [];
  const keep: Slots["keep"] = async (_, state) => {
    kept.push(state);
    return null;
  };
  const keeper = createKeeper(page, { keep } as unknown as Slots);
  await keeper.keepNow();
  isThere = true;
  await keeper.keepNow();
  expect(kept).toEqual([null, new Uint8Array(3)]);
});

it("keeps what there is when it is asked, not what was being kept then", async () => {
  const { page } = pageAt({ isAtRest: true });
  const document = signal({ speed: 1 });
  Object.assign(page, { lab: signal({ document, base: signal({}) }) });
  const kept: unknown[] = [];
  const keep: Slots["keep"] = async (one) => {
    kept.push(one.speed);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return null;
  };
  const keeper = createKeeper(page, { keep } as unknown as Slots);
  void keeper.keepNow();
  await vi.advanceTimersByTimeAsync(100);
  document.value = { speed: 2 };
  const both = Promise.all([keeper.keepNow(), keeper.keepNow()]);
  await vi.advanceTimersByTimeAsync(2000);
  await both;
  expect(kept).toEqual([1, 2]);
});

it("takes back what it told when all is kept again, and tells it anew", async () => {
  const { page, notices } = pageAt({ isAtRest: true });
  let words: string | null = null;
  const keep: Slots["keep"] = async () => words;
  const keeper = createKeeper(page, { keep } as unknown as Slots);
  await keeper.keepNow();
  expect(notices.clear).not.toHaveBeenCalled();
  for (let time = 1; time <= 2; time++) {
    words = "It is full.";
    await keeper.keepNow();
    await keeper.keepNow();
    expect(notices.show).toHaveBeenCalledTimes(time);
    words = null;
    await keeper.keepNow();
    expect(notices.clear).toHaveBeenCalledTimes(time);
    expect(notices.clear).toHaveBeenCalledWith("storage");
  }
});
