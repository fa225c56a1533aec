import type { Subject } from '../subject';
import { addressOf } from './address';
import type { FleetAddress } from './fleetAddress';

/** The address of something that can be compared with another of its kind: a revision. */
export type ComparedAddress = Extract<FleetAddress, { readonly kind: 'deployment' }> & {
  readonly deploymentId: string;
};

/** The kinds of items that can be compared. Only items of the same kind can be compared with each other. */
export type CompareKind = ComparedAddress['kind'];

/** What a row or a panel compares; `undefined` if it has nothing to compare. On a device, it is the revision. */
export function comparedAddressOf(subject: Subject): ComparedAddress | undefined {
  const address = addressOf(subject);
  if (address?.kind !== 'deployment' && address?.kind !== 'effectiveDeployment') {
    return undefined;
  }
  const { connectionId, deploymentId = '' } = address;
  const targetArn = subject.kind === 'effectiveDeployment' ? subject.deployment.targetArn : undefined;
  return deploymentId === ''
    ? undefined
    : {
        kind: 'deployment',
        connectionId,
        deploymentId,
        targetArn: address.kind === 'deployment' ? address.targetArn : (targetArn ?? ''),
      };
}
