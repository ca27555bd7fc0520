/**
 * What `read` makes of each item, in the order of the items, while the next `ahead` are being read: so
 * many files of a distant disk take no longer than the slowest of them.
 */
export async function* readAhead<Item, Read>(
  items: AsyncIterable<Item>,
  ahead: number,
  read: (item: Item) => Promise<Read>,
): AsyncGenerator<Read> {
  const waiting: Promise<Read>[] = [];
  for await (const item of items) {
    const reading = read(item);
    // It is awaited below, perhaps after an earlier one has failed.
    reading.catch(() => {});
    waiting.push(reading);
    if (waiting.length > ahead) yield await waiting.shift()!;
  }
  for (const reading of waiting) yield await reading;
}
