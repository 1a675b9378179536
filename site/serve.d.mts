export function openInBrowser(url: string): void;
export function serve(
  folder: string,
  options?: { port?: number; below?: string },
): Promise<{ url: string; close(): void }>;
