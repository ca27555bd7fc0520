/** A part of the page that is loaded when it is first wanted, and hears then what it has missed. */
export interface LatePart<T> {
  /** Null until it is loaded. */
  readonly part: T | null;
  /** Loads it, once. Rejects where that cannot be (no network); the next call tries again. */
  want(): Promise<void>;
  /** Says something to it, now or when it is there; of what waits under one topic the last is said. */
  tell(topic: string, say: (part: T) => void): void;
}

export function createLatePart<T>(load: () => Promise<T>): LatePart<T> {
  let part: T | null = null;
  let loading: Promise<void> | null = null;
  const waiting = new Map<string, (part: T) => void>();
  const start = async (): Promise<void> => {
    const loaded = await load();
    part = loaded;
    for (const say of waiting.values()) say(loaded);
    waiting.clear();
  };
  return {
    get part() {
      return part;
    },
    want: () => {
      loading ??= start().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      return loading;
    },
    tell: (topic, say) => {
      if (part === null) waiting.set(topic, say);
      else say(part);
    },
  };
}
