import { type ParseArgsConfig, parseArgs } from "node:util";

/** Node's parseArgs; a slip in a flag is told in a line, and ends the command with 64 as `milieu` does. */
export function readFlags<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!isSlip(error)) throw error;
    console.error(error.message);
    process.exit(64);
  }
}

function isSlip(error: unknown): error is TypeError {
  return (
    error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")
  );
}
