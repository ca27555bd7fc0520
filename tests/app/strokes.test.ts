import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createStrokes } from "../../src/app/lab/strokes.ts";
import type { Page } from "../../src/app/page.ts";
import type { Session } from "../../src/app/session/session.ts";
import type { Position } from "../../src/view/pointer-tools.ts";

beforeEach(() => vi.stubGlobal("window", new EventTarget()));
afterEach(() => vi.unstubAllGlobals());

/** A brush whose copies of the state take a while; `seen`: what was painted when each was made. */
function slow() {
  const painted: number[] = [];
  const seen: string[] = [];
  const ended: (string | null)[] = [];
  const told: string[] = [];
  const session = {
    run: { run: "first" },
    preset: null,
    engine: { grid: { dz: 1 } },
    picture: { choice: { slice: 0 } },
    edit: ({ from }: { from: readonly number[] }) => {
      if (from[0] === 13) throw new Error("There is no field.");
      painted.push(from[0] ?? Number.NaN);
    },
  };
  const setting = { field: "drug", action: "add", radius: 1, amount: 1 };
  const begin = async (label: string) => {
    seen.push(painted.join());
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { end: (name: string | null = label) => void ended.push(name) };
  };
  const notices = { show: ({ title }: { title: string }) => void told.push(title) };
  const page = { furniture: { brush: { part: { setting } }, notices }, moves: { begin } };
  const strokes = createStrokes(page as unknown as Page, session as unknown as Session);
  const dab = (x: number): void => {
    const at: Position = { x, y: 0 };
    strokes.paint(at, at, false);
    window.dispatchEvent(new Event("pointerup"));
  };
  return { strokes, dab, painted, seen, ended, told, session };
}

it("paints quick dabs all, each as a step from what was painted before it", async () => {
  const { dab, painted, seen, ended } = slow();
  for (const x of [1, 2, 3]) dab(x);
  await expect.poll(() => ended.length).toBe(3);
  expect(painted).toEqual([1, 2, 3]);
  expect(seen).toEqual(["", "1", "1,2"]);
});

it("says when what was released is a step", async () => {
  const { strokes, dab, painted, ended } = slow();
  for (const x of [1, 2]) dab(x);
  await strokes.settle();
  expect(painted).toEqual([1, 2]);
  expect(ended.length).toBe(2);
});

it("is down from the press to the release", () => {
  const { strokes } = slow();
  expect(strokes.isDown()).toBe(false);
  strokes.paint({ x: 1, y: 1 }, { x: 1, y: 1 }, false);
  expect(strokes.isDown()).toBe(true);
  window.dispatchEvent(new Event("pointerup"));
  expect(strokes.isDown()).toBe(false);
});

it("goes on after a dab that failed, and tells of it", async () => {
  const { dab, painted, ended, told } = slow();
  for (const x of [1, 13, 3]) dab(x);
  await expect.poll(() => ended.length).toBe(3);
  expect(painted).toEqual([1, 3]);
  expect(told).toEqual(["This could not be done"]);
});

it("is not painted into another run that came meanwhile, and is no step there", async () => {
  const { dab, painted, ended, session } = slow();
  dab(1);
  session.run = { run: "second" };
  await expect.poll(() => ended.length).toBe(1);
  expect(painted).toEqual([]);
  expect(ended).toEqual([null]);
});
