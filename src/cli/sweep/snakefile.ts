import { shellWord } from "./program-call.ts";
import { checksumLine } from "./script-file.ts";
import type { SharePlan } from "./share-plan.ts";

export interface SnakefileOptions {
  /** The sweep's folder, as given. */
  readonly folder: string;
  /** Words that call this program. */
  readonly program: readonly string[];
  readonly plan: SharePlan;
  readonly partition?: string;
  readonly account?: string;
  /** Type of the GPU, or true for any. */
  readonly gpu?: string | true;
  /** Lines of shell to begin with. */
  readonly shell: readonly string[];
}

/** A workflow for Snakemake 7.7 or later: the runs in shares, then tables and figures. */
export function snakefile(options: SnakefileOptions): string {
  const { folder, program, plan, gpu, shell } = options;
  const { runs, shares, runsOfShare, minutes, memoryMb } = plan;
  const of = shellWord(folder);
  const call = `snakemake --snakefile ${of}/Snakefile`;
  const prefix = [...shell, ""].join("; ");
  return `${checksumLine}#
# ${runs} runs in ${shares} ${shares === 1 ? "share" : "shares"} of up to ${runsOfShare}, then tables and figures. From the folder where
# \`milieu sweep snakemake\` was called:
#   ${call} --cores 8    here, 8 shares at a time
#   ${call} --profile ${of}/profiles/slurm    on Slurm: Snakemake 7 reads
#                   config.yaml there, later ones config.v8+.yaml (with snakemake-executor-plugin-slurm)
#   ... collect     tables only
# A share that is stopped keeps a checkpoint, is tried again and goes on from there. Where Snakemake itself was
# killed: ${call} --unlock, then as before with --rerun-incomplete.

FOLDER = ${python(folder)}
MILIEU = ${python(program.map(shellWord).join(" "))}
SHARES = ${shares}
BACKEND = ${python(gpu === undefined ? "cpu" : "gpu")}
${shell.length === 0 ? "" : `\nshell.prefix(${python(prefix)})\n`}
localrules: all, collect, plot

rule all:
    input:
        FOLDER + "/results.csv",
        FOLDER + "/shares/plotted",

rule share:
    # Planning again makes the manifest new and the shares old; runs that are done are skipped.
    input: FOLDER + "/manifest.jsonl",
    output: touch(FOLDER + "/shares/{share}-of-" + str(SHARES)),
    threads: 1
    retries: 5
    resources:
        # ${plan.timeReason}; in minutes
        runtime=${minutes},
        # ${plan.memoryReason}
        mem_mb=${memoryMb},
${slurmResources(options)}    shell:
        # 1: some runs failed, which failed.csv tells; 75: stopped with a checkpoint
        "{MILIEU} sweep run {FOLDER:q} --index {wildcards.share} --of {SHARES}"
        " --backend {BACKEND} --threads {threads} || [ $? -eq 1 ]"

rule collect:
    input: expand(FOLDER + "/shares/{share}-of-" + str(SHARES), share=range(SHARES)),
    output: FOLDER + "/results.csv",
    shell: "{MILIEU} sweep collect {FOLDER:q}"

rule plot:
    input: FOLDER + "/results.csv",
    output: touch(FOLDER + "/shares/plotted"),
    shell: "{MILIEU} sweep plot {FOLDER:q}"
`;
}

function slurmResources({ partition, account, gpu }: SnakefileOptions): string {
  const extra = gpu === undefined ? [] : [`--gres=gpu:${gpu === true ? "" : `${gpu}:`}1`];
  const all = [
    ...(partition === undefined ? [] : [`slurm_partition=${python(partition)}`]),
    ...(account === undefined ? [] : [`slurm_account=${python(account)}`]),
    ...(extra.length === 0 ? [] : [`slurm_extra=${python(extra.join(" "))}`]),
  ];
  return all.map((one) => `        ${one},\n`).join("");
}

/** A string literal of Python. */
function python(text: string): string {
  return JSON.stringify(text);
}
