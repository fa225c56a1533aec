// Stands in for @vscode/native-watchdog, a native module that cannot be built without a compiler. The extension host
// looks once a second by itself whether the server still lives; the native module would only be a second look.

export function start(): void {
  // The first look is enough.
}

export function exit(code: number): void {
  process.exit(code);
}
