export const root: string;
export const windows: boolean;
export const venv: string;
export const state: string;
export const python: string;
export function jupyterEnvironment(base?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
