/** What the page's address asks for. */
export interface PageAddress {
  /** Name of a shipped preset; absent: the default. */
  readonly preset?: string;
  readonly backend: "auto" | "gpu" | "cpu";
  /** Paused, on the CPU, with the default preset: a way in when something is broken. */
  readonly safe: boolean;
  /** The address carries a shared state, which this version cannot read yet. */
  readonly shared: boolean;
}

/** Reads `?preset=NAME&backend=cpu|gpu&safe=1` and notices `#v1=...`. Unknown values count as absent. */
export function readAddress(search: string, hash: string): PageAddress {
  const query = new URLSearchParams(search);
  const safe = query.get("safe") === "1";
  const backend = query.get("backend");
  const preset = query.get("preset");
  return {
    ...(preset === null || preset === "" || safe ? {} : { preset }),
    backend: safe ? "cpu" : backend === "gpu" || backend === "cpu" ? backend : "auto",
    safe,
    shared: /^#v\d+=/.test(hash),
  };
}
