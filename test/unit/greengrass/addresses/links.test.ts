import assert from 'node:assert/strict';
import { consoleLink, logGroupConsoleLink } from '../../../../src/greengrass/addresses/consoleLink';
import { coreDevice, effectiveDeployment, installedComponent } from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';

function on(partition: string, region: string): ReturnType<typeof knownDevice> {
  const known = knownDevice();
  return { ...known, place: { ...known.place, partition, region } };
}

describe('a link to the console', () => {
  const hosts = [
    ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com/'],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
    ['aws-us-gov', 'us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
  ] as const;
  for (const [partition, region, host] of hosts) {
    it(`leads to the host of ${partition}`, () => {
      const link = consoleLink({ kind: 'coreDevice', on: on(partition, region) });
      assert.equal(link, `${host}iot/home?region=${region}#/greengrass/v2/cores/details/press-1`);
    });
  }

  it('is not offered for an unknown console', () => {
    for (const partition of ['aws-iso', 'aws-eusc', 'constructor']) {
      assert.equal(consoleLink({ kind: 'coreDevice', on: on(partition, 'x-y-1') }), undefined);
    }
  });

  it('of a deployment leads to the list, because a single deployment has no documented URL', () => {
    const link = consoleLink({ kind: 'effectiveDeployment', on: knownDevice(), deployment: effectiveDeployment() });
    assert.match(link ?? '', /#\/greengrass\/v2\/deployments$/u);
  });

  it('of an installed component, or of the list of components, leads to the core device', () => {
    const known = knownDevice();
    for (const link of [
      consoleLink({ kind: 'installedComponent', on: known, component: installedComponent() }),
      consoleLink({ kind: 'installedComponents', on: known }),
    ]) {
      assert.match(link ?? '', /#\/greengrass\/v2\/cores\/details\/press-1$/u);
    }
  });

  it('leads to that page whatever the name of the device', () => {
    const known = knownDevice({ device: coreDevice({ coreDeviceThingName: 'a/b?c#d%e:f' }) });
    const link = consoleLink({ kind: 'coreDevice', on: known });
    assert.match(link ?? '', /\/cores\/details\/a%2Fb%3Fc%23d%25e%3Af$/u);
  });

  it('of a revision or of a whole deployment leads to the list, too', () => {
    const { place } = knownDevice();
    for (const deploymentId of [undefined, 'd-1']) {
      const link = consoleLink({ kind: 'deployment', place, targetArn: 'a', deploymentId });
      assert.match(link ?? '', /#\/greengrass\/v2\/deployments$/u);
    }
  });

  const components: readonly (readonly [account: string, versions: string, page: string | undefined])[] = [
    ['123456789012', '', 'private/com.acme.A'],
    ['123456789012', ':versions:1.0.0', 'private/com.acme.A/versions/1.0.0'],
    ['aws', ':versions:1.0.0', 'public/com.acme.A/versions/1.0.0'],
    ['aws', '', undefined],
  ];
  for (const [account, versions, page] of components) {
    it(`of a component in the cloud leads to ${page ?? 'no page, because none is known'}`, () => {
      const { place } = knownDevice();
      const arn = `arn:aws:greengrass:eu-west-1:${account}:components:com.acme.A${versions}`;
      const kind = versions === '' ? 'component' : 'componentVersion';
      const start = 'https://eu-west-1.console.aws.amazon.com/iot/home?region=eu-west-1#/greengrass/v2/components/';
      assert.equal(consoleLink({ kind, place, arn }), page && `${start}${page}`);
    });
  }

  it('is not offered if no page is known', () => {
    const { place } = knownDevice();
    assert.equal(consoleLink({ kind: 'thingGroup', place, thingGroupName: 'line-3' }), undefined);
    assert.equal(consoleLink({ kind: 'failures', place }), undefined);
    assert.equal(consoleLink({ kind: 'component', place, arn: 'no ARN' }), undefined);
  });

  it('is not offered for an error code', () => {
    assert.equal(consoleLink({ kind: 'errorCode', codeKind: 'deployment', code: 'IO_ERROR' }), undefined);
  });

  it('of a log group has its name encoded twice', () => {
    assert.equal(
      logGroupConsoleLink({ partition: 'aws', region: 'eu-west-1' }, '/aws/greengrass/x'),
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Fgreengrass$252Fx',
    );
  });
});
