// The child as a worker: grader/sandbox/child.ts where the worker's one realm is the learner's. Each exercise has a worker
// of its own. What the realm has beside the language is taken away before anything of the learner's comes.
import { Child } from "../../../grader/sandbox/child";
import { leaveTheLanguage } from "./language";

interface Scope {
  postMessage(message: string): void;
  addEventListener(type: "message", listener: (event: { data: string }) => void): void;
}

const scope = globalThis as unknown as Scope;
const say = scope.postMessage.bind(scope);
// biome-ignore lint/security/noGlobalEval: to evaluate what a learner writes is its work
const evaluate = globalThis.eval;

const waiting: (() => void)[] = [];
const { port1, port2 } = new MessageChannel() as unknown as Record<"port1" | "port2", Port>;
const wake = port2.postMessage.bind(port2);
port1.onmessage = () => waiting.pop()?.();

interface Port {
  onmessage: () => void;
  postMessage(message: null): void;
}

const child = new Child<string>({
  script: (code, name) => `${code}\n//# sourceURL=${name}`,
  realm: () => (script) => evaluate(script),
  say,
  later(then) {
    waiting[0] = then;
    wake(null);
  },
});
scope.addEventListener("message", ({ data }) => void child.receive(data));
scope.addEventListener("unhandledrejection" as "message", (event) => (event as unknown as Event).preventDefault());
leaveTheLanguage();
