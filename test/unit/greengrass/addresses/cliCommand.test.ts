import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { cliCommand } from '../../../../src/greengrass/addresses/cliCommand';
import { shellQuoted } from '../../../../src/base/shell';
import type { Subject } from '../../../../src/greengrass/subject';
import { coreDevice, effectiveDeployment, installedComponent } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

const on = knownDevice();
const from = '--core-device-thing-name=press-1';
const targetArn = 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3';
const arn = 'arn:aws:greengrass:eu-west-1:123456789012:components:com.acme.Monitor';
const at = '--region=eu-west-1 --profile=factory';

describe('the AWS CLI command of a row', () => {
  const commands: readonly (readonly [Subject, string | undefined])[] = [
    [{ kind: 'coreDevice', on }, `aws greengrassv2 get-core-device ${from} ${at}`],
    [{ kind: 'effectiveDeployments', on }, `aws greengrassv2 list-effective-deployments ${from} ${at}`],
    [
      { kind: 'installedComponents', on },
      `aws greengrassv2 list-installed-components ${from} --topology-filter=ALL ${at}`,
    ],
    [
      { kind: 'effectiveDeployment', on, deployment: effectiveDeployment({ deploymentId: 'd-1' }) },
      `aws greengrassv2 list-effective-deployments ${from} '--query=effectiveDeployments[?deploymentId==\`"d-1"\`]' ${at}`,
    ],
    [
      { kind: 'installedComponent', on, component: installedComponent({ componentName: 'com.example.A' }) },
      `aws greengrassv2 list-installed-components ${from} --topology-filter=ALL '--query=installedComponents[?componentName==\`"com.example.A"\`]' ${at}`,
    ],
    [
      { kind: 'deployment', place: on.place, targetArn },
      `aws greengrassv2 list-deployments --target-arn=${targetArn} --history-filter=ALL ${at}`,
    ],
    [
      { kind: 'deployment', place: on.place, targetArn, deploymentId: 'd-1' },
      `aws greengrassv2 get-deployment --deployment-id=d-1 ${at}`,
    ],
    [{ kind: 'component', place: on.place, arn }, `aws greengrassv2 list-component-versions --arn=${arn} ${at}`],
    [
      { kind: 'componentVersion', place: on.place, arn: `${arn}:versions:1.0.0` },
      `aws greengrassv2 describe-component --arn=${arn}:versions:1.0.0 ${at}`,
    ],
    [
      { kind: 'thingGroup', place: on.place, thingGroupName: 'line-3' },
      `aws iot describe-thing-group --thing-group-name=line-3 ${at}`,
    ],
    [{ kind: 'failures', place: on.place }, undefined],
    [{ kind: 'errorCode', codeKind: 'deployment', code: 'IO_ERROR' }, undefined],
  ];
  for (const [subject, command] of commands) {
    it(`gets the same data as the row: ${subject.kind}`, () => {
      assert.equal(cliCommand(subject), command);
    });
  }

  it('leaves out the profile that the AWS CLI uses by default', () => {
    const place = { ...on.place, profile: 'default' };
    assert.doesNotMatch(cliCommand({ kind: 'coreDevice', on: { ...on, place } }) ?? '', /--profile/u);
  });

  it('quotes names that could end a word, a string or a query', () => {
    const named = knownDevice({ device: coreDevice({ coreDeviceThingName: "a'; rm -rf ~ #" }) });
    assert.match(
      cliCommand({ kind: 'coreDevice', on: named }) ?? '',
      / '--core-device-thing-name=a'\\''; rm -rf ~ #' /u,
    );
    const component = installedComponent({ componentName: 'a`"]|' });
    const command = cliCommand({ kind: 'installedComponent', on, component }) ?? '';
    assert.ok(command.includes('[?componentName==`"a\\u0060\\"]|"`]'), command);
  });
});

describe('a word for a shell', () => {
  it('stays unchanged without special characters', () => {
    assert.equal(shellQuoted('--a=b@c:d,e/f.g%h+1_2'), '--a=b@c:d,e/f.g%h+1_2');
    for (const word of ['', 'a b', 'a\nb', '$x', '~', '*', 'ä', 'a`b`']) {
      assert.equal(shellQuoted(word), `'${word}'`);
    }
  });

  it('reaches the program unchanged, whatever it contains', function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const words = fc.sample(fc.string({ unit: 'grapheme' }), { numRuns: 200, seed: 1 });
    const special = [...words, '', "'", "''", 'a\nb', '$(id)', '`id`', '\\', '"', '-n', '*'].map((word) =>
      word.replaceAll('\0', ''),
    );
    const script = `printf '%s\\0' ${special.map(shellQuoted).join(' ')}`;
    assert.deepEqual(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1), special);
  });
});
