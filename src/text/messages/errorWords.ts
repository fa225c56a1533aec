import type { ConnectionTarget } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { visibleName, visibleText } from '../../base/visibleText';
import { absoluteTime } from '../../base/time';

/** What a click on a failure's row does, in words. */
export const nextSteps = {
  none: '',
  retry: 'Click to retry.',
  signIn: 'Click to sign in again.',
  chooseProfile: 'Click to choose another profile.',
  chooseRegion: 'Click to choose a Region.',
} as const;
export type NextStep = keyof typeof nextSteps;

/** A failure as a tired person can take it in: what happened, why, and what to do next. */
export interface FailureWords {
  readonly sentence: string;
  /** What to do about it. */
  readonly advice: string;
  readonly nextStep: NextStep;
}

/** What is said of things that stay on show although reading them again has failed. */
export function outdatedWords(since: Date): string {
  return `showing what was read at ${absoluteTime(since)}`;
}

/** The profile and, where it is known, the Region, in words. */
export function placeOf({ profile, region }: ConnectionTarget): string {
  return `profile ${visibleText(profile ?? 'default')}${region === undefined ? '' : `, Region ${visibleText(region)}`}`;
}

function regionOf({ region }: ConnectionTarget): string {
  return region === undefined ? 'this Region' : `Region ${visibleText(region)}`;
}

function retry(sentence: string, advice: string): FailureWords {
  return { sentence, advice, nextStep: 'retry' };
}

/** Words for failures of credentials and settings: a person has to change something on this machine. */
function setUpWords(error: FleetError, at: ConnectionTarget): FailureWords | undefined {
  const profile = visibleText(at.profile ?? 'default');
  switch (error.kind) {
    case 'noCredentials':
      return retry('No AWS credentials found', 'Set up credentials for the AWS CLI, or choose a profile.');
    case 'profile':
      return {
        sentence: `Profile ${profile} cannot be used`,
        advice: 'Correct the profile in the AWS config files, or choose another.',
        nextStep: 'chooseProfile',
      };
    case 'credentialsTimeout':
      return retry(
        `Profile ${profile} gave no credentials in time`,
        'What gives them, such as a credential process, may still be running. See to it, then try again.',
      );
    case 'credentialsCanceled':
      return retry(
        `Stopped waiting for the credentials of profile ${profile}`,
        'What gives them, such as a credential process, may still be running.',
      );
    case 'noRegion':
      return {
        sentence:
          at.region === undefined ? 'No AWS Region chosen' : `${visibleText(at.region)} cannot be the name of a Region`,
        advice: 'Choose a Region, or set AWS_REGION or the region of the profile.',
        nextStep: 'chooseRegion',
      };
    case 'wrongRegion':
      return {
        sentence: `No Greengrass endpoint in ${regionOf(at)}`,
        advice:
          'There may be no such Region: check its spelling. If it is right, AWS IoT Greengrass is not offered there, or the network is down.',
        nextStep: 'chooseRegion',
      };
    case 'expired':
      return {
        sentence: `Session of profile ${profile} has expired`,
        advice: `Sign in, here or with: aws sso login --profile ${profile} (or aws login). The new session is noticed.`,
        nextStep: 'signIn',
      };
    case 'badCredentials':
      return retry(
        `AWS does not accept the credentials of profile ${profile}`,
        `Check the access key of the profile and the clock of this machine, and that ${regionOf(at)} is enabled for the account: where it is not, AWS accepts no credentials.`,
      );
    case 'denied':
      return retry(
        `Access denied: ${visibleText(error.permission ?? 'a permission')} is missing`,
        `Ask for ${error.permission === undefined ? 'it' : `the IAM action ${visibleText(error.permission)}`} to be allowed for the credentials of ${placeOf(at)}.`,
      );
    default:
      return undefined;
  }
}

function notFoundWords({ operation, thingName }: FleetError, at: ConnectionTarget): FailureWords {
  switch (operation) {
    case 'GetDeployment':
      return retry(
        'AWS knows no such deployment',
        'It may have been deleted; devices go on running what it installed.',
      );
    case 'ListThingsInThingGroup':
      return retry(
        'AWS knows no such thing group',
        'It may have been deleted, or its name is misspelt: filter by another.',
      );
    case 'ListJobExecutionsForJob':
      return retry('AWS knows no such IoT job', 'It may have been deleted, as AWS does after some time.');
    default:
      if (thingName !== undefined) {
        return retry(
          `There is no core device ${visibleName(thingName)} in ${regionOf(at)}`,
          'Check its spelling, and that the profile and the Region are the ones you mean.',
        );
      }
      return retry('AWS knows no such core device', 'It may have been deleted: refresh the view.');
  }
}

/** Words for failures on the way to the service or in it. */
function serviceWords(error: FleetError, at: ConnectionTarget): FailureWords {
  switch (error.kind) {
    case 'throttled':
      return retry(
        error.retryAfterSeconds === undefined
          ? 'AWS is limiting the rate of requests'
          : `AWS is limiting the rate of requests and asks to wait ${error.retryAfterSeconds} s`,
        'Wait a moment.',
      );
    case 'offline':
      return retry('AWS cannot be reached', 'Check the network, the VPN and the proxy settings of VS Code.');
    case 'certificate':
      return retry(
        'The certificate of AWS is not trusted',
        'A proxy may be inspecting traffic. VS Code trusts the certificates of the system (setting http.systemCertificates): have the one of the proxy added there.',
      );
    case 'timeout':
      return retry('AWS did not answer in time', 'Check the network, the VPN and the proxy settings of VS Code.');
    case 'proxy':
      return retry(
        'A proxy answered instead of AWS',
        'Sign in to the network, or correct the proxy settings of VS Code (http.proxy).',
      );
    case 'notFound':
      return notFoundWords(error, at);
    case 'invalid':
      // What was refused on this machine has never been sent.
      return error.httpStatus === undefined
        ? retry('AWS cannot be asked about this name', 'Its message says why.')
        : retry('AWS refused the request', 'Its message says why.');
    case 'service':
      return retry('The service has a problem', 'Wait a moment.');
    case 'badAnswer':
      return retry('The answer of AWS could not be read', 'If it stays so, a proxy may be changing answers.');
    case 'notRecorded':
      return {
        sentence:
          error.thingName === undefined
            ? 'Not in the snapshot'
            : `Core device ${visibleName(error.thingName)} is not in the snapshot`,
        advice: 'It had not been looked into when the snapshot was saved.',
        nextStep: 'none',
      };
    case 'canceled':
      return retry('The request was canceled', 'The answer was not waited for.');
    default:
      return retry('Something unexpected happened', 'The log has the details.');
  }
}

/** Puts a failure into words. */
export function wordsForError(error: FleetError, at: ConnectionTarget): FailureWords {
  return setUpWords(error, at) ?? serviceWords(error, at);
}

/** The facts of a failure that help the person or their administrator, one per line. None is secret. */
export function factsOfError(error: FleetError): readonly string[] {
  return [
    error.operation === undefined ? '' : `Operation: ${visibleText(error.operation)}`,
    error.httpStatus === undefined ? '' : `HTTP status: ${error.httpStatus}`,
    error.requestId === undefined ? '' : `Request ID: ${visibleText(error.requestId)}`,
    error.attempts === undefined ? '' : `Attempts: ${error.attempts}`,
  ].filter((line) => line !== '');
}
