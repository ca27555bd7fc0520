/** In place of three's pools of time stamps (vite.config.ts): how long a GPU draws is not asked here. */
// biome-ignore lint/style/noDefaultExport: that is how three imports it.
export default class NoTiming {
  constructor() {
    throw new Error("Nothing here is timed on the GPU.");
  }
}
