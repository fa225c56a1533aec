import { asFleetError, concernsCredentials, type FleetError } from '../ports/fleetError';
import { iamStatement } from './iamStatement';
import type { Connection } from '../ports/connection';
import { actionOf, allServices, type Operation } from './services';

/** A call that the program makes, and the feature that needs it. */
interface PermissionCheck extends Required<Operation> {
  /** The IAM action that allows the call. */
  readonly action: string;
}

/** Every call that the program makes, once, except for those that AWS bills. */
const permissionChecks: readonly PermissionCheck[] = allServices.flatMap(([, service]) =>
  Object.entries(service.operations).flatMap(([operation, { feature, call }]) =>
    call === undefined ? [] : [{ action: actionOf(service, operation), feature, call }],
  ),
);

const calledActions = allServices.flatMap(([, service]) =>
  Object.keys(service.operations).map((operation) => actionOf(service, operation)),
);

const dependentActions = allServices.flatMap(([, service]) =>
  service.dependentOperations.map((operation) => actionOf(service, operation)),
);

/** The least-privilege policy for everything the program does. It allows only read access. */
export const minimalPolicy = {
  Version: '2012-10-17',
  Statement: [iamStatement([...calledActions, ...dependentActions])],
};

/** The result of a check; `error` is `undefined` if the call is allowed. */
export interface PermissionResult {
  readonly check: PermissionCheck;
  readonly error: FleetError | undefined;
}

/** Makes each call once, one at a time. Never rejects. */
export async function checkPermissions(
  connection: Pick<Connection, 'source' | 'partition' | 'region'>,
  signal: AbortSignal,
): Promise<readonly PermissionResult[]> {
  const results: PermissionResult[] = [];
  let credentialsError: FleetError | undefined;
  for (const check of permissionChecks) {
    const tryCall = (): Promise<FleetError | undefined> =>
      check.call(connection.source, signal, connection).then(() => undefined, asFleetError);
    // If the credentials fail one call, they fail all calls, and each failure takes time.
    const error = credentialsError ?? (await tryCall());
    credentialsError = error !== undefined && concernsCredentials(error) ? error : undefined;
    // AWS answers "not found" only to callers who have the permission.
    results.push({ check, error: error?.kind === 'notFound' ? undefined : error });
  }
  return results;
}
