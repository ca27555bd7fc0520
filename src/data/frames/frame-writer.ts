import type { FieldValues } from "../data-set.ts";

/** Writes the fields of one frame after another in one format. */
export interface FrameWriter {
  /** `fields`: in the order of the set's channels. */
  append(time: number, fields: readonly FieldValues[]): Promise<void>;
  /** What was appended is safe from a crash, and readable. */
  flush(): Promise<void>;
  /** Completes the files. */
  close(): Promise<void>;
}
