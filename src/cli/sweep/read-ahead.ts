/**
 * What `read` makes of each item, in the order of the items, while the next `ahead` are being read: so
 * many files of a distant disk take no longer than the slowest of them.
 */
export async function* readAhead<Item, Read>(
  items: AsyncIterable<Item>,
  ahead: number,
  read: (item: Item) => Promise<Read>,
): AsyncGenerator<Read> {
  // A later one may fail before an earlier one is there; it is told when it is its turn.
  const waiting: Promise<PromiseSettledResult<Read>[]>[] = [];
  for await (const item of items) {
    waiting.push(Promise.allSettled([read(item)]));
    if (waiting.length > ahead) yield settledValue(await waiting.shift()!);
  }
  for (const reading of waiting) yield settledValue(await reading);
}

function settledValue<Read>([result]: PromiseSettledResult<Read>[]): Read {
  if (result!.status === "rejected") throw result!.reason;
  return result!.value;
}
