import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * Copies a file to a stream and follows what is appended. The file may not exist yet.
 * Polls ten times a second, because watching a file that doesn't exist yet works differently on each platform.
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
