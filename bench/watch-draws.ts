/** What one call that draws took: in ms, or in texture reads of a pixel. */
export interface WatchedDraw {
  /** That are drawn; of a pass into a texture they are its texels. */
  readonly pixels: number;
  readonly isPass: boolean;
  readonly ms: number;
  /** When it was done, ms. */
  readonly end: number;
  /** Mean over the pixels of what was drawn; null: not counted. */
  readonly reads: number | null;
}

/** What stands in the watched page's window. */
export interface DrawWatch {
  draws: WatchedDraw[];
  /** When the last picture to be saved was begun, and when it could be saved, ms. */
  began: number;
  captured: number;
}

declare global {
  interface Window {
    drawWatch?: DrawWatch;
  }
}

/**
 * Watches every WebGL2 call that draws; runs in the page before its own code and stands alone. A call's
 * time is that until a pixel of it can be read. With `counts` shaders count their texture reads and paint
 * the number in place of the color of what goes to the canvas, so that it can be read exactly.
 */
export function watchDraws(counts: boolean): void {
  const watch: DrawWatch = { draws: [], began: 0, captured: 0 };
  window.drawWatch = watch;
  const proto = WebGL2RenderingContext.prototype;

  type Box = readonly [number, number, number, number];
  const readers: readonly (readonly [string, string, string])[] = [
    ["sampler2DArray", "ivec3 p, int l", "texelFetch(s, p, l)"],
    ["sampler2D", "ivec2 p, int l", "texelFetch(s, p, l)"],
    ["sampler2DArray", "vec3 p", "texture(s, p)"],
    ["sampler2D", "vec2 p", "texture(s, p)"],
    ["sampler2DArray", "vec3 p, float l", "textureLod(s, p, l)"],
    ["sampler2D", "vec2 p, float l", "textureLod(s, p, l)"],
  ];
  const counted = (source: string): string => {
    const output = /layout\(\s*location\s*=\s*0\s*\)\s*out\s+(?:\w+\s+)?vec4\s+(\w+)/.exec(
      source,
    )?.[1];
    const main = source.lastIndexOf("void main()");
    if (output === undefined || main < 0) return source;
    const functions = readers.map(([sampler, parameters, call]) => {
      const name = call.slice(0, call.indexOf("("));
      return `vec4 ${name}Counted(highp ${sampler} s, ${parameters}) { milieuReads++; return ${call}; }`;
    });
    const names = ["texelFetch", "textureLod", "texture"];
    const body = names.reduce(
      (text, name) => text.replaceAll(new RegExp(`\\b${name}\\s*\\(`, "g"), `${name}Counted(`),
      source.slice(0, main) + source.slice(main).replace("void main()", "void milieuMain()"),
    );
    const head = `int milieuReads = 0;\nuniform int milieuCounts;\n${functions.join("\n")}\n`;
    const at = body.indexOf("// structs");
    const tail = `void main() {
      milieuMain();
      if (milieuCounts == 1) {
        ${output} = vec4(float(milieuReads % 256) / 255.0, float(milieuReads / 256) / 255.0, 0.0, 1.0);
      }
    }`;
    return `${body.slice(0, at)}${head}${body.slice(at)}\n${tail}\n`;
  };
  if (counts) {
    const { shaderSource } = proto;
    proto.shaderSource = function (shader, source) {
      const isFragment = this.getShaderParameter(shader, this.SHADER_TYPE) === this.FRAGMENT_SHADER;
      shaderSource.call(this, shader, isFragment ? counted(source) : source);
    };
  }

  const readOne = (gl: WebGL2RenderingContext, isPass: boolean): void => {
    if (!isPass) {
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      return;
    }
    const before = gl.getParameter(gl.READ_FRAMEBUFFER_BINDING) as WebGLFramebuffer | null;
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, gl.getParameter(gl.DRAW_FRAMEBUFFER_BINDING));
    gl.readBuffer(gl.COLOR_ATTACHMENT0);
    const type = gl.getParameter(gl.IMPLEMENTATION_COLOR_READ_TYPE) as number;
    const format = gl.getParameter(gl.IMPLEMENTATION_COLOR_READ_FORMAT) as number;
    const room =
      type === gl.UNSIGNED_BYTE
        ? new Uint8Array(16)
        : type === gl.HALF_FLOAT
          ? new Uint16Array(8)
          : new Float32Array(4);
    gl.readPixels(0, 0, 1, 1, format, type, room);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, before);
  };
  const readsOf = (gl: WebGL2RenderingContext, [x, y, width, height]: Box): number => {
    const bytes = new Uint8Array(4 * width * height);
    gl.readPixels(x, y, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    let sum = 0;
    for (let at = 0; at < bytes.length; at += 4) sum += bytes[at]! + 256 * bytes[at + 1]!;
    return sum / (width * height);
  };
  const around = (gl: WebGL2RenderingContext, draw: () => void): void => {
    const isPass = gl.getParameter(gl.DRAW_FRAMEBUFFER_BINDING) !== null;
    // A part of a picture is drawn within a scissor box.
    const isPart = gl.isEnabled(gl.SCISSOR_TEST);
    const [x, y, width, height] = gl.getParameter(isPart ? gl.SCISSOR_BOX : gl.VIEWPORT) as Box;
    const program = gl.getParameter(gl.CURRENT_PROGRAM) as WebGLProgram;
    const flag = counts ? gl.getUniformLocation(program, "milieuCounts") : null;
    if (flag !== null) gl.uniform1i(flag, isPass ? 0 : 1);
    readOne(gl, isPass);
    const start = performance.now();
    draw();
    readOne(gl, isPass);
    const end = performance.now();
    const reads = flag !== null && !isPass ? readsOf(gl, [x, y, width, height]) : null;
    watch.draws.push({ pixels: width * height, isPass, ms: end - start, end, reads });
  };
  const { drawElements, drawArrays } = proto;
  proto.drawElements = function (...given) {
    around(this, () => drawElements.apply(this, given));
  };
  proto.drawArrays = function (...given) {
    around(this, () => drawArrays.apply(this, given));
  };

  const { getContext } = OffscreenCanvas.prototype;
  OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...given: unknown[]) {
    // Small ones are for marks in captions.
    if (given[0] === "2d" && this.width * this.height > 500_000) watch.began = performance.now();
    return getContext.apply(this, given as never);
  } as typeof getContext;
  // A picture's file costs more than the picture: nobody looks at these.
  OffscreenCanvas.prototype.convertToBlob = function () {
    const context = getContext.apply(this, ["2d"] as never) as unknown;
    (context as OffscreenCanvasRenderingContext2D).getImageData(0, 0, 1, 1);
    watch.captured = performance.now();
    return Promise.resolve(new Blob());
  };
}
