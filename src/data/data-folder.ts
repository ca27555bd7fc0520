/** Where the files of a format go: a folder on a disk, or what a page hands over as one file. */
export interface DataFolder {
  /** A whole file; folders in its path are made. */
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** A file that grows: a new one, or, `again`, the one that is there. */
  grow(path: string, again?: boolean): Promise<GrowingFile>;
  /** Gives a file that is closed another name, in place of what has it. */
  move(from: string, to: string): Promise<void>;
  /** Takes a file or a folder away. */
  remove(path: string): Promise<void>;
}

export interface GrowingFile {
  /** bytes */
  readonly size: number;
  append(bytes: Uint8Array): Promise<void>;
  /** Writes over bytes that are there. */
  patch(at: number, bytes: Uint8Array): Promise<void>;
  read(at: number, length: number): Promise<Uint8Array>;
  /** What comes after is cut off. */
  truncate(size: number): Promise<void>;
  /** What was written is safe from a crash. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** A file that should be gone on with is not what it was. */
export class DataFileError extends Error {
  override readonly name = "DataFileError";
}

/** Bytes that are copied or read at once. */
export const PIECE = 4_000_000;
