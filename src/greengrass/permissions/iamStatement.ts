import type { FleetErrorFacts } from '../ports/fleetError';
import { allowHelps } from './allowStatement';
import { allServices } from './services';

/** Operations with these names only read. */
const readingOperation = /^(Get|List|Describe)[A-Za-z]+$/u;

/** A statement of an IAM policy, in the shape that IAM expects. */
export interface IamStatement {
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: '*';
}

/** The statement that allows one action or several. */
export function iamStatement(action: string | readonly string[]): IamStatement {
  return { Effect: 'Allow', Action: action, Resource: '*' };
}

/**
 * Whether an action only reads from a service that the program calls. Anything else is refused, because a message from
 * the network can name any action.
 */
export function isReadingAction(action: string): boolean {
  const [prefix, operation = '', ...others] = action.split(':');
  const ofPrefix = allServices.filter(([, { iamPrefix }]) => iamPrefix === prefix);
  const isCalled = ofPrefix.some(([, { operations }]) => Object.hasOwn(operations, operation));
  return others.length === 0 && ofPrefix.length > 0 && (isCalled || readingOperation.test(operation));
}

/**
 * The statement, as JSON, that allows or may allow a denied request. `undefined` if an Allow statement doesn't help, or if
 * the action does more than read from a service that the program calls: the program must not suggest asking for that.
 */
export function statementToAskFor(error: FleetErrorFacts): string | undefined {
  const { permission } = error;
  return permission !== undefined && allowHelps(error) !== 'no' && isReadingAction(permission)
    ? JSON.stringify(iamStatement(permission), undefined, 2)
    : undefined;
}
