/** Says what happens, with the time since the start. */
export class Journal {
  readonly #begun = performance.now();

  heading(text: string): void {
    console.log(`\n## ${text}\n`);
  }

  note(text: string): void {
    const seconds = (performance.now() - this.#begun) / 1000;
    console.log(`- ${seconds.toFixed(0)} s: ${text}`);
  }
}

/** Throws where something is not as it has to be. */
export function require(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
