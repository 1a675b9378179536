import { readArguments, UsageError } from "./arguments";
import { resetAnswers } from "./node/reset";
import { root } from "./node/root";
import { targetsOf } from "./targets";
import { runCommand } from "./terminal/command";

// npm run reset -- 03 | 03.depthwise …: puts stubs back, after a dated copy of what was there.

function main(line: readonly string[]): number {
  const { what } = readArguments(line, [], []);
  if (what.length === 0) throw new UsageError("Which chapter or exercise? npm run reset -- 03, or -- 03.depthwise");
  for (const { rubric, only } of targetsOf(what)) {
    const { kept } = resetAnswers(root(), rubric, only);
    console.log(`${only ?? `Chapter ${rubric.chapter}`} is as it was at first: exercises/${rubric.file}.ts`);
    if (kept) console.log(`What you had is in ${kept}`);
  }
  return 0;
}

runCommand(main);
