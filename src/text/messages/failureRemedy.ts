import { absoluteTime, type TimeZone } from '../../base/time';
import { visibleName } from '../../base/visibleText';
import { headlineRemedy } from '../../greengrass/codes/headlineRemedy';
import type { ErrorCode, ExplainErrorCode } from '../../greengrass/codes/errorCodes';
import type { Failure } from '../../greengrass/failures/failure';
import type { FailureClues } from '../../greengrass/failures/failureClues';

/** Codes that only point to a component. Its own status code, if it reports one, says more. */
const pointsToComponent: ReadonlySet<string> = new Set(['COMPONENT_BROKEN', 'COMPONENT_UPDATE_ERROR']);

/** What to do after a deployment failed, by its detailed status. */
const afterDeployment: Readonly<Record<string, string>> = {
  FAILED_ROLLBACK_NOT_REQUESTED: 'Then deploy a working revision.',
  FAILED_ROLLBACK_COMPLETE: 'Fix the cause, then deploy a new revision.',
  FAILED_UNABLE_TO_ROLLBACK: 'Then deploy a working revision, and check that its components run.',
};

const afterState: Readonly<Record<string, string>> = {
  BROKEN: 'The component stays down until a deployment reinstalls it: fix the cause, then deploy a new revision.',
  ERRORED: 'The nucleus restarts the component. If it stays errored, fix the cause, then deploy a new revision.',
};

function entryOf(table: Readonly<Record<string, string>>, key: string | undefined): string | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Which log to check. */
function checkLog({ kind, logOf, hasSeveralLogs, isLite, at }: FailureClues, zone: TimeZone): string {
  const time = at === undefined ? '' : ` around ${absoluteTime(at, zone)}`;
  if (hasSeveralLogs) {
    return `Check the ${isLite ? 'journal' : 'log'} of the ${kind === 'component' ? 'component' : 'component or nucleus'}${time}.`;
  }
  if (logOf === undefined) {
    return `${isLite ? 'Check journalctl on the device' : 'Check the nucleus log'}${time}.`;
  }
  return `Check the ${isLite ? 'journal' : 'log'} of ${visibleName(logOf)}${time}.`;
}

/** What to do about a failure without a code, from what else is known about it. */
function codelessRemedy(clues: FailureClues, zone: TimeZone): string {
  const { kind, state, detailedStatus } = clues;
  const check = checkLog(clues, zone);
  if (kind === 'component') {
    return [check, entryOf(afterState, state) ?? []].flat().join(' ');
  }
  return state === 'TIMED_OUT'
    ? `The device didn't finish before the job timed out. Check that it's on and connected. ${check} Then deploy again.`
    : `${check} ${entryOf(afterDeployment, detailedStatus) ?? 'Fix the cause, then deploy again.'}`;
}

/**
 * What to do about unhealthy core devices without a known broken component.
 * @param isAnyUnknown whether the components of one of them aren't loaded
 */
export function unknownCauseRemedy(isAnyUnknown: boolean, isSnapshot: boolean): string {
  if (isAnyUnknown) {
    return isSnapshot
      ? "Components that weren't scanned when the snapshot was saved aren't in it."
      : 'Open one of them, or scan for failures, to see which components are broken.';
  }
  return `${isSnapshot ? 'Check' : 'Refresh them. If they stay unhealthy, check'} the nucleus log. Show Details says where it is.`;
}

/** Why there is no code, and what a deployment without one left behind, a sentence each. */
export function withoutCodeSentences({
  isLite,
  isOld,
  state,
  consequence,
}: Pick<FailureClues, 'isLite' | 'isOld' | 'state' | 'consequence'>): readonly string[] {
  return [
    ...(isLite ? ['Nucleus Lite reports no error codes.'] : []),
    ...(isOld ? ['Nucleus versions before 2.8.0 report no error codes.'] : []),
    // A deployment that timed out can still have the status of its last success.
    ...(consequence === undefined || state === 'TIMED_OUT' ? [] : [consequence]),
  ];
}

/** Whether nothing in the catalog says what to do about a failure. */
export function isUnexplained({ kind, code }: Pick<Failure, 'kind' | 'code'>, explain: ExplainErrorCode): boolean {
  return code === undefined || explain(kind, code) === undefined;
}

/** The status code of the component that says more about a deployment than its own code; `undefined` if there is none. */
export function tellingStatusCode(
  code: string | undefined,
  clues: Pick<FailureClues, 'statusCode'>,
): string | undefined {
  return code === undefined || pointsToComponent.has(code) ? clues.statusCode : undefined;
}

/**
 * The explanation of a failure: that of the status code of its component if that says more, else of its own code.
 * @returns `undefined` if there is no code, or the catalog has none of them
 */
export function explanationOf(
  code: string | undefined,
  clues: FailureClues,
  explain: ExplainErrorCode,
): ErrorCode | undefined {
  const statusCode = tellingStatusCode(code, clues);
  return (
    (statusCode === undefined ? undefined : explain('component', statusCode)) ??
    (code === undefined ? undefined : explain(clues.kind, code))
  );
}

/**
 * What to do about a failure: the remedy of the status code of its component if that says more, else of its own code, else
 * what follows from everything else that is known.
 */
export function remedyOf(
  code: string | undefined,
  clues: FailureClues,
  explain: ExplainErrorCode,
  zone: TimeZone,
): string {
  const explained = explanationOf(code, clues, explain);
  return explained === undefined ? codelessRemedy(clues, zone) : headlineRemedy(explained);
}
