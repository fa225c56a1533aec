import { visibleText } from '../../base/visibleText';
import type { ConnectionTarget } from '../../greengrass/ports/connection';
import type { FleetError } from '../../greengrass/ports/fleetError';
import { isOptInRegion } from '../../greengrass/regions';
import { denialAdvice, denialSentence } from './denialWords';
import { placeOf, regionOf, retry, type FailureWords } from './errorParts';
import { profileWords } from './profileWords';

/** To AWS, valid credentials are unknown in a Region that isn't enabled for the account. */
function rejectedAdvice({ region }: ConnectionTarget): string {
  const advice = "Check the profile's access key.";
  return region === undefined || isOptInRegion(region)
    ? `${advice} If it's right, ${regionOf({ profile: undefined, region })} may not be enabled for the account.`
    : advice;
}

/** Words for failures of credentials and settings, which the user fixes on this machine. */
export function setUpWords(error: FleetError, at: ConnectionTarget): FailureWords | undefined {
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
