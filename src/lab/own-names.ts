interface Named {
  readonly label: string;
}

/** Letters of a name, so that a number fits behind it. */
const LONGEST = 190;

/** The one with a name that no other has. */
export function withOwnName<T extends Named>(one: T, others: readonly Named[]): T {
  const taken = new Set(others.map(({ label }) => label));
  let { label } = one;
  for (let number = 2; taken.has(label); number++) {
    label = `${one.label.slice(0, LONGEST)} ${number}`;
  }
  return label === one.label ? one : { ...one, label };
}

/** The same list, in which no two have one name; the first of each keeps it. */
export function withOwnNames<T extends Named>(list: readonly T[]): readonly T[] {
  const named: T[] = [];
  for (const one of list) named.push(withOwnName(one, named));
  return named;
}
