import { afterEach, expect, it, vi } from "vitest";
import { openRun } from "../../src/run/open-run.ts";
import { packSnapshot } from "../../src/run/pack-snapshot.ts";
import { type PackCall, type PackWorker, WorkerPacker } from "../../src/run/packer.ts";
import { open, tissue } from "./tissue.ts";

afterEach(() => {
  vi.useRealTimers();
});

/** A packer whose workers do this with what they get. */
function packerOf(postMessage: (call: PackCall, worker: PackWorker) => void) {
  const workers: PackWorker[] = [];
  const packer = new WorkerPacker(() => {
    const worker: PackWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => {},
      postMessage: (call: PackCall) => postMessage(call, worker),
    };
    workers.push(worker);
    return worker;
  });
  return { packer, workers };
}

it("says what a worker cannot be given, and gives it the next", async () => {
  let calls = 0;
  const { packer, workers } = packerOf(({ id, unpack }, worker) => {
    if (++calls === 1) throw new Error("no memory to copy it");
    const snapshot = { time: unpack?.length };
    worker.onmessage?.({ data: { id, snapshot } } as unknown as MessageEvent);
  });
  await expect(packer.unpack(new Uint8Array(4))).rejects.toThrow(
    "The kept state cannot be given to a worker (no memory to copy it).",
  );
  expect(await packer.unpack(new Uint8Array(7))).toEqual({ time: 7 });
  expect(workers.length).toBe(1);
});

it("waits for no worker that ended without a word, or whose answers cannot be read", async () => {
  vi.useFakeTimers();
  const { packer, workers } = packerOf(() => {});
  const silent = expect(packer.unpack(new Uint8Array(4))).rejects.toThrow(
    "gave no answer for 60 s",
  );
  await vi.advanceTimersByTimeAsync(61_000);
  await silent;
  const unreadable = expect(packer.unpack(new Uint8Array(4))).rejects.toThrow("cannot be read");
  expect(workers.length).toBe(2);
  workers[1]?.onmessageerror?.({} as MessageEvent);
  await unreadable;
  expect(vi.getTimerCount()).toBe(0);
});

it("opens another worker after one that has died, and says what is lost", async () => {
  const workers: { die: () => void }[] = [];
  const packer = new WorkerPacker(() => {
    const isFirst = workers.length === 0;
    const worker: PackWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => {},
      postMessage: ({ id, pack }: PackCall) => {
        if (isFirst || pack === undefined) return;
        const packed = packSnapshot(pack);
        worker.onmessage?.({ data: { id, packed } } as MessageEvent);
      },
    };
    workers.push({ die: () => worker.onerror?.({ message: "no memory" } as ErrorEvent) });
    return worker;
  });
  const run = await openRun(tissue(), open);
  const first = packer.pack(await run.snapshot());
  workers[0]?.die();
  await expect(first).rejects.toThrow("no memory");
  const snapshot = await run.snapshot();
  expect(await packer.pack(snapshot)).toEqual(packSnapshot(snapshot));
  expect(workers.length).toBe(2);
  run.dispose();
});
