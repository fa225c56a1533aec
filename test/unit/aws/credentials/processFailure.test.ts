import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { connect } from '../../../../src/aws/connect';
import { processFailure } from '../../../../src/aws/credentials/processFailure';
import { asFleetError, type FleetError } from '../../../../src/greengrass/ports/fleetError';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import { failureFacts } from '../../../../src/text/hovers/failureFacts';
import { failureHover } from '../../../../src/text/hovers/failureHover';
import { factsOfError, wordsForError } from '../../../../src/text/errors/errorWords';
import { failureLine } from '../../../../src/text/errors/failureLine';
import { errorNotices } from '../../../../src/text/panels/devices/deviceFacts';
import { hoverLines } from '../../text/hovers/hoverText';
import { temporaryHome, type TemporaryHome } from '../profiles/temporaryHome';

const { signal } = new AbortController();

/** A command line, the script that it runs, and what the hover shows of its standard error. */
interface Member {
  readonly command: (script: string) => string;
  readonly script: string;
  readonly shown: string | RegExp | undefined;
  readonly exitCode: number | undefined;
}

const members: Readonly<Record<string, Member>> = {
  'fails with a reason': {
    command: (script) => `${script} --password hunter2`,
    script: 'echo the vault is locked >&2; exit 3',
    shown: 'the vault is locked',
    exitCode: 3,
  },
  'repeats its password': {
    command: (script) => `${script} --password hunter2`,
    script: 'echo "wrong $1: $2, not HUNTER2" >&2; exit 1',
    shown: 'wrong …, not …',
    exitCode: 1,
  },
  'repeats the value of an option': {
    command: (script) => `${script} --password=hunter2 -phunter3`,
    script: 'echo "hunter2 and hunter3 are wrong" >&2; exit 1',
    shown: '… and … are wrong',
    exitCode: 1,
  },
  'repeats a part of a URL': {
    command: (script) => `${script} https://anna:hunter2@vault.example.com/path`,
    script: 'echo "user anna with hunter2 is locked" >&2; exit 1',
    shown: 'user … with … is locked',
    exitCode: 1,
  },
  'repeats a quoted password': {
    command: (script) => `${script} --password 'hun ter2"x'`,
    script: `echo "got: ter2\\"x" >&2; exit 1`,
    shown: 'got: …',
    exitCode: 1,
  },
  'repeats a quoted phrase of short words': {
    command: (script) => `${script} --pin "my pin 12"`,
    script: 'echo "wrong: $2" >&2; exit 1',
    shown: 'wrong: …',
    exitCode: 1,
  },
  'encodes its password': {
    command: (script) => `${script} p@ssw0rd+1`,
    script: 'echo "POST /login?p=p%40ssw0rd%2B1 failed" >&2; exit 1',
    shown: 'POST /login?p=… failed',
    exitCode: 1,
  },
  'repeats the value of an environment variable': {
    command: (script) => `${script} --token $VAULT_TOKEN`,
    script: 'echo "invalid token $2" >&2; exit 1',
    shown: 'invalid …',
    exitCode: 1,
  },
  'is not found': {
    command: (script) => `${script}-missing --password hunter2`,
    script: 'exit 1',
    shown: /^[^:]*sh: .*…: .*not found$/u,
    exitCode: 127,
  },
  'is a pipe that the shell rejects': {
    command: (script) => `${script} hunter2 | | cat`,
    script: 'exit 1',
    shown: /^[^:]*sh: .*syntax error/iu,
    exitCode: 2,
  },
  'writes nothing': { command: (script) => `${script} hunter2`, script: 'exit 4', shown: undefined, exitCode: 4 },
  'writes a long text': {
    command: (script) => script,
    script: 'i=0; while [ $i -lt 100 ]; do echo 0123456789 >&2; i=$((i+1)); done; exit 1',
    shown: `${'0123456789 '.repeat(28).slice(0, 299)}…`,
    exitCode: 1,
  },
  'is ended by a signal': {
    command: (script) => `exec ${script} hunter2`,
    script: 'kill -9 $$',
    shown: undefined,
    exitCode: undefined,
  },
};

describe('a credential process that fails', () => {
  let home: TemporaryHome;
  let connection: Connection | undefined;
  beforeEach(async () => {
    home = await temporaryHome({ VAULT_TOKEN: 'hunter4' });
  });
  afterEach(async () => {
    connection?.close();
    connection = undefined;
    await home.dispose();
    Reflect.deleteProperty(process.env, 'VAULT_TOKEN');
  });

  async function failure(profile: string | undefined, config: string): Promise<FleetError> {
    await home.write('.aws/config', config);
    connection = await connect({ profile, region: 'eu-west-1' });
    return asFleetError(await connection.source.listCoreDevices(undefined, signal).catch((error: unknown) => error));
  }

  async function script({ command, script: text }: Member): Promise<string> {
    return command(await home.write('get-keys', `#!/bin/sh\n${text}\n`, 0o700));
  }

  function standardError(error: FleetError): string | undefined {
    const words = wordsForError(error, { profile: 'plant', region: 'eu-west-1' });
    const lines = hoverLines(failureHover(failureFacts(error, words, { shownFrom: undefined, timeZone: 'local' })));
    const prefix = 'Standard error: ';
    return lines.find((line) => line.startsWith(prefix))?.slice(prefix.length);
  }

  for (const [what, member] of Object.entries(members)) {
    it(`${what}: shows its standard error in the hover only, without the words of its command line`, async () => {
      const error = await failure('plant', `[profile plant]\ncredential_process = ${await script(member)}\n`);
      assert.equal(
        wordsForError(error, { profile: 'plant', region: undefined }).sentence,
        'The credential process of profile plant failed',
      );
      if (member.shown instanceof RegExp) {
        assert.match(standardError(error) ?? '', member.shown);
      } else {
        assert.equal(standardError(error), member.shown);
      }
      assert.equal(error.exitCode, member.exitCode);
      const elsewhere = [
        failureLine('Connecting', error),
        JSON.stringify(errorNotices([error], connection ?? { profile: 'plant', region: undefined })),
      ];
      assert.doesNotMatch(elsewhere.join('\n'), /hunter|get-keys|locked|0123/u);
      assert.doesNotMatch(inspect(error, { showHidden: true, depth: 10 }), /hunter|get-keys/iu);
      assert.ok(
        failureLine('Connecting', error).startsWith(
          'Connecting: The credential process failed.; Kind: credentialProcess',
        ),
      );
    });
  }

  it('is named for the source of a role and for the default profile, too', async () => {
    const member = members['fails with a reason'];
    assert.ok(member !== undefined);
    const process = `credential_process = ${await script(member)}\n`;
    const role = '[profile role]\nrole_arn = arn:aws:iam::123456789012:role/operator\nsource_profile = base\n';
    const ofRole = await failure('role', `${role}[profile base]\n${process}`);
    connection?.close();
    const ofDefault = await failure(undefined, `[default]\n${process}`);
    for (const error of [ofRole, ofDefault]) {
      assert.deepEqual(
        [error.kind, error.exitCode, standardError(error)],
        ['credentialProcess', 3, 'the vault is locked'],
      );
    }
  });

  it('has the exit code of its own process, whatever starts after it', () => {
    const child = (command: string, exitCode: number): object => ({ spawnargs: ['/bin/sh', '-c', command], exitCode });
    const thrown = new Error('Command failed: get-keys\nlocked');
    const exitCodeOf = (...started: readonly object[]): number | undefined =>
      processFailure(thrown, started, { profile: 'plant' })?.exitCode;
    assert.equal(exitCodeOf(child('get-keys', 3), child('git status', 128)), 3);
    assert.equal(exitCodeOf(child('get-keys', 2), child('get-keys', 3)), 3);
    assert.equal(exitCodeOf(child('git status', 128)), undefined);
  });

  const outputs = [
    ['no JSON', 'hunter2 is no JSON', /returned invalid JSON/u],
    ['another version', '{"Version":2,"SecretAccessKey":"hunter2"}', /did not return Version 1/u],
    ['no keys', '{"Version":1,"SecretAccessKey":"hunter2"}', /returned invalid credentials/u],
    [
      'expired keys',
      '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"hunter2","Expiration":"2020-01-01T00:00:00Z"}',
      /returned expired/u,
    ],
  ] as const;
  for (const [what, output, message] of outputs) {
    it(`prints ${what}: says so without quoting it`, async () => {
      const member = {
        command: (file: string) => file,
        script: `echo '${output}'`,
        shown: undefined,
        exitCode: undefined,
      };
      const error = await failure('plant', `[profile plant]\ncredential_process = ${await script(member)}\n`);
      assert.equal(error.kind, 'credentialProcess');
      assert.match(error.message, message);
      assert.doesNotMatch([inspect(error), ...factsOfError(error)].join('\n'), /hunter2/u);
    });
  }
});
