import { afterEach, describe, expect, it } from "vitest";
import { EngineError, EngineLost } from "../../src/engine/engine-error.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { openRun } from "../../src/run/open-run.ts";
import { PlayingRest } from "../../src/run/playing-rest.ts";
import type { Run } from "../../src/run/run.ts";
import { RunSet } from "../../src/run/run-set.ts";
import { bits, dose, open, openLosable, tissue } from "./tissue.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A clock with runs of these scenarios, and what it told. */
async function startSet(...scenarios: Scenario[]) {
  const told = { ends: 0, failures: [] as unknown[], recovered: [] as number[], advances: 0 };
  const set = new RunSet({
    onAdvance: () => {
      told.advances++;
    },
    onEnd: () => {
      told.ends++;
    },
    onFailure: (error) => told.failures.push(error),
    onRecovered: (_, __, time) => told.recovered.push(time),
  });
  const runs = await Promise.all(scenarios.map((scenario) => openRun(scenario, open)));
  set.setRuns(runs);
  set.speed = Number.POSITIVE_INFINITY;
  closers.push(() => {
    set.pause();
    for (const run of runs) run.dispose();
  });
  return { set, runs, told };
}

const timesOf = (runs: readonly Run[]) => runs.map(({ time }) => time.value);

describe("a clock", () => {
  it("plays until its end, lands on it and says so once", async () => {
    const { set, told } = await startSet(tissue());
    set.until = 505;
    set.play();
    expect(set.isPlaying.value).toBe(true);
    await expect.poll(() => told.ends).toBe(1);
    expect(set.time.value).toBe(505);
    expect(set.playing).toBe(false);
    set.until = undefined;
    set.play();
    await expect.poll(() => set.time.value).toBeGreaterThan(600);
    set.pause();
    await set.settle();
    const paused = set.time.value;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(set.time.value).toBe(paused);
    expect(told.failures).toEqual([]);
  });

  it("lands on the times that others want, whoever moves it, and goes on", async () => {
    const { set, runs, told } = await startSet(tissue(), tissue({ seed: 9 }));
    const landed: (readonly number[])[] = [];
    const times = [101, 202, 303, 404];
    set.landing = {
      next: (time) => times.find((one) => one > time) ?? Number.POSITIVE_INFINITY,
      land: () => landed.push(timesOf(runs)),
    };
    await set.runTo(150);
    expect(set.time.value).toBe(150);
    while (set.time.value < 250) await set.step(1);
    set.until = 404;
    set.play();
    await expect.poll(() => told.ends).toBe(1);
    expect(landed).toEqual(times.map((time) => [time, time]));
  });

  it("stands where it landed until others are done there, however many rounds are under way", async () => {
    const { set, told } = await startSet(tissue());
    const stood: (readonly [number, number])[] = [];
    set.landing = {
      next: (time) => [101, 202, 303].find((one) => one > time) ?? Number.POSITIVE_INFINITY,
      land: async () => {
        const at = set.time.value;
        await new Promise((resolve) => setTimeout(resolve, 100));
        stood.push([at, set.time.value]);
      },
    };
    set.until = 505;
    set.play();
    await expect.poll(() => told.ends).toBe(1);
    expect(stood).toEqual([101, 202, 303].map((time) => [time, time]));
  });

  it("gives the bits of single steps, however it cuts them", async () => {
    const { set, runs } = await startSet(tissue({ interventions: [dose(300)] }));
    set.play();
    await expect.poll(() => set.time.value).toBeGreaterThan(500);
    set.pause();
    await set.settle();
    const [run] = runs as [Run];
    const single = await openRun(tissue({ interventions: [dose(300)] }), open);
    while (single.time.value < run.time.value) await single.advance(1);
    expect(bits(await run.snapshot())).toEqual(bits(await single.snapshot()));
  });

  it("keeps the asked speed where the machine can", async () => {
    const { set } = await startSet(tissue());
    set.speed = 300;
    set.play();
    await expect.poll(() => set.time.value, { timeout: 20_000 }).toBeGreaterThan(300);
    const { asked, reached } = set.pace;
    expect(asked).toBe(300);
    expect(reached).toBeLessThan(600);
  });

  it("keeps runs together: none is ahead by more than a step, whatever their steps", async () => {
    const slow = tissue({ time: { step: 35, scheme: "implicit" } });
    const dosed = tissue({ interventions: [dose(40)] });
    const { set, runs } = await startSet(tissue(), slow, dosed, tissue({ seed: 5 }));
    for (let round = 0; round < 12; round++) {
      await set.step(3);
      const times = timesOf(runs);
      expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(35 + 1e-6);
      expect(set.time.value).toBe(Math.min(...times));
    }
    await set.runTo(1001);
    expect(timesOf(runs)).toEqual([1001, 1001, 1001, 1001]);
    set.play();
    await expect.poll(() => set.time.value).toBeGreaterThan(1500);
    set.pause();
    await set.settle();
    const times = timesOf(runs);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(35 + 1e-6);
  });

  it("does to each run what it would do alone", async () => {
    const { set, runs } = await startSet(tissue(), tissue({ seed: 9 }));
    await set.step(25);
    const alone = await openRun(tissue({ seed: 9 }), open);
    while (alone.stepCount < 25) await alone.advance(25 - alone.stepCount);
    const [, other] = runs as [Run, Run];
    expect(bits(await other.snapshot())).toEqual(bits(await alone.snapshot()));
  });

  it("takes no more than four", async () => {
    await expect(startSet(...Array.from({ length: 5 }, () => tissue()))).rejects.toThrow("4 runs");
  });

  it("rests while the page is hidden", async () => {
    const { set } = await startSet(tissue());
    set.suspend(true);
    set.play();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(set.time.value).toBe(0);
    set.suspend(false);
    await expect.poll(() => set.time.value).toBeGreaterThan(0);
  });
});

describe("many steps", () => {
  it("can be paused", async () => {
    const { set, told } = await startSet(tissue());
    const stepping = set.step(1e9);
    await expect.poll(() => set.time.value).toBeGreaterThan(50);
    set.pause();
    await stepping;
    const paused = set.time.value;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(set.time.value).toBe(paused);
    expect(told.failures).toEqual([]);
  });

  it("asked for one after the other are all done", async () => {
    const { set, runs } = await startSet(tissue());
    const [run] = runs as [Run];
    await Promise.all([set.step(1), set.step(2), set.step(1)]);
    expect(run.stepCount).toBe(4);
    const jump = set.runTo(1e9);
    await expect.poll(() => set.time.value).toBeGreaterThan(100);
    const before = run.stepCount;
    await Promise.all([set.step(1), jump]);
    expect(run.stepCount).toBeGreaterThan(before);
  });

  it("do not go past the end", async () => {
    const { set } = await startSet(tissue());
    set.until = 42;
    const taken = await set.step(100);
    expect(set.time.value).toBe(42);
    expect(taken).toBe(set.runs[0]?.stepCount);
    expect(await set.step(3)).toBe(0);
  });
});

describe("running to a time", () => {
  it("lands on it and says how far it is", async () => {
    const { set } = await startSet(tissue());
    const shares: number[] = [];
    await set.runTo(1234.5, { onProgress: (share) => shares.push(share) });
    expect(set.time.value).toBe(1234.5);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
  });

  it("is measured a hundred times on the way, to the same bits", async () => {
    const times: number[] = [];
    const nothing = (): void => {};
    const set = new RunSet({
      onAdvance: nothing,
      onEnd: nothing,
      onFailure: nothing,
      onRecovered: nothing,
      onStretch: async () => {
        times.push(set.time.value);
      },
    });
    const [run, alone] = await Promise.all([openRun(tissue(), open), openRun(tissue(), open)]);
    closers.push(() => {
      run.dispose();
      alone.dispose();
    });
    set.setRuns([run]);
    const { step } = run.scenario.time;
    await set.runTo(1000 * step);
    expect(times.length).toBeGreaterThanOrEqual(95);
    expect(times.length).toBeLessThanOrEqual(100);
    for (const [index, time] of times.entries())
      expect(time - (times[index - 1] ?? 0)).toBeLessThan(21 * step);
    await alone.advance(2000, 1000 * step);
    expect(bits(await run.engine.snapshot())).toEqual(bits(await alone.engine.snapshot()));
  });

  it("can be canceled", async () => {
    const { set } = await startSet(tissue());
    const abort = new AbortController();
    const running = set.runTo(1e9, { signal: abort.signal });
    await expect.poll(() => set.time.value).toBeGreaterThan(100);
    abort.abort();
    await expect(running).rejects.toThrow(/abort/i);
    const paused = set.runTo(1e9);
    await expect.poll(() => set.time.value).toBeGreaterThan(1000);
    set.pause();
    await paused;
    expect(set.time.value).toBeLessThan(1e9);
  });

  it("that is past goes back first, and is exact", async () => {
    const { set, runs } = await startSet(tissue());
    await set.runTo(1000);
    await set.runTo(333);
    expect(set.time.value).toBe(333);
    await set.goTo(20_000);
    expect(timesOf(runs)).toEqual([1000]);
  });
});

describe("several runs", () => {
  it("stand at one time after going back, whatever states each has kept", async () => {
    const { set, runs } = await startSet(tissue(), tissue({ seed: 9 }));
    const [first, second] = runs as [Run, Run];
    await set.runTo(100);
    await first.keepNow();
    await set.runTo(150);
    await second.keepNow();
    await set.runTo(300);
    await set.goTo(160);
    expect(timesOf(runs)).toEqual([150, 150]);
    await set.goTo(120);
    expect(timesOf(runs)).toEqual([100, 100]);
  });

  it("may be joined and left while a time is on its way", async () => {
    const { set, runs } = await startSet(tissue(), tissue({ seed: 9 }));
    const [first, second] = runs as [Run, Run];
    set.setRuns([first]);
    const arriving = set.runTo(400);
    expect(set.isAtRest).toBe(false);
    set.setRuns([first, second]);
    await arriving;
    expect(timesOf(runs)).toEqual([400, 400]);
    expect(set.isAtRest).toBe(true);
  });
});

describe("what goes wrong", () => {
  it("on the way to a time is what that fails with", async () => {
    const { set, runs } = await startSet(tissue());
    const [run] = runs as [Run];
    run.advance = () => Promise.reject(new EngineError("the solver broke"));
    await expect(set.runTo(100)).rejects.toThrow("the solver broke");
  });

  it("is told once, and pauses", async () => {
    const { set, runs, told } = await startSet(tissue());
    const [run] = runs as [Run];
    const problem = new EngineError("the solver broke");
    run.advance = () => Promise.reject(problem);
    set.play();
    await expect.poll(() => told.failures).toEqual([problem]);
    expect(set.playing).toBe(false);
  });

  it("is nothing where a run was closed for another one", async () => {
    const { set, runs, told } = await startSet(tissue());
    set.play();
    await expect.poll(() => set.time.value).toBeGreaterThan(0);
    const next = await openRun(tissue({ seed: 2 }), open);
    set.setRuns([next]);
    for (const run of runs) run.dispose();
    await expect.poll(() => next.time.value).toBeGreaterThan(20);
    expect(told.failures).toEqual([]);
    expect(set.playing).toBe(true);
    set.pause();
    await set.settle();
    next.dispose();
  });

  it("a way through time ends where an engine is lost and no other one opens", async () => {
    let lose = (): void => {};
    let opened = 0;
    const run = await openRun(tissue(), async (scenario) => {
      if (opened++ > 0) throw new EngineError("There is no memory for another.");
      const losable = await openLosable(scenario);
      lose = losable.lose;
      return losable.engine;
    });
    const { set, told } = await startSet();
    set.setRuns([run]);
    closers.push(() => run.dispose());
    await set.runTo(20);
    lose();
    await set.runTo(400);
    expect(set.time.value).toBe(20);
    expect(told.failures).toHaveLength(1);
  });

  it("a lost engine is made up for while playing goes on, and not for ever", async () => {
    const loses: (() => void)[] = [];
    const run = await openRun(tissue(), async (scenario) => {
      const { engine, lose } = await openLosable(scenario);
      loses.push(lose);
      return engine;
    });
    const { set, told } = await startSet();
    set.setRuns([run]);
    closers.push(() => run.dispose());
    set.play();
    await expect.poll(() => set.time.value).toBeGreaterThan(100);
    loses[0]?.();
    await expect.poll(() => told.recovered.length).toBe(1);
    const [from = 0] = told.recovered;
    await expect.poll(() => set.time.value).toBeGreaterThan(from + 100);
    expect(told.failures).toEqual([]);
    expect(set.playing).toBe(true);
    loses[1]?.();
    await expect.poll(() => told.recovered.length).toBe(2);
    loses[2]?.();
    await expect.poll(() => told.failures.length).toBe(1);
    expect(told.failures[0]).toBeInstanceOf(EngineLost);
    expect(set.playing).toBe(false);
    await set.reset();
    expect(set.time.value).toBe(0);
    set.play();
    await expect.poll(() => set.time.value).toBeGreaterThan(100);
  });

  it("no other engine opens: whoever moves the run is told so, also after a start again that failed", async () => {
    const { engine, lose } = await openLosable(tissue());
    let engines = 0;
    const run = await openRun(tissue(), async () => {
      if (++engines > 1) throw new EngineError("no memory");
      return engine;
    });
    const { set, told } = await startSet();
    set.setRuns([run]);
    closers.push(() => run.dispose());
    const advance = run.advance.bind(run);
    let rounds = 0;
    run.advance = (count, until) => {
      if (++rounds > 1000) throw new Error("It spins.");
      return advance(count, until);
    };
    await set.runTo(50);
    lose();
    await set.runTo(100);
    expect(set.time.value).toBe(50);
    expect(told.failures).toEqual([new EngineError("no memory")]);
    await expect(set.reset()).rejects.toThrow("no memory");
    await expect(set.runTo(100)).rejects.toBeInstanceOf(EngineLost);
    expect(set.playing).toBe(false);
  });

  it("a loss is seen to once, though other runs join meanwhile", async () => {
    const { engine, lose } = await openLosable(tissue());
    let engines = 0;
    const run = await openRun(tissue(), async (scenario) => {
      if (++engines === 1) return engine;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return open(scenario);
    });
    const { set, runs, told } = await startSet(tissue({ seed: 9 }));
    closers.push(() => run.dispose());
    set.setRuns([run]);
    lose();
    await expect.poll(() => run.lost.value).not.toBe(null);
    set.setRuns([run, ...runs]);
    set.setRuns([run]);
    await set.runTo(100);
    expect(engines).toBe(2);
    expect(told.failures).toEqual([]);
    expect(told.recovered).toEqual([0]);
  });

  it("an engine that is lost as soon as it comes is made up for, too, and not for ever", async () => {
    const { engine, lose } = await openLosable(tissue());
    let engines = 0;
    const run = await openRun(tissue(), async () => {
      if (++engines === 1) return engine;
      throw new EngineLost(`The worker died ${engines} times.`);
    });
    const { set, told } = await startSet();
    closers.push(() => run.dispose());
    set.setRuns([run]);
    lose();
    await expect.poll(() => told.failures.length).toBe(1);
    expect(engines).toBe(3);
    await expect(set.runTo(100)).rejects.toBeInstanceOf(EngineLost);
  });
});

describe("playing that rests", () => {
  const asked: readonly (readonly [string, boolean, (set: RunSet) => unknown])[] = [
    ["goes on where nobody asked for anything", true, () => {}],
    ["goes on after what replaces the states", true, (set) => set.replace(async () => {})],
    ["stays where somebody paused meanwhile", false, (set) => set.pause()],
    ["stays where somebody went to a time meanwhile", false, (set) => set.runTo(300)],
    ["stays where somebody went back meanwhile", false, (set) => set.goTo(0)],
    ["stays where somebody took steps meanwhile", false, (set) => set.step(2)],
  ];
  it.each(asked)("%s", async (_, goesOn, ask) => {
    const { set } = await startSet(tissue());
    const rest = new PlayingRest(set, set);
    expect(rest.begin()).toBe(false);
    rest.end();
    expect(set.playing).toBe(false);
    set.play();
    expect(rest.begin()).toBe(true);
    expect(set.playing).toBe(false);
    await ask(set);
    rest.end();
    expect(set.playing).toBe(goesOn);
    // It rests no more.
    set.pause();
    rest.end();
    expect(set.playing).toBe(false);
  });
});

describe("what replaces states", () => {
  it("waits for the steps under way, and playing goes on after it", async () => {
    const { set, runs } = await startSet(tissue());
    const [run] = runs as [Run];
    const moment = await run.moment();
    set.play();
    await expect.poll(() => set.time.value).toBeGreaterThan(200);
    const seen: number[] = [];
    await set.replace(async () => {
      expect(set.playing).toBe(false);
      seen.push(set.time.value);
      await new Promise((resolve) => setTimeout(resolve, 100));
      seen.push(set.time.value);
      await run.returnTo(moment);
    });
    expect(seen[1]).toBe(seen[0]);
    expect(set.playing).toBe(true);
    await expect.poll(() => set.time.value).toBeGreaterThan(20);
  });

  it("with a start again nothing moves before it is told, however fast it plays", async () => {
    const { set } = await startSet(tissue());
    set.play();
    await expect.poll(() => set.time.value).toBeGreaterThan(200);
    const told: number[] = [];
    await set.reset(() => told.push(set.time.value));
    expect(told).toEqual([0]);
    expect(set.playing).toBe(true);
  });

  it("does not land where the run before it was to", async () => {
    const { set, runs } = await startSet(tissue());
    const [run] = runs as [Run];
    const landed: number[] = [];
    let times = [103, 403];
    set.landing = {
      next: (time) => times.find((one) => one > time) ?? Number.POSITIVE_INFINITY,
      land: () => landed.push(set.time.value),
    };
    await set.runTo(350);
    const late = await run.moment();
    await set.goTo(0);
    await set.runTo(50);
    expect(landed).toEqual([103]);
    await set.replace(() => run.returnTo(late));
    times = [405];
    await set.runTo(500);
    expect(landed).toEqual([103, 405]);
  });
});

describe("what is asked for one after the other", () => {
  it("ends a way that has not begun yet, too", async () => {
    const { set } = await startSet(tissue());
    const running = set.runTo(1e9);
    await set.step(1);
    await running;
    expect(set.time.value).toBeLessThan(1000);
  });
});
