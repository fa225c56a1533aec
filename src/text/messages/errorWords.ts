import type { ConnectionTarget } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { visibleName, visibleText } from '../../base/visibleText';
import { isOptInRegion } from '../../greengrass/regions';
import { absoluteTime } from '../../base/time';
import { denialAdvice, denialSentence } from './denialWords';
import { profileWords } from './profileWords';

/** What a click on the row of a failure does. */
export const nextSteps = {
  none: '',
  retry: 'Click to retry.',
  signIn: 'Click to sign in again.',
  selectProfile: 'Click to select another profile.',
  selectRegion: 'Click to select a Region.',
} as const;
export type NextStep = keyof typeof nextSteps;

/** A failure in words that a tired reader understands: what happened and what to do next. */
export interface FailureWords {
  readonly sentence: string;
  /** What to do about it. */
  readonly advice: string;
  readonly nextStep: NextStep;
}

/** Words for data that stays in a view after a failed refresh. */
export function outdatedWords(since: Date): string {
  return `showing data from ${absoluteTime(since)}`;
}

/** The profile and, if it is known, the Region, in words. */
export function placeOf({ profile, region }: ConnectionTarget): string {
  return `profile ${visibleText(profile ?? 'default')}${region === undefined ? '' : `, Region ${visibleText(region)}`}`;
}

function regionOf({ region }: ConnectionTarget): string {
  return region === undefined ? 'this Region' : `Region ${visibleText(region)}`;
}

function retry(sentence: string, advice: string): FailureWords {
  return { sentence, advice, nextStep: 'retry' };
}

/** To AWS, valid credentials are unknown in a Region that isn't enabled for the account. */
function rejectedAdvice({ region }: ConnectionTarget): string {
  const advice = "Check the profile's access key.";
  return region === undefined || isOptInRegion(region)
    ? `${advice} If it's right, ${regionOf({ profile: undefined, region })} may not be enabled for the account.`
    : advice;
}

/** Words for failures of credentials and settings, which the user fixes on this machine. */
function setUpWords(error: FleetError, at: ConnectionTarget): FailureWords | undefined {
  const profile = visibleText(at.profile ?? 'default');
  switch (error.kind) {
    case 'noCredentials':
      return retry('No AWS credentials found', 'Set up credentials for the AWS CLI, or select a profile.');
    case 'profile':
      return {
        ...(error.profileProblem === undefined
          ? {
              sentence: `Profile ${profile} can't be used`,
              advice: 'Correct the profile in the AWS config files, or select another profile.',
            }
          : profileWords(error.profileProblem, at.profile ?? 'default')),
        nextStep: 'selectProfile',
      };
    case 'credentialProcess':
      return retry(
        `The credential process of profile ${profile} failed`,
        'Run its command in a terminal to see what it needs, then retry.',
      );
    case 'credentialsTimeout':
      return retry(
        `Timed out waiting for credentials from profile ${profile}`,
        'The credential process may still be running. Check it, then retry.',
      );
    case 'credentialsCanceled':
      return retry(
        `Stopped waiting for credentials from profile ${profile}`,
        'The credential process may still be running.',
      );
    case 'noRegion':
      return {
        sentence:
          at.region === undefined ? 'No AWS Region selected' : `${visibleText(at.region)} isn't a valid Region name`,
        advice: 'Select a Region, or set AWS_REGION or the Region of the profile.',
        nextStep: 'selectRegion',
      };
    case 'wrongRegion':
      return {
        sentence: `No Greengrass endpoint in ${regionOf(at)}`,
        advice:
          "Check the spelling of the Region. If it's right, AWS IoT Greengrass isn't available there, or the network is down.",
        nextStep: 'selectRegion',
      };
    case 'expired':
      return {
        sentence: `Session for profile ${profile} expired`,
        advice: `Sign in here or with: aws sso login --profile ${profile} (or aws login).`,
        nextStep: 'signIn',
      };
    case 'badCredentials':
      return retry(`AWS rejected the credentials of profile ${profile}`, rejectedAdvice(at));
    case 'denied':
      return retry(denialSentence(error), denialAdvice(error, placeOf(at)));
    case 'notEnabled':
      return {
        sentence: `This service isn't enabled for the account in ${regionOf(at)}`,
        advice: 'Ask your AWS administrator to enable the Region or the service for the account.',
        nextStep: 'selectRegion',
      };
    case 'clock':
      return retry("The clock of this machine doesn't match the time of AWS", 'Set the clock of this machine.');
    default:
      return undefined;
  }
}

function notFoundWords({ operation, thingName }: FleetError, at: ConnectionTarget): FailureWords {
  switch (operation) {
    case 'GetDeployment':
      return retry('Deployment not found', 'It may have been deleted. Devices keep running what it installed.');
    case 'ListThingsInThingGroup':
      return retry(
        'Thing group not found',
        'It may have been deleted, or its name is misspelled. Filter by another group.',
      );
    case 'ListJobExecutionsForJob':
      return retry('IoT job not found', 'It may have been deleted: AWS deletes old jobs.');
    default:
      if (thingName !== undefined) {
        return retry(
          `Core device ${visibleName(thingName)} not found in ${regionOf(at)}`,
          'Check the spelling, the profile, and the Region.',
        );
      }
      return retry('Core device not found', 'It may have been deleted. Refresh the view.');
  }
}

function proxyAdvice({ httpStatus = 0 }: FleetError): string {
  if (httpStatus === 407) {
    return 'The proxy requires a sign-in. Check the proxy settings of VS Code (http.proxy).';
  }
  return httpStatus >= 400 && httpStatus !== 511
    ? 'Ask your network administrator to allow requests to AWS, or check the proxy settings of VS Code (http.proxy).'
    : 'Sign in to the network, or check the proxy settings of VS Code (http.proxy).';
}

/** Words for failures of the network and of AWS. */
function serviceWords(error: FleetError, at: ConnectionTarget): FailureWords {
  switch (error.kind) {
    case 'throttled':
      return retry(
        error.retryAfterSeconds === undefined
          ? 'AWS is limiting the rate of requests'
          : `AWS is limiting the rate of requests and asks you to wait ${error.retryAfterSeconds} s`,
        'Wait a moment.',
      );
    case 'offline':
      return retry("Can't reach AWS", 'Check the network, the VPN, and the proxy settings of VS Code.');
    case 'certificate':
      return retry(
        "The AWS certificate isn't trusted",
        "A proxy may be inspecting traffic. Add the proxy's certificate to the system's trusted certificates (setting http.systemCertificates).",
      );
    case 'timeout':
      return retry("AWS didn't respond in time", 'Check the network, the VPN, and the proxy settings of VS Code.');
    case 'proxy':
      return retry('A proxy or gateway answered instead of AWS', proxyAdvice(error));
    case 'notFound':
      return notFoundWords(error, at);
    case 'invalid':
      // Without an HTTP status, this machine refused the request and never sent it.
      return error.httpStatus === undefined
        ? retry("The request wasn't sent because it's invalid", 'See the message for the reason.')
        : retry('AWS rejected the request', 'See the message for the reason.');
    case 'service':
      return retry('AWS returned a server error', 'Wait a moment.');
    case 'badAnswer':
      return retry('Unexpected response from AWS', 'If this keeps happening, a proxy may be changing responses.');
    case 'notRecorded':
      return {
        sentence:
          error.thingName === undefined
            ? 'Not in the snapshot'
            : `Core device ${visibleName(error.thingName)} isn't in the snapshot`,
        advice: "It wasn't scanned when the snapshot was saved.",
        nextStep: 'none',
      };
    case 'canceled':
      return retry('The request was canceled', 'Retry to send it again.');
    default:
      return retry('An unexpected error occurred', 'See the log for details.');
  }
}

/**
 * Puts a failure into words.
 * @param shownAt the selected profile and Region. The error itself may know which ones the environment and the files have.
 */
export function wordsForError(error: FleetError, shownAt: ConnectionTarget): FailureWords {
  const at = { profile: error.profile ?? shownAt.profile, region: error.region ?? shownAt.region };
  return setUpWords(error, at) ?? serviceWords(error, at);
}

/** The facts of a failure that help the user or an administrator, one per line. None is secret. */
export function factsOfError(error: FleetError): readonly string[] {
  return [
    error.operation === undefined ? '' : `Operation: ${visibleText(error.operation)}`,
    error.httpStatus === undefined ? '' : `HTTP status: ${error.httpStatus}`,
    error.requestId === undefined ? '' : `Request ID: ${visibleText(error.requestId)}`,
    error.attempts === undefined ? '' : `Attempts: ${error.attempts}`,
    error.exitCode === undefined ? '' : `Exit code: ${error.exitCode}`,
    error.server === undefined ? '' : `Server: ${visibleText(error.server, 100)}`,
    error.pageTitle === undefined ? '' : `Page title: ${visibleText(error.pageTitle, 100)}`,
    error.redirectHost === undefined ? '' : `Redirect to: ${visibleText(error.redirectHost, 100)}`,
  ].filter((line) => line !== '');
}
