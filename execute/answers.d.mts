export function answersIn(chapter: string, folder?: string): string[];
export function toldAnswers(chapter: string, options?: { folder?: string; check?: boolean }): string | undefined;
