import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * Copies what is appended to a file, from its beginning, to a stream. The file may come later.
 * It looks ten times a second: watching a file that does not exist yet is not the same on every platform.
 */
export function followFile(file: string, target: NodeJS.WritableStream): { stop(): void } {
  let position = 0;
  const copy = (): void => {
    let handle: number;
    try {
      handle = openSync(file, 'r');
    } catch {
      return;
    }
    try {
      const bytes = Buffer.alloc(Math.max(0, fstatSync(handle).size - position));
      position += readSync(handle, bytes, 0, bytes.length, position);
      if (bytes.length > 0) target.write(bytes);
    } finally {
      closeSync(handle);
    }
  };
  const timer = setInterval(copy, 100);
  return {
    stop: () => {
      clearInterval(timer);
      copy();
    },
  };
}
