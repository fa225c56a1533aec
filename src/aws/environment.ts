/** A variable of the environment without surrounding spaces; `undefined` if it is empty, as in the AWS CLI. */
export function environmentValue(name: string): string | undefined {
  const value = (process.env[name] ?? '').trim();
  return value === '' ? undefined : value;
}

/** The variables of an access key. */
const keyVariables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;

/** Whether the environment has an access key. */
export function hasEnvironmentKeys(): boolean {
  return keyVariables.every((name) => environmentValue(name) !== undefined);
}

/** Which variable of an access key the environment has, and which one it lacks; `undefined` if it has both or none. */
export function halfEnvironmentKeys(): { readonly set: string; readonly missing: string } | undefined {
  const set = keyVariables.find((name) => environmentValue(name) !== undefined);
  const missing = keyVariables.find((name) => environmentValue(name) === undefined);
  return set === undefined || missing === undefined ? undefined : { set, missing };
}
