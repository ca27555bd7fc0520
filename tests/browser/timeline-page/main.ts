import "../../../src/styles/tokens.css";
import "../../../src/styles/frame.css";
import "../../../src/styles/time.css";
import "../../../src/styles/treatments.css";
import "../../../src/styles/panels.css";
import "../../../src/styles/parameters.css";
import "../../../src/styles/controls.css";
import "../../../src/styles/dialogs.css";
import "../../../src/styles/layouts.css";
import { computed } from "@preact/signals-core";
import { createBase } from "../../../src/lab/base.ts";
import { documentOf } from "../../../src/lab/document.ts";
import { createLab } from "../../../src/lab/lab.ts";
import { treatmentsOf } from "../../../src/lab/resolve-document.ts";
import { fromNowOn } from "../../../src/lab/treatments/from-now-on.ts";
import { offeredTreatments } from "../../../src/lab/treatments/offered-treatments.ts";
import type { PresetFile } from "../../../src/preset/preset-schema.ts";
import { PresetFamily } from "../../../src/preset/resolve-preset.ts";
import { createPageSignals } from "../../../src/ui/page-signals.ts";
import { createTimeStrip } from "../../../src/ui/time-strip.ts";
import { createTimeline } from "../../../src/ui/timeline/timeline.ts";

/** A run of 40 days with the kinds of treatments that there are; no engine moves it. */
const preset: PresetFile = {
  format: "milieu/1",
  title: "Timeline",
  model: {
    fields: {
      tumor: { kind: "population", unit: "1", initial: 0.1 },
      drugGiven: { kind: "compartment", unit: "1", label: "Drug given" },
    },
    parameters: {
      k: { value: 0.1, unit: "1/min", min: 0, max: 1, label: "Loss" },
    },
    processes: [
      { type: "loss", field: "tumor", rate: "k" },
      { type: "loss", field: "drugGiven", rate: "k" },
    ],
  },
  domain: { size: ["320 um", "320 um"], grid: [16, 16] },
  time: { step: "15 min", stop: "40 d" },
  interventions: [
    { label: "drug", start: "12 d", every: "14 d", count: 2, field: "drugGiven", add: 1 },
    { label: "window", start: "12 d", stop: "20 d", parameter: "k", value: 0.5 },
    { label: "ablation", start: "30 d", field: "tumor", multiply: 0.03, where: "x < 100" },
  ],
};

const source = { kind: "file", name: "timeline", preset } as const;
const base = createBase(source, new PresetFamily(preset, { library: [] }));
const lab = createLab(documentOf(source), base, { open: async () => base });
const signals = createPageSignals();
signals.stop.value = 40 * 1440;
let restarts = 0;

const strip = createTimeStrip(
  signals,
  {
    togglePlay: () => {},
    step: () => {},
    reset: () => {},
    setSpeed: () => {},
    seek: () => {},
    seekEnd: () => {},
    jumpTo: () => {},
    cancelJump: () => {},
  },
  { set: () => {}, keep: () => {} },
);
const timeline = createTimeline(
  {
    treatments: lab.treatments,
    model: computed(() => lab.base.value.context.model),
    time: signals.time,
    horizon: signals.horizon,
    now: () => signals.time.peek(),
    lead: () => 0,
    offers: () => offeredTreatments(lab.base.peek()),
    preview: (command) => treatmentsOf(lab.preview(command), lab.base.peek()),
    fromNowOn: (command, now) => fromNowOn(command, now, lab.document.peek(), lab.base.peek()),
    send: (command) => lab.send(command),
    beginAgain: () => {
      restarts++;
      signals.time.value = 0;
    },
    onFailure: (error) => console.error(error),
  },
  document.body,
);
strip.lanes.append(timeline.lanes);
strip.inspector.append(timeline.inspector);
strip.track.append(timeline.doses);
const page = document.querySelector<HTMLElement>("#page")!;
page.style.setProperty("--kept-time", "220px");
page.append(strip.element);

/** What a test asks for. */
const bench = {
  lab,
  treatments: () =>
    lab.treatments.value.map(({ id, on, intervention }) => ({ id, on, ...intervention })),
  setTime: (days: number) => {
    signals.time.value = days * 1440;
  },
  restarts: () => restarts,
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;
