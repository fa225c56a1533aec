import type * as vscode from 'vscode';

function hasText<K extends string>(value: unknown, key: K): value is Readonly<Record<K, string>> {
  return isRecord(value) && typeof value[key] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The title of a command from `package.json`, the only place where titles are written. */
export function commandTitle(extension: vscode.Extension<unknown>, id: string): string {
  const manifest: unknown = extension.packageJSON;
  const contributes = isRecord(manifest) ? manifest['contributes'] : undefined;
  const listed: unknown = isRecord(contributes) ? contributes['commands'] : undefined;
  const entries: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const found = entries.find((entry) => hasText(entry, 'command') && entry.command === id);
  return hasText(found, 'title') ? found.title : id;
}
