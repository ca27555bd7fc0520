import { describe, expect, it } from "vitest";
import type { Budget } from "../../src/analysis/budget.ts";
import { BudgetHistory } from "../../src/analysis/budget-history.ts";
import { budgetTable } from "../../src/analysis/budget-table.ts";
import type { Term } from "../../src/analysis/terms.ts";

const term: Term = {
  id: "u:0",
  field: "u",
  kind: "source",
  label: 'Made by "A", mostly',
  origin: "model",
  formulas: [],
  evidence: [],
};

const at = (time: number, rate = 1): Budget => ({
  field: "u",
  unit: "mM",
  time,
  value: 2,
  voxels: 4,
  entries: [{ term, rate }],
  made: rate,
  taken: 0,
  net: rate,
});

const times = (history: BudgetHistory) => history.list.map(({ time }) => time);

describe("the history of a budget", () => {
  it("is in order of time, with the past filled in", () => {
    const history = new BudgetHistory();
    history.add(at(30));
    history.fill(at(10));
    history.fill(at(20));
    history.add(at(40));
    expect(times(history)).toEqual([10, 20, 30, 40]);
  });

  it("keeps what was known later while one looks back, and drops it when the run goes on from there", () => {
    const history = new BudgetHistory();
    for (const time of [10, 20, 30, 40]) history.add(at(time));
    history.add(at(20));
    expect(times(history)).toEqual([10, 20, 30, 40]);
    history.add(at(25, 5));
    expect(times(history)).toEqual([10, 20, 25]);
  });

  it("is thinned at its early end", () => {
    const history = new BudgetHistory();
    for (let time = 0; time < 1000; time++) history.add(at(time));
    expect(history.list.length).toBeLessThanOrEqual(400);
    expect(times(history).at(-1)).toBe(999);
    expect(times(history)[0]).toBe(0);
    expect(times(history).slice(-50)).toEqual(Array.from({ length: 50 }, (_, i) => 950 + i));
  });

  it("is a table whose labels are quoted", () => {
    const [head, first, ...rest] = budgetTable([at(10, 0.5), at(20)]).split("\n");
    expect(head).toBe(
      'time_min,u [mM],made [mM/min],taken [mM/min],net [mM/min],"Made by ""A"", mostly (u:0) [mM/min]"',
    );
    expect(first).toBe("10,2,0.5,0,0.5,0.5");
    expect(rest).toEqual(["20,2,1,0,1,1", ""]);
    expect(budgetTable([])).toBe("");
  });
});
