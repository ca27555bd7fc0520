import { describe, expect, it } from "vitest";
import type { SweepCall, SweepReply } from "../../src/page-sweep/sweep-messages.ts";
import { SweepPool, type SweepWorker } from "../../src/page-sweep/sweep-pool.ts";
import type { RunTask } from "../../src/sweep/perform-run.ts";

const tasks = ["a", "b", "c", "d"].map((preset) => ({ preset }) as RunTask);
const image = { data: new Float32Array(1), width: 1, height: 1, layers: 1, time: 0 };

/** A worker that does nothing by itself. */
class StillWorker implements SweepWorker {
  onmessage: SweepWorker["onmessage"] = null;
  onerror: SweepWorker["onerror"] = null;
  readonly calls: SweepCall[] = [];
  isTerminated = false;

  postMessage(call: unknown): void {
    this.calls.push(call as SweepCall);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(data: SweepReply): void {
    this.onmessage?.({ data } as MessageEvent<SweepReply>);
  }

  die(message: string): void {
    this.onerror?.({ message } as ErrorEvent);
  }

  get preset(): string | undefined {
    return this.calls.at(-1)?.task.preset;
  }
}

/** A pool, the workers that it opened, and what it told. */
function openPool() {
  const workers: StillWorker[] = [];
  const told: string[] = [];
  const pool = new SweepPool(() => {
    const worker = new StillWorker();
    workers.push(worker);
    return worker;
  });
  const run = (count: number, order = [0, 1, 2, 3]) =>
    pool.run(tasks, 0, order, count, {
      onProgress: (index, share) => told.push(`${index} ${share}`),
      onCurve: (index, values) => told.push(`${index} [${values}]`),
      onDone: (index) => told.push(`${index} done`),
      onFailure: (index, error) => told.push(`${index} ${error.message}`),
    });
  return { pool, workers, told, run };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Lets every worker finish what it has, again and again. */
async function finish(workers: readonly StillWorker[]): Promise<void> {
  for (let round = 0; round < 8; round++) {
    for (const worker of workers) if (!worker.isTerminated) worker.say({ kind: "done", image });
    await settled();
  }
}

describe("the workers of a sweep", () => {
  it("take runs in the given order, each worker one at a time", async () => {
    const { workers, run, told } = openPool();
    const finished = run(2, [2, 0, 3, 1]);
    expect(workers.map(({ preset }) => preset)).toEqual(["c", "a"]);
    workers[1]?.say({ kind: "done", image });
    await settled();
    expect(workers.map(({ preset }) => preset)).toEqual(["c", "d"]);
    await finish(workers);
    expect(await finished).toBe(true);
    expect(workers).toHaveLength(2);
    expect(told.toSorted()).toEqual(["0 done", "1 done", "2 done", "3 done"]);
  });

  it("tell of curves and progress as they come", async () => {
    const { workers, run, told } = openPool();
    const finished = run(1);
    workers[0]?.say({ kind: "progress", share: 0.25 });
    workers[0]?.say({ kind: "curve", share: 0.5, values: [1, 2] });
    expect(told).toEqual(["0 0.25", "0 [1,2]", "0 0.5"]);
    await finish(workers);
    expect(await finished).toBe(true);
  });

  it("are replaced where one fails or dies, and the other runs go on", async () => {
    const { workers, run, told } = openPool();
    const finished = run(1);
    workers[0]?.say({ kind: "failed", error: { name: "EngineError", message: "too large" } });
    await settled();
    expect(workers[0]?.isTerminated).toBe(true);
    workers[1]?.die("out of memory");
    await settled();
    expect(workers[1]?.isTerminated).toBe(true);
    await finish(workers.slice(2));
    expect(await finished).toBe(true);
    expect(told).toEqual([
      "0 too large",
      "1 The worker stopped: out of memory.",
      "2 done",
      "3 done",
    ]);
  });

  it("end at once when the sweep is stopped, and what is under way is not called a failure", async () => {
    const { pool, workers, run, told } = openPool();
    const finished = run(2);
    workers[0]?.say({ kind: "done", image });
    await settled();
    pool.stop();
    expect(await finished).toBe(false);
    expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
    expect(told).toEqual(["0 done"]);
    expect(workers).toHaveLength(2);
  });

  it("measure first, and do a run after that", async () => {
    const { pool, workers, run } = openPool();
    const measured = pool.measure(tasks[0]!);
    const speed = { opening: 1, voxelStep: 2 };
    workers[0]?.say({ kind: "measured", speed });
    expect(await measured).toEqual(speed);
    const finished = run(1);
    expect(workers).toHaveLength(1);
    await finish(workers);
    expect(await finished).toBe(true);
  });
});
