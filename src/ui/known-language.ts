/**
 * A system without a language of its own makes a browser speak of "en-US@posix", which Intl refuses. uPlot asks for
 * it when it loads: this file is imported before it.
 */
try {
  new Intl.NumberFormat(navigator.language);
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  Object.defineProperty(navigator, "language", { value: "en-US", configurable: true });
}
