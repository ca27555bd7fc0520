import { createServer } from "node:net";
import { preview } from "vite";

/** Where the page is served unless one says where. */
export const usualPort = 5173;

/** A port that cannot be had; the message is for the person. */
export class PortError extends Error {
  override readonly name = "PortError";
}

export interface PortChoice {
  readonly port: number;
  /** This one or none. */
  readonly isAsked: boolean;
}

export interface ServedPage {
  readonly addresses: readonly string[];
  /** The port that was taken, where the next free one had to do; else null. */
  readonly instead: number | null;
  close(): Promise<void>;
}

/** What `--port` asks for. Throws PortError for what is no port. */
export function portOption(text: string | undefined): PortChoice {
  if (text === undefined) return { port: usualPort, isAsked: false };
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return { port, isAsked: true };
  throw new PortError(`--port: "${text}" is no port; give a number from 1 to 65535.`);
}

/**
 * Serves a built page with the headers that its threads need (vite.config.ts). Throws PortError where the port that
 * was asked for is taken.
 */
export async function servePage(
  outDir: string,
  { port, isAsked, host }: PortChoice & { readonly host: boolean },
): Promise<ServedPage> {
  if (isAsked && !(await isFree(port, host))) {
    throw new PortError(
      `Port ${port} is taken by another program; end it, or choose another: npm start -- --port ${port + 1}`,
    );
  }
  const server = await preview({
    logLevel: "error",
    build: { outDir },
    preview: { port, strictPort: isAsked, host: host ? true : "localhost" },
  });
  const { local = [], network = [] } = server.resolvedUrls ?? {};
  const addresses = [...local, ...network];
  const has = addresses.some((address) => Number(new URL(address).port || 80) === port);
  return { addresses, instead: has ? null : port, close: () => server.close() };
}

function isFree(port: number, host: boolean): Promise<boolean> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" || error.code === "EACCES" ? done(false) : fail(error),
    );
    server.listen(port, host ? undefined : "localhost", () => server.close(() => done(true)));
  });
}
