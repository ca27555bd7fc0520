import type { Needs } from "./needs.ts";

/** How a sweep is cut into jobs of a scheduler, and what one of them asks for. */
export interface SharePlan {
  readonly runs: number;
  readonly shares: number;
  /** Of the largest share. */
  readonly runsOfShare: number;
  /** Wall time, min */
  readonly minutes: number;
  readonly memoryMb: number;
  /** Why so long, in words. */
  readonly timeReason: string;
  /** Why so much memory, in words. */
  readonly memoryReason: string;
}

/** What a person has said about it. */
export interface ShareWishes {
  readonly shares?: number;
  /** min */
  readonly time?: number;
  /** MB */
  readonly memory?: number;
}

/** What a share is to take, s: beside it the start of a job and of the program does not count. */
const goodShare = 1800;
/** Slurm's MaxArraySize, where its administrators say nothing else. */
const mostShares = 1000;
const timeMargin = 2;
const memoryMargin = 1.5;
/** For the start of the program, s. */
const startTime = 60;
/** Schedulers look at the clock once a minute and warn a minute before the end. */
const leastMinutes = 5;
const leastMemory = 512;

/** `needs` may be left out where the wishes say everything. */
export function planShares(
  runs: number,
  { shares: wished, time, memory }: ShareWishes,
  needs?: Needs,
): SharePlan {
  const fitting = Math.ceil((needs?.seconds ?? 0) / goodShare);
  const shares = Math.max(1, Math.min(wished ?? Math.min(fitting, mostShares), runs));
  const runsOfShare = Math.ceil(runs / shares);
  return {
    runs,
    shares,
    runsOfShare,
    ...timeOf(runs, runsOfShare, time, needs),
    ...memoryOf(memory, needs),
  };
}

/** Whether `planShares` can do without knowing what runs take. */
export function saysAll({ shares, time, memory }: ShareWishes): boolean {
  return shares !== undefined && time !== undefined && memory !== undefined;
}

function timeOf(
  runs: number,
  runsOfShare: number,
  wished: number | undefined,
  needs: Needs | undefined,
): Pick<SharePlan, "minutes" | "timeReason"> {
  if (wished !== undefined || needs === undefined) {
    return { minutes: Math.max(1, Math.ceil(wished ?? leastMinutes)), timeReason: "as asked for" };
  }
  const mean = needs.seconds / runs;
  const share = Math.max(runsOfShare * mean, needs.longest);
  const minutes = Math.max(leastMinutes, Math.ceil((startTime + timeMargin * share) / 60));
  const timeReason = `${runsOfShare} x ${rounded(mean)} s (mean of ${needs.timed} timed, the longest ${rounded(needs.longest)} s), times ${timeMargin} to be safe, and ${startTime} s to start; at least ${leastMinutes} min`;
  return { minutes, timeReason };
}

function memoryOf(
  wished: number | undefined,
  needs: Needs | undefined,
): Pick<SharePlan, "memoryMb" | "memoryReason"> {
  if (wished !== undefined || needs === undefined) {
    return { memoryMb: Math.ceil(wished ?? leastMemory), memoryReason: "as asked for" };
  }
  const memoryMb = Math.max(leastMemory, Math.ceil((memoryMargin * needs.memoryMb) / 100) * 100);
  const memoryReason = `${needs.memoryMb} MB seen, times ${memoryMargin} to be safe; at least ${leastMemory} MB`;
  return { memoryMb, memoryReason };
}

function rounded(seconds: number): string {
  return `${Number(seconds.toPrecision(2))}`;
}
