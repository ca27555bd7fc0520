import { openCpuEngine } from "../src/engine/cpu/cpu-engine.ts";
import { openPreset } from "../bench/open-preset.ts";
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
const scenario = await openPreset("early-and-late", 32, 30);
let c = cpu(); const e = await openCpuEngine(scenario); console.log("open", cpu() - c);
c = cpu(); await e.advance(1); console.log("first step", cpu() - c);
c = cpu(); await e.advance(1); console.log("second step", cpu() - c);
c = cpu(); await e.measure(); console.log("measure all", cpu() - c);
c = cpu(); await e.measure(); console.log("measure all again", cpu() - c);
