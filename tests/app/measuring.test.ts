import { afterEach, expect, test } from "vitest";
import { Measuring } from "../../src/app/instruments/measuring.ts";
import type { Session } from "../../src/app/session/session.ts";
import { instrumentContext } from "../../src/instruments/context.ts";
import type { InstrumentSetting } from "../../src/instruments/settings.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";
import { openRun } from "../../src/run/open-run.ts";
import type { Run } from "../../src/run/run.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** A slope that decays, at a rate that runs may differ in. */
const file = {
  format: "milieu/1",
  title: "Decay",
  model: {
    fields: { u: { kind: "substrate", unit: "mM", initial: "x/100", diffusion: 0 } },
    parameters: { k: { value: 0.01, unit: "1/min" } },
    processes: [{ type: "loss", field: "u", rate: "k" }],
  },
  domain: { size: ["240 um", "200 um"], grid: [24, 20] },
  time: { step: "10 min", stop: "1 d" },
} as const;
const family = new PresetFamily(structuredClone(file) as never, { library: [] });

/** ms */
const PATIENCE = { timeout: 30_000 };

const runs: Run[] = [];
afterEach(() => {
  for (const run of runs.splice(0)) run.dispose();
});

async function start(k: number): Promise<Run> {
  const { scenario } = family.resolve({ parameters: { k } });
  const run = await openRun(scenario, (one) => openCpuEngine(one));
  runs.push(run);
  return run;
}

/** A session at rest with runs beside its own. */
function sessionOf(main: Run, others: () => readonly (readonly [string, Run])[]): Session {
  return {
    run: { run: main },
    loop: { isAtRest: true },
    get beside() {
      return { measured: () => others().map(([label, run]) => ({ label, run, dash: [6, 4] })) };
    },
  } as unknown as Session;
}

test("an instrument measures every run that is shown, each with its own past", async () => {
  const [main, slow] = [await start(0.01), await start(0.002)];
  let others: readonly (readonly [string, Run])[] = [];
  const { scenario } = family.resolve({});
  const { model, vocabulary } = family.context({});
  const context = instrumentContext({ model, vocabulary, grid: scenario.grid });
  const failures: unknown[] = [];
  const measuring = new Measuring(
    sessionOf(main, () => others),
    () => context,
    (error) => failures.push(error),
  );
  const probe: InstrumentSetting = { kind: "probe", id: "p", at: [125, 100], fields: ["u"] };
  measuring.setInstruments([probe]);
  const curve = (index: number | null): readonly (readonly number[])[] => {
    const shown = measuring.shownOf("p");
    const finding = index === null ? shown?.finding : shown?.beside[index]?.finding;
    return finding?.columns.map(({ values }) => values) ?? [];
  };
  for (const time of [60, 120]) {
    for (const run of [main, slow]) while (run.engine.time < time) await run.advance(8, time);
    for (const run of [main, slow]) await run.keepNow();
    measuring.follow();
    await expect.poll(() => curve(null)[0]?.at(-1), PATIENCE).toBe(time);
  }
  expect(measuring.shownOf("p")?.beside).toEqual([]);
  // A run that comes later has the past that it keeps, and lines of its own.
  others = [["Slow", slow]];
  measuring.follow();
  // A slow machine keeps states on the way, too.
  const times = expect.arrayContaining([0, 60, 120]);
  await expect.poll(() => curve(0)[0], PATIENCE).toEqual(times);
  expect(measuring.shownOf("p")?.beside[0]).toMatchObject({ label: "Slow", dash: [6, 4] });
  await expect.poll(() => curve(null)[0], PATIENCE).toEqual(times);
  for (const [index, k] of [
    [null, 0.01],
    [0, 0.002],
  ] as const) {
    const [at = [], values = []] = curve(index);
    values.forEach((value, row) => {
      expect(value).toBeCloseTo(1.25 * Math.exp(-k * at[row]!), 3);
    });
  }
  // One that is gone is measured no more.
  others = [];
  measuring.follow();
  measuring.show();
  expect(measuring.shownOf("p")?.beside).toEqual([]);
  expect(failures).toEqual([]);
}, 120_000);
