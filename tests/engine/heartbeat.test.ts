import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { programOf } from "../../src/compile/program-of.ts";
import { EngineLost } from "../../src/engine/engine-error.ts";
import type { EnginePort } from "../../src/engine/remote/engine-messages.ts";
import { Heartbeat } from "../../src/engine/remote/heartbeat.ts";
import { openRemoteEngine } from "../../src/engine/remote/remote-engine.ts";
import { tissue } from "../run/tissue.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "setTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The other side answers after so many ms; never, where that is undefined. */
function listen(answer: () => number | undefined, expected = 0) {
  const silences: number[] = [];
  const heartbeat: Heartbeat = new Heartbeat({
    ping: () =>
      new Promise<void>((resolve) => {
        const after = answer();
        if (after !== undefined) {
          setTimeout(() => {
            heartbeat.heard();
            resolve();
          }, after);
        }
      }),
    onSilence: (milliseconds) => silences.push(milliseconds),
    expected,
  });
  return { heartbeat, silences };
}

it("says nothing while there are answers, and tells once when they end", async () => {
  let isDead = false;
  const { silences } = listen(() => (isDead ? undefined : 30));
  await vi.advanceTimersByTimeAsync(300_000);
  expect(silences).toEqual([]);
  isDead = true;
  await vi.advanceTimersByTimeAsync(19_000);
  expect(silences).toEqual([]);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(silences.length).toBe(1);
});

it("bears a long step: what it is expected to take, and a few times the longest so far", async () => {
  const long = listen(() => undefined, 90_000);
  await vi.advanceTimersByTimeAsync(89_000);
  expect(long.silences).toEqual([]);
  await vi.advanceTimersByTimeAsync(9000);
  expect(long.silences.length).toBe(1);
  let takes: number | undefined = 15_000;
  const learned = listen(() => takes);
  await vi.advanceTimersByTimeAsync(60_000);
  takes = 60_000;
  await vi.advanceTimersByTimeAsync(200_000);
  expect(learned.silences).toEqual([]);
  expect(learned.heartbeat.patience).toBeGreaterThan(100_000);
});

it("does not count what a machine slept", async () => {
  const { silences } = listen(() => undefined);
  await vi.advanceTimersByTimeAsync(5000);
  const now = vi.spyOn(performance, "now");
  now.mockReturnValue(performance.now() + 3_600_000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(silences).toEqual([]);
  now.mockRestore();
});

it("ends an engine behind a port that gives no answer, also one that does not open", async () => {
  let isClosed = false;
  const port: EnginePort = { postMessage: () => {}, addEventListener: () => {} };
  const opening = openRemoteEngine(port, programOf(tissue()), tissue(), () => {
    isClosed = true;
  });
  const told = opening.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await told).toBeInstanceOf(EngineLost);
  expect(isClosed).toBe(true);
});
