/** Text for an element or a quoted attribute of XML, in ASCII, so that no reader can take its encoding for another. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\t\n\r]|[^\x20-\x7e]/gu, (sign) => {
    const point = sign.codePointAt(0) ?? 0;
    // XML has no way to write these.
    const isForbidden = point < 0x20 && point !== 9 && point !== 10 && point !== 13;
    return isForbidden ? " " : `&#${point};`;
  });
}
