import assert from 'node:assert/strict';
import { connect } from '../../../src/aws/connect';
import { asFleetError, type FleetError } from '../../../src/greengrass/ports/fleetError';
import { factsOfError, wordsForError } from '../../../src/text/errors/errorWords';
import type { Connection } from '../../../src/greengrass/ports/connection';
import { gatewayFaults, proxyPageTitle } from '../../simulator/faults/gatewayFaults';
import type { Simulator } from '../../simulator/simulator';
import { simulatedHome, type SimulatedHome } from './profiles/simulatedHome';

const { signal } = new AbortController();

/** What is shown of the sender. */
const senders: Readonly<Record<keyof typeof gatewayFaults, readonly string[]>> = {
  'HTML with status 200': ['HTTP status: 200', 'Server: Apache/2.4.62', `Page title: ${proxyPageTitle}`],
  'HTML with status 403': ['HTTP status: 403', 'Server: squid/6.10', `Page title: ${proxyPageTitle}`],
  'HTML with status 502': ['HTTP status: 502', 'Server: nginx', `Page title: ${proxyPageTitle}`],
  'HTML with the content type of JSON': ['HTTP status: 200', `Page title: ${proxyPageTitle}`],
  'a redirect to a sign-in page': ['HTTP status: 302', 'Redirect to: login.example.com'],
  'a permanent redirect with a page': ['HTTP status: 308', `Page title: ${proxyPageTitle}`],
  'status 407': ['HTTP status: 407', 'Server: 1.1 proxy.example.com'],
  'status 407 in the form of an AWS error': ['HTTP status: 407'],
  'a redirect with an AWS request ID': ['HTTP status: 307'],
  'status 511 in the form of an AWS error': ['HTTP status: 511'],
  'status 511': ['HTTP status: 511', `Page title: ${proxyPageTitle}`],
  'JSON with status 200': ['HTTP status: 200', 'Server: Zscaler/6.2'],
  'an empty response with status 200': ['HTTP status: 200'],
  'a JSON list with status 200': ['HTTP status: 200'],
  'text with status 200': ['HTTP status: 200'],
  'JSON with status 401': ['HTTP status: 401', 'Server: kong/3.9.0'],
  'JSON with status 403': ['HTTP status: 403', 'Server: istio-envoy'],
  'JSON with status 403 and a numeric code': ['HTTP status: 403'],
  'text with status 403': ['HTTP status: 403', 'Server: CorpFilter'],
  'JSON with status 404': ['HTTP status: 404'],
  'JSON with status 429': ['HTTP status: 429', 'Server: kong/3.9.0'],
  'text with status 502': ['HTTP status: 502', 'Server: istio-envoy'],
};

function isFault(name: string): name is keyof typeof gatewayFaults {
  return Object.hasOwn(gatewayFaults, name);
}

describe('a proxy or gateway between the program and AWS', () => {
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

  const list = async (): Promise<FleetError> =>
    asFleetError(await connection.source.listCoreDevices(undefined, signal).catch((thrown: unknown) => thrown));

  for (const name of Object.keys(gatewayFaults).filter(isFault)) {
    it(`is recognized by ${name}`, async () => {
      simulator.setFaults({ effect: gatewayFaults[name] });
      const error = await list();
      assert.equal(wordsForError(error, connection).sentence, 'A proxy or gateway answered instead of AWS');
      assert.equal(error.permission, undefined);
      const facts = factsOfError(error).filter((fact) => !/^(Operation|Attempts):/u.test(fact));
      assert.deepEqual(facts, senders[name]);
    });
  }

  it("isn't assumed for an error of AWS whose headers a proxy removed", async () => {
    const body = '{"__type":"AccessDeniedException","message":"no"}';
    simulator.setFaults({ effect: { kind: 'body', status: 403, isForeign: true, body } });
    assert.equal((await list()).kind, 'denied');
  });

  it("isn't assumed for data without a request ID, as from a local emulator", async () => {
    const body = '{"coreDevices":[{"coreDeviceThingName":"press"}]}';
    simulator.setFaults({ effect: { kind: 'body', isForeign: true, body } });
    const { items } = await connection.source.listCoreDevices(undefined, signal);
    assert.deepEqual(
      items.map(({ coreDeviceThingName }) => coreDeviceThingName),
      ['press'],
    );
  });

  it("isn't AWS limiting requests when it limits them", async () => {
    let throttles = 0;
    connection.close();
    process.env['AWS_MAX_ATTEMPTS'] = '2';
    connection = await connect({ profile: undefined, region: undefined });
    connection.onDidThrottle?.(() => {
      throttles += 1;
    });
    simulator.setFaults({ effect: gatewayFaults['JSON with status 429'] });
    assert.equal((await list()).kind, 'proxy');
    assert.deepEqual([throttles, simulator.requests.length], [0, 2]);
  });

  const advice = [
    ['status 407', /requires a sign-in/u],
    ['status 511', /^Sign in to the network/u],
    ['a redirect to a sign-in page', /^Sign in to the network/u],
    ['text with status 403', /^Ask your network administrator/u],
  ] as const;
  for (const [name, words] of advice) {
    it(`gets advice for ${name}`, async () => {
      simulator.setFaults({ effect: gatewayFaults[name] });
      assert.match(wordsForError(await list(), connection).advice, words);
    });
  }
});
