// What bundle.ts puts into the workers' scripts when they are made.

declare module "virtual:explorers" {
  /** Each explorer, and its script as it stands in a notebook. */
  export const explorers: Record<
    string,
    { script: string; explorer: import("../../lib/figures/explorers/frame/explorer").Explorer }
  >;
}

declare module "virtual:declarations" {
  /** Type declarations by path: of what cells import, of the language, and the few of Node that a cell may use. */
  const declarations: Readonly<Record<string, string>>;
  export default declarations;
}

declare module "virtual:child" {
  /** The script of a worker that answers are called in. */
  const script: string;
  export default script;
}

declare module "virtual:clock" {
  /** The script of a worker that tells how much of a processor it gets. */
  const script: string;
  export default script;
}

declare module "virtual:realm" {
  /** What each of them begins with: lib, as an expression. */
  const script: string;
  export default script;
}
