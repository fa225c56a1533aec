import { asFleetError, concernsCredentials, type FleetError } from '../ports/fleetError';
import { iamStatement } from './iamStatement';
import type { FleetSource } from '../ports/fleetSource';
import { actionOf, allServices } from './services';

/** A call that the program makes, and what a person sees of it. */
interface PermissionCheck {
  /** The IAM action that allows the call. */
  readonly action: string;
  readonly feature: string;
  readonly ask: (source: FleetSource, signal: AbortSignal) => Promise<unknown>;
}

/** Every call that the program makes, once. */
const permissionChecks: readonly PermissionCheck[] = allServices.flatMap(([, service]) =>
  Object.entries(service.operations).map(([operation, { feature, ask }]) => ({
    action: actionOf(service, operation),
    feature,
    ask,
  })),
);

const dependentActions = allServices.flatMap(([, service]) =>
  service.dependentOperations.map((operation) => actionOf(service, operation)),
);

/** The least that allows everything the program does: reading, and nothing else. */
export const minimalPolicy = {
  Version: '2012-10-17',
  Statement: [iamStatement([...permissionChecks.map(({ action }) => action), ...dependentActions])],
};

/** How a check went; `error` is `undefined` where the call is allowed. */
export interface PermissionResult {
  readonly check: PermissionCheck;
  readonly error: FleetError | undefined;
}

/** Makes each call once, one after the other. Never rejects. */
export async function checkPermissions(source: FleetSource, signal: AbortSignal): Promise<readonly PermissionResult[]> {
  const results: PermissionResult[] = [];
  let ofCredentials: FleetError | undefined;
  for (const check of permissionChecks) {
    const ask = (): Promise<FleetError | undefined> => check.ask(source, signal).then(() => undefined, asFleetError);
    // Credentials that fail one call fail the others, and each would take its time to say so.
    const error = ofCredentials ?? (await ask());
    ofCredentials = error !== undefined && concernsCredentials(error) ? error : undefined;
    // Only who may ask hears that there is no such thing.
    results.push({ check, error: error?.kind === 'notFound' ? undefined : error });
  }
  return results;
}
