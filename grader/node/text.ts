/** What people's programs write, most likely first: a zip from Korean Windows names its folders in EUC-KR. */
const ENCODINGS = ["utf-8", "euc-kr", "windows-1252"];

/** The first reading of bytes that is one: names of files, texts without a byte order mark. */
export function decoded(bytes: Uint8Array): string {
  for (const encoding of ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding, or in one that this Node does not know.
    }
  }
  return new TextDecoder().decode(bytes);
}

/**
 * A file's text. Its byte order mark decides, since Notepad's "Unicode" is UTF-16; without one, code in UTF-16 has a zero in
 * most pairs of bytes, and always on the same side. Undefined where it is no text.
 */
export function textOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return bytes.includes(0) ? unmarked(bytes) : decoded(bytes);
}

function unmarked(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0];
  for (const [i, byte] of bytes.entries()) if (byte === 0) zeros[i % 2]++;
  const most = Math.max(...zeros);
  if (bytes.length % 2 || Math.min(...zeros) > 0 || most < bytes.length / 4) return undefined;
  return new TextDecoder(zeros[0] ? "utf-16be" : "utf-16le").decode(bytes);
}
