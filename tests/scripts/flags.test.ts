import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it.each([
  ["sensitivity", ["early-and-late", "--samples", "-3"], /--samples/],
  ["robustness", ["--ful"], /--ful/],
  ["robustness", ["early-and-late", "--jobs", "many", "--again"], /--jobs takes a whole number/],
  ["mutants", ["early-and-late", "--backend", "abacus"], /--backend takes auto, gpu, cpu/],
])(
  "%s %j tells a slip in a flag in a line, ends with 64 and runs nothing",
  (script, args, told) => {
    const command = ["scripts/run-ts.mjs", `scripts/${script}.ts`, ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stdout).toBe("");
    expect(status).toBe(64);
  },
);
