import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRecovery } from "../../src/app/machine/recovery.ts";

/** More than the time between two copies, ms. */
const later = 6000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A device to look after, whose state changes all the time; `copies` says how the next copies end. */
function watchDevice(copies: (() => Promise<boolean>)[]) {
  const told: unknown[] = [];
  let version = 0;
  let lose = (): void => {};
  const device = {
    lost: new Promise<void>((resolve) => {
      lose = () => resolve();
    }),
  } as unknown as GPUDevice;
  const recovered = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 2 * later));
  const recovery = createRecovery({
    copy: () => copies.shift()?.() ?? Promise.resolve(true),
    version: () => String(version++),
    keep: () => Promise.resolve(),
    onFailure: (error) => told.push(error),
    recover: () => recovered,
  });
  recovery.watch(device);
  return { told, recovery, lose: () => lose() };
}

it("tells once that no copy can be made, and again after one that could", async () => {
  const [first, second] = [new Error("no memory"), new Error("no memory again")];
  const no = (error: Error) => () => Promise.reject<boolean>(error);
  const yes = () => Promise.resolve(true);
  const { told } = watchDevice([no(first), no(first), yes, no(second)]);
  await vi.advanceTimersByTimeAsync(2 * later);
  expect(told).toEqual([first]);
  await vi.advanceTimersByTimeAsync(2 * later);
  expect(told).toEqual([first, second]);
});

it("leaves it to what follows a loss to tell of the loss", async () => {
  const { told, lose } = watchDevice([
    async () => {
      lose();
      await Promise.resolve();
      throw new Error("the device is lost");
    },
  ]);
  await vi.advanceTimersByTimeAsync(later);
  expect(told).toEqual([]);
});

it("knows of a failure whether it is a loss that is being seen to", async () => {
  const { recovery, lose } = watchDevice([]);
  const asked = async () => {
    const answer = recovery.isRecovering();
    await vi.advanceTimersByTimeAsync(1);
    return answer;
  };
  expect(await asked()).toBe(false);
  lose();
  expect(await asked()).toBe(true);
  await vi.advanceTimersByTimeAsync(2 * later);
  expect(await asked()).toBe(false);
});

it("asks for no more copies where nothing runs any more", async () => {
  let asked = 0;
  let version = 0;
  const gone = (): GPUDevice => ({ lost: Promise.resolve() }) as unknown as GPUDevice;
  const recovery = createRecovery({
    copy: () => {
      asked++;
      return Promise.resolve(true);
    },
    version: () => String(version++),
    keep: () => Promise.resolve(),
    onFailure: () => {},
    recover: async (how) => {
      if (how === "cpu") return false;
      recovery.watch(gone());
      return true;
    },
  });
  recovery.watch(gone());
  await vi.advanceTimersByTimeAsync(6 * later);
  expect(asked).toBe(0);
});

it("asks again where no copy could be made just then, though the state is the same", async () => {
  let asked = 0;
  const recovery = createRecovery({
    copy: async () => ++asked > 2,
    version: () => "the same",
    keep: () => Promise.resolve(),
    onFailure: () => {},
    recover: () => Promise.resolve(true),
  });
  recovery.watch({ lost: new Promise(() => {}) } as unknown as GPUDevice);
  await vi.advanceTimersByTimeAsync(6 * later);
  expect(asked).toBe(3);
});
