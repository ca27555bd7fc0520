import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Something is not installed; the message says what to do. */
export class MissingError extends Error {
  override readonly name = "MissingError";
}

/** What has to be there, and the Debian package that brings it. */
const programs = {
  munged: "munge",
  slurmctld: "slurmctld",
  slurmd: "slurmd",
  sbatch: "slurm-client",
  scancel: "slurm-client",
  scontrol: "slurm-client",
  squeue: "slurm-client",
  snakemake: "snakemake",
} as const;

export type Program = keyof typeof programs;
/** Paths of the programs. */
export type Programs = Readonly<Record<Program, string>>;

/** Daemons are where an ordinary user's PATH may not lead. */
const daemonFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/** Finds Slurm, Munge and Snakemake. Throws MissingError with the Debian packages. */
export function findPrograms(): Programs {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...daemonFolders];
  const names = Object.keys(programs) as Program[];
  const found = names.map((name) => [
    name,
    folders.map((folder) => join(folder, name)).find(isExecutable),
  ]);
  const missing = names.filter((_, index) => found[index]![1] === undefined);
  if (missing.length > 0) {
    const packages = [...new Set(missing.map((name) => programs[name]))];
    throw new MissingError(
      `Not found: ${missing.join(", ")}. On Debian install slurm-wlm (which brings munge) and snakemake:\n  apt-get update && apt-get install -y --no-install-recommends slurm-wlm snakemake\n(here: ${packages.join(" ")}). Nothing needs to be set up or started.`,
    );
  }
  return Object.fromEntries(found) as Programs;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
