import { resolve } from "node:path";
import { readFlags } from "./read-flags.ts";
import { buildPage } from "./start/build-page.ts";
import { PortError, portOption, servePage, usualPort } from "./start/serve-page.ts";

const help = `npm start: builds the page where that is needed, and serves it on this machine.
npm start -- --port 8080    on this port (default: ${usualPort}, or the next one that is free)
npm start -- --host         for other machines of the network, too
npm start -- --build        build in any case`;

const { values } = readFlags({
  options: {
    port: { type: "string" },
    host: { type: "boolean", default: false },
    build: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(help);
  process.exit(0);
}
try {
  const outDir = resolve("dist");
  const port = portOption(values.port);
  const seconds = await buildPage(resolve("."), outDir, values.build);
  if (seconds !== null) console.log(`built the page in ${seconds.toFixed(1)} s`);
  const server = await servePage(outDir, { ...port, host: values.host });
  if (server.instead !== null)
    console.log(`port ${server.instead} is taken; here is the next free one`);
  for (const address of server.addresses) console.log(`Milieu: ${address}`);
  console.log("Ctrl-C ends it; npm run dev serves the sources to those who change them.");
} catch (error) {
  if (!(error instanceof PortError)) throw error;
  console.error(error.message);
  process.exit(69);
}
