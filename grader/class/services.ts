import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { strToU8, type Zippable, zipSync } from "fflate";
import { root } from "../node/root";
import type { Exercise, Rubric } from "../rubric";

// What other services need to run this grader: an autograder for Gradescope, a workflow for GitHub Classroom.

const FOLDERS = ["grader", "kernel", "lib", "solutions"];
const FILES = ["package.json", "package-lock.json", ".npmrc"];
const EXECUTABLE = 0o755 << 16;
const UNIX = 3;

/**
 * The zip that Gradescope asks for, "autograder.zip": a set-up script, the script that judges one submission, and the
 * workbook's grader with all it needs.
 * @param chapters which to judge: ["01"]; all where it is empty
 */
export function gradescopeBundle(chapters: readonly string[], seed?: string): Uint8Array {
  const files: Zippable = {};
  const script = (text: string): Zippable[string] => [strToU8(text), { os: UNIX, attrs: EXECUTABLE }];
  files["setup.sh"] = script(SETUP);
  files.run_autograder = script(runAutograder(chapters, seed));
  for (const name of FILES) files[`workbook/${name}`] = readFileSync(path.join(root(), name));
  for (const name of FOLDERS.flatMap(filesBelow)) files[`workbook/${name}`] = readFileSync(path.join(root(), name));
  // The same bytes at every time of day, so that one can see whether anything changed.
  return zipSync(files, { mtime: new Date("2000-01-01T00:00:00") });
}

const SETUP = `#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image; afterwards nothing needs the network.
set -e
apt-get update
apt-get install -y npm
npm install --global node@20
cd "\${AUTOGRADER:-/autograder}/source/workbook"
npm ci --omit=dev --ignore-scripts
`;

function runAutograder(chapters: readonly string[], seed?: string): string {
  const what = [...chapters, ...(seed ? ["--seed", quoted(seed)] : [])].map((word) => ` ${word}`).join("");
  return `#!/usr/bin/env bash
# Gradescope runs this for each submission, and reads results.json: whatever goes wrong, that is written and says what.
# tsx directly, not desk/run.mjs, which would install what is missing: there may be no network, and it would be every time.
here=\${AUTOGRADER:-/autograder}
results=$here/results/results.json
mkdir -p "$here/results"
rm -f "$results"
log=$(mktemp)
cd "$here/source/workbook"
if [ -d node_modules/tsx ]; then
  node --require tsx/cjs grader/terminal/grade.ts${what} --from "$here/submission" --gradescope "$results" 2> "$log"
else
  echo "The packages of the grader are not there. Build the image again, and read in its log what stopped setup.sh." > "$log"
fi
cat "$log" >&2
if [ ! -s "$results" ]; then
  # A line may be a whole package, written small.
  said=$(cut -c 1-300 "$log" | tr '\\n\\t' '  ' | tr -cd '\\040-\\176' | cut -c 1-2000 | sed 's/[\\\\"]/\\\\&/g')
  printf '{"score": 0, "output": "This submission was not judged. That is not its fault: please tell your teacher. %s"}' "$said" > "$results"
fi
rm -f "$log"
`;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** A workflow for a GitHub Classroom assignment: .github/workflows/classroom.yml, a step and a score for each exercise. */
export function classroomWorkflow(rubrics: readonly Rubric[], seed?: string): string {
  const exercises = rubrics.flatMap((r) => r.exercises);
  return `name: Autograding Tests
on: [push, workflow_dispatch]
permissions:
  checks: write
  actions: read
  contents: read
jobs:
  run-autograding-tests:
    runs-on: ubuntu-latest
    if: github.actor != 'github-classroom[bot]'
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      - run: npm ci --omit=dev --ignore-scripts
${exercises.map((exercise) => step(exercise, seed)).join("")}      - name: Autograding Reporter
        uses: classroom-resources/autograding-grading-reporter@v1
        env:
${exercises.map((e) => `          ${stepId(e).toUpperCase()}_RESULTS: "\${{steps.${stepId(e)}.outputs.result}}"\n`).join("")}        with:
          runners: ${exercises.map(stepId).join(",")}
`;
}

function step(exercise: Exercise, seed: string | undefined): string {
  const command = `npm run grade -- ${exercise.id} --from .${seed === undefined ? "" : ` --seed ${quoted(seed)}`}`;
  return `      - name: ${JSON.stringify(`${exercise.id} ${exercise.title}`)}
        id: ${stepId(exercise)}
        uses: classroom-resources/autograding-command-grader@v1
        with:
          test-name: ${JSON.stringify(`${exercise.id} ${exercise.title}`)}
          command: ${seed === undefined ? command : JSON.stringify(command)}
          timeout: 5
          max-score: ${exercise.points}
`;
}

/** "01.conv2d" as a name that a workflow allows: it begins with a letter, and there are no points in it. */
const stepId = ({ id }: Exercise) => `exercise-${id.replaceAll(".", "-").toLowerCase()}`;

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root(), folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(name);
    return entry.isFile() ? [name] : [];
  });
}
