import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exitCode } from "../src/cli/exit-code.ts";
import { call } from "./cluster/call.ts";
import { Journal } from "./cluster/journal.ts";
import { findPrograms, MissingError, type Programs } from "./cluster/requirements.ts";
import { openSlurm } from "./cluster/slurm.ts";
import { milieu, planned, runCount } from "./cluster/sweep-under-test.ts";
import { throughSlurm } from "./cluster/through-slurm.ts";
import { throughSnakemake } from "./cluster/through-snakemake.ts";

/**
 * npm run test:cluster: a sweep through a Slurm of its own and through Snakemake on this machine, with jobs
 * killed, stopped, taken back and submitted again. Takes a few minutes; installs nothing.
 */
process.exit(await main());

async function main(): Promise<number> {
  let programs: Programs;
  try {
    programs = findPrograms();
  } catch (error) {
    if (!(error instanceof MissingError)) throw error;
    console.error(error.message);
    return exitCode.noGpu;
  }
  const cwd = await mkdtemp(join(tmpdir(), "milieu-cluster-"));
  const closers = [() => rm(cwd, { recursive: true, force: true })];
  let closing: Promise<void> | undefined;
  const closeAll = () => {
    closing ??= closeEach(closers);
    return closing;
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void closeAll().finally(() => process.exit(exitCode.stopped)));
  }
  try {
    await test(cwd, programs, closers);
    console.log("\n1 passed, 0 failed");
    return exitCode.done;
  } catch (error) {
    console.error(error);
    await showLogs(cwd);
    console.log("\n0 passed, 1 failed");
    return exitCode.claimFails;
  } finally {
    await closeAll();
  }
}

/** Even where one of them fails. */
async function closeEach(closers: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closers.toReversed()) {
    try {
      await close();
    } catch (error) {
      console.error(error);
    }
  }
}

async function test(
  cwd: string,
  programs: Programs,
  closers: (() => Promise<void>)[],
): Promise<void> {
  const journal = new Journal();
  const versions = [
    (await call(programs.slurmctld, ["-V"])).out.trim(),
    `snakemake ${(await call(programs.snakemake, ["--version"])).out.trim()}`,
    `node ${process.version}`,
  ];
  console.log(
    `# A sweep of ${runCount} runs through Slurm and Snakemake\n\n${versions.join(", ")}`,
  );
  journal.heading("By itself");
  const reference = await planned(cwd, "reference");
  await milieu(cwd, ["sweep", "run", "reference", "--jobs", "2", "--backend", "cpu"]);
  journal.note(`\`milieu sweep run\` has done ${runCount} runs in two processes`);

  journal.heading("Slurm: a controller, a node with two slots");
  const slurm = await openSlurm(await mkdtemp(join(cwd, "slurm-")), programs);
  closers.push(slurm.close);
  await throughSlurm(cwd, programs, slurm, reference, journal);
  await slurm.close();

  journal.heading("Snakemake: two cores of this machine");
  await throughSnakemake(cwd, programs, reference, journal, closers);
}

/** The ends of all that was said, for who has to find out what went wrong. */
async function showLogs(cwd: string): Promise<void> {
  const entries = await readdir(cwd, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter(({ name }) => name.endsWith(".log"))) {
    const text = await readFile(join(entry.parentPath, entry.name), "utf8");
    console.error(`\n== ${entry.name}\n${text.slice(-1500)}`);
  }
}
