import { build } from "esbuild";
import { expect, it } from "vitest";

const HEART = [
  "grader",
  "proof",
  "prediction",
  "targets",
  "window-sum",
  "rubrics/index",
  "predictions/index",
  "sandbox/child",
];

it("the heart of the grader runs where there is no Node: what touches a machine is handed to it", async () => {
  const { metafile } = await build({
    stdin: { contents: HEART.map((file) => `export * from "./${file}";`).join("\n"), resolveDir: "grader" },
    bundle: true,
    write: false,
    platform: "browser", // Any import of Node's own would end it here.
    external: ["mathjs/*"],
    metafile: true,
    logLevel: "silent",
  });
  const files = Object.keys(metafile.inputs);
  expect(files).toContain("grader/words.ts");
  expect(files.filter((file) => /^grader\/(node|terminal|class)\//.test(file))).toEqual([]);
}, 60_000);
