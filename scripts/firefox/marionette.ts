import { connect, type Socket } from "node:net";

/** ms */
const hour = 3_600_000;

/**
 * Firefox's own remote control, the one that geckodriver speaks: WebDriver commands as JSON over
 * TCP, each message with its length before it. Nothing has to be installed for it.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #received = Buffer.alloc(0);
  #lastId = 0;

  /** Connects and opens a session, in which a script may run for an hour. */
  static async open(port: number): Promise<Marionette> {
    const socket = connect(port, "127.0.0.1");
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("error", reject);
    });
    const marionette = new Marionette(socket);
    await marionette.#send("WebDriver:NewSession", {});
    // With null, which should mean for ever, Firefox 153 does not wait at all.
    await marionette.#send("WebDriver:SetTimeouts", { script: hour, pageLoad: hour });
    return marionette;
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (data) => this.#take(data));
    const end = (why: string) => () => {
      for (const { reject } of this.#waiting.values()) reject(new Error(why));
      this.#waiting.clear();
    };
    socket.on("close", end("Firefox has closed the connection"));
    socket.on("error", end("the connection to Firefox broke"));
  }

  async navigate(url: string): Promise<void> {
    await this.#send("WebDriver:Navigate", { url });
  }

  /**
   * Runs the body of an async function in the page. `arguments` are in scope under that name; what
   * it returns must be JSON. Rejects with what it throws.
   */
  async run(body: string, ...values: readonly unknown[]): Promise<unknown> {
    const script = `const done = arguments[arguments.length - 1];
      (async function () { ${body} }).apply(null, arguments).then(
        (value) => done({ value }),
        (error) => done({ error: String(error && error.message || error) }));`;
    const result = (await this.#send("WebDriver:ExecuteAsyncScript", {
      script,
      args: values,
    })) as { value: { value?: unknown; error?: string } };
    if (result.value.error !== undefined) throw new Error(result.value.error);
    return result.value.value;
  }

  close(): void {
    this.#socket.destroy();
  }

  #send(command: string, parameters: object): Promise<unknown> {
    const id = ++this.#lastId;
    const message = JSON.stringify([0, id, command, parameters]);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
  }

  #take(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const colon = this.#received.indexOf(":");
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.subarray(0, colon).toString());
      if (this.#received.length < end) return;
      const message = JSON.parse(this.#received.subarray(colon + 1, end).toString()) as
        | Answer
        | object;
      this.#received = this.#received.subarray(end);
      // The first message is a greeting, an object; answers are [1, id, error, result].
      if (Array.isArray(message)) this.#answer(message as unknown as Answer);
    }
  }

  #answer([, id, error, result]: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === null) waiting?.resolve(result);
    else waiting?.reject(new Error(`${error.error}: ${error.message}`));
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Answer = readonly [
  type: 1,
  id: number,
  error: { readonly error: string; readonly message: string } | null,
  result: unknown,
];
