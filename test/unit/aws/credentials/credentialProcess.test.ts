import assert from 'node:assert/strict';
import { watch } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../../../../src/aws/connect';
import { defaultLimits, type Limits } from '../../../../src/aws/limits';
import { readProfiles } from '../../../../src/aws/profiles/readProfiles';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import type { CredentialsWait } from '../../../../src/greengrass/ports/connectionCallbacks';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { temporaryHome, type TemporaryHome } from '../profiles/temporaryHome';

const { signal } = new AbortController();
const keys = '{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"x","AccountId":"123456789012"}';

describe('a profile with a credential process', () => {
  let home: TemporaryHome;
  let simulator: Simulator;
  let connection: Connection | undefined;
  let waits: CredentialsWait[];
  let didNotify: () => void;

  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(5) });
    home = await temporaryHome({ AWS_ENDPOINT_URL_GREENGRASSV2: simulator.url });
    waits = [];
    didNotify = () => undefined;
  });
  afterEach(async () => {
    connection?.close();
    connection = undefined;
    await simulator.close();
    await home.dispose();
  });

  /** Profiles with scripts. Each script records its run first. */
  async function profiles(scripts: Readonly<Record<string, string>>): Promise<void> {
    const sections = Object.entries(scripts).map(async ([name, script]) => {
      const noted = `#!/bin/sh\necho ${name} >> '${join(home.folder, 'runs')}'\n${script}\n`;
      const file = await home.write(`${name}.sh`, noted, 0o700);
      return `[profile ${name}]\nregion = eu-west-1\ncredential_process = ${file}\n`;
    });
    await home.write('.aws/config', (await Promise.all(sections)).join(''));
  }

  const runs = async (): Promise<string> => readFile(join(home.folder, 'runs'), 'utf8').catch(() => '');

  /** Resolves once a script has recorded its run. */
  const didRun = (): Promise<void> =>
    new Promise((resolve) => {
      const watcher = watch(home.folder, { persistent: false }, () => {
        void runs().then((text) => {
          if (text !== '') {
            watcher.close();
            resolve();
          }
        });
      });
    });

  /** A script that prints a file once it has content, and ends at the latest with the test. */
  const printLater = (name: string): string =>
    `while [ -d '${home.folder}' ] && [ ! -s '${name}' ]; do sleep 0.02; done; cat '${name}'`;

  async function open(profile: string, limits: Partial<Limits> = {}): Promise<Connection> {
    const callbacks = {
      didRequest: () => undefined,
      askMfaCode: () => Promise.resolve(undefined),
      didWait: (wait: CredentialsWait) => {
        waits.push(wait);
        didNotify();
      },
    };
    connection = await connect({ profile, region: undefined }, callbacks, { ...defaultLimits, ...limits });
    return connection;
  }
  const list = async ({ source }: Connection, abort = signal): Promise<number> =>
    (await source.listCoreDevices(undefined, abort)).items.length;
  const reported = (): Promise<void> =>
    new Promise((resolve) => {
      didNotify = resolve;
    });

  it('runs once for concurrent first calls, without the processes of other profiles', async () => {
    await profiles({ plant: `echo '${keys}'`, office: `echo '${keys}'` });
    await readProfiles();
    const opened = await open('plant');
    assert.equal(await runs(), '');
    assert.deepEqual(await Promise.all([list(opened), list(opened), list(opened)]), [5, 5, 5]);
    assert.deepEqual([await runs(), opened.account(), waits.length], ['plant\n', '123456789012', 0]);
  });

  it('times out; the next call runs it again, and the late result is dropped', async () => {
    const late = join(home.folder, 'late');
    const script = `if [ $(wc -l < '${home.folder}/runs') = 1 ]; then ${printLater(late)}; else echo '${keys}'; fi`;
    await profiles({ plant: script });
    const opened = await open('plant', { credentials: 1_000 });
    await assert.rejects(list(opened), { kind: 'credentialsTimeout' });
    assert.equal(await list(opened), 5);
    await writeFile(late, keys.replace('123456789012', '999999999999'));
    assert.equal(await list(opened), 5);
    assert.deepEqual([await runs(), opened.account()], ['plant\nplant\n', '123456789012']);
  });

  it('is reported as one wait for all calls, and the user can cancel it', async () => {
    const never = join(home.folder, 'never');
    await profiles({ plant: printLater(never) });
    const opened = await open('plant', { notifyAfter: 50 });
    const report = Promise.all([reported(), didRun()]);
    const calls = [list(opened), list(opened)].map((call) => assert.rejects(call, { kind: 'credentialsCanceled' }));
    await report;
    assert.deepEqual(
      waits.map(({ profile }) => profile),
      ['plant'],
    );
    waits[0]?.cancel();
    await Promise.all(calls);
    await waits[0]?.done;
    assert.equal(await runs(), 'plant\n');
  });

  it('can take long, and the notification closes when it ends', async () => {
    const slow = join(home.folder, 'slow');
    await profiles({ plant: printLater(slow) });
    const opened = await open('plant', { notifyAfter: 50 });
    const report = reported();
    const call = list(opened);
    await report;
    await writeFile(slow, keys);
    assert.equal(await call, 5);
    await waits[0]?.done;
  });

  it("doesn't block canceled calls or closed connections", async () => {
    const never = join(home.folder, 'never');
    await profiles({ plant: printLater(never) });
    const opened = await open('plant', { notifyAfter: 50 });
    const report = reported();
    const abort = new AbortController();
    const calls = [list(opened, abort.signal), list(opened)] as const;
    const ended = Promise.allSettled(calls);
    await report;
    abort.abort();
    await assert.rejects(calls[0], { kind: 'canceled' });
    opened.close();
    await assert.rejects(calls[1], { kind: 'canceled' });
    await Promise.all([ended, waits[0]?.done]);
    assert.equal(simulator.requests.length, 0);
  });
});
