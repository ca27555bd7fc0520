/** "340 kB", "12.5 MB", "3.2 GB": never less than there is. */
export function formatBytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  const [unit, name] = bytes < 1e9 ? [1e6, "MB"] : [1e9, "GB"];
  const digits = bytes < 100 * unit ? 1 : 0;
  return `${(Math.ceil((bytes / unit) * 10 ** digits) / 10 ** digits).toFixed(digits)} ${name}`;
}
