import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readResults } from "../../src/cli/check-in-children.ts";
import { exitCode } from "../../src/cli/exit-code.ts";
import { type Finished, runChildren } from "../../src/cli/run-children.ts";

let folder = "";
let file = "";

/** Says its argument, sends a share, and ends with the code that its argument is. */
const program = `
process.send(0.5);
console.log("code " + process.argv[2]);
console.error("as it was asked");
process.exitCode = Number(process.argv[2]);
process.disconnect();
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "milieu-children-"));
  file = join(folder, "program.mjs");
  await writeFile(file, program);
});
afterAll(() => rm(folder, { recursive: true }));

describe("runChildren", () => {
  it("runs all, and tells what each said and how it ended", async () => {
    const ended = new Map<number, Finished>();
    const shares: number[] = [];
    await runChildren(
      ["3", "0", "4"].map((code) => ({ file, args: [code] })),
      {
        jobs: 2,
        onEnd: (index, finished) => void ended.set(index, finished),
        onShare: (_, share) => shares.push(share),
      },
    );
    expect([0, 1, 2].map((index) => ended.get(index))).toEqual([
      { code: 3, out: "code 3\n", error: "as it was asked\n" },
      { code: 0, out: "code 0\n", error: "as it was asked\n" },
      { code: 4, out: "code 4\n", error: "as it was asked\n" },
    ]);
    expect(shares).toEqual([0.5, 0.5, 0.5]);
  });

  it("starts no more once one has gone wrong", async () => {
    const ended: number[] = [];
    const run = runChildren(
      ["0", "1", "2"].map((code) => ({ file, args: [code] })),
      {
        jobs: 1,
        onEnd: (index) => {
          ended.push(index);
          if (index === 1) throw new Error("enough");
        },
      },
    );
    await expect(run).rejects.toThrow("enough");
    expect(ended).toEqual([0, 1]);
  });
});

describe("readResults", () => {
  it("reads a result a line, and what could not be measured as NaN", () => {
    const out = '{"preset":"a","value":1}\n{"preset":"a","value":null}\n';
    const results = readResults({ code: exitCode.claimFails, out, error: "" });
    expect(results.map(({ value }) => value)).toEqual([1, Number.NaN]);
  });

  it("passes an error on as it was said", () => {
    const error = "milieu: there is no preset\n";
    expect(() => readResults({ code: exitCode.badPreset, out: "", error })).toThrow(
      expect.objectContaining({ code: exitCode.badPreset, message: "there is no preset" }),
    );
  });
});
