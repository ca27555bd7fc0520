import type { JSHandle, Page } from "playwright-core";
import { CliError, exitCode } from "../exit-code.ts";
import { listenForInterruption } from "../interruption.ts";
import { openProgress } from "../progress.ts";

/** A method of window.milieu that makes a file and takes long. */
type Maker = "record" | "figure";

export interface MadeBlob {
  readonly blob: JSHandle<Blob>;
  /** Why it is not all that was asked for; null: it is. */
  readonly problem: string | null;
}

/** Has the page make a file, with progress in the terminal; Ctrl-C ends it with CliError 130. */
export async function makeBlob(
  page: Page,
  maker: Maker,
  settings: object,
  note: string,
  quiet: boolean,
): Promise<MadeBlob> {
  const progress = openProgress(quiet);
  const interruption = listenForInterruption();
  await page.exposeFunction("milieuTold", (share: number): boolean => {
    progress.update(share, note);
    return interruption.requested;
  });
  try {
    const made = await page.evaluateHandle(
      async ({ maker, settings }) => {
        const { milieu, milieuTold } = window as typeof window & {
          readonly milieuTold: (share: number) => Promise<boolean>;
        };
        const abort = new AbortController();
        const onProgress = (share: number): void => {
          void milieuTold(share).then((stop) => stop && abort.abort(new Error("interrupted")));
        };
        const make: (settings: object, options: object) => Promise<Blob> = milieu[maker];
        let problem: string | null = null;
        const onProblem = (words: string): void => {
          problem = words;
        };
        const blob = await make(settings, { signal: abort.signal, onProgress, onProblem });
        return { blob, problem: problem as string | null };
      },
      { maker, settings },
    );
    return {
      blob: await made.getProperty("blob"),
      problem: await made.evaluate(({ problem }) => problem),
    };
  } catch (error) {
    if (!interruption.requested) throw error;
    throw new CliError(exitCode.stopped, "stopped; nothing was written.");
  } finally {
    interruption.release();
    progress.end();
  }
}
