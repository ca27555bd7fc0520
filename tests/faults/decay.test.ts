import { decayCases } from "./decay.ts";
import { holdOnCpu } from "./hold-cases.ts";

holdOnCpu("decay", decayCases);
