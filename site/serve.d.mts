export function serve(
  folder: string,
  options?: { port?: number; below?: string },
): Promise<{ url: string; close(): void }>;
