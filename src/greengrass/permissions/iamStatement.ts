/** What a statement allows is named by a message from the network, so only actions that read are taken from it. */
const readingAction = /^(greengrass|iot):(Get|List|Describe)[A-Za-z]+$/u;

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

/** Whether an action does no more than read from Greengrass or AWS IoT. */
export function isReadingAction(action: string): boolean {
  return readingAction.test(action);
}

/**
 * The statement, as JSON, that would allow a missing action. `undefined` where the action does more than read from
 * Greengrass or AWS IoT: that is nothing to ask for on this program's word.
 */
export function statementToAskFor(action: string | undefined): string | undefined {
  return action !== undefined && isReadingAction(action)
    ? JSON.stringify(iamStatement(action), undefined, 2)
    : undefined;
}
