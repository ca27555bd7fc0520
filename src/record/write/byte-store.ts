/** Where a film's bytes go as they come. */
export interface ByteStore {
  /** Bytes that it holds. */
  readonly size: number;
  /** Throws `StorageFull`, and holds what it held before. */
  write(data: Uint8Array, at: number): void;
  /** So many bytes from a place on, all of which it holds. */
  read(at: number, length: number): Uint8Array<ArrayBuffer>;
  truncate(size: number): void;
  /** Brings what was written to the disk. */
  flush(): void;
  /** No more is written; what it holds, without a copy in memory where it is a file. */
  close(): Promise<Blob>;
  /** Nothing is left. */
  remove(): Promise<void>;
}

/** There is no room for more. */
export class StorageFull extends Error {
  override readonly name = "StorageFull";
}

/** Whether an error, also one that came from a worker, says that there is no room. */
export function isStorageFull(error: unknown): boolean {
  return (
    error instanceof Error && (error.name === "StorageFull" || error.name === "QuotaExceededError")
  );
}
