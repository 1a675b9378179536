export function differences(committed: object, executed: object): string[];
