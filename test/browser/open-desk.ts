import { afterAll, beforeAll } from "vitest";
import { copyWorkbook, type Desk, launchChromium, remove, startLab } from "./lab";

/** A copy of the workbook with its server and a browser for the tests of a `describe`; all three end with them. */
export function openDesk(): Desk {
  const desk = {} as Desk;
  beforeAll(async () => {
    desk.folder = copyWorkbook();
    [desk.lab, desk.browser] = await Promise.all([startLab(desk.folder), launchChromium()]);
  });
  afterAll(async () => {
    await desk.browser?.close();
    await desk.lab?.stop();
    if (desk.folder) remove(desk.folder);
  });
  return desk;
}
