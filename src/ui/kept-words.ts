import { plural, t } from "../texts/text.ts";

/** What the status line says of kept states: "42 states kept, 80 MB". */
export function keptWords(
  count: number,
  bytes: number,
  atStake: number,
  problem: string | null = null,
): string {
  if (problem !== null) return t`states are not kept: ${problem}`;
  if (count === 0) return "";
  const size = bytes < 1e6 ? t`under 1 MB` : `${Math.round(bytes / 1e6)} MB`;
  const kept = plural(count, "{0} state kept, {1}", "{0} states kept, {1}", count, size);
  return atStake === 0 ? kept : t`${kept}; going on from here drops the ${atStake} later`;
}
