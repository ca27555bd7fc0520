import { describe, expect, it } from "vitest";
import { followLab } from "../../src/app/lab/follower.ts";
import type { Session } from "../../src/app/session/session.ts";
import type { LabBase } from "../../src/lab/base.ts";
import type { LabDocument } from "../../src/lab/document.ts";
import { createLab } from "../../src/lab/lab.ts";
import { open, smallBase, smallDocument } from "../lab/open-base.ts";

/** A session that writes down what is asked of it. */
function followed() {
  const base = smallBase();
  const document = smallDocument();
  const asked: string[] = [];
  let prepared: { document: LabDocument; base: LabBase } | null = null;
  let failure: Error | null = null;
  const session = {
    run: { document, base },
    machine: { kind: "cpu" },
    parameters: { values: { ...base.values } as Record<string, number> },
    setParameters(values: Record<string, number>) {
      asked.push(`parameters ${Object.keys(values).join()}`);
      this.parameters.values = { ...this.parameters.values, ...values };
    },
    scene: {
      showView: () => void asked.push("view"),
      showCamera: () => void asked.push("camera"),
    },
    showSpeed: (speed: number | null) => void asked.push(`speed ${speed}`),
    async changeTreatments(next: LabDocument) {
      asked.push("treatments");
      await Promise.resolve();
      if (failure !== null) throw failure;
      this.run = { ...this.run, document: next };
    },
    async prepare(next: LabDocument, on: LabBase) {
      asked.push("open");
      await Promise.resolve();
      if (failure !== null) throw failure;
      prepared = { document: next, base: on };
    },
    adopt(next: LabDocument) {
      if (prepared?.document !== next) return false;
      this.run = prepared;
      this.parameters.values = { ...prepared.base.values, ...next.parameters };
      prepared = null;
      return true;
    },
  };
  const lab = createLab(document, base, {
    open: async (next) => {
      const on = await open(next);
      await session.prepare(next, on);
      return on;
    },
  });
  const failures: unknown[] = [];
  const follower = followLab(session as unknown as Session, lab, {
    onBusy: () => {},
    onFailure: (error) => failures.push(error),
  });
  const fail = (error: Error | null): void => {
    failure = error;
  };
  return { lab, session, asked, follower, failures, fail };
}

describe("a session that follows a lab", () => {
  it("takes parameters, view and speed at once, and only those that changed", async () => {
    const { lab, asked, session } = followed();
    lab.send({ kind: "set-parameters", values: { k: 0.3 } });
    expect(asked.splice(0)).toEqual(["parameters k"]);
    lab.send({ kind: "set-view", view: { mode: "field", field: "cells" } });
    lab.send({ kind: "set-speed", speed: 7 });
    lab.send({ kind: "set-camera", camera: { center: [1, 2], zoom: 3 } });
    expect(asked.splice(0)).toEqual(["view", "speed 7", "camera"]);
    await lab.undo();
    await lab.undo();
    await lab.undo();
    expect(asked.splice(0)).toEqual(["speed null", "view", "parameters k"]);
    expect(session.parameters.values["k"]).toBe(0.1);
  });

  it("changes treatments from now on, one after the other, and parameters that came meanwhile after them", async () => {
    const { lab, asked, follower, session } = followed();
    lab.send({ kind: "switch-treatment", id: "p1", on: false });
    lab.send({ kind: "switch-treatment", id: "p2", on: false });
    lab.send({ kind: "set-parameters", values: { k: 0.3 } });
    expect(asked.splice(0)).toEqual(["treatments"]);
    await follower.settle();
    expect(asked.splice(0)).toEqual(["treatments", "parameters k"]);
    expect(session.run.document).toBe(lab.document.value);
    lab.send({ kind: "change-treatment", id: "p1", label: "another" });
    await follower.settle();
    expect(asked.splice(0)).toEqual([]);
  });

  it("opens another run for a grid, a seed and another preset, prepared before the document changes", async () => {
    const { lab, asked, follower, session } = followed();
    for (const command of [{ grid: [16, 16] }, { seed: 9 }, { fullGrid: true }]) {
      lab.send({ kind: "set-settings", ...command });
      await follower.settle();
      expect(asked.splice(0)).toEqual(["open"]);
      expect(session.run.document).toBe(lab.document.value);
    }
    await lab.load(smallDocument());
    await follower.settle();
    expect(asked.splice(0)).toEqual(["open"]);
    expect(session.run.base).toBe(lab.base.value);
    await lab.undo();
    await follower.settle();
    expect(asked.splice(0)).toEqual(["open"]);
    expect(session.run.base).toBe(lab.base.value);
  });

  it("tells once what cannot be, and goes on with the next change", async () => {
    const { lab, asked, follower, failures, fail } = followed();
    fail(new Error("no memory"));
    lab.send({ kind: "set-settings", grid: [16, 16] });
    await follower.settle();
    expect(failures).toEqual([new Error("no memory")]);
    lab.send({ kind: "set-parameters", values: { k: 0.3 } });
    await follower.settle();
    fail(null);
    await lab.undo();
    await lab.undo();
    await follower.settle();
    expect(asked.at(-1)).toBe("parameters k");
    const refused = lab.load({ ...smallDocument(), parameters: { nothing: 1 } });
    await expect(refused).rejects.toThrow("nothing");
  });

  it("misses no change, whenever it comes", async () => {
    for (let moment = 0; moment < 30; moment++) {
      const { lab, session, follower } = followed();
      lab.send({ kind: "switch-treatment", id: "p1", on: false });
      for (let turn = 0; turn < moment; turn++) await Promise.resolve();
      lab.send({ kind: "switch-treatment", id: "p2", on: false });
      lab.send({ kind: "set-parameters", values: { k: 0.3 } });
      await follower.settle();
      const { treatments } = session.run.document;
      expect(treatments, `after ${moment}`).toEqual(lab.document.value.treatments);
      expect(session.parameters.values["k"], `after ${moment}`).toBe(0.3);
    }
  });

  it("tells what of a live change fails, and follows the next one", async () => {
    const { lab, session, follower, failures } = followed();
    const { setParameters } = session;
    session.setParameters = () => {
      throw new Error("the engine is gone");
    };
    lab.send({ kind: "switch-treatment", id: "p1", on: false });
    lab.send({ kind: "set-parameters", values: { k: 0.3 } });
    await follower.settle();
    expect(failures).toEqual([new Error("the engine is gone")]);
    session.setParameters = setParameters;
    lab.send({ kind: "set-parameters", values: { k: 0.4 } });
    await follower.settle();
    expect(session.parameters.values["k"]).toBe(0.4);
  });
});
