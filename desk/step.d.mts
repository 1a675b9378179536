export function run(
  command: string,
  args: readonly string[],
  options?: { cwd?: string; env?: NodeJS.ProcessEnv; onLine?: (line: string) => void },
): Promise<{ code: number; output: string }>;
export function lastLines(output: string, count?: number): string;
