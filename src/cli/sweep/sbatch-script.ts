import { basename, resolve } from "node:path";
import { shellWord } from "./program-call.ts";
import { checksumLine } from "./script-file.ts";
import type { SharePlan } from "./share-plan.ts";

export interface SbatchOptions {
  /** The sweep's folder, as given. */
  readonly folder: string;
  /** Words that call this program. */
  readonly program: readonly string[];
  readonly plan: SharePlan;
  /** Tasks of the array at the same time. */
  readonly throttle?: number;
  readonly partition?: string;
  readonly account?: string;
  /** Type of the GPU, or true for any. */
  readonly gpu?: string | true;
  /** Lines of shell to begin with. */
  readonly shell: readonly string[];
}

/** A job array for Slurm: a share of the runs in each task, which goes on where it was stopped. */
export function sbatchScript(options: SbatchOptions): string {
  const { folder, program, plan, gpu, shell } = options;
  const { runs, shares, runsOfShare } = plan;
  const of = shellWord(folder);
  const each = runsOfShare === 1 ? "one run" : `up to ${runsOfShare} runs, one after the other,`;
  return `#!/bin/bash
${checksumLine}#
# ${runs} runs in ${shares} ${shares === 1 ? "share" : "shares"}: each task of the array does ${each} and skips what is done.
#   sbatch ${of}/sweep.sbatch    from the folder where \`milieu sweep slurm\` was called;
#                                 again, once the array has ended: does what is missing
#   milieu sweep status ${of}    how far it is
#   sbatch --array=3,7 ...        only shares 3 and 7
# A task that is told to stop (a minute before its time ends, at preemption) keeps a checkpoint, goes back
# into the queue and goes on from there.
#
#SBATCH --job-name=${jobName(folder)}
#SBATCH --array=0-${shares - 1}${options.throttle === undefined ? "" : `%${options.throttle}`}
#SBATCH --cpus-per-task=1
# ${plan.timeReason}
#SBATCH --time=${slurmTime(plan.minutes)}
# ${plan.memoryReason}
#SBATCH --mem=${plan.memoryMb}M
${directives(options)}#SBATCH --requeue
#SBATCH --signal=B:TERM@60
#SBATCH --open-mode=append
#SBATCH --output=${directiveWord(`${folder.replaceAll("%", "%%")}/logs/%A_%a.log`)}

milieu=(${program.map(shellWord).join(" ")})
folder=${of}
shares=${shares} # of the runs; --array counts from 0 to one less
backend=${gpu === undefined ? "cpu" : "gpu"}
${shell.map((line) => `${line}\n`).join("")}
task="\${SLURM_ARRAY_JOB_ID:?submit this file with sbatch}_$SLURM_ARRAY_TASK_ID"
echo "share $SLURM_ARRAY_TASK_ID of $shares on $(hostname), start $((\${SLURM_RESTART_COUNT:-0} + 1))"

# SIGTERM comes to this script; the program hears of it, too.
heard=0
program=
trap 'heard=$((heard + 1)); kill -TERM "$program" 2>/dev/null' TERM

"\${milieu[@]}" sweep run "$folder" --index "$SLURM_ARRAY_TASK_ID" --of "$shares" \\
  --backend "$backend" --threads "\${SLURM_CPUS_PER_TASK:-1}" &
program=$!
[ "$heard" = 0 ] || kill -TERM "$program"

# A signal ends \`wait\` before the program has ended.
seen=-1
while [ "$seen" != "$heard" ]; do
  seen=$heard
  wait "$program"
  code=$?
done

# 75: stopped with a checkpoint; 143: stopped before it had begun. What Slurm itself ends stays ended.
if [ "$code" = 75 ] || { [ "$code" = 143 ] && [ "$heard" != 0 ]; }; then
  if scontrol show job "$task" | grep -q "JobState=RUNNING"; then
    echo "stopped; back into the queue"
    scontrol requeue "$task"
  fi
fi
exit "$code"
`;
}

/** "D-HH:MM:00" or "HH:MM:00". */
export function slurmTime(minutes: number): string {
  const two = (number: number) => `${number}`.padStart(2, "0");
  const days = Math.floor(minutes / 1440);
  const clock = `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}:00`;
  return days === 0 ? clock : `${days}-${clock}`;
}

function directives({ partition, account, gpu }: SbatchOptions): string {
  const all = [
    ...(partition === undefined ? [] : [`--partition=${directiveWord(partition)}`]),
    ...(account === undefined ? [] : [`--account=${directiveWord(account)}`]),
    ...(gpu === undefined ? [] : [`--gres=gpu:${gpu === true ? "" : `${gpu}:`}1`]),
  ];
  return all.map((one) => `#SBATCH ${one}\n`).join("");
}

function jobName(folder: string): string {
  return `milieu-${basename(resolve(folder)).replaceAll(/[^\w.-]+/g, "-")}`;
}

/** A word of an #SBATCH line. */
function directiveWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}
