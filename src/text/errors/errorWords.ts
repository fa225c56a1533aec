import type { ConnectionTarget } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { visibleName, visibleText } from '../../base/visibleText';
import { ageOf } from '../../base/time';
import { regionOf, retry, type FailureWords } from './errorParts';
import { setUpWords } from './setUpWords';

/** The age of data that stays in a view after a failed refresh, for the row of the failure. */
export function outdatedWords(since: Date, now: Date): string {
  return `showing data loaded ${ageOf(since, now)}`;
}

function notIndexedWords(at: ConnectionTarget): FailureWords {
  return retry(
    `Fleet indexing is off or doesn't include connectivity in ${regionOf(at)}`,
    'An administrator can turn it on in the AWS IoT console: Settings, Fleet indexing. AWS bills it.',
  );
}

function notFoundWords({ operation, thingName, account }: FleetError, at: ConnectionTarget): FailureWords {
  switch (operation) {
    case 'GetDeployment':
      return retry('Deployment not found', 'It may have been deleted. Devices keep running what it installed.');
    case 'DescribeThingGroup':
      return retry('Thing group not found', 'It may have been deleted. Refresh the view.');
    case 'ListThingGroupsForThing':
      return retry(
        'Thing not found',
        'It may have been deleted in AWS IoT. The core device stays until it is deleted, too.',
      );
    case 'SearchIndex':
    case 'GetBucketsAggregation':
      return notIndexedWords(at);
    case 'ListThingsInThingGroup':
      return retry(
        'Thing group not found',
        'It may have been deleted, or its name is misspelled. Filter by another group.',
      );
    case 'ListJobExecutionsForJob':
      return retry('IoT job not found', 'It may have been deleted: AWS deletes old jobs.');
    case 'ListComponents':
    case 'ListComponentVersions':
      return retry('Component not found', 'It may have been deleted. Core devices keep running it.');
    case 'DescribeComponent':
    case 'GetComponent':
      return retry('Component version not found', 'It may have been deleted. Core devices keep running it.');
    default:
      if (thingName !== undefined) {
        return retry(
          `Core device ${visibleName(thingName)} not found in ${regionOf(at)}${account === undefined ? '' : `, account ${visibleText(account)}`}`,
          'Check the spelling, the profile, and the Region. A core device appears after its nucleus connects for the first time.',
        );
      }
      return retry('Core device not found', 'It may have been deleted. Refresh the view.');
  }
}

function notRecordedWords({ operation, thingName }: FleetError): FailureWords {
  const words = (sentence: string, verb: string): FailureWords => {
    return { sentence, advice: `It wasn't ${verb} when the snapshot was saved.`, nextStep: 'none' };
  };
  if (thingName !== undefined) {
    return words(`Core device ${visibleName(thingName)} isn't in the snapshot`, 'scanned');
  }
  switch (operation) {
    case 'GetDeployment':
      return words("The definition of the deployment isn't in the snapshot", 'loaded');
    case 'ListDeployments':
      return words("The list of deployments isn't in the snapshot", 'loaded');
    case 'ListComponents':
      return words("The list of components isn't in the snapshot", 'loaded');
    case 'ListComponentVersions':
      return words("The list of versions isn't in the snapshot", 'loaded');
    case 'DescribeComponent':
      return words("The description of the version isn't in the snapshot", 'loaded');
    case 'DescribeThingGroup':
    case 'ListThingGroupsForThing':
      return words("The thing groups of the core device aren't in the snapshot", 'loaded');
    case 'SearchIndex':
      return words("The fleet index isn't in the snapshot", 'loaded');
    case 'GetComponent': {
      const advice = "It wasn't loaded when the snapshot was saved. Redacted snapshots have no recipes.";
      return { ...words("The recipe isn't in the snapshot", 'loaded'), advice };
    }
    default:
      return words('Not in the snapshot', 'scanned');
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
    case 'notIndexed':
      return notIndexedWords(at);
    case 'indexNotReady':
      return retry('AWS IoT is still building the fleet index', 'Retry in a few minutes.');
    case 'invalid':
      // Without an HTTP status, this machine refused the request and never sent it.
      return error.httpStatus === undefined
        ? retry("The request wasn't sent because it's invalid", 'See the message for the reason.')
        : retry('AWS rejected the request', 'See the message for the reason.');
    case 'service':
      return retry('AWS returned a server error', 'Wait a moment.');
    case 'badResponse':
      return retry('Unexpected response from AWS', 'If this keeps happening, a proxy may be changing responses.');
    case 'notRecorded':
      return notRecordedWords(error);
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
