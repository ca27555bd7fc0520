import { describe, expect, it } from "vitest";
import { interactionMap, prepareMap } from "../../src/analysis/interaction-map.ts";
import { layOutMap } from "../../src/analysis/map-layout.ts";
import { scaleParameter } from "../../src/analysis/scale-parameter.ts";
import { modelTerms } from "../../src/analysis/terms.ts";
import { readTissue } from "../../src/analysis/tissue-state.ts";
import { planeGrid } from "../support/grids.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** Cells c make s and kill d; s, through an observable, slows the killing and turns c into e. */
async function tissue() {
  const scenario = makeScenario({
    grid: planeGrid(6, 6, 10),
    step: 1,
    model: {
      fields: {
        s: { kind: "substrate", unit: "ng/mL" },
        c: { kind: "population", unit: "1", diffusion: 1 },
        d: { kind: "population", unit: "1" },
        e: { kind: "population", unit: "1" },
      },
      parameters: {
        secretion: { value: 3, unit: "ng/mL/min" },
        decay: { value: 0.2, unit: "1/min" },
        kill: { value: 0.5, unit: "1/min" },
        half: { value: 2, unit: "ng/mL" },
        turn: { value: 0.04, unit: "1/min" },
        turnBasal: { value: 0.01, unit: "1/min" },
        pull: { value: -30, unit: "um^2*mL/min/ng", min: -100 },
      },
      observables: {
        calm: { expression: "inhibit(s, half, 2)", unit: "1" },
        drive: { expression: "turnBasal + turn*michaelis(s, half)", unit: "1/min" },
      },
      processes: [
        { type: "source", field: "s", rate: "secretion*c" },
        { type: "loss", field: "s", rate: "decay" },
        { type: "loss", field: "d", rate: "kill*c*calm" },
        { type: "convert", from: "c", to: "e", rate: "drive" },
        { type: "chemotaxis", field: "c", towards: "s", sensitivity: "pull" },
      ],
    },
    initial: ["s", "c", "d", "e"].map((field, index) => ({
      type: "expression",
      field,
      expression: formula(["1 + x/100", "0.3", "0.4", "0.1"][index] as string),
    })),
  });
  const engine = await openCpuEngine(scenario);
  const state = await readTissue(engine, scenario);
  engine.dispose();
  const terms = modelTerms(scenario.model);
  return { state, terms, model: scenario.model };
}

describe("the interaction map", () => {
  it("has the partial derivatives of the rates as effects", async () => {
    const { model, terms, state } = await tissue();
    const { edges } = interactionMap(prepareMap(model, terms), state);
    const edge = (from: string, to: string) =>
      edges.find((one) => one.from === from && one.to === to);
    const s = Array.from({ length: 6 }, (_, i) => 1 + (5 + 10 * i) / 100);
    const mean = (of: (value: number) => number): number =>
      s.reduce((sum, value) => sum + of(value), 0) / s.length;
    // Proportional: the effect is the rate itself.
    expect(edge("c", "s")?.effect).toBeCloseTo(3 * 0.3, 5);
    expect(edge("c", "s")?.sign).toBe(1);
    expect(edge("c", "s")?.weight).toBeCloseTo(0.9 / (0.9 + 0.2 * mean((v) => v)), 4);
    expect(edge("c", "d")?.sign).toBe(-1);
    const calm = (v: number) => 4 / (4 + v * v);
    expect(edge("c", "d")?.effect).toBeCloseTo(-0.5 * 0.3 * 0.4 * mean(calm), 5);
    // s d/ds of -k c d 4/(4 + s^2) is k c d 8 s^2/(4 + s^2)^2: calm saves d.
    const saved = 0.5 * 0.3 * 0.4 * mean((v) => (8 * v * v) / (4 + v * v) ** 2);
    expect(edge("s", "d")?.effect).toBeCloseTo(saved, 5);
    expect(edge("s", "d")?.sign).toBe(1);
    expect(edge("s", "d")?.influences[0]?.path).toEqual(["calm"]);
    const turned = 0.04 * 0.3 * mean((v) => (2 * v) / (2 + v) ** 2);
    expect(edge("s", "e")?.effect).toBeCloseTo(turned, 6);
    // What repels moves and makes nothing, but s also turns c away.
    const onCells = edge("s", "c");
    expect(onCells?.sign).toBe(-1);
    expect(onCells?.isMotion).toBe(false);
    expect(onCells?.influences.map(({ term }) => term.kind)).toContain("chemotaxis");
    expect(edges.some(({ from, to }) => from === to)).toBe(false);
  });

  it("finds the parameter that scales a term, or what one acts in it", async () => {
    const { model, terms, state } = await tissue();
    const find = (field: string, kind: string, actor?: string) => {
      const term = terms.find((one) => one.field === field && one.kind === kind);
      if (term === undefined) throw new Error(`no ${kind} of ${field}`);
      return scaleParameter(model, terms, term, state, actor);
    };
    expect(find("s", "source")).toMatchObject({ name: "secretion", scales: "term", others: [] });
    expect(find("d", "loss")).toMatchObject({ name: "kill", scales: "term" });
    expect(find("c", "chemotaxis")).toMatchObject({ name: "pull", scales: "term" });
    // A sum has no one factor; what s does in it has.
    expect(find("e", "arrival")).toBeUndefined();
    expect(find("e", "arrival", "s")).toMatchObject({ name: "turn", scales: "influence" });
  });

  it("is laid out the same each time, inside its area, without labels on each other", () => {
    const nodes = Array.from({ length: 40 }, (_, index) => ({
      name: `n${index}`,
      width: 60 + 7 * (index % 6),
      height: 24,
      home: [0.2 + 0.3 * (index % 3), 0.3 + 0.4 * (index % 2)] as const,
      hold: (index % 4) / 3,
    }));
    const links = nodes.map(({ name }, index) => ({
      from: name,
      to: `n${(7 * index + 3) % 40}`,
      strength: 0.5,
    }));
    const area = { width: 760, height: 560 };
    const placed = layOutMap(nodes, links, area);
    expect(layOutMap(nodes, links, area)).toEqual(placed);
    for (const [index, a] of nodes.entries()) {
      const one = placed.get(a.name) ?? { x: -1, y: -1 };
      expect(one.x - a.width / 2).toBeGreaterThanOrEqual(0);
      expect(one.x + a.width / 2).toBeLessThanOrEqual(area.width);
      expect(one.y).toBeGreaterThan(0);
      expect(one.y).toBeLessThan(area.height);
      for (const b of nodes.slice(index + 1)) {
        const other = placed.get(b.name) ?? { x: -1, y: -1 };
        const apart =
          Math.abs(one.x - other.x) >= (a.width + b.width) / 2 ||
          Math.abs(one.y - other.y) >= (a.height + b.height) / 2;
        expect(apart, `${a.name} and ${b.name}`).toBe(true);
      }
    }
  });
});
