import { createServer } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Marionette } from "../../scripts/firefox/marionette.ts";
import { compareRuns } from "../../scripts/firefox/parity.ts";
import { findPrograms } from "../../scripts/firefox/requirements.ts";

afterEach(() => vi.unstubAllEnvs());

describe("npm run test:firefox", () => {
  it("measures differences by the range of the values and 0", () => {
    const cpu = { time: 36, fields: { a: [0, 2, 4], b: [5, 5, 5], c: [0, 0, 0] } };
    const gpu = { time: 36, fields: { a: [0, 2, 3], b: [5, 5.5, 5], c: [0, 0, 0] } };
    const shares = compareRuns("p", gpu, cpu).map(({ field, share }) => [field, share]);
    expect(shares).toEqual([
      ["a", 0.25],
      ["b", 0.1],
      ["c", 0],
    ]);
    const broken = { time: 36, fields: { ...gpu.fields, b: [5, Number.NaN, 5] } };
    expect(compareRuns("p", broken, cpu)[1]!.share).toBe(Number.POSITIVE_INFINITY);
    expect(() => compareRuns("p", { ...gpu, time: 30 }, cpu)).toThrow("30 min");
  });

  it("names the packages where a program is missing", () => {
    vi.stubEnv("PATH", "/nowhere");
    expect(findPrograms).toThrow(/Firefox.*Xvfb[\s\S]*apt-get install .*firefox-esr xvfb/);
  });

  it("speaks to Firefox in messages with their length before them", async () => {
    const heard: unknown[] = [];
    const server = createServer((socket) => {
      const say = (message: unknown): void => {
        const text = JSON.stringify(message);
        const whole = Buffer.from(`${Buffer.byteLength(text)}:${text}`);
        // In two pieces, cut within a letter of two bytes.
        socket.write(whole.subarray(0, -4));
        setTimeout(() => socket.write(whole.subarray(-4)), 5);
      };
      socket.write("2:{}");
      socket.on("data", (data) => {
        const [, id, command, parameters] = JSON.parse(String(data).replace(/^\d+:/, ""));
        heard.push(command);
        const isScript = command === "WebDriver:ExecuteAsyncScript";
        const failed = { error: "no such thing", message: "x" };
        if (command === "WebDriver:Navigate") say([1, id, failed, null]);
        else say([1, id, null, isScript ? { value: { value: [...parameters.args, "é"] } } : {}]);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const page = await Marionette.open(address.port);
    expect(await page.run("return 1;", 7)).toEqual([7, "é"]);
    await expect(page.navigate("nowhere")).rejects.toThrow("no such thing: x");
    expect(heard).toEqual([
      "WebDriver:NewSession",
      "WebDriver:SetTimeouts",
      "WebDriver:ExecuteAsyncScript",
      "WebDriver:Navigate",
    ]);
    page.close();
    server.close();
  });
});
