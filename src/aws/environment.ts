/** A variable of the environment without surrounding spaces; `undefined` if it is empty, as in the AWS CLI. */
export function environmentValue(name: string): string | undefined {
  const value = (process.env[name] ?? '').trim();
  return value === '' ? undefined : value;
}

/** Whether the environment has an access key. */
export function hasEnvironmentKeys(): boolean {
  return ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].every((name) => environmentValue(name) !== undefined);
}
