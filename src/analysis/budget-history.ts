import type { Budget } from "./budget.ts";

/** More than these are thinned, the earlier ones first. */
const MOST = 400;

/** Budgets of one field at one place over time, in order of time. */
export class BudgetHistory {
  #list: readonly Budget[] = [];
  #last = Number.NEGATIVE_INFINITY;

  get list(): readonly Budget[] {
    return this.#list;
  }

  clear(): void {
    this.#list = [];
    this.#last = Number.NEGATIVE_INFINITY;
  }

  /**
   * Takes the budget of the present. Looking back costs nothing; a run that goes on from there may come another
   * way, so what was known later goes with its first new moment.
   */
  add(budget: Budget): void {
    if (budget.time > this.#last) {
      this.#list = this.#list.filter(({ time }) => time <= this.#last || time === budget.time);
    }
    this.#last = budget.time;
    this.#put(budget);
  }

  /** Takes the budget of a moment before the present. */
  fill(budget: Budget): void {
    this.#put(budget);
    this.#last = Math.max(this.#last, budget.time);
  }

  #put(budget: Budget): void {
    const others = this.#list.filter(({ time }) => time !== budget.time);
    const all = [...others, budget].sort((one, other) => one.time - other.time);
    this.#list = all.length > MOST ? all.filter((_, i) => i > MOST / 2 || i % 2 === 0) : all;
  }
}
