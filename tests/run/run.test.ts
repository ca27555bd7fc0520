import { afterEach, describe, expect, it, vi } from "vitest";
import type { ReusableEngine } from "../../src/engine/engine.ts";
import { EngineClosed, EngineError, EngineLost } from "../../src/engine/engine-error.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { OpenEngine } from "../../src/run/live-scenario.ts";
import { openRun } from "../../src/run/open-run.ts";
import { type Packer, packHere } from "../../src/run/packer.ts";
import type { Run, RunOptions } from "../../src/run/run.ts";
import { bits, dose, open, tissue } from "./tissue.ts";

const runs: Run[] = [];
afterEach(() => {
  for (const run of runs.splice(0)) run.dispose();
});

async function start(scenario: Scenario, by = open, options: RunOptions = {}): Promise<Run> {
  const run = await openRun(scenario, by, options);
  runs.push(run);
  return run;
}

/** The bits of a run that did nothing but these steps. */
async function straight(scenario: Scenario, steps: number) {
  const run = await start(scenario);
  for (let left = steps; left > 0; ) left -= await run.advance(left);
  return bits(await run.snapshot());
}

/** Counts the engines that it opens. */
function counting(): { readonly open: OpenEngine; readonly engines: ReusableEngine[] } {
  const engines: ReusableEngine[] = [];
  const opening: OpenEngine = async (scenario) => {
    const engine = await open(scenario);
    engines.push(engine);
    return engine;
  };
  return { open: opening, engines };
}

describe("a change while it runs", () => {
  it("moves a dose of the future: bit for bit the run with that dose from the start, and nothing compiles", async () => {
    const { open: counted, engines } = counting();
    const run = await start(tissue({ interventions: [dose(400)] }), counted);
    await run.advance(12);
    await run.change(tissue({ interventions: [dose(300)] }));
    await run.advance(40);
    expect(bits(await run.snapshot())).toEqual(
      await straight(tissue({ interventions: [dose(300)] }), 52),
    );
    expect(engines.length).toBe(1);
  });

  it("adds a dose and takes it away again, in another engine", async () => {
    const run = await start(tissue());
    await run.advance(12);
    await run.change(tissue({ interventions: [dose(300)] }));
    await run.advance(10);
    await run.change(tissue());
    await run.advance(30);
    expect(bits(await run.snapshot())).toEqual(await straight(tissue(), 52));
    await run.change(tissue({ interventions: [dose(600)] }));
    await run.advance(40);
    expect(bits(await run.snapshot())).toEqual(
      await straight(tissue({ interventions: [dose(600)] }), 92),
    );
  });

  it("does not repeat or undo what has been", async () => {
    const run = await start(tissue({ interventions: [dose(100, 1)] }));
    while (run.time.value < 150) await run.advance(1);
    const before = await run.read("drug");
    await run.change(tissue({ interventions: [dose(50, 1)] }));
    expect(await run.read("drug")).toEqual(before);
    await run.change(tissue());
    expect(await run.read("drug")).toEqual(before);
    await run.advance(1);
    const [now = 1, then = 0] = [(await run.read("drug"))[0], before[0]];
    expect(now).toBeLessThan(then);
  });

  it("gives parameters their values live, with a change as one by one", async () => {
    const one = await start(tissue());
    const other = await start(tissue());
    for (const run of [one, other]) await run.advance(7);
    one.setParameters({ r: 0.03 });
    const scenario = tissue();
    const restart = vi.spyOn(other.engine as ReusableEngine, "restart");
    await other.change({ ...scenario, parameters: { ...scenario.parameters, r: 0.03 } });
    expect(restart).not.toHaveBeenCalled();
    for (const run of [one, other]) await run.advance(7);
    expect(bits(await other.snapshot())).toEqual(bits(await one.snapshot()));
    expect(one.scenario.parameters["r"]).toBe(0.03);
  });

  it("refuses another model, and goes on as it was", async () => {
    const run = await start(tissue());
    await run.advance(5);
    const other = tissue({ grid: { ...tissue().grid, nx: 8 } });
    await expect(run.change(other)).rejects.toThrow(EngineError);
    await run.advance(5);
    expect(bits(await run.snapshot())).toEqual(await straight(tissue(), 10));
  });

  it("goes on as it was where the next engine does not open", async () => {
    let isBroken = false;
    const run = await start(tissue(), async (scenario) => {
      if (isBroken) throw new EngineError("no memory");
      return open(scenario);
    });
    await run.advance(5);
    isBroken = true;
    await expect(run.change(tissue({ interventions: [dose(300)] }))).rejects.toThrow("no memory");
    await run.advance(5);
    expect(bits(await run.snapshot())).toEqual(await straight(tissue(), 10));
  });

  it.each([300, 600])(
    "goes on as it was where its state cannot be put back (dose at %i)",
    async (at) => {
      const scenario = tissue({ interventions: [dose(400)] });
      const { open: opening, breakRestore } = breakable();
      const run = await start(scenario, opening);
      await run.advance(5);
      breakRestore(1);
      const next = at === 300 ? [dose(at)] : [dose(400), dose(at)];
      await expect(run.change(tissue({ interventions: next }))).rejects.toThrow("no restore");
      expect(run.lost.value).toBe(null);
      await run.advance(45);
      expect(bits(await run.snapshot())).toEqual(await straight(scenario, 50));
    },
  );

  it("counts as lost where it cannot even go on as it was, and can be made up for", async () => {
    const scenario = tissue({ interventions: [dose(400)] });
    const { open: opening, breakRestore } = breakable();
    const run = await start(scenario, opening);
    await run.advance(5);
    await run.keepNow();
    const at = run.time.value;
    breakRestore(2);
    const change = run.change(tissue({ interventions: [dose(300)] }));
    await expect(change).rejects.toThrow("no restore");
    expect(run.lost.value).toBeInstanceOf(EngineLost);
    await expect(run.advance(1)).rejects.toThrow(EngineLost);
    expect(await run.recover()).toBe(at);
    await run.advance(45);
    expect(bits(await run.snapshot())).toEqual(await straight(scenario, 50));
  });

  it("keeps a value that a slider gives meanwhile", async () => {
    let meanwhile = (): void => {};
    const run = await start(tissue({ interventions: [dose(400)] }), async (scenario) => {
      const engine = await open(scenario);
      const { restart } = engine;
      return Object.assign(engine, {
        restart: async (next: Scenario) => {
          meanwhile();
          await restart.call(engine, next);
        },
      });
    });
    meanwhile = () => run.setParameters({ r: 0.2 });
    await run.change(tissue({ interventions: [dose(300)] }));
    expect(run.scenario.parameters["r"]).toBe(0.2);
    expect((await run.snapshot()).parameters["r"]).toBe(0.2);
  });

  it.each(["constructor", "toString", "q"])("has no parameter %s", async (name) => {
    const run = await start(tissue());
    expect(() => run.setParameters({ [name]: 1 })).toThrow(`no parameter "${name}"`);
    expect(() => run.setParameters({ r: Number.NaN })).toThrow("finite");
    expect(run.scenario.parameters).toEqual(tissue().parameters);
  });
});

describe("going back", () => {
  it("shows the nearest state before, and plays on with the same bits as never having gone", async () => {
    const run = await start(tissue({ interventions: [dose(200)] }));
    for (let step = 0; step < 30; step++) {
      await run.advance(1);
      if (step % 7 === 0) await run.keepNow();
    }
    const reached = bits(await run.snapshot());
    const times = run.states.value.map(({ time }) => time);
    expect(times.length).toBeGreaterThan(4);
    const back = await run.goTo((times[2] as number) + 1);
    expect(back).toBe(times[2]);
    expect(run.time.value).toBe(times[2]);
    while (run.time.value < reached.time) await run.advance(1);
    expect(bits(await run.snapshot())).toEqual(reached);
    // The way is the same, so that what was kept later is still there.
    expect(run.states.value.map(({ time }) => time)).toEqual(expect.arrayContaining(times));
  });

  it("forward again to where it was, which it keeps", async () => {
    const run = await start(tissue());
    await run.advance(20);
    const reached = bits(await run.snapshot());
    expect(await run.goTo(0)).toBe(0);
    expect(await run.goTo(Number.POSITIVE_INFINITY)).toBe(reached.time);
    expect(bits(await run.snapshot())).toEqual(reached);
  });

  it("and on with another value forgets the other way, series and states", async () => {
    const run = await start(tissue());
    for (let step = 0; step < 20; step++) {
      await run.advance(1);
      await run.measure();
      await run.keepNow();
    }
    const end = run.time.value;
    const [, , , back] = run.states.value;
    await run.goTo(back?.time ?? 0);
    expect(run.series.times.at(-1)).toBe(end);
    run.setParameters({ r: 0.2 });
    expect(run.states.value.at(-1)?.time).toBe(end);
    await run.advance(1);
    expect(run.states.value.at(-1)?.time).toBe(back?.time);
    expect(run.series.times.at(-1)).toBe(back?.time);
  });

  it("with a value that was changed later plays on with that value", async () => {
    const run = await start(tissue());
    await run.advance(10);
    await run.keepNow();
    const at = run.time.value;
    await run.advance(10);
    run.setParameters({ r: 0.2 });
    await run.advance(3);
    await run.goTo(at);
    expect((await run.snapshot()).parameters["r"]).toBe(0.2);
    await run.advance(10);
    const other = await start(tissue());
    await other.advance(10);
    other.setParameters({ r: 0.2 });
    await other.advance(10);
    expect(bits(await run.snapshot())).toEqual(bits(await other.snapshot()));
  });

  it("looking further back and forward again puts nothing at stake", async () => {
    const run = await start(tissue());
    for (let step = 0; step < 6; step++) {
      await run.advance(3);
      await run.keepNow();
      if (step === 1) run.setParameters({ r: 0.2 });
    }
    const times = run.states.value.map(({ time }) => time);
    const reached = bits(await run.snapshot());
    const [start0 = 0, , , , late = 0] = times;
    await run.goTo(start0);
    // The value of today is none of those days: going on from here is another way.
    expect(run.atStake.value).toBe(times.length - 1);
    await run.goTo(late);
    expect(run.atStake.value).toBe(0);
    while (run.time.value < reached.time) await run.advance(1);
    expect(bits(await run.snapshot())).toEqual(reached);
    expect(run.states.value.map(({ time }) => time)).toEqual(times);
    expect(run.dropped.value).toBe(null);
  });

  it("says what goes when it goes on another way: with a stroke, and with other treatments", async () => {
    const run = await start(tissue({ interventions: [dose(5000)] }));
    for (let step = 0; step < 6; step++) {
      await run.advance(3);
      await run.measure();
      await run.keepNow();
    }
    const times = run.states.value.map(({ time }) => time);
    const [, , third = 0] = times;
    await run.goTo(third);
    await run.change(tissue({ interventions: [dose(100)] }));
    expect(run.atStake.value).toBe(4);
    await run.goTo(times[4] ?? 0);
    expect(run.atStake.value).toBe(2);
    await run.goTo(third);
    const middle = [160, 120, 0] as const;
    const dab = { field: "cells", from: middle, to: middle, radius: 60, softness: 20 };
    run.edit({ ...dab, action: "add", amount: 0.2, limit: 1 });
    expect(run.states.value.length).toBe(7);
    await run.advance(1);
    expect(run.atStake.value).toBe(0);
    expect(run.dropped.value).toEqual({ time: third, until: times.at(-1), states: 4 });
    expect(run.states.value.at(-1)?.time).toBe(third);
  });

  it("keeps states as it goes, within the bound, spread over the whole run", async () => {
    const packed = (await sizeOfState()) * 1.5;
    const bound = 8 * packed;
    const run = await start(tissue({ time: { step: 10, scheme: "implicit", stop: 640 } }), open, {
      bound,
    });
    for (let step = 0; step < 64; step++) {
      await run.advance(1);
      await run.keepNow();
      const bytes = run.states.value.reduce((sum, state) => sum + state.packed.byteLength, 0);
      expect(bytes).toBeLessThanOrEqual(bound);
    }
    const times = run.states.value.map(({ time }) => time);
    expect(times.length).toBeGreaterThanOrEqual(8);
    expect(times[0]).toBe(0);
    expect(times.at(-1)).toBe(run.time.value);
  });

  it("does not keep what is too large to copy", async () => {
    const run = await start(tissue());
    expect(run.isCopyable).toBe(true);
    const large = tissue({ grid: { ...tissue().grid, nx: 20_000, ny: 2000 } });
    const fake = { ...fakeEngine(), grid: large.grid, program: run.program };
    const huge = await openRun(large, async () => fake as unknown as ReusableEngine);
    expect(huge.isCopyable).toBe(false);
    expect(huge.states.value).toEqual([]);
  });
});

describe("starting again", () => {
  it("is the run that an engine opened for it does, with the present parameters", async () => {
    const { open: counted, engines } = counting();
    const run = await start(tissue(), counted);
    await run.advance(9);
    run.setParameters({ r: 0.05 });
    await run.advance(9);
    await run.reset();
    expect(run.time.value).toBe(0);
    await run.keepNow();
    expect(run.states.value.map(({ time }) => time)).toEqual([0]);
    await run.advance(15);
    const scenario = tissue();
    const parameters = { ...scenario.parameters, r: 0.05 };
    expect(bits(await run.snapshot())).toEqual(await straight({ ...scenario, parameters }, 15));
    expect(engines.length).toBe(1);
  });

  it("works after the engine was lost", async () => {
    const { open: losable, lose } = losing();
    const run = await start(tissue(), losable);
    await run.advance(9);
    lose();
    await expect(run.advance(1)).rejects.toThrow(EngineLost);
    expect(run.lost.value).toBeInstanceOf(EngineLost);
    await run.reset();
    expect(run.lost.value).toBe(null);
    await run.advance(15);
    expect(bits(await run.snapshot())).toEqual(await straight(tissue(), 15));
  });
});

describe("a lost engine", () => {
  it("is noticed though nothing is asked of it, and another one goes on from the run's own state", async () => {
    const { open: losable, lose } = losing();
    const run = await start(tissue(), losable);
    await run.advance(9);
    await run.keepNow();
    const at = run.time.value;
    await run.advance(4);
    lose();
    await expect.poll(() => run.lost.value).toBeInstanceOf(EngineLost);
    expect(await run.recover()).toBe(at);
    await run.advance(4);
    expect(bits(await run.snapshot())).toEqual(await straight(tissue(), 13));
  });

  it("goes on with the parameters of today from a state of before", async () => {
    const { open: losable, lose } = losing();
    const run = await start(tissue(), losable);
    await run.advance(9);
    await run.keepNow();
    run.setParameters({ r: 0.2 });
    lose();
    await run.recover();
    expect((await run.snapshot()).parameters["r"]).toBe(0.2);
  });
});

describe("another engine", () => {
  it("is taken only when it stands where the run is to go on", async () => {
    const { open: opening, breakRestore } = breakable();
    const { open: losable, lose } = losing(opening);
    const run = await start(tissue(), losable);
    await run.advance(9);
    await run.keepNow();
    lose();
    await expect(run.advance(1)).rejects.toThrow(EngineLost);
    breakRestore(1);
    await expect(run.recover()).rejects.toThrow("no restore");
    expect(run.lost.value).toBeInstanceOf(EngineLost);
    const at = run.time.value;
    expect(await run.recover()).toBe(at);
    await run.advance(4);
    expect(bits(await run.snapshot())).toEqual(await straight(tissue(), 13));
  });

  it("is not taken where what was kept is damaged", async () => {
    const { open: losable, lose } = losing();
    const unpack = (): Promise<never> => Promise.reject(new Error("The kept state is lost."));
    const run = await start(tissue(), losable, { packer: { pack: packHere.pack, unpack } });
    await run.advance(9);
    lose();
    await expect(run.recover()).rejects.toThrow("The kept state is lost.");
    await expect(run.advance(1)).rejects.toThrow(EngineLost);
    await run.reset();
    await run.advance(3);
    expect(bits(await run.snapshot())).toEqual(await straight(tissue(), 3));
  });
});

/** Engines of which the next ones to be put into a state cannot be. */
function breakable(): {
  readonly open: OpenEngine;
  readonly breakRestore: (times: number) => void;
} {
  let broken = 0;
  const opening: OpenEngine = async (scenario) => {
    const engine = await open(scenario);
    const { restore } = engine;
    return Object.assign(engine, {
      restore: async (...state: Parameters<typeof restore>) => {
        if (broken-- > 0) throw new EngineError("no restore");
        await restore.apply(engine, state);
      },
    });
  };
  return {
    open: opening,
    breakRestore: (times) => {
      broken = times;
    },
  };
}

it("tells nobody that it was closed while steps were under way, but by its own kind of error", async () => {
  const run = await start(tissue(), losing().open);
  const pending = run.advance(10);
  run.dispose();
  await expect(pending.then(() => run.measure())).rejects.toThrow(EngineClosed);
});

async function sizeOfState(): Promise<number> {
  const run = await start(tissue());
  await run.advance(20);
  await run.keepNow();
  return run.states.value.at(-1)?.packed.byteLength ?? 0;
}

function fakeEngine() {
  return { kind: "cpu", time: 0, stepCount: 0, dispose: () => {} };
}

/** Engines whose present one can be lost, as one in a worker that dies. */
function losing(opening = open): { readonly open: OpenEngine; readonly lose: () => void } {
  let lose = (): void => {};
  const losable: OpenEngine = async (scenario) => {
    const engine = await opening(scenario);
    let reason: EngineLost | null = null;
    const lost = new Promise<EngineLost>((resolve) => {
      lose = () => {
        reason = new EngineLost("The worker died.");
        resolve(reason);
      };
    });
    return new Proxy(engine, {
      get: (target, key) => {
        if (key === "lost") return lost;
        const member: unknown = Reflect.get(target, key, target);
        if (typeof member !== "function" || key === "dispose") return bound(member, target);
        return (...given: unknown[]) => {
          if (reason !== null) throw reason;
          return (member as (...all: unknown[]) => unknown).apply(target, given);
        };
      },
    });
  };
  return { open: losable, lose: () => lose() };
}

function bound(member: unknown, target: object): unknown {
  return typeof member === "function" ? member.bind(target) : member;
}

describe("a state that cannot be kept", () => {
  /** Packs while `works` says so. */
  function unreliable(): { readonly packer: Packer; works: boolean } {
    const self = {
      works: true,
      packer: {
        pack: async (snapshot) => {
          if (!self.works) throw new Error("no memory left");
          return packHere.pack(snapshot);
        },
        unpack: packHere.unpack,
      } satisfies Packer,
    };
    return self;
  }

  it("keeps no run from opening, nor from starting again, and nobody waits for it", async () => {
    const pack = (): Promise<never> => Promise.reject(new Error("its worker did not load"));
    const run = await start(tissue(), open, { packer: { pack, unpack: packHere.unpack } });
    await expect.poll(() => run.unkept.value?.message).toBe("its worker did not load");
    await run.advance(9);
    await run.reset();
    expect(run.time.value).toBe(0);
    await run.advance(5);
    expect(bits(await run.snapshot())).toEqual(await straight(tissue(), 5));
    const silent = { pack: () => new Promise<never>(() => {}), unpack: packHere.unpack };
    const waiting = await start(tissue(), open, { packer: silent });
    expect(await waiting.advance(5)).toBe(5);
  });

  it("is told once for each reason", async () => {
    const source = unreliable();
    const run = await start(tissue(), open, { packer: source.packer });
    source.works = false;
    const told: unknown[] = [];
    run.unkept.subscribe((problem) => told.push(problem?.message));
    for (let times = 0; times < 3; times++) {
      await run.advance(1);
      await expect(run.keepNow()).rejects.toThrow();
    }
    expect(told).toEqual([undefined, "no memory left"]);
  });

  it("leaves the start to go back to, though the run goes on from another state at once", async () => {
    const source = await start(tissue());
    await source.advance(9);
    const run = await start(tissue(), open, { resume: await source.snapshot() });
    expect(run.time.value).toBeGreaterThan(0);
    expect(await run.goTo(0)).toBe(0);
    expect(bits(await run.snapshot())).toEqual(await straight(tissue(), 0));
  });

  it("is told while the run goes on, until one is kept again", async () => {
    const source = unreliable();
    const run = await start(tissue(), open, { packer: source.packer });
    source.works = false;
    for (let left = 60; left > 0; ) left -= await run.advance(left);
    await expect(run.keepNow()).rejects.toThrow("no memory left");
    expect(run.unkept.value?.message).toBe("no memory left");
    expect(bits(await run.snapshot())).toEqual(await straight(tissue(), 60));
    source.works = true;
    await run.keepNow();
    expect(run.unkept.value).toBe(null);
  });

  it("is told in the background, too, where nobody waits for it", async () => {
    const source = unreliable();
    const run = await start(tissue(), open, { packer: source.packer });
    source.works = false;
    for (let steps = 0; run.unkept.value === null && steps < 100_000; ) {
      steps += await run.advance(64);
    }
    expect(run.unkept.value?.message).toBe("no memory left");
  });

  it("is told to who comes back to it, and to nobody else", async () => {
    const source = unreliable();
    const run = await start(tissue(), open, { packer: source.packer });
    source.works = false;
    const moment = await run.moment();
    await run.advance(10);
    await expect(run.returnTo(moment)).rejects.toThrow("no memory left");
    await expect(moment.packed()).rejects.toThrow("no memory left");
  });
});
