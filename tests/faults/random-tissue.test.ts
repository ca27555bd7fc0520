import { holdOnCpu } from "./hold-cases.ts";
import { randomTissueCases } from "./random-tissue.ts";

holdOnCpu("random-tissue", randomTissueCases);
