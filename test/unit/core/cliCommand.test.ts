import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { cliCommand, shellQuoted } from '../../../src/core/cliCommand';

const place = { profile: 'plant', region: 'eu-west-1', partition: 'aws', account: undefined };

describe('the AWS CLI command', () => {
  it('names the profile and the region', () => {
    const subject = { kind: 'installedComponents', place, thingName: 'press-1', components: [] } as const;
    assert.equal(
      cliCommand(subject),
      'aws greengrassv2 list-installed-components --core-device-thing-name=press-1 --topology-filter=ALL --region=eu-west-1 --profile=plant',
    );
  });

  it('is taken literally by a shell, whatever the names are', () => {
    const words = fc.sample(fc.string({ unit: 'binary', minLength: 1 }), 50).map((word) => word.replaceAll('\0', ''));
    const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map(shellQuoted).join(' ')}`], {
      encoding: 'utf8',
    });
    assert.deepEqual(
      printed.split('\0').slice(0, -1),
      words.map((word) => Buffer.from(word).toString()),
    );
  });
});
