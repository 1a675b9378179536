import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import * as fast from "../lib/fast/index";
import * as readable from "../lib/index";
import { layers, macs } from "./layers";
import { compare, type Timing } from "./measure";
import { installedPeers } from "./peers/index";
import { picture, type Result } from "./picture";
import { tier } from "./tiers";
import { trainingStep } from "./training";

/**
 * npm run bench -- [--layers a,f] [--rounds 9] [--svg FILE]: the readable operators against the fast ones, and against
 * the peers that are installed (bench/README.md), in one process and in turns.
 */
async function main(): Promise<void> {
  const wanted = option("layers")?.split(",");
  const rounds = Number(option("rounds") ?? 9);
  const folder = __dirname;
  const { peers, versions } = await installedPeers(folder);
  const implementations = [tier("readable", readable), tier("fast", fast), ...peers];
  const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus()[0].model} x${cpus().length}, Node ${process.version}, V8 ${process.versions.v8}, ${rounds} rounds, one thread${versions.map((v) => `, ${v}`).join("")}`;
  console.log(`${machine}\n`);
  if (peers.length === 0) console.log("No peers in bench/node_modules; bench/README.md says how to install them.\n");

  const columns = ["layer", "fast / readable", ...peers.map(({ name }) => `fast / ${name}`)];
  columns.push("fast ms", "fast GFLOP/s", "readable ms", "largest difference");
  console.log(`| ${columns.join(" | ")} |\n|${columns.map(() => "---").join("|")}|`);
  const results: Result[] = [];
  for (const layer of layers().filter(({ id }) => !wanted || wanted.includes(id))) {
    const timings = await compare(layer, implementations, { rounds });
    results.push({ id: layer.id, name: layer.name, macs: macs(layer), timings });
    console.log(`| ${row(results[results.length - 1]).join(" | ")} |`);
  }
  if (!wanted || wanted.includes("t")) {
    const step = await trainingStep(rounds);
    console.log(
      `\ntraining step of an autoencoder (32 images of 16x16): ${show(step.ratio)} times as fast as the readable tier, ${show(step.fast)} ms against ${show(step.readable)} ms`,
    );
  }
  const svg = option("svg");
  if (svg && results.length) {
    writeFileSync(svg, picture(results, machine));
    console.log(`\npicture: ${svg}`);
  }
  console.log(
    "\nRatios hold on a busy machine; milliseconds don't. GFLOP/s counts the products of the definition, which Winograd saves.",
  );
}

function row({ id, name, macs: count, timings }: Result): string[] {
  const [slow, quick, ...others] = timings;
  return [
    `${id} ${name}`,
    show(quick.ratio),
    ...others.map(({ ratio }) => show(quick.ratio / ratio)),
    show(quick.milliseconds),
    show((2 * count) / quick.milliseconds / 1e6),
    show(slow.milliseconds),
    Math.max(...timings.map(({ difference }: Timing) => difference)).toExponential(0),
  ];
}

function show(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function option(name: string): string | undefined {
  const i = process.argv.indexOf(`--${name}`);
  return i < 0 ? undefined : process.argv[i + 1];
}

void main();
