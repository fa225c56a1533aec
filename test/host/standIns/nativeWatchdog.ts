// Replaces @vscode/native-watchdog, a native module that needs a compiler. The extension host itself checks every second
// whether the server is alive, so the native module would only be a second check.

export function start(): void {
  // The check of the extension host is enough.
}

export function exit(code: number): void {
  process.exit(code);
}
