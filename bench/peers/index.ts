import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Implementation } from "../measure";
import { onnxruntime } from "./onnxruntime";
import { tensorflow } from "./tensorflow";

/** Peers that are installed in bench/node_modules, and their versions. */
export async function installedPeers(folder: string): Promise<{ peers: Implementation[]; versions: string[] }> {
  const version = (name: string) => {
    const file = join(folder, "node_modules", name, "package.json");
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")).version as string) : undefined;
  };
  const peers: Implementation[] = [];
  const versions: string[] = [];
  const tf = version("@tensorflow/tfjs");
  if (tf && version("@tensorflow/tfjs-backend-wasm")) {
    peers.push(...(await tensorflow(folder)));
    versions.push(`tfjs ${tf}`);
  }
  const ort = version("onnxruntime-web");
  if (ort) {
    peers.push(onnxruntime(folder));
    versions.push(`onnxruntime-web ${ort}`);
  }
  return { peers, versions };
}
