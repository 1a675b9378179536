import { lab } from "./jupyterlab.js";

const { ServerConnection } = lab["@jupyterlab/services"];

async function post(path, question) {
  const settings = ServerConnection.makeSettings();
  const request = { method: "POST", body: JSON.stringify(question) };
  const response = await ServerConnection.makeRequest(`${settings.baseUrl}workbook/${path}`, request, settings);
  if (!response.ok) throw await ServerConnection.ResponseError.create(response);
  return response.json();
}

/** Asks the server, which has the grader: see desk/ask.ts for the questions and their answers. */
export const ask = (question, exercise) => post("ask", { question, exercise });

/** Asks the compiler: see desk/typescript.cjs. */
export const askTypeScript = (question) => post("typescript", question);
