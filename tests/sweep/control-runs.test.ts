import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { ClaimTracker } from "../../src/observe/claim-tracker.ts";
import { resolvePreset } from "../../src/preset/resolve-preset.ts";
import { checkClaims } from "../../src/sweep/check-claims.ts";
import { performControls } from "../../src/sweep/control-runs.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** u decays from 1 at `rate`, 0.01/min: after t min it is exp(-0.01 t) within the step's error. */
const preset = resolvePreset(
  {
    format: "milieu/1",
    title: "decay",
    model: {
      fields: { u: { kind: "static", unit: "1", initial: 1 } },
      parameters: { rate: { value: 0.01, unit: "1/min", min: 0, max: 1 } },
      processes: [{ type: "loss", field: "u", rate: "rate" }],
    },
    domain: { size: ["160 um", "160 um"], grid: [16, 16] },
    time: { step: "5 min" },
    claims: [
      { at: "50 min", measure: "max", of: "u", is: "> 0.6", why: "Its own." },
      {
        at: "100 min",
        measure: "max",
        of: "u",
        versus: { parameters: { rate: 0 } },
        ratio: "0.3 .. 0.4",
        why: "Against none.",
      },
      {
        at: "50 min",
        measure: "max",
        of: "u",
        given: { parameters: { rate: 0.02 } },
        versus: { parameters: { rate: 0 } },
        ratio: "0.3 .. 0.4",
        why: "Two others.",
      },
    ],
  },
  { library: moduleLibrary },
);
const { scenario, claims } = preset;

async function perform(of = scenario, signal = new AbortController().signal) {
  const tracker = new ClaimTracker(scenario, claims);
  const shares: number[] = [];
  const opened: (() => void)[] = [];
  let open = 0;
  const work = performControls(tracker.missingControls(of), {
    openEngine: async (next) => {
      const engine = await openCpuEngine(next);
      open++;
      const dispose = engine.dispose.bind(engine);
      engine.dispose = () => {
        open--;
        dispose();
      };
      opened.push(dispose);
      return engine;
    },
    onFigure: (planned, figure) => tracker.addFigure(planned, figure),
    onProgress: (share) => shares.push(share),
    signal,
  });
  await work;
  return { tracker, shares, opened, left: open };
}

describe("runs that claims compare with", () => {
  it("give the figures that `milieu check` finds, and nothing is missing then", async () => {
    const { tracker, shares, opened, left } = await perform();
    expect(tracker.missingControls(scenario)).toEqual([]);
    const checked = await checkClaims(preset, { openEngine: openCpuEngine, full: true });
    const last = tracker.standings().at(-1);
    expect(last?.state).toBe("holds");
    expect(last?.text).toContain(`ratio ${Number(checked[2]?.value.toPrecision(3))}`);
    // The own run has yet to come to its day.
    expect(tracker.standings()[1]?.state).toBe("waiting");
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    // Variants of one model share an engine, and none is left open.
    expect(opened.length).toBe(1);
    expect(left).toBe(0);
  });

  it("belong to the run as it is: with other values where a claim does not set them", async () => {
    const other = { ...scenario, parameters: { rate: 0.005 } };
    const { tracker } = await perform(other);
    const planned = tracker.controls.map((run) => run.scenario.parameters["rate"]);
    expect(planned.sort()).toEqual([0, 0.02]);
    tracker.dropControls();
    expect(tracker.standings().map(({ state }) => state)).toEqual([
      "waiting",
      "needs-run",
      "needs-run",
    ]);
    expect(tracker.missingControls(other)).toHaveLength(2);
  });

  it("that were made are not asked for again", async () => {
    const tracker = new ClaimTracker(scenario, claims);
    const [first] = tracker.missingControls(scenario);
    for (const reading of first?.readings ?? []) tracker.addFigure(reading, { value: 1 });
    const rest = tracker.missingControls(scenario);
    expect(rest.length).toBe(1);
    expect(rest[0]?.scenario.parameters).not.toEqual(first?.scenario.parameters);
  });

  it("end when canceled", async () => {
    const abort = new AbortController();
    abort.abort(new Error("canceled"));
    await expect(perform(scenario, abort.signal)).rejects.toThrow("canceled");
  });
});
