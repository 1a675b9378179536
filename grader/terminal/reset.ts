import { resetAnswers } from "../node/reset";
import { root } from "../node/root";
import { targetsOf, UsageError } from "../targets";
import { runCommand } from "./command";
import { readCommandLine } from "./command-line";
import { reset, usage } from "./words";

// npm run reset -- 03 | 03.depthwise …: puts stubs back, after a dated copy of what was there.

function main(line: readonly string[]): number {
  const { words } = readCommandLine(line, {});
  if (words.length === 0) throw new UsageError(usage.resetWhat);
  for (const { rubric, only } of targetsOf(words)) {
    const { copy } = resetAnswers(root(), rubric, only);
    console.log(reset.done(only ?? reset.chapter(rubric.chapter), `exercises/${rubric.file}.ts`));
    if (copy) console.log(reset.copy(copy));
  }
  return 0;
}

runCommand(main);
