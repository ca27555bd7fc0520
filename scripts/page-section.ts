/** A page that several commands write has a part of each, between two comments. */
export function replaceSection(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const section = `${begin}\n\n${text.trim()}\n\n${end}\n`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from)
    return page.trim() === "" ? section : `${page.trimEnd()}\n\n${section}`;
  return `${page.slice(0, from)}${section}${page.slice(to + end.length).replace(/^\n/, "")}`;
}
