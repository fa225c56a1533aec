import { allServices } from './services';

/** An operation that AWS names so that it only reads. */
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
 * Whether an action does no more than read from a service that the program calls. A message from the network can name
 * any action, so anything else is refused.
 */
export function isReadingAction(action: string): boolean {
  const [prefix, operation = '', ...others] = action.split(':');
  const ofPrefix = allServices.filter(([, { iamPrefix }]) => iamPrefix === prefix);
  const isCalled = ofPrefix.some(([, { operations }]) => Object.hasOwn(operations, operation));
  return others.length === 0 && ofPrefix.length > 0 && (isCalled || readingOperation.test(operation));
}

/**
 * The statement, as JSON, that would allow a missing action. `undefined` where the action does more than read from
 * a service that the program calls: nobody should ask for that on this program's word.
 */
export function statementToAskFor(action: string | undefined): string | undefined {
  return action !== undefined && isReadingAction(action)
    ? JSON.stringify(iamStatement(action), undefined, 2)
    : undefined;
}
