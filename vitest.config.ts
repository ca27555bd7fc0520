import { configDefaults, defineConfig } from "vitest/config";
import { HeavyFirst } from "./tests/support/heavy-first.ts";

const LONG = "tests/**/*.long.test.ts";
const GPU = "tests/**/*.gpu.test.ts";
const BROWSER = "tests/**/*.browser.test.ts";

/**
 * The kind of a test is in its file name. The kinds run one after the other; files that need a GPU or a
 * browser run two at a time, each in a process of its own, since half of their time one core waits for the
 * other and a crash must not reach the next file. Unit tests share what they import (no file changes a global
 * or a module's state), which takes half of their time away.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: HeavyFirst },
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
          maxWorkers: 2,
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
          maxWorkers: 2,
          // Vitest's own second is too short for a page on a machine that does other work, too.
          expect: { poll: { timeout: 60_000 } },
          testTimeout: 600_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
