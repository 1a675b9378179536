interface Result {
  name: string;
  seconds: number;
  problems: string[];
  shows?: string;
}
export function notebooksNamed(filters?: string[], folder?: string): string[];
export function runNotebooks(
  names: string[],
  options?: { folder?: string; check?: boolean; onResult?: (result: Result) => void },
): Promise<Result[]>;
