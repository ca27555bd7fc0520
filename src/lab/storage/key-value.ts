/** Where bytes are kept by name. Every call may reject: storage is blocked, full, or gone. */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}
