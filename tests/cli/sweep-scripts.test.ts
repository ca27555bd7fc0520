import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sweepSlurm, sweepSnakemake } from "../../src/cli/sweep/cluster.ts";
import { SweepFolder } from "../../src/cli/sweep/folder.ts";
import { type Needs, needsOf } from "../../src/cli/sweep/needs.ts";
import { programCall, shellWord } from "../../src/cli/sweep/program-call.ts";
import { openSweep, readPresetSource } from "../../src/cli/sweep/read-plan.ts";
import type { ManifestLine, RunResult } from "../../src/cli/sweep/run-result.ts";
import { sbatchScript, slurmTime } from "../../src/cli/sweep/sbatch-script.ts";
import { checksumLine, isAsWritten, writeScript } from "../../src/cli/sweep/script-file.ts";
import { planShares } from "../../src/cli/sweep/share-plan.ts";
import { slurmProfile } from "../../src/cli/sweep/snakemake-profiles.ts";
import { writeManifest } from "../../src/cli/sweep/write-manifest.ts";

const run = promisify(execFile);
let cwd = "";
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "milieu-scripts-"));
});
afterAll(() => rm(cwd, { recursive: true }));

const plan = {
  format: "milieu-sweep/1",
  presets: ["gray-scott", "schnakenberg"],
  setting: { grid: [16, 16], until: "1 h" },
  vary: [{ setting: "step", values: ["0.25 min", "0.5 min"] }],
  outputs: [{ name: "a", of: "v", measure: "mean" }],
};

async function planned(name: string): Promise<SweepFolder> {
  const folder = new SweepFolder(join(cwd, name));
  const presets = await Promise.all(plan.presets.map(readPresetSource));
  await writeManifest(folder, { plan, presets, sweep: await openSweep(plan, presets) });
  return folder;
}

function resultOf({ id, preset, seed, values }: ManifestLine, seconds: number, memory: number) {
  return {
    format: "milieu-sweep-run/1",
    id,
    preset,
    seed,
    values,
    numbers: { a: 1 },
    curves: {},
    fields: {},
    scores: {},
    problems: {},
    backend: "cpu",
    adapter: "",
    milieu: "",
    seconds,
    memory_mb: memory,
    host: "",
    finished: "",
  } satisfies RunResult;
}

const needs: Needs = { runs: 400, timed: 3, seconds: 36_000, longest: 120, memoryMb: 700 };
const wishes = { force: false, quiet: true, shares: 3, time: 90, memory: 2000 };

describe("shares of a sweep for a scheduler", () => {
  it("take about half an hour, and ask for twice the time and half more memory than was seen", () => {
    const found = planShares(400, {}, needs);
    expect(found).toMatchObject({ shares: 20, runsOfShare: 20, memoryMb: 1100 });
    // 20 x 90 s, twice, and a minute.
    expect(found.minutes).toBe(61);
    expect(found.timeReason).toContain("20 x 90 s (mean of 3 timed, the longest 120 s), times 2");
    expect(found.memoryReason).toContain("700 MB seen, times 1.5");
  });

  it("are no more than the runs, nor than an array can have", () => {
    const short = { ...needs, seconds: 40, longest: 0.2, memoryMb: 80 };
    expect(planShares(400, {}, short)).toMatchObject({ shares: 1, minutes: 5, memoryMb: 512 });
    expect(planShares(400, { shares: 900 }, short)).toMatchObject({ shares: 400, runsOfShare: 1 });
    const long = { ...needs, runs: 100_000, seconds: 1e8 };
    expect(planShares(100_000, {}, long)).toMatchObject({ shares: 1000, runsOfShare: 100 });
    expect(planShares(3, {}, { ...needs, seconds: 1e5, longest: 5e4 }).minutes).toBe(
      Math.ceil((60 + 1e5) / 60),
    );
  });

  it("are as a person says", () => {
    const found = planShares(400, { shares: 7, time: 30.2, memory: 1500 });
    expect(found).toMatchObject({ shares: 7, runsOfShare: 58, minutes: 31, memoryMb: 1500 });
    expect(found.timeReason).toBe("as asked for");
  });

  it("are timed by the runs that are done, preset by preset", async () => {
    const folder = await planned("timed");
    const lines: ManifestLine[] = [];
    for await (const line of folder.lines()) lines.push(line);
    await folder.keepResult(resultOf(lines[0]!, 10, 300));
    await folder.keepResult(resultOf(lines[1]!, 20, 200));
    const performed: number[] = [];
    const found = await needsOf(folder, async (line) => {
      performed.push(line.index);
      await folder.keepResult(resultOf(line, 3, 100));
    });
    // Two runs of 15 s in the mean, and two of 3 s, of which one is timed now.
    expect(performed).toEqual([2]);
    expect(found).toEqual({ runs: 4, timed: 3, seconds: 36, longest: 20, memoryMb: 300 });
  });

  it("cannot be timed where all runs fail", async () => {
    const folder = await planned("fails");
    const fail = ({ id }: ManifestLine) =>
      folder.keepFailure({
        format: "milieu-sweep-failure/1",
        id,
        message: "x",
        code: 70,
        time: "",
        host: "",
      });
    await expect(needsOf(folder, fail)).rejects.toThrow(/no run of gray-scott could be timed/);
  });
});

const stub = (body: string) => `#!/bin/bash\n${body}\n`;

describe("sweep.sbatch", () => {
  it("asks Slurm for what the shares need", async () => {
    const folder = await planned("an array");
    await sweepSlurm(folder.path, {
      ...wishes,
      throttle: 2,
      partition: "short",
      account: "lab",
      gpu: "a100",
      shell: ["module load nodejs"],
    });
    const path = join(folder.path, "sweep.sbatch");
    const text = await readFile(path, "utf8");
    await run("bash", ["-n", path]);
    const asked = [...text.matchAll(/^#SBATCH (.*)$/gm)].map(([, option]) => option);
    expect(asked).toEqual([
      "--job-name=milieu-an-array",
      "--array=0-2%2",
      "--cpus-per-task=1",
      "--time=01:30:00",
      "--mem=2000M",
      "--partition=short",
      "--account=lab",
      "--gres=gpu:a100:1",
      "--requeue",
      "--signal=B:TERM@60",
      "--open-mode=append",
      `--output="${folder.path}/logs/%A_%a.log"`,
    ]);
    expect(text).toContain("\nshares=3 ");
    expect(text).toContain("\nbackend=gpu\n");
    expect(text).toContain("\nmodule load nodejs\n");
    // Slurm reads no options below the first command.
    expect(text.lastIndexOf("#SBATCH")).toBeLessThan(text.indexOf("\nmilieu=("));
  });

  const script = (folder: string, program: string) =>
    sbatchScript({
      folder,
      program: ["bash", program],
      plan: planShares(4, { shares: 2, time: 5, memory: 500 }),
      shell: [],
    });

  /** What the script asks of Slurm and how it ends, where the program is `body` and `signal` comes after it has begun. */
  async function outcome(body: string, state: string, signal: boolean) {
    const folder = await mkdtemp(join(cwd, "job-"));
    const at = (name: string) => join(folder, name);
    await writeFile(at("program"), body);
    await writeFile(at("scontrol"), stub(`echo "$@" >> "${at("asked")}"; echo JobState=${state}`), {
      mode: 0o755,
    });
    await writeFile(at("job"), script("a folder", at("program")));
    const env = {
      PATH: `${folder}:${process.env["PATH"]}`,
      SLURM_ARRAY_JOB_ID: "7",
      SLURM_ARRAY_TASK_ID: "1",
    };
    const child = execFile("bash", [at("job")], { cwd: folder, env });
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    if (signal) {
      child.stdout?.on("data", (text: string) => {
        if (text.includes("ready")) child.kill("SIGTERM");
      });
    }
    const code = await ended;
    return { code, asked: await readFile(at("asked"), "utf8").catch(() => "") };
  }

  it("passes SIGTERM on, waits for the checkpoint, and goes back into the queue", async () => {
    const body = `trap 'sleep 0.3; exit 75' TERM; echo ready; while :; do sleep 0.05; done`;
    expect(await outcome(body, "RUNNING", true)).toEqual({
      code: 75,
      asked: "show job 7_1\nrequeue 7_1\n",
    });
    // One that was cancelled stays so.
    expect(await outcome(body, "CANCELLED", true)).toEqual({ code: 75, asked: "show job 7_1\n" });
  });

  it("goes back into the queue where the program was stopped before it could listen", async () => {
    const body = "echo ready; exec sleep 60";
    expect(await outcome(body, "RUNNING", true)).toEqual({
      code: 143,
      asked: "show job 7_1\nrequeue 7_1\n",
    });
  });

  it("calls the program with its share, and ends as it does", async () => {
    const body = `[ "$*" = "sweep run a folder --index 1 --of 2 --backend cpu --threads 1" ] && exit 1; exit 9`;
    expect(await outcome(body, "RUNNING", false)).toEqual({ code: 1, asked: "" });
  });

  it("writes times as Slurm reads them", () => {
    expect([5, 90, 1440, 3000].map(slurmTime)).toEqual([
      "00:05:00",
      "01:30:00",
      "1-00:00:00",
      "2-02:00:00",
    ]);
  });
});

describe("Snakefile", () => {
  it("has a rule for shares, with what they need, and one for tables", async () => {
    const folder = await planned("a workflow");
    const more = {
      gpu: true,
      partition: "short",
      throttle: 9,
      shell: ["module load nodejs"],
    } as const;
    await sweepSnakemake(folder.path, { ...wishes, ...more });
    const text = await readFile(join(folder.path, "Snakefile"), "utf8");
    expect(text).toContain(`\nFOLDER = ${JSON.stringify(folder.path)}\n`);
    expect(text).toContain("\nSHARES = 3\n");
    expect(text).toContain('\nBACKEND = "gpu"\n');
    expect(text).toContain('\nshell.prefix("module load nodejs; ")\n');
    const resources = [...text.matchAll(/^ {8}(\w+)=(.*),$/gm)].map(([, key, value]) => [
      key,
      value,
    ]);
    expect(Object.fromEntries(resources)).toEqual({
      runtime: "90",
      mem_mb: "2000",
      slurm_partition: '"short"',
      slurm_extra: '"--gres=gpu:1"',
    });
    const profile = (name: string) => readFile(join(folder.path, "profiles/slurm", name), "utf8");
    const config = await profile("config.yaml");
    expect(config).toMatch(/^cluster: "sbatch .*\njobs: 9$/ms);
    const submit: string = JSON.parse(/^cluster: (.*)$/m.exec(config)![1]!);
    expect(submit).toContain(`--output='${folder.path}/logs/snakemake-%j.log' --partition=short `);
    await run("sh", ["-n", join(folder.path, "profiles/slurm/status.sh")]);
    expect(await profile("config.v8+.yaml")).toMatch(/^executor: slurm\njobs: 9$/m);
  });

  it("tells Snakemake 7 what has become of a job", async () => {
    const profile = slurmProfile({ folder: "x", jobs: 1 });
    await writeFile(join(cwd, "status.sh"), profile["status.sh"]!);
    const states = {
      COMPLETED: "success",
      RUNNING: "running",
      REQUEUED: "running",
      FAILED: "failed",
    };
    for (const [state, told] of Object.entries(states)) {
      const scontrol = `[ "$*" = "show job 12" ] && echo "   JobState=${state} Reason=None"`;
      await writeFile(join(cwd, "scontrol"), stub(scontrol), { mode: 0o755 });
      const env = { PATH: `${cwd}:${process.env["PATH"]}` };
      const { stdout } = await run("sh", [join(cwd, "status.sh"), "12"], { env });
      expect(stdout).toBe(`${told}\n`);
    }
  });

  it("refuses folders whose names it cannot hold", async () => {
    await expect(sweepSnakemake("a{b}", wishes)).rejects.toThrow(/has "\{" in it/);
  });
});

describe("a script that a person may edit", () => {
  it("is written over as long as nobody has edited it, then only by force", async () => {
    const path = join(cwd, "edited");
    const write = (text: string, force = false) =>
      writeScript(path, `#!/bin/bash\n${checksumLine}${text}`, force);
    await write("echo 1\n");
    await write("echo 2\n");
    const written = await readFile(path, "utf8");
    expect(written).toMatch(/^#!\/bin\/bash\n# Written by milieu .*\necho 2\n$/);
    expect(isAsWritten(written)).toBe(true);
    await writeFile(path, written.replace("echo 2", "echo 3"));
    await expect(write("echo 4\n")).rejects.toMatchObject({ code: 64 });
    await expect(write("echo 4\n")).rejects.toThrow("--force");
    expect(await readFile(path, "utf8")).toContain("echo 3");
    await write("echo 4\n", true);
    expect(await readFile(path, "utf8")).toContain("echo 4");
  });
});

describe("words of a shell", () => {
  it("stand for any text", async () => {
    for (const text of ["plain/path-1.json", "a b", "it's", '"$HOME" `x` \\ *', ""]) {
      const { stdout } = await run("bash", ["-c", `printf %s ${shellWord(text)}`]);
      expect(stdout).toBe(text);
    }
  });

  it("call `milieu` where it is on PATH, else Node", async () => {
    expect(programCall("/nowhere")[0]).toBe("node");
    await writeFile(join(cwd, "milieu"), "", { mode: 0o755 });
    expect(programCall(`/nowhere:${cwd}`)).toEqual(["milieu"]);
    // npx puts such a folder on PATH while it runs us; a scheduler does not.
    const bin = join(cwd, "node_modules", ".bin");
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, "milieu"), "", { mode: 0o755 });
    expect(programCall(`/nowhere:${bin}`)[0]).toBe("node");
  });
});
