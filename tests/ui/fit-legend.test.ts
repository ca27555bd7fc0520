import { expect, test } from "vitest";
import { fitLegend } from "../../src/ui/fit-legend.ts";

/** A legend of entries in a place: 30 px each, 20 px where they stand closer. */
function legendOf(entries: number, clientHeight: number) {
  const classes = new Set<string>();
  let columns = 1;
  const legend = {
    clientHeight,
    get scrollHeight() {
      const each = classes.has("is-tight") ? 20 : 30;
      return Math.max(clientHeight, Math.ceil(entries / columns) * each);
    },
    style: { setProperty: (_: string, value: string) => (columns = Number(value)) },
    classList: {
      remove: (name: string) => classes.delete(name),
      add: (name: string) => classes.add(name),
      toggle: (name: string, on: boolean) => (on ? classes.add(name) : classes.delete(name)),
    },
  };
  return { legend: legend as unknown as HTMLElement, classes, columns: () => columns };
}

test.each([
  ["as a list where it fits", 10, 300, 3, 1, []],
  ["in columns where there is room beside it", 10, 280, 3, 2, []],
  ["in as many as it needs", 10, 130, 3, 3, []],
  ["closer together where columns are not enough", 10, 110, 2, 2, ["is-tight"]],
  ["closer together where there is no room beside it", 10, 200, 1, 1, ["is-tight"]],
  ["as much as there is, and says that there is more", 30, 100, 9, 3, ["is-cut", "is-tight"]],
] as const)("a legend is shown %s", (_, entries, height, most, columns, classes) => {
  const one = legendOf(entries, height);
  expect(fitLegend(one.legend, most)).toBe(columns);
  expect(one.columns()).toBe(columns);
  expect([...one.classes].sort()).toEqual(classes);
});
