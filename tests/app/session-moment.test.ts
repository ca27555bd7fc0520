import { expect, it } from "vitest";
import { LeftRuns } from "../../src/app/session/left-runs.ts";
import type { LoadedRun } from "../../src/app/session/loaded-run.ts";
import { bringBack, keepMoment } from "../../src/app/session/session-moment.ts";
import type { Run } from "../../src/run/run.ts";
import { smallBase, smallDocument } from "../lab/open-base.ts";

/** A run that is a number. */
function numbered(at: number) {
  const self = {
    at,
    isOpen: true,
    copying: Promise.resolve(),
    moment: async () => {
      const then = self.at;
      await self.copying;
      return { at: then, bytes: 10, packed: async () => new Uint8Array(2) };
    },
    returnTo: async (moment: { at: number }) => {
      self.at = moment.at;
    },
    dispose: () => {
      self.isOpen = false;
    },
  };
  return self;
}
const asRun = (run: object): Run => run as unknown as Run;
const base = smallBase();
const document = smallDocument();
const loaded = (run: object, of: object = {}): LoadedRun =>
  ({ run, base, document, ...of }) as unknown as LoadedRun;

it("brings back each run as itself, whatever its place in the list", async () => {
  const [main, first, second, late] = [numbered(1), numbered(2), numbered(3), numbered(4)];
  const moment = await keepMoment(loaded(main), [first, second].map(asRun), () => null);
  expect(moment.bytes).toBe(30);
  for (const run of [main, first, second, late]) run.at = 100;
  await bringBack(loaded(main), [second, late].map(asRun), moment);
  expect([main.at, first.at, second.at, late.at]).toEqual([1, 100, 3, 100]);
});

it("brings back the main run where it was opened anew, but in no run of another document", async () => {
  const moment = await keepMoment(loaded(numbered(1)), [], () => null);
  const anew = numbered(100);
  await bringBack(loaded(anew), [], moment);
  expect(anew.at).toBe(1);
  const other = numbered(100);
  const settings = { ...document.settings, seed: 99 };
  for (const of of [{ base: smallBase() }, { document: { ...document, settings } }]) {
    await expect(bringBack(loaded(other, of), [], moment)).rejects.toThrow("another run");
  }
  expect(other.at).toBe(100);
});

it("has what claims had read when the run was copied, not when that was asked for", async () => {
  const main = numbered(1);
  let read = 1;
  let copied = (): void => {};
  main.copying = new Promise((resolve) => {
    copied = resolve;
  });
  const keeping = keepMoment(loaded(main), [], () => ({ reached: read, figures: [] }));
  read = 2;
  copied();
  expect((await keeping).claims?.reached).toBe(2);
});

it("finds what was left just now, with what its claims had read", async () => {
  const left = new LeftRuns();
  const run = numbered(7);
  let copied = (): void => {};
  run.copying = new Promise((resolve) => {
    copied = resolve;
  });
  const claims = { reached: 7, figures: [] };
  const leaving = left.leave(loaded(run), claims);
  const finding = left.find(document, base);
  copied();
  expect(await finding).toMatchObject({ moment: { at: 7 }, claims });
  await leaving;
  expect(run.isOpen).toBe(false);
  expect(await left.find(document, smallBase())).toBeUndefined();
});
