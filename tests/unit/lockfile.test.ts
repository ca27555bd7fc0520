import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(await readFile("package-lock.json", "utf8"));
const { "": _project, ...packages }: Record<string, LockedPackage> = lock.packages;

/** npm drops the versions of other systems' packages when it amends a lockfile without addresses. */
test("the lockfile pins every package, for every operating system, and names no server", () => {
  for (const [place, locked] of Object.entries(packages)) {
    expect(locked, place).toHaveProperty("version");
    expect(locked, place).toHaveProperty("integrity");
    expect(locked, place).not.toHaveProperty("resolved");
    for (const name of Object.keys(locked.optionalDependencies ?? {})) {
      expect(packages, place).toHaveProperty([`node_modules/${name}`]);
    }
  }
});
