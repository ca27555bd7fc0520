/** In place of three's XRManager (vite.config.ts): nobody wears this page, and a headset's part is 7 kB of it. */
// biome-ignore lint/style/noDefaultExport: that is how three imports it.
export default class NoHeadset {
  readonly enabled = false;
  readonly isPresenting = false;
  readonly cameraAutoUpdate = false;

  /** None: what a headset would blend a picture with. */
  getEnvironmentBlendMode(): undefined {
    return undefined;
  }
}
