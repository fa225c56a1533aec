import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { connect } from '../../../src/aws/connect';
import { toError } from '../../../src/aws/errors/toError';
import { asFleetError, type FleetError } from '../../../src/greengrass/ports/fleetError';
import type { Connection } from '../../../src/greengrass/ports/connection';
import { failureFacts } from '../../../src/text/hovers/failureFacts';
import { failureHover } from '../../../src/text/hovers/failureHover';
import { wordsForError } from '../../../src/text/errors/errorWords';
import { failureLine } from '../../../src/text/errors/failureLine';
import type { Effect } from '../../simulator/faults/faults';
import type { Simulator } from '../../simulator/simulator';
import { startStandIn } from './standIn';
import { simulatedHome, type SimulatedHome } from './profiles/simulatedHome';

const { signal } = new AbortController();
const secret = 'hunter2';

/** Everything that a failure shows or logs, and the error itself. */
function everything(error: FleetError): string {
  const words = wordsForError(error, { profile: 'plant', region: 'eu-west-1' });
  return [
    JSON.stringify(failureHover(failureFacts(error, words, { shownFrom: undefined, timeZone: 'local' }))),
    failureLine('Connecting', error),
    inspect(error, { showHidden: true, depth: 10 }),
  ].join('\n');
}

function forbidden(type: string, message: string): Effect {
  return { kind: 'error', status: 403, type, message };
}

describe('a secret in the message of an error', () => {
  let home: SimulatedHome;
  let simulator: Simulator;
  let connection: Connection | undefined;
  beforeEach(async () => {
    home = await simulatedHome();
    ({ simulator } = home);
  });
  afterEach(async () => {
    connection?.close();
    connection = undefined;
    await home.dispose();
  });

  async function failure(): Promise<FleetError> {
    connection = await connect({ profile: undefined, region: 'eu-west-1' });
    return asFleetError(await connection.source.listCoreDevices(undefined, signal).catch((thrown: unknown) => thrown));
  }

  const ofAws: Readonly<Record<string, Effect>> = {
    'the signed request': forbidden(
      'InvalidSignatureException',
      `The request signature does not match.\n\nThe Canonical String for this request should have been\n'GET\n/greengrass\n\nx-amz-security-token:${secret}'`,
    ),
    'the header with the signature': forbidden(
      'IncompleteSignatureException',
      `Authorization header requires 'Signature' parameter. Authorization=AWS4-HMAC-SHA256 Credential=${secret}/20261123`,
    ),
    'a signed URL': forbidden('AccessDeniedException', `Denied: https://x.example/?X-Amz-Security-Token=${secret}`),
    'a key ID': forbidden('InvalidClientTokenId', 'The key AKIAHUNTER2HUNTER2 is invalid.'),
  };
  for (const [what, effect] of Object.entries(ofAws)) {
    it(`is left out: ${what}`, async () => {
      simulator.setFaults({ effect });
      assert.doesNotMatch(everything(await failure()), /hunter2/iu);
    });
  }

  it('is left out: a response that is no JSON, which Node quotes', async () => {
    simulator.setFaults({ effect: { kind: 'body', body: `{"coreDevices":${secret}}` } });
    const error = await failure();
    assert.equal(error.message, 'The text is not valid JSON');
    assert.doesNotMatch(everything(error), /hunter2/u);
  });

  it('is left out: the keys of a container in a response that is no JSON', async () => {
    const container = await startStandIn(() => ({ body: `${secret} ${secret}` }));
    Reflect.deleteProperty(process.env, 'AWS_ACCESS_KEY_ID');
    process.env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] = `${container.url}/keys`;
    try {
      assert.doesNotMatch(everything(await failure()), /hunter2/u);
    } finally {
      container.close();
    }
  });

  it('is left out: the password in the URL of an endpoint', async () => {
    process.env['AWS_ENDPOINT_URL_GREENGRASSV2'] = `http://anna:${secret}@127.0.0.1:1`;
    assert.doesNotMatch(everything(await failure()), /hunter2|anna/u);
  });

  const ofProxies = [
    `Failed to establish a socket connection to proxies: ["PROXY anna:${secret}@proxy.example.com:8080"]`,
    `connect ECONNREFUSED http://anna:${secret}@proxy.example.com:8080`,
    `tunneling socket could not be established, cause=http://anna:${secret}@[::1]:8080`,
  ];
  for (const message of ofProxies) {
    it(`is left out: the password of a proxy in "${message.slice(0, 40)}"`, () => {
      const context = { call: undefined, region: 'eu-west-1', profile: 'plant', hasProfile: true };
      assert.doesNotMatch(everything(toError(new Error(message), context)), /hunter2|anna/u);
    });
  }

  it("isn't seen in an ARN with an email address", () => {
    const message = 'User: arn:aws:sts::123456789012:assumed-role/Reader/anna@example.com is not authorized';
    const context = { call: undefined, region: 'eu-west-1', profile: 'plant', hasProfile: true };
    assert.equal(toError(new Error(message), context).message, message);
  });
});
