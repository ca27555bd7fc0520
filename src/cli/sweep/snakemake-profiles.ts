import { shellWord } from "./program-call.ts";
import { checksumLine } from "./script-file.ts";

export interface ProfileOptions {
  /** The sweep's folder, as given. */
  readonly folder: string;
  /** Jobs at the same time. */
  readonly jobs: number;
  readonly partition?: string;
  readonly account?: string;
}

/** Where the profile is within a sweep's folder. */
export const profileFolder = "profiles/slurm";

/** Snakemake's profile for Slurm, by the names of its files: 7 reads config.yaml, later ones config.v8+.yaml. */
export function slurmProfile(options: ProfileOptions): Readonly<Record<string, string>> {
  const common = `jobs: ${options.jobs}
keep-going: true
rerun-incomplete: true
latency-wait: 60
`;
  const status = shellWord(`${options.folder}/${profileFolder}/status.sh`);
  return {
    "config.yaml": `${checksumLine}# Snakemake 7 on Slurm. Where \`sacct\` works, "slurm: true" can stand for the three lines of "cluster".
cluster: ${JSON.stringify(sbatch(options))}
cluster-status: ${JSON.stringify(`sh ${status}`)}
cluster-cancel: "scancel"
default-resources:
  - runtime=60
  - mem_mb=1000
  - slurm_extra=''
${common}`,
    "status.sh": `${checksumLine}# Snakemake 7 asks what has become of a job, which may have been killed.
state=$(scontrol show job "$1" 2>/dev/null | grep -o 'JobState=[A-Z_]*')
[ -n "$state" ] || state=$(sacct --noheader --allocations --format=State%20 --jobs="$1" 2>/dev/null)
case $state in
  *COMPLETED*) echo success ;;
  *PENDING* | *CONFIGURING* | *RUNNING* | *SUSPENDED* | *COMPLETING* | *REQUEUE*) echo running ;;
  *) echo failed ;;
esac
`,
    "config.v8+.yaml": `${checksumLine}# Snakemake 8 and later on Slurm, with snakemake-executor-plugin-slurm. Where there is no \`sacct\`:
# slurm-status-command: squeue
executor: slurm
${common}`,
  };
}

function sbatch({ folder, partition, account }: ProfileOptions): string {
  // Snakemake formats this as Python does.
  const logs = shellWord(`${folder.replaceAll("%", "%%")}/logs/snakemake-%j.log`);
  return [
    "sbatch --parsable --cpus-per-task={threads} --mem={resources.mem_mb}M --time={resources.runtime}",
    `--job-name=milieu-{rule} --output=${logs}`,
    ...(partition === undefined ? [] : [`--partition=${shellWord(partition)}`]),
    ...(account === undefined ? [] : [`--account=${shellWord(account)}`]),
    "{resources.slurm_extra}",
  ].join(" ");
}
