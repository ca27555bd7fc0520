import { expect, it } from "vitest";
import { openWithState } from "../../src/app/lab/load-preset.ts";
import type { OpenDocument } from "../../src/app/lab/opener.ts";
import type { Page } from "../../src/app/page.ts";
import { openRun } from "../../src/run/open-run.ts";
import { packSnapshot } from "../../src/run/pack-snapshot.ts";
import { smallDocument } from "../lab/open-base.ts";
import { open, tissue } from "../run/tissue.ts";

/** Opens a document with a state of a run, on a page that does as it is told; gives what it says of it. */
async function openOn(opened: (options: OpenDocument) => Promise<boolean>, nx = 16) {
  const run = await openRun(tissue(), open);
  await run.advance(5);
  const state = packSnapshot(await run.snapshot());
  run.dispose();
  const told: { title: string; message?: string }[] = [];
  const page = {
    session: { preset: null, engine: { time: 9999, grid: { ...tissue().grid, nx } } },
    lab: { peek: () => null },
    furniture: {
      shell: { setBusy: () => {}, announce: () => {} },
      notices: { show: (notice: { title: string }) => void told.push(notice), clear: () => {} },
    },
    opener: { open: (_: unknown, __: unknown, options: OpenDocument = {}) => opened(options) },
  };
  await openWithState(page as unknown as Page, smallDocument(), state);
  return told;
}

it("says nothing where the state was taken and the run plays on, or something else was opened", async () => {
  expect(await openOn(async () => true)).toEqual([]);
  expect(await openOn(async () => false, 99)).toEqual([]);
});

it("says of a state that does not fit what it is, or what went wrong with it", async () => {
  const [other] = await openOn(async () => true, 99);
  expect(other?.title).toContain("does not fit");
  expect(other?.message).toBe("It is one of 16 × 12 voxels.");
  const [broken] = await openOn(async ({ resume }) => {
    if (resume !== undefined) throw new Error("It has another field.");
    return true;
  });
  expect(broken?.message).toBe("It has another field.");
  const fails = openOn(() => Promise.reject(new Error("There is no such preset.")));
  await expect(fails).rejects.toThrow("There is no such preset.");
});
