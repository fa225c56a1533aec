import assert from 'node:assert/strict';
import { connect } from '../../../src/aws/connect';
import { statementToAskFor } from '../../../src/greengrass/permissions/iamStatement';
import { checkPermissions } from '../../../src/greengrass/permissions/permissions';
import type { Connection } from '../../../src/greengrass/ports/connection';
import { asFleetError } from '../../../src/greengrass/ports/fleetError';
import { wordsForError } from '../../../src/text/errors/errorWords';
import { permissionReport } from '../../../src/text/reports/permissionReport';
import { deniedFaults } from '../../simulator/faults/deniedFaults';
import type { Simulator } from '../../simulator/simulator';
import { deniedFaultNames, deniedSentences, type DeniedFault } from './deniedSentences';
import { simulatedHome, type SimulatedHome } from './profiles/simulatedHome';

const { signal } = new AbortController();
const action = 'greengrass:ListCoreDevices';

interface Expected {
  readonly advice: RegExp;
  /** What Check Permissions says about the call. */
  readonly verdict: string;
  /** Whether the IAM statement is offered. */
  readonly isOffered: boolean;
}

const code = `\`${action}\``;

const noReason: Expected = {
  advice: /^AWS gives no reason\. .* allow greengrass:ListCoreDevices .* or which policy denies it\.$/u,
  verdict: `✕ not allowed. AWS gives no reason, ${code} may be missing`,
  isOffered: true,
};

function useless(reason: string, policy: string): Expected {
  return {
    advice: new RegExp(`^An Allow statement won't help\\. .*${policy}`, 'u'),
    verdict: `✕ not allowed, ${reason}. An Allow statement won't help`,
    isOffered: false,
  };
}

function denies(policy: string): Expected {
  return useless(`${policy} denies ${code}`, policy.replace(/^an? /u, 'change the '));
}

function noneAllows(policy: string): Expected {
  return useless(`no ${policy} allows ${code}`, `change the ${policy}`);
}

const notEnabled: Expected = {
  advice: /enable the Region or the service/u,
  verdict: "✕ not allowed. This service isn\\'t enabled for the account in Region eu\\-west\\-1",
  isOffered: false,
};

const clock: Expected = {
  advice: /^Set the clock of this machine\.$/u,
  verdict: "? unknown. The clock of this machine doesn\\'t match the time of AWS",
  isOffered: false,
};

const rejected: Expected = {
  advice: /^Check the profile's access key\.$/u,
  verdict: '? unknown. AWS rejected the credentials of profile default',
  isOffered: false,
};

const members: Readonly<Record<DeniedFault, Expected>> = {
  'no identity-based policy': {
    advice: /^Ask your AWS administrator to allow greengrass:ListCoreDevices for profile default, Region eu-west-1\.$/u,
    verdict: `✕ not allowed, ${code} is missing`,
    isOffered: true,
  },
  'no reason': noReason,
  'no action and no reason': noReason,
  'a 403 without a message': noReason,
  'an explicit deny': useless(`a policy denies ${code}`, 'which policy denies it'),
  'an explicit deny in an identity-based policy': denies('an identity-based policy'),
  'an explicit deny in a resource-based policy': denies('a resource-based policy'),
  'an explicit deny in a service control policy': denies('a service control policy'),
  'an explicit deny in a service control policy with its ARN': denies('a service control policy'),
  'an explicit deny in a resource control policy': denies('a resource control policy'),
  'an explicit deny in a permissions boundary': denies('a permissions boundary'),
  'an explicit deny in a session policy': denies('a session policy'),
  'an explicit deny in a VPC endpoint policy': denies('a VPC endpoint policy'),
  'no service control policy': noneAllows('service control policy'),
  'no resource control policy': noneAllows('resource control policy'),
  'no resource-based policy': noneAllows('resource-based policy'),
  'no permissions boundary': noneAllows('permissions boundary'),
  'no session policy': noneAllows('session policy'),
  'no VPC endpoint policy': noneAllows('VPC endpoint policy'),
  'a service that is not enabled': notEnabled,
  'a missing subscription': notEnabled,
  'a missing subscription in the message': notEnabled,
  'a disabled Region': notEnabled,
  'a disabled Region in the message': notEnabled,
  'a service without a sign-up': notEnabled,
  'an expired signature': clock,
  'an expired signature in the words of AWS STS': clock,
  'a signature of the future': clock,
  'a skewed clock': clock,
  'an expired request': clock,
  'an unknown access key': rejected,
  'a wrong secret key': rejected,
};

describe('a denied request', () => {
  let home: SimulatedHome;
  let simulator: Simulator;
  let connection: Connection;
  beforeEach(async () => {
    home = await simulatedHome();
    ({ simulator } = home);
    connection = await connect({ profile: undefined, region: undefined });
  });
  afterEach(async () => {
    connection.close();
    await home.dispose();
  });

  for (const name of deniedFaultNames) {
    const { advice, verdict, isOffered } = members[name];

    it(`because of ${name}: the row says why, and offers the IAM statement only if it may help`, async () => {
      simulator.setFaults({ effect: deniedFaults[name] });
      const thrown: unknown = await connection.source
        .listCoreDevices(undefined, signal)
        .catch((error: unknown) => error);
      const error = asFleetError(thrown);
      const words = wordsForError(error, connection);
      assert.equal(words.sentence, deniedSentences[name]);
      assert.match(words.advice, advice);
      assert.equal(statementToAskFor(error) !== undefined, isOffered);
    });

    it(`because of ${name}: Check Permissions agrees with the row`, async () => {
      simulator.setFaults({ operation: 'ListCoreDevices', times: 1, effect: deniedFaults[name] });
      const report = permissionReport(await checkPermissions(connection, signal), connection);
      const [sign = '', ...words] = verdict.split(' ');
      assert.ok(report.includes(`- ${sign} The list of core devices (${code}): ${words.join(' ')}\n`), report);
      assert.equal(report.includes('The IAM statement to ask for'), isOffered);
    });
  }
});
