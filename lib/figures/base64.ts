/** How many bytes are spread into one call: a worker's stack holds fewer arguments than a program's. */
const most = 8192;

/** Bytes in base64, on any machine: a page has no `Buffer`. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += most) text += String.fromCharCode(...bytes.subarray(at, at + most));
  return btoa(text);
}
