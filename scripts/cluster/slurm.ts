import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { hostname, totalmem, userInfo } from "node:os";
import { join } from "node:path";
import { call, until } from "./call.ts";
import type { Programs } from "./requirements.ts";

/** A Slurm of its own on this machine: a controller and a node with two slots. */
export interface Slurm {
  readonly node: string;
  /** What Slurm's commands need to find it. */
  readonly env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/** Starts Munge, slurmctld and slurmd in a folder, as the user who calls; other Slurms are left alone. */
export async function openSlurm(folder: string, programs: Programs): Promise<Slurm> {
  const node = hostname().split(".")[0]!;
  const daemons: Daemon[] = [];
  const env = { ...process.env, SLURM_CONF: join(folder, "slurm.conf") };
  let isUp = false;
  const close = async () => {
    try {
      if (isUp) await endJobs(programs, env);
    } finally {
      isUp = false;
      for (const daemon of daemons.splice(0).toReversed()) await daemon.stop();
    }
  };
  const begin = async (name: "munged" | "slurmctld" | "slurmd", args: readonly string[]) => {
    const daemon = await Daemon.start(name, programs[name], args, folder, env);
    daemons.push(daemon);
    return daemon;
  };
  try {
    await prepare(folder, node);
    const munge = await begin("munged", mungeOptions(folder));
    await until(() => munge.hasSaid("munged.log", "Created socket"));
    const controller = await begin("slurmctld", ["-D", "-f", env.SLURM_CONF]);
    const worker = await begin("slurmd", ["-D", "-f", env.SLURM_CONF]);
    await until(async () => {
      controller.requireAlive();
      worker.requireAlive();
      const show = ["show", "node", node];
      const { out } = await call(programs.scontrol, show, { env, expect: [0, 1] });
      return out.includes("State=IDLE");
    });
    isUp = true;
    return { node, env, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A task of a job outlives slurmd: none may be left. */
async function endJobs(programs: Programs, env: NodeJS.ProcessEnv): Promise<void> {
  await call(programs.scancel, ["--signal=KILL", "--full", `--user=${userInfo().username}`], {
    env,
  });
  await call(programs.scancel, [`--user=${userInfo().username}`], { env });
  await until(async () => (await call(programs.squeue, ["--noheader"], { env })).out === "");
}

async function prepare(folder: string, node: string): Promise<void> {
  // Munge wants its socket where everybody may go.
  await chmod(folder, 0o711);
  for (const name of ["state", "spool"]) await mkdir(join(folder, name));
  await writeFile(join(folder, "munge.key"), randomBytes(128), { mode: 0o400 });
  const [controllerPort, nodePort] = [await freePort(), await freePort()];
  const user = userInfo().username;
  const memory = Math.floor(totalmem() / 2 ** 20);
  const settings = {
    ClusterName: "milieu",
    SlurmctldHost: `${node}(127.0.0.1)`,
    SlurmctldPort: controllerPort,
    SlurmdPort: nodePort,
    SlurmUser: user,
    SlurmdUser: user,
    AuthType: "auth/munge",
    CredType: "cred/munge",
    // Slurm holds a requeued job back until its credential has expired.
    AuthInfo: `socket=${join(folder, "munge.socket")},cred_expire=5`,
    StateSaveLocation: join(folder, "state"),
    SlurmdSpoolDir: join(folder, "spool"),
    SlurmctldPidFile: join(folder, "slurmctld.pid"),
    SlurmdPidFile: join(folder, "slurmd.pid"),
    ProctrackType: "proctrack/linuxproc",
    TaskPlugin: "task/none",
    MpiDefault: "none",
    AccountingStorageType: "accounting_storage/none",
    JobAcctGatherType: "jobacct_gather/none",
    SelectType: "select/cons_tres",
    SelectTypeParameters: "CR_CPU_Memory",
    SchedulerType: "sched/backfill",
    SchedulerParameters: "bf_interval=1,sched_interval=2,batch_sched_delay=0",
    // Two slots, however many cores there are.
    SlurmdParameters: "config_overrides",
    ReturnToService: 2,
    KillWait: 30,
    MinJobAge: 600,
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  lines.push(
    `NodeName=${node} NodeAddr=127.0.0.1 CPUs=2 RealMemory=${memory} State=UNKNOWN`,
    `PartitionName=all Nodes=${node} Default=YES MaxTime=INFINITE State=UP`,
  );
  await writeFile(join(folder, "slurm.conf"), `${lines.join("\n")}\n`);
}

function mungeOptions(folder: string): readonly string[] {
  const file = (name: string) => join(folder, `munge.${name}`);
  return [
    ...["--foreground", "--force", "--num-threads=2"],
    ...[`--key-file=${file("key")}`, `--socket=${file("socket")}`, `--pid-file=${file("pid")}`],
    ...[`--seed-file=${file("seed")}`],
  ];
}

/** A process that goes on until it is stopped; what it says goes into a file. */
class Daemon {
  readonly #name: string;
  readonly #folder: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #hasEnded = false;

  static async start(
    name: string,
    program: string,
    args: readonly string[],
    folder: string,
    env: NodeJS.ProcessEnv,
  ): Promise<Daemon> {
    const log = await open(join(folder, `${name}.log`), "w");
    const child = spawn(program, args, { env, stdio: ["ignore", log.fd, log.fd] });
    const daemon = new Daemon(name, folder, child);
    await log.close();
    return daemon;
  }

  private constructor(name: string, folder: string, child: ChildProcess) {
    this.#name = name;
    this.#folder = folder;
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      const end = () => {
        this.#hasEnded = true;
        resolve();
      };
      child.on("close", end);
      child.on("error", end);
    });
  }

  requireAlive(): void {
    if (this.#hasEnded) throw new Error(`${this.#name} has ended; ${this.#name}.log says why`);
  }

  async hasSaid(file: string, words: string): Promise<boolean> {
    this.requireAlive();
    return (await readFile(join(this.#folder, file), "utf8")).includes(words);
  }

  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    this.#child.kill("SIGTERM");
    const insist = setTimeout(() => this.#child.kill("SIGKILL"), 10_000);
    await this.#ended;
    clearTimeout(insist);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no port"));
        else resolve(address.port);
      });
    });
  });
}
