import { configDefaults, defineConfig } from "vitest/config";

const LONG = "tests/**/*.long.test.ts";
const GPU = "tests/**/*.gpu.test.ts";
const BROWSER = "tests/**/*.browser.test.ts";

/**
 * The kind of a test is in its file name. The kinds run one after the other; files that need a
 * GPU or a browser also run one by one, each in a process of its own, since Dawn and Chromium
 * use every core and a crash must not reach the next file. Unit tests share what they import (no file
 * changes a global or a module's state), which takes half of their time away.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: [...configDefaults.exclude, LONG, GPU, BROWSER],
          maxWorkers: "100%",
          isolate: false,
          testTimeout: 600_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "long",
          include: [LONG],
          maxWorkers: "100%",
          testTimeout: 3_600_000,
          hookTimeout: 3_600_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "gpu",
          include: [GPU],
          pool: "forks",
          maxWorkers: 1,
          testTimeout: 3_600_000,
          hookTimeout: 3_600_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "browser",
          include: [BROWSER],
          pool: "forks",
          maxWorkers: 1,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
