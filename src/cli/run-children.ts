import { fork } from "node:child_process";

/** What a process of its own has said and how it ended. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** A piece of work for a process of its own: the program's file and its arguments. */
export interface Child {
  readonly file: string;
  readonly args: readonly string[];
}

export interface ChildrenOptions {
  /** At most so many at once. */
  readonly jobs: number;
  /** Called when the child of this index has ended, in the order in which they end. */
  readonly onEnd: (index: number, finished: Finished) => void | Promise<void>;
  /** Called when a child sends how much of its work is done, 0 to 1. */
  readonly onShare?: (index: number, share: number) => void;
}

/**
 * Runs processes of this program side by side. An error thrown by `onEnd` ends the others and is
 * passed on. Children never outlive this process.
 */
export async function runChildren(
  children: readonly Child[],
  options: ChildrenOptions,
): Promise<void> {
  const running = new Set<ReturnType<typeof fork>>();
  const killAll = () => {
    for (const child of running) child.kill("SIGKILL");
  };
  process.on("exit", killAll);
  let next = 0;
  const work = async () => {
    while (next < children.length) {
      const index = next++;
      await options.onEnd(index, await runChild(children[index]!, index, running, options));
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.max(1, options.jobs) }, work));
  } finally {
    next = children.length;
    killAll();
    process.off("exit", killAll);
  }
}

function runChild(
  { file, args }: Child,
  index: number,
  running: Set<ReturnType<typeof fork>>,
  { onShare }: ChildrenOptions,
): Promise<Finished> {
  return new Promise((done, fail) => {
    const child = fork(file, args, { stdio: ["ignore", "pipe", "pipe", "ipc"] });
    running.add(child);
    const said = { out: "", error: "" };
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said.out += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said.error += text;
    });
    child.on("message", (share) => {
      if (typeof share === "number") onShare?.(index, share);
    });
    child.on("error", fail);
    child.on("close", (code) => {
      running.delete(child);
      done({ code, ...said });
    });
  });
}
