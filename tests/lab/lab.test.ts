import { effect } from "@preact/signals-core";
import { describe, expect, it, vi } from "vitest";
import type { Command } from "../../src/lab/commands/command.ts";
import { documentOf, readDocument } from "../../src/lab/document.ts";
import { History } from "../../src/lab/history.ts";
import { createLab, type Lab } from "../../src/lab/lab.ts";
import { presetFileOf } from "../../src/lab/preset-file.ts";
import { resolveDocument } from "../../src/lab/resolve-document.ts";
import { open, smallBase, smallDocument } from "./open-base.ts";

function smallLab(mostBytes?: number): Lab {
  return createLab(smallDocument(), smallBase(), {
    open,
    ...(mostBytes === undefined ? {} : { mostBytes }),
  });
}

/** One command of each kind, and what the undo button calls it. */
const commands: readonly (readonly [Command, string])[] = [
  [{ kind: "set-parameters", values: { k: 0.3 } }, "Set Oxygen uptake to 0.3"],
  [{ kind: "set-parameters", values: { k: 0.3, dose: 4 } }, "Set 2 parameters"],
  [
    {
      kind: "add-treatment",
      intervention: { label: "more", start: "1 d", field: "plasma", add: 1 },
    },
    "Add more",
  ],
  [{ kind: "move-treatment", id: "p1", start: 17_280 }, "Move drug to 12 d"],
  [{ kind: "change-treatment", id: "p1", dose: 3 }, "Set dose of drug to 3"],
  [{ kind: "change-treatment", id: "p1", every: 1440 }, "Give drug every 1 d"],
  [{ kind: "change-treatment", id: "p1", count: 5 }, "Give drug 5 times"],
  [{ kind: "change-treatment", id: "p2", stop: 36_000 }, "End window at 25 d"],
  [{ kind: "switch-treatment", id: "p2", on: false }, "Switch window off"],
  [{ kind: "copy-treatment", id: "p1", start: 0 }, "Copy drug"],
  [{ kind: "split-treatment", id: "p1", at: 12_960 }, "Split drug at 9 d"],
  [{ kind: "delete-treatment", id: "p1" }, "Delete drug"],
  [{ kind: "set-treatments", treatments: [] }, "Change treatments"],
  [{ kind: "set-view", view: { mode: "field", field: "cells" } }, "Change the view"],
  [{ kind: "set-speed", speed: 600 }, "Set speed to 600 min/s"],
  [{ kind: "set-settings", seed: 3 }, "Set the seed to 3"],
  [{ kind: "set-settings", grid: [64, 64] }, "Set the grid to 64 × 64"],
  [
    {
      kind: "set-compare",
      compare: { arms: [{ label: "without", withoutTreatments: ["p1"] }], layout: "wiper" },
    },
    "Compare with without",
  ],
  [
    {
      kind: "set-instrument",
      instrument: { kind: "profile", id: "i1", from: [0, 0], to: [320, 0], fields: ["u"] },
    },
    "Add a line profile",
  ],
  [
    {
      kind: "batch",
      commands: [
        { kind: "set-parameters", values: { k: 0.7 } },
        { kind: "switch-treatment", id: "p1", on: false },
      ],
    },
    "Switch drug off",
  ],
];

describe("commands", () => {
  it.each(commands)("%j is done, undone and done again", async (command, label) => {
    const lab = smallLab();
    const before = lab.document.value;
    lab.send(command);
    const after = lab.document.value;
    expect(after).not.toEqual(before);
    expect(lab.undoLabel.value).toBe(label);
    expect(lab.redoLabel.value).toBeNull();
    expect(await lab.undo()).toBe(true);
    expect(lab.document.value).toEqual(before);
    expect([lab.undoLabel.value, lab.redoLabel.value]).toEqual([null, label]);
    expect(await lab.undo()).toBe(false);
    expect(await lab.redo()).toBe(true);
    expect(lab.document.value).toEqual(after);
    expect(await lab.redo()).toBe(false);
  });

  const refused: readonly (readonly [unknown, RegExp])[] = [
    [{ kind: "set-parameters", values: { k: 2 } }, /outside the range of "k", 0 to 1/],
    [{ kind: "set-parameters", values: { k: Number.NaN } }, /finite number/],
    [{ kind: "set-parameters", values: { kk: 0.2 } }, /unknown name "kk"/],
    [{ kind: "set-parameters", values: { constructor: 1 } }, /"constructor" cannot be a name/],
    [JSON.parse('{"kind":"set-parameters","values":{"__proto__":1}}'), /"__proto__" cannot be/],
    [{ kind: "set-parameters", values: { toString: 1 } }, /unknown name "toString"/],
    [{ kind: "set-parameters", values: { u: 1 } }, /"u" is a field/],
    [{ kind: "reset-parameters", names: ["hasOwnProperty"] }, /unknown name/],
    [{ kind: "constructor" }, /no command "constructor"/],
    [{ kind: "set-parameter", values: {} }, /did you mean "set-parameters"/],
    [{ kind: "batch", commands: [{ kind: "batch", commands: [] }] }, /no other batch/],
    [null, /an object with a "kind"/],
    [42, /an object with a "kind"/],
    [{ kind: "move-treatment", id: "p9", start: 0 }, /no treatment "p9"/],
    [{ kind: "move-treatment", id: "p1", start: -1 }, /start/],
    [{ kind: "change-treatment", id: "p1", dose: "nobody*2" }, /unknown name "nobody"/],
    [{ kind: "change-treatment", id: "p1", every: null, count: 3 }, /needs "every"/],
    [{ kind: "change-treatment", id: "p2", dose: 5 }, /outside the range/],
    [{ kind: "change-treatment", id: "p2", stop: 1440 }, /must be after "start"/],
    [{ kind: "split-treatment", id: "p1", at: 0 }, /both before and after/],
    [{ kind: "add-treatment", intervention: { start: "1 d", field: "v", add: 1 } }, /unknown name/],
    [{ kind: "set-view", view: { mode: "field", field: "nobody" } }, /nobody/],
    [{ kind: "set-view", view: { mode: "nowhere" } }, /mode/],
    [{ kind: "set-settings", grid: [8, 8] }, /from 16 to 4096/],
    [{ kind: "set-settings", grid: [16, 4000] }, /4 times longer/],
    [{ kind: "set-settings", seed: 1.5 }, /seed/],
    [{ kind: "set-speed", speed: 0 }, /speed/],
    [
      {
        kind: "set-compare",
        compare: { arms: [{ label: "a", parameters: { no: 1 } }], layout: "side" },
      },
      /unknown name "no"/,
    ],
    [
      {
        kind: "batch",
        commands: [{ kind: "set-parameters", values: { k: 0.9 } }, { kind: "none" }],
      },
      /no command/,
    ],
    [
      {
        kind: "batch",
        commands: [
          { kind: "set-parameters", values: { k: 0.9 } },
          { kind: "set-parameters", values: { k: 9 } },
        ],
      },
      /outside the range/,
    ],
  ];

  it.each(refused)("%j is refused, and changes nothing", (command, words) => {
    const lab = smallLab();
    const before = lab.document.value;
    expect(() => lab.send(command as Command)).toThrow(words);
    expect(lab.document.value).toBe(before);
    expect(lab.undoLabel.value).toBeNull();
  });

  it("keeps the document a difference: what is the preset's again is not in it", () => {
    const lab = smallLab();
    const start = lab.document.value;
    lab.send({ kind: "set-parameters", values: { k: 0.3 } });
    lab.send({ kind: "set-parameters", values: { k: 0.1 } });
    lab.send({ kind: "switch-treatment", id: "p1", on: false });
    lab.send({ kind: "switch-treatment", id: "p1", on: true });
    lab.send({ kind: "set-view", view: { field: "u", mode: "field" } });
    lab.send({ kind: "set-settings", seed: 3, grid: [64, 64] });
    lab.send({ kind: "set-settings", seed: 7, grid: [32, 32] });
    expect(lab.document.value).toEqual(start);
  });

  it("makes no step of what changes nothing", () => {
    const lab = smallLab();
    lab.send({ kind: "set-parameters", values: { k: 0.1 } });
    lab.send({ kind: "reset-parameters", names: "all" });
    expect(lab.undoLabel.value).toBeNull();
  });

  it("moves a window with its end, and keeps the length of a copy", () => {
    const lab = smallLab();
    lab.send({ kind: "move-treatment", id: "p2", start: 1440 });
    lab.send({ kind: "copy-treatment", id: "p2", start: 0 });
    expect(
      lab.treatments.value.map(({ id, intervention }) => [
        id,
        intervention.start,
        intervention.stop,
      ]),
    ).toEqual([
      ["p1", "6 d", undefined],
      ["p2", "1 d", "9 d"],
      ["t1", "0 min", "8 d"],
    ]);
  });

  it("splits a series so that nothing is given twice or lost", () => {
    const lab = smallLab();
    lab.send({ kind: "split-treatment", id: "p1", at: 12_961, newId: "later" });
    expect(lab.treatments.value.slice(0, 2)).toMatchObject([
      { id: "p1", intervention: { start: "6 d", count: 2 } },
      { id: "later", intervention: { start: "12 d", every: "3 d", count: 1 } },
    ]);
    lab.send({ kind: "split-treatment", id: "p2", at: 20_160 });
    expect(lab.treatments.value.slice(2)).toMatchObject([
      { id: "p2", intervention: { start: "12 d", stop: "14 d" } },
      { id: "t1", intervention: { start: "14 d", stop: "20 d" } },
    ]);
  });

  it("takes a treatment that is deleted out of the comparison", () => {
    const lab = smallLab();
    const arms = [{ label: "a", withoutTreatments: ["p1", "p2"] }];
    lab.send({ kind: "set-compare", compare: { arms, layout: "side" } });
    lab.send({ kind: "delete-treatment", id: "p1" });
    expect(lab.document.value.compare.arms[0]?.withoutTreatments).toEqual(["p2"]);
  });

  it("ends a run that would differ in nothing once its treatment is deleted, and undo brings it back", async () => {
    const lab = smallLab();
    const arms = [
      { label: "a", withoutTreatments: ["p1"] },
      { label: "b", withoutTreatments: ["p1"], seed: 3 },
      { label: "c", withoutTreatments: "all" as const },
    ];
    lab.send({ kind: "set-compare", compare: { arms, layout: "wiper" } });
    lab.send({ kind: "delete-treatment", id: "p1" });
    expect(lab.document.value.compare.arms).toEqual([{ label: "b", seed: 3 }, arms[2]]);
    lab.send({ kind: "set-treatments", treatments: [] });
    expect(lab.document.value.compare.arms).toEqual([{ label: "b", seed: 3 }]);
    await lab.undo();
    await lab.undo();
    expect(lab.document.value.compare).toEqual({ arms, layout: "wiper" });
    lab.send({ kind: "set-compare", compare: { arms: arms.slice(0, 1), layout: "wiper" } });
    lab.send({ kind: "delete-treatment", id: "p1" });
    expect(lab.document.value.compare).toEqual({ arms: [], layout: "side" });
  });

  it("gives runs names of their own, whoever named them", () => {
    const lab = smallLab();
    const arms = [1, 2].map((seed) => ({ label: "again", seed }));
    lab.send({ kind: "set-compare", compare: { arms, layout: "side" } });
    const labels = ["again", "again 2"];
    expect(lab.document.value.compare.arms.map(({ label }) => label)).toEqual(labels);
    const read = readDocument({ ...smallDocument(), compare: { arms, layout: "side" } });
    expect(read.compare.arms.map(({ label }) => label)).toEqual(labels);
  });
});

describe("the document", () => {
  it("is frozen all the way down, whoever made it", async () => {
    const lab = smallLab();
    lab.send({ kind: "set-parameters", values: { k: 0.3 } });
    lab.send({ kind: "switch-treatment", id: "p1", on: false });
    const isFrozen = (value: unknown): boolean =>
      typeof value !== "object" ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(isFrozen));
    expect(isFrozen(lab.document.value)).toBe(true);
    await lab.undo();
    await lab.load(structuredClone(lab.document.value));
    expect(isFrozen(lab.document.value)).toBe(true);
  });

  it("changes one panel's row for one parameter", () => {
    const lab = smallLab();
    const rows = { k: vi.fn(), dose: vi.fn() };
    const treatments = vi.fn();
    effect(() => void treatments(lab.treatments.value));
    for (const name of ["k", "dose"] as const) {
      let shown: number | undefined;
      effect(() => {
        const value = lab.parameters.value[name];
        if (value === shown) return;
        shown = value;
        rows[name](value);
      });
    }
    lab.send({ kind: "set-parameters", values: { k: 0.2 } });
    expect(rows.k.mock.calls).toEqual([[0.1], [0.2]]);
    expect(rows.dose.mock.calls).toEqual([[2]]);
    const present = lab.parameters.value;
    lab.send({ kind: "set-camera", camera: { center: [0, 0], zoom: 2 } });
    expect(lab.parameters.value).toBe(present);
    expect(treatments).toHaveBeenCalledTimes(1);
  });

  it("shares one composed model, so that nothing compiles anew for a dose, a treatment or a parameter", () => {
    const lab = smallLab();
    const { model } = resolveDocument(lab.document.value, lab.base.value).scenario;
    lab.send({ kind: "change-treatment", id: "p1", dose: 5 });
    lab.send({ kind: "set-parameters", values: { k: 0.3 } });
    lab.send({ kind: "set-settings", seed: 5 });
    const preset = resolveDocument(lab.document.value, lab.base.value);
    expect(preset.scenario.model).toBe(model);
    expect(preset.scenario.seed).toBe(5);
    expect(preset.scenario.parameters["k"]).toBe(0.3);
    expect(preset.scenario.interventions[0]).toMatchObject({
      amount: { kind: "number", value: 5 },
    });
  });
});

describe("gestures", () => {
  it("are one step, however many ticks they have, and no more memory", async () => {
    const lab = smallLab(2000);
    const before = lab.document.value;
    for (let tick = 0; tick < 500; tick++) {
      lab.send({ kind: "set-parameters", values: { k: tick / 1000 }, gesture: "drag 1" });
    }
    for (let tick = 0; tick < 500; tick++) {
      lab.send({ kind: "set-parameters", values: { dose: 3 + tick / 100 }, gesture: "drag 2" });
    }
    expect(lab.dropped.value).toBeNull();
    const after = lab.document.value;
    await lab.undo();
    expect(lab.document.value.parameters).toEqual({ k: 0.499 });
    await lab.undo();
    expect(lab.document.value).toEqual(before);
    await lab.redo();
    await lab.redo();
    expect(lab.document.value).toEqual(after);
  });

  it("drag treatments as one step, too", async () => {
    const lab = smallLab();
    const before = lab.document.value;
    for (let day = 0; day < 300; day++) {
      lab.send({ kind: "move-treatment", id: "p2", start: day * 1440, gesture: "drag" });
    }
    const after = lab.document.value;
    expect(after.treatments?.[1]?.intervention).toMatchObject({ start: "299 d", stop: "307 d" });
    await lab.undo();
    expect(lab.document.value).toEqual(before);
    await lab.redo();
    expect(lab.document.value).toEqual(after);
  });

  it("begin anew after an undo", async () => {
    const lab = smallLab();
    lab.send({ kind: "set-parameters", values: { k: 0.2 }, gesture: "a" });
    lab.send({ kind: "set-parameters", values: { dose: 3 }, gesture: "b" });
    await lab.undo();
    lab.send({ kind: "set-parameters", values: { k: 0.3 }, gesture: "a" });
    await lab.undo();
    expect(lab.document.value.parameters).toEqual({ k: 0.2 });
  });
});

describe("history", () => {
  it("makes a step of its own of what another preset comes with, also within a gesture", () => {
    const history = new History<string>(1e6);
    const step = { kind: "document", label: "", patches: [], inverse: [], bytes: 1 } as const;
    const loading = { ...step, base: { before: "a", after: "b" } };
    history.push({ ...step, gesture: "drag" });
    history.push({ ...step, gesture: "drag" });
    expect(history.length).toBe(1);
    history.push({ ...loading, gesture: "drag" });
    history.push({ ...step, gesture: "drag" });
    expect(history.length).toBe(3);
  });

  it("drops the oldest steps, and says how many", async () => {
    const lab = smallLab(4000);
    for (let i = 0; i < 100; i++)
      lab.send({ kind: "set-parameters", values: { k: (i + 1) / 200 } });
    const words = lab.dropped.value ?? "";
    const dropped = Number(/oldest (\d+) steps/.exec(words)?.[1]);
    let undone = 0;
    while (await lab.undo()) undone++;
    expect(dropped).toBeGreaterThan(20);
    expect(undone).toBe(100 - dropped);
  });

  it("turns strokes back by the host, and lets the host forget those that are dropped", async () => {
    const lab = smallLab(1000);
    const calls: string[] = [];
    const stroke = (name: string, bytes: number) => ({
      label: name,
      bytes,
      undo: async () => void calls.push(`undo ${name}`),
      redo: () => void calls.push(`redo ${name}`),
      drop: () => void calls.push(`drop ${name}`),
    });
    lab.record(stroke("a", 400));
    lab.record(stroke("b", 400));
    expect(lab.undoLabel.value).toBe("b");
    await lab.undo();
    await lab.redo();
    lab.record(stroke("c", 400));
    await lab.undo();
    lab.record(stroke("d", 100));
    expect(calls).toEqual(["undo b", "redo b", "drop a", "undo c", "drop c"]);
    expect(lab.dropped.value).toMatch(/oldest step was/);
  });

  it("takes what follows a change of the same gesture for one step with it, both ways", async () => {
    const lab = smallLab();
    const calls: string[] = [];
    const follow = (gesture: string) => ({
      label: "Start again",
      bytes: 1,
      gesture,
      undo: async () => void calls.push(`undo at k = ${lab.parameters.peek()["k"]}`),
      redo: () => void calls.push(`redo at k = ${lab.parameters.peek()["k"]}`),
    });
    const before = lab.document.value;
    lab.send({ kind: "set-parameters", values: { k: 0.2 }, gesture: "restart 1" });
    const label = lab.undoLabel.value;
    lab.record(follow("restart 1"));
    expect(lab.undoLabel.value).toBe(label);
    expect(await lab.undo()).toBe(true);
    expect(lab.document.value).toEqual(before);
    expect(lab.undoLabel.value).toBe(null);
    expect(await lab.redo()).toBe(true);
    expect(lab.redoLabel.value).toBe(null);
    expect(calls).toEqual(["undo at k = 0.2", "redo at k = 0.2"]);
    // Another gesture is another step.
    lab.record(follow("restart 2"));
    await lab.undo();
    expect(lab.parameters.value["k"]).toBe(0.2);
  });

  it("waits for the host before the next undo, and keeps a step that it could not undo", async () => {
    const lab = smallLab();
    lab.send({ kind: "set-parameters", values: { k: 0.2 } });
    let fail = (_: Error): void => {};
    lab.record({
      label: "stroke",
      bytes: 1,
      undo: () => new Promise<void>((_, reject) => (fail = reject)),
      redo: () => {},
    });
    const first = lab.undo();
    const second = lab.undo();
    expect(lab.document.value.parameters).toEqual({ k: 0.2 });
    fail(new Error("the device is lost"));
    await expect(first).rejects.toThrow("the device is lost");
    // The stroke is there again, so the second undo is one of the stroke: it waits for the host anew.
    await Promise.resolve();
    fail(new Error("still lost"));
    await expect(second).rejects.toThrow("still lost");
    expect(lab.undoLabel.value).toBe("stroke");
  });

  it("leaves the camera alone: no step, and undo does not move it", async () => {
    const lab = smallLab();
    const camera = { center: [1, 2] as [number, number], zoom: 2 };
    lab.send({ kind: "set-parameters", values: { k: 0.2 } });
    await lab.undo();
    lab.send({ kind: "set-camera", camera });
    expect(lab.redoLabel.value).toBe("Set Oxygen uptake to 0.2");
    await lab.redo();
    expect(lab.document.value).toMatchObject({ camera, parameters: { k: 0.2 } });
  });

  it("remembers the film without a step, and refuses what is none", () => {
    const lab = smallLab();
    const record = { size: "square", panels: ["view", "field cells"], hold: "1 s" };
    lab.send({ kind: "set-record", record });
    expect(lab.document.value.record).toEqual(record);
    expect(lab.undoLabel.value).toBeNull();
    expect(() => lab.send({ kind: "set-record", record: { panels: ["field cels"] } })).toThrow(
      "record.panels[0].field: ",
    );
    expect(lab.document.value.record).toEqual(record);
    const { file } = presetFileOf(lab.document.value, lab.base.value);
    expect(file.record).toEqual(record);
    lab.send({ kind: "set-record", record: null });
    expect(lab.document.value.record).toBeNull();
  });

  it("undoes the loading of another preset with what had been changed", async () => {
    const lab = smallLab();
    lab.send({ kind: "set-parameters", values: { k: 0.2 } });
    const before = lab.document.value;
    const base = lab.base.value;
    const seen: string[] = [];
    effect(() => void seen.push(`${lab.document.value.source.name} ${lab.base.value.source.name}`));
    await lab.load(documentOf({ kind: "library", name: "gray-scott" }));
    expect(lab.undoLabel.value).toBe(`Load ${lab.base.value.preset.title}`);
    lab.send({ kind: "set-settings", seed: 11 });
    await lab.undo();
    await lab.undo();
    expect(lab.document.value).toEqual(before);
    expect(lab.base.value).toBe(base);
    await lab.redo();
    expect(lab.document.value.source.name).toBe("gray-scott");
    // Nobody ever sees a document on another one's preset.
    expect(seen.filter((pair) => new Set(pair.split(" ")).size > 1)).toEqual([]);
  });

  it("loads what was asked for last, and keeps what was there when a preset cannot be opened", async () => {
    const lab = smallLab();
    const before = lab.document.value;
    await expect(lab.load(documentOf({ kind: "library", name: "nobody" }))).rejects.toThrow(
      "nobody",
    );
    await expect(lab.load(42 as never)).rejects.toThrow();
    const wrong = {
      ...documentOf({ kind: "library", name: "gray-scott" }),
      parameters: { nobody: 1 },
    };
    await expect(lab.load(wrong)).rejects.toThrow("nobody");
    expect(lab.document.value).toBe(before);
    const first = lab.load(documentOf({ kind: "library", name: "gray-scott" }));
    const second = lab.load(smallDocument());
    expect(await Promise.all([first, second])).toEqual([false, true]);
    expect(lab.document.value.source.name).toBe("small");
  });
});
