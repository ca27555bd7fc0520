import { afterEach, describe, expect, it, vi } from "vitest";
import { call } from "../../scripts/cluster/call.ts";
import { findPrograms } from "../../scripts/cluster/requirements.ts";
import { computedBy } from "../../scripts/cluster/sweep-under-test.ts";

afterEach(() => vi.unstubAllEnvs());

describe("npm run test:cluster", () => {
  it("names the packages where a program is missing", () => {
    vi.stubEnv("PATH", "/nowhere");
    expect(findPrograms).toThrow(
      /sbatch.*snakemake[\s\S]*apt-get install .*slurm-wlm snakemake[\s\S]*slurm-client snakemake/,
    );
  });

  it("counts the runs that were computed, also by those that were stopped", () => {
    const log = `share 3 of 9 on a, start 1
2 runs done, 0 failed; in a
milieu: stopped after 1 runs; what is done is kept, and the same command goes on.
0 runs done, 0 failed, 4 were there already; in a`;
    expect(computedBy(log)).toBe(3);
  });

  it("tells what a program said that ended otherwise than expected", async () => {
    await expect(call("bash", ["-c", "echo why >&2; exit 3"])).rejects.toThrow(/ended with 3: why/);
    const said = await call("bash", ["-c", "echo so; exit 3"], { expect: [3] });
    expect(said).toEqual({ code: 3, out: "so\n" });
  });
});
