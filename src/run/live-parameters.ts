/** The parameters of a run: the preset's values, and what the user has made of them. */
export class LiveParameters {
  /** Present values by name. */
  values: Readonly<Record<string, number>> = {};
  private preset: Readonly<Record<string, number>> = {};

  /** Another preset, with its own values. */
  reset(preset: Readonly<Record<string, number>>): void {
    this.preset = preset;
    this.values = { ...preset };
  }

  /** Unknown names and values that are not finite throw, and change nothing. */
  set(values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) {
      if (!Object.hasOwn(this.preset, name)) throw new Error(`There is no parameter "${name}".`);
      if (!Number.isFinite(value))
        throw new Error(`The value of "${name}" is not a finite number.`);
    }
    this.values = { ...this.values, ...values };
  }

  /** Those whose value is not the preset's. */
  changed(): Readonly<Record<string, number>> {
    const entries = Object.entries(this.values);
    return Object.fromEntries(entries.filter(([name, value]) => this.preset[name] !== value));
  }
}
