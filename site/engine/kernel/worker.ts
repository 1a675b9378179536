// The page's kernel: tslab in a worker of its own, so that a cell that never ends can be ended.
import declarations from "virtual:declarations";
import type { Answers, Asked, Question, ToKernel, ToTypes } from "../messages";
import { writeFile } from "../shims/files";
import { flush, listenWith, printing } from "./output";
import { scope } from "./scope";

Error.stackTraceLimit = 30;
for (const [path, text] of Object.entries(declarations)) writeFile(path, text);
Object.assign(globalThis.console, printing);

type Session = ReturnType<typeof import("./session").startSession>;
type Marks = { html: string; text: string };

let session: Session;
let grades = 0;
const grading = new Map<number, { resolve(marks: Marks): void; reject(error: Error): void }>();

function start(): void {
  const { offerLibrary } = require("./library") as typeof import("./library");
  const { startSession } = require("./session") as typeof import("./session");
  offerLibrary(
    (chapter) =>
      new Promise<Marks>((resolve, reject) => {
        grading.set(++grades, { resolve, reject });
        scope.postMessage({ grade: grades, chapter });
      }),
  );
  session = startSession();
  scope.postMessage({ ready: true });
}

async function answer(id: number, question: Question): Promise<Answers[Asked]["answer"]> {
  switch (question.ask) {
    case "run": {
      listenWith((event) => scope.postMessage({ id, event }));
      const { count, failure } = await session.run(question.code);
      flush();
      return { ok: !failure, count, failure };
    }
    case "complete":
      return session.complete(question.code, question.offset);
    case "inspect":
      return session.inspect(question.code, question.offset);
    case "diagnose":
      return session.diagnose(question.code);
  }
}

// What comes to light after its cell is printed, as Node's kernel does; the kernel lives on.
scope.addEventListener("error", (event) => {
  event.preventDefault();
  printing.error("UncaughtException:", event.error ?? event.message);
});
scope.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  printing.error("UnhandledPromiseRejection:", event.reason);
});

let last: Promise<void> = Promise.resolve();

/** One question after the other. */
async function reply(id: number, question: Question): Promise<void> {
  try {
    scope.postMessage({ id, answer: await answer(id, question) });
  } catch (error) {
    scope.postMessage({ id, failed: String((error as Error)?.stack ?? error) });
  }
}

scope.onmessage = ({ data: message }: { data: ToKernel | ToTypes }) => {
  if ("start" in message) {
    for (const [path, content] of Object.entries(message.start)) writeFile(path, content);
    start();
  } else if ("types" in message) scope.postMessage({ ready: true });
  else if ("check" in message) {
    const { findingsIn } = require("./types") as typeof import("./types");
    scope.postMessage({ found: findingsIn(message.check) });
  } else if ("write" in message) {
    for (const [path, content] of Object.entries(message.write)) writeFile(path, content);
  } else if ("graded" in message) {
    const asked = grading.get(message.graded);
    grading.delete(message.graded);
    if (message.marks) asked?.resolve(message.marks);
    else asked?.reject(new Error(message.failed));
  } else {
    const { id, ...question } = message;
    last = last.then(() => reply(id, question as Question));
  }
};
