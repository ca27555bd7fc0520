import type { Lab } from "../../lab/lab.ts";
import type { MomentOptions } from "../../run/run-moment.ts";
import { t } from "../../texts/text.ts";
import type { Session } from "../session/session.ts";
import type { SessionMoment } from "../session/session-moment.ts";
import type { LabOpener } from "./opener.ts";

/** What changes no document (a stroke of the brush, a start from 0, a jump in time), as steps that can be undone. */
export interface LabMoves {
  /**
   * Does `work`, and gives undo its way back: to how the runs were before it. Rejects as `work` does. `gesture`:
   * that of the change of the document which it follows, to be undone with it.
   */
  record(label: string, work: () => Promise<void>, gesture?: string): Promise<void>;
  /** The same of what has a beginning and an end: keeps what there is now, and is told when it is done. Never rejects. */
  begin(label: string, options?: MomentOptions): Promise<Move>;
  /** Resolves when what is being recorded is done: only then it is the last step. */
  settle(): Promise<void>;
}

interface MoveOptions extends MomentOptions {
  readonly gesture?: string;
}

export interface Move {
  /** It is done, and is called so; null: it changed nothing. */
  end(label?: string | null): void;
}

export interface MovesHost {
  readonly session: () => Session | null;
  readonly opener: LabOpener;
  /** This step cannot be undone, or done again. */
  readonly onProblem: (label: string, error: unknown, way: "undo" | "redo") => void;
}

export function createMoves({ session, opener, onProblem }: MovesHost): LabMoves {
  const remember = (
    lab: Lab,
    label: string,
    before: SessionMoment,
    { gesture, ...options }: MoveOptions,
  ): void => {
    let after: SessionMoment | null = null;
    /** Why the step cannot be done again, where it cannot. */
    let problem: unknown = null;
    const there = async (): Promise<Session> => {
      await opener.settle();
      const present = session();
      if (present === null) throw new Error(t`The page is not ready yet.`);
      return present;
    };
    /** One that fails (on another grid) is passed over, or no step before it could be undone any more. */
    const attempt = (way: "undo" | "redo", work: (own: Session) => Promise<void>): Promise<void> =>
      there()
        .then(work)
        .catch((error: unknown) => onProblem(label, error, way));
    lab.record({
      label,
      ...(gesture === undefined ? {} : { gesture }),
      get bytes() {
        return before.bytes + (after?.bytes ?? 0);
      },
      undo: () =>
        attempt("undo", async (own) => {
          after = await own.clock.moment(options).catch((error: unknown) => {
            problem = error;
            return null;
          });
          await own.clock.returnTo(before);
        }),
      redo: () =>
        attempt("redo", async (own) => {
          const wanted = after;
          after = null;
          if (wanted === null) throw problem;
          await own.clock.returnTo(wanted);
        }),
    });
  };

  const begin = async (label: string, options: MoveOptions = {}): Promise<Move> => {
    const lab = opener.lab.peek();
    const own = session();
    if (lab === null || own === null) return { end: () => {} };
    const run = own.run?.run;
    try {
      const before = await own.clock.moment(options);
      return {
        end: (name = label) => {
          // Where another run has come, no way leads back to this one's moments.
          if (name !== null && own.run?.run === run) remember(lab, name, before, options);
        },
      };
    } catch (error) {
      onProblem(label, error, "undo");
      return { end: () => {} };
    }
  };

  const recordings = new Set<Promise<void>>();
  const record = async (
    label: string,
    work: () => Promise<void>,
    options: MoveOptions,
  ): Promise<void> => {
    // The run has what the document says first, or it would begin with what it said before.
    await opener.settle();
    const move = await begin(label, options);
    await work();
    move.end();
  };

  return {
    begin,
    record: (label, work, gesture) => {
      const options = gesture === undefined ? {} : { gesture };
      const recording = record(label, work, options).finally(() => recordings.delete(recording));
      recordings.add(recording);
      return recording;
    },
    settle: async () => {
      await Promise.allSettled(recordings);
    },
  };
}
