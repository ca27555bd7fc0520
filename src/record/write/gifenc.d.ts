/** What is used of gifenc, which has no types of its own. */
declare module "gifenc" {
  /** Red, green and blue, 0 to 255. */
  type GifColor = number[];

  interface GifFrameOptions {
    readonly palette?: readonly GifColor[];
    /** Whether what stands once in a file comes before this frame. */
    readonly first?: boolean;
    /** ms */
    readonly delay?: number;
    /** -1: once; 0: for ever. */
    readonly repeat?: number;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    readonly dispose?: number;
  }

  interface GifStream {
    reset(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(options: { readonly auto: boolean }): {
    readonly stream: GifStream;
    writeHeader(): void;
    writeFrame(index: Uint8Array, width: number, height: number, options: GifFrameOptions): void;
  };

  /** At most `maxColors` colors that stand for all of an image (bytes of red, green, blue, alpha). */
  export function quantize(rgba: Uint8Array, maxColors: number): GifColor[];
}
