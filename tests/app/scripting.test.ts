import { signal } from "@preact/signals-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createScripting, type ScriptedPage } from "../../src/app/scripting/scripting.ts";
import type { Session } from "../../src/app/session/session.ts";
import { createLab, type Lab } from "../../src/lab/lab.ts";
import { defaultSetting } from "../../src/look/default-setting.ts";
import { resolveView } from "../../src/look/views.ts";
import { open as openBase, smallBase, smallDocument } from "../lab/open-base.ts";

/** A session of a preset that ends after ten steps of 6 min. */
function scripted() {
  const engine = { time: 0, stepCount: 0 };
  const run = (until: number) => {
    while (engine.time < until) {
      engine.time += 6;
      engine.stepCount++;
    }
  };
  const parameters = [{ name: "kill", min: 0, max: 1, unit: "1/min" }];
  const session = {
    engine,
    run: { run: { time: { peek: () => engine.time } } },
    preset: { scenario: { model: { parameters } } },
    parameters: { values: { kill: 0.5 } },
    loop: { playing: false, settle: async () => {} },
    runaway: null,
    clock: {
      stopTime: 60,
      play: vi.fn(),
      pause: vi.fn(),
      // The session's own goes past the end where it is there already.
      step: vi.fn(async (count: number) => {
        const end = engine.time >= 60 ? Number.POSITIVE_INFINITY : 60;
        const before = engine.stepCount;
        run(Math.min(engine.time + 6 * count, end));
        return engine.stepCount - before;
      }),
      runTo: vi.fn(async (time: number) => run(time)),
    },
  };
  let settle = (_: "started" | "failed") => {};
  const started = new Promise<void>((resolve, reject) => {
    settle = (how) => (how === "started" ? resolve() : reject(new Error("no WebGL")));
  });
  const send = vi.fn();
  const lab = signal({ send } as unknown as Lab);
  const page = {
    session: null as unknown as Session | null,
    lab,
    started,
    load: vi.fn(),
    settle: async () => {},
  };
  const start = () => {
    page.session = session as unknown as Session;
    settle("started");
  };
  return {
    page,
    session,
    send,
    start,
    fail: () => settle("failed"),
    milieu: createScripting(page as unknown as ScriptedPage),
  };
}

describe("window.milieu before the page has started", () => {
  it("lets calls wait for it", async () => {
    const { milieu, session, start, page } = scripted();
    const stepping = milieu.step(2);
    const loading = milieu.load("gray-scott");
    milieu.pause();
    await Promise.resolve();
    expect(session.clock.step).not.toHaveBeenCalled();
    start();
    expect(await stepping).toBe(2);
    await loading;
    expect(page.load).toHaveBeenCalledWith({ kind: "library", name: "gray-scott" });
    await milieu.ready;
    expect(session.clock.pause).toHaveBeenCalled();
  });

  it("says of what cannot wait how to", () => {
    const { milieu } = scripted();
    expect(() => milieu.set("kill", 0.2)).toThrow("`await milieu.ready` first");
    expect(milieu.time).toBe(0);
    expect(milieu.get("kill")).toBeUndefined();
  });

  it("rejects where it cannot start", async () => {
    const { milieu, fail } = scripted();
    fail();
    await expect(milieu.ready).rejects.toThrow("could not start");
    await expect(milieu.step()).rejects.toThrow("could not start");
    await expect(milieu.load("gray-scott")).rejects.toThrow("could not start");
  });
});

describe("window.milieu", () => {
  function open() {
    const all = scripted();
    all.start();
    return all;
  }

  it("ends steps where the preset ends, as the command line does", async () => {
    const { milieu, session } = open();
    expect(await milieu.step(7)).toBe(7);
    expect(await milieu.step(7)).toBe(3);
    expect(await milieu.step(7)).toBe(0);
    expect(milieu.time).toBe(60);
    expect(session.clock.step).toHaveBeenCalledTimes(2);
  });

  it("counts the steps of the run that it was, where another comes meanwhile", async () => {
    const { milieu, session } = open();
    await milieu.step(5);
    session.clock.step.mockImplementationOnce(async () => {
      session.engine.stepCount = 0;
      return 2;
    });
    expect(await milieu.step(2)).toBe(2);
  });

  it("runs to a time, in min or in words, not past the end and not back", async () => {
    const { milieu } = open();
    expect(await milieu.runTo("0.4 h")).toBe(24);
    expect(await milieu.runTo(30)).toBe(30);
    expect(await milieu.runTo("1 wk")).toBe(60);
    expect(await milieu.runTo("1 wk")).toBe(60);
    await expect(milieu.runTo(30)).rejects.toThrow("It is 60 min already; reset()");
    for (const time of ["soon", -1, Number.NaN, null]) {
      await expect(milieu.runTo(time as number)).rejects.toThrow();
    }
  });

  it("takes values that the command line takes, and names that there are", () => {
    const { milieu, send } = open();
    milieu.set("kill", 1);
    const command = { kind: "set-parameters", values: { kill: 1 } };
    expect(send).toHaveBeenCalledExactlyOnceWith(command);
    const wrong: [string, unknown, string][] = [
      ["kill", 1.5, '1.5 is outside the range of "kill", 0 to 1 (1/min).'],
      ["kill", -0.1, "outside the range"],
      ["kill", Number.NaN, "must be a finite number, not NaN"],
      ["kill", "0.5", 'not "0.5"'],
      ["kil", 0.5, 'no parameter "kil"; did you mean "kill"?'],
      ["constructor", 1, 'no parameter "constructor"'],
      ["__proto__", 1, 'no parameter "__proto__"'],
    ];
    for (const [name, value, problem] of wrong) {
      expect(() => milieu.set(name, value as number), name).toThrow(problem);
    }
    expect(send).toHaveBeenCalledTimes(1);
    expect(milieu.get("kill")).toBe(0.5);
    expect(milieu.get("constructor")).toBeUndefined();
  });

  it("rejects what cannot be loaded, and never throws it", async () => {
    const { milieu, page } = open();
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    for (const preset of [42, null, undefined, true, circle]) {
      await expect(milieu.load(preset as never)).rejects.toThrow();
    }
    expect(page.load).not.toHaveBeenCalled();
    await milieu.load('{ "format": "milieu/1" }');
    await milieu.load({ format: "milieu/1" });
    expect(page.load.mock.calls.map(([source]) => source)).toEqual([
      { kind: "text", text: '{ "format": "milieu/1" }' },
      { kind: "text", text: '{"format":"milieu/1"}' },
    ]);
  });

  it("says which steps, pictures and films there are", async () => {
    const { milieu } = open();
    for (const count of [0, -1, 1.5, Number.NaN, 1e9, "3"]) {
      await expect(milieu.step(count as number)).rejects.toThrow("whole number from 1 to 1000000");
    }
    const shot = (width: number, height: number) => milieu.screenshot({ width, height });
    await expect(shot(0, 100)).rejects.toThrow("A picture's width is from 16 to 8192 px, not 0.");
    await expect(shot(100, 20_000)).rejects.toThrow("height is from 16 to 8192 px, not 20000.");
    await expect(shot(8192, 8192)).rejects.toThrow("33 megapixels are the most");
    await expect(shot(Number.NaN, 100)).rejects.toThrow("not NaN");
  });
});

describe("nonsense", () => {
  afterEach(() => vi.unstubAllGlobals());
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  const nonsense: readonly unknown[] = [
    null,
    undefined,
    true,
    Number.NaN,
    -1,
    Number.POSITIVE_INFINITY,
    10n,
    "",
    "nothing of the kind",
    Symbol("no"),
    () => 1,
    [],
    [null],
    ["nothing"],
    [Symbol("no")],
    {},
    circle,
    Object.create(null),
    { kind: null },
    { kind: "set-parameters" },
    { kind: "batch", commands: null },
    { source: null, version: 1 },
    { source: {}, version: {} },
    { signal: 1 },
    { onProgress: 1 },
    { width: null },
    { height: "12" },
    { captions: "yes" },
    { duration: Symbol("no") },
    { format: {} },
    { from: circle },
    new Map(),
    new Date(Number.NaN),
  ];
  /** What a JavaScript engine says of a mistake in a program. */
  const raw =
    /is not (a function|iterable|an object|defined|a valid)|cannot (read|destructure|convert|mix|set)|undefined \(|of (null|undefined)\b|circular structure|serialize a BigInt|mix BigInt|could not be cloned|Invalid time/i;

  /** A page with a lab of its own, whose engine takes what it gets. */
  function page() {
    const all = scripted();
    const base = smallBase();
    const lab = createLab(smallDocument(), base, { open: openBase });
    const { model } = base.preset.scenario;
    Object.assign(all.session, {
      preset: base.preset,
      picture: {
        drawNow: async () => {},
        settleMarks: async () => {},
        resolved: () => resolveView(defaultSetting(model), model, () => [0, 1]),
      },
      stage: {},
    });
    const { scenario } = base.preset;
    const engine = Object.assign(all.session.engine, { grid: scenario.grid });
    Object.assign(all.session.run, { preset: base.preset });
    Object.assign(all.session.run.run, { engine, scenario, states: { peek: () => [] } });
    Object.assign(all.session.engine, {
      read: async () => new Float32Array(1),
      measure: async () => ({ fields: {}, observables: {}, compartments: {} }),
    });
    all.page.lab.value = lab;
    const load = async (document: object) => {
      await lab.load(document as never);
    };
    const film = async () => ({
      blob: new Blob(),
      held: { remove: async () => {} },
      problem: null as string | null,
    });
    const whole = {
      budget: async () => ({ terms: [] }),
      interactions: async () => ({ edges: [] }),
    };
    Object.assign(all.page, {
      open: load,
      reset: async () => {},
      film,
      planFilm: async () => ({}),
    });
    Object.assign(all.page, whole);
    all.start();
    return { milieu: all.milieu, model, page: all.page };
  }

  it("is refused by every method in a sentence, whatever it is", async () => {
    vi.stubGlobal("location", { href: "https://a.b/" });
    const { milieu } = page();
    const names = Object.keys(milieu).filter((name) => {
      const member = Object.getOwnPropertyDescriptor(milieu, name)?.value as unknown;
      return typeof member === "function";
    });
    expect(names.length).toBeGreaterThan(12);
    // What is in order is drawn, which there is nothing to do with here.
    const isDrawn = (name: string, error: Error): boolean =>
      (name === "screenshot" && /stage\.|document is not/.test(error.message)) ||
      (name === "figure" && /session\.keepNow/.test(error.message));
    const odd: string[] = [];
    for (const name of names) {
      const method = milieu[name as "step"] as unknown as (...given: unknown[]) => unknown;
      const calls = nonsense.flatMap((value) => [[value], [1, value], ["u", value], [value, 1]]);
      for (const [index, given] of calls.entries()) {
        try {
          await method.apply(milieu, given);
        } catch (error) {
          const { message } = error as Error;
          const isSentence = error instanceof Error && /\w+ \w+ \w+/.test(message);
          if ((!isSentence || raw.test(message)) && !isDrawn(name, error as Error)) {
            odd.push(`${name} ${index}: ${message}`);
          }
        }
      }
    }
    expect(odd).toEqual([]);
  });

  it("hears why a film became shorter than it was asked for", async () => {
    const { milieu, page: scriptedPage } = page();
    const heard: string[] = [];
    const onProblem = (why: string): void => void heard.push(why);
    await milieu.record({}, { onProblem });
    expect(heard).toEqual([]);
    const film = async () => ({
      blob: new Blob(),
      held: { remove: async () => {} },
      problem: "The disk is full: 2 s of it are there.",
    });
    Object.assign(scriptedPage, { film });
    await milieu.record({}, { onProblem });
    expect(heard).toEqual(["The disk is full: 2 s of it are there."]);
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    await milieu.record();
    expect(warn).toHaveBeenCalledWith("The disk is full: 2 s of it are there.");
    warn.mockRestore();
  });

  it("is not taken for what is left out", async () => {
    const { milieu } = page();
    await expect(milieu.runTo(1, null as never)).rejects.toThrow("options as an object, not null");
    await expect(milieu.screenshot(null as never)).rejects.toThrow(
      "options as an object, not null",
    );
    await expect(milieu.record(null as never)).rejects.toThrow("options as an object, not null");
    await expect(milieu.planFilm(null as never)).rejects.toThrow("options as an object, not null");
    await expect(milieu.save(null as never)).rejects.toThrow("options as an object, not null");
    await expect(milieu.save({ fields: ["w"] })).rejects.toThrow('no field or observable "w"');
    await expect(milieu.observables(null as never)).rejects.toThrow("list of names, not null");
    await expect(milieu.read("w")).rejects.toThrow('There is no field or observable "w"');
    await expect(milieu.runTo(1, { signal: 1 } as never)).rejects.toThrow("AbortSignal");
    await expect(milieu.screenshot({ captions: "no" } as never)).rejects.toThrow("true or false");
    expect(() => milieu.set(Symbol("no") as never, 1)).toThrow("no parameter Symbol(no)");
    expect(milieu.get(Symbol("no") as never)).toBeUndefined();
  });
});
