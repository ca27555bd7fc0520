/** Records of a CSV text, by RFC 4180 but for lines that end with "\n" alone. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (at >= text.length) throw new Error("a quote that does not end");
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') cell += text[at++];
        else break;
      }
      at++;
    } else {
      while (at < text.length && text[at] !== "," && text[at] !== "\n") cell += text[at++];
      if (cell.includes('"')) throw new Error("a quote in the middle of a cell");
    }
    record.push(cell);
    if (text[at] !== "," && text[at] !== "\n") throw new Error(`no end of cell at ${at}`);
    if (text[at++] === "\n") {
      records.push(record);
      record = [];
    }
  }
  if (record.length > 0) throw new Error("a last line without an end");
  return records;
}
