import assert from 'node:assert/strict';
import type { EffectiveDeployment, InstalledComponent } from '../../../../../src/greengrass/model';
import { coreDevicePanel } from '../../../../../src/text/panels/devices/coreDevicePanel';
import type { DeviceFacts } from '../../../../../src/text/panels/devices/deviceFacts';
import type { Section } from '../../../../../src/text/panels/panel';
import { coreDevice, effectiveDeployment, failedDeployment, installedComponent } from '../../../fixtures';
import { deviceFacts } from '../facts';

function paragraphs(section: Section | undefined): string {
  return (section?.blocks ?? []).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])).join('\n');
}

describe('the panel of a failing core device', () => {
  const broken = (componentName: string, codes: readonly string[], fields = {}): InstalledComponent =>
    installedComponent({ componentName, lifecycleState: 'BROKEN', lifecycleStatusCodes: codes, ...fields });

  it('starts with the failures and their links, and explains each code once', () => {
    const deployment = failedDeployment(['DEPLOYMENT_FAILURE', 'S3_HEAD_OBJECT_ACCESS_DENIED'], {
      deploymentName: 'press-line',
      reason: 'FAILED_ROLLBACK_COMPLETE: Could not read s3://press/model.bin',
    });
    const [section] = coreDevicePanel(
      deviceFacts({
        device: coreDevice({ status: 'UNHEALTHY' }),
        deployments: [effectiveDeployment(), deployment],
        components: [
          installedComponent({ componentName: 'a' }),
          installedComponent({ componentName: 'b', lifecycleState: 'ERRORED', lifecycleStatusCodes: ['RUN_ERROR'] }),
          broken('c', ['RUN_ERROR'], { lifecycleStateDetails: 'exited with code 1' }),
        ],
      }),
    ).sections;
    assert.equal(section?.title, 'What is failing');
    const fields = section.blocks.flatMap((block) => (block.kind === 'fields' ? block.fields : []));
    assert.deepEqual(
      fields.map(({ name, value, note }) => `${name}: ${value.text}, ${note ?? ''}`),
      [
        'Component broken: c, RUN_ERROR · exited with code 1',
        'Deployment failed: press-line, S3_HEAD_OBJECT_ACCESS_DENIED · Could not read s3://press/model.bin',
        'Component errored: b, RUN_ERROR',
      ],
    );
    assert.deepEqual(
      fields.map(({ value }) => value.target?.kind),
      ['installedComponent', 'effectiveDeployment', 'installedComponent'],
    );
    const codes = section.blocks.flatMap((block) => (block.kind === 'codes' ? block.codes : []));
    assert.deepEqual(
      codes.map(({ code }) => code),
      ['RUN_ERROR', 'S3_HEAD_OBJECT_ACCESS_DENIED'],
    );
    assert.match(codes[1]?.remedy ?? '', /s3:GetObject/u);
    assert.equal(paragraphs(section), '', 'A broken component explains why the device is unhealthy.');
  });

  it('says which of two deployments of one name failed', () => {
    const failed = failedDeployment(['S3_ERROR'], { deploymentId: '0f0a1f3e-0001', deploymentName: 'press-line' });
    const other = effectiveDeployment({
      deploymentId: '1f0a1f3e-0002',
      deploymentName: 'press-line',
      targetArn: 'arn:aws:iot:eu-west-1:123456789012:thing/press-1',
    });
    const [section] = coreDevicePanel(deviceFacts({ deployments: [failed, other] })).sections;
    const fields = section?.blocks.flatMap((block) => (block.kind === 'fields' ? block.fields : []));
    assert.deepEqual(
      fields?.map(({ value }) => value.text),
      ['press-line (0f0a1f3e)'],
    );
  });

  it('names five failures and counts the others', () => {
    const components = Array.from({ length: 8 }, (_item, index) => broken(`c${index}`, ['RUN_ERROR']));
    const [section] = coreDevicePanel(deviceFacts({ components })).sections;
    assert.match(paragraphs(section), /^And 3 more below\.$/u);
    const deployments = [failedDeployment(['DISK_SPACE_CRITICAL'])];
    const [withAnother] = coreDevicePanel(deviceFacts({ components, deployments })).sections;
    assert.match(paragraphs(withAnother), /^And 4 more below\.$/u);
    assert.match(JSON.stringify(withAnother), /DISK_SPACE_CRITICAL/u, "A failure with another code isn't hidden.");
  });

  it('explains a code for deployments and for components, and says who can fix it by the reported types', () => {
    const deployment = (code: string, ...errorTypes: readonly string[]): EffectiveDeployment =>
      failedDeployment([], { statusDetails: { errorStack: [code], errorTypes } });
    const facts = deviceFacts({
      deployments: [
        deployment('RUN_ERROR'),
        deployment('COMPONENT_BROKEN', 'USER_COMPONENT_ERROR'),
        deployment('OTHER', 'AWS_COMPONENT_ERROR'),
      ],
      components: [broken('c', ['RUN_ERROR'])],
    });
    const [section] = coreDevicePanel(facts).sections;
    const codes = (section?.blocks ?? []).flatMap((block) => (block.kind === 'codes' ? block.codes : []));
    const unknown = "Greengrass Explorer doesn't know this code.";
    assert.deepEqual(
      codes.map(({ code, whoFixes, meaning }) => [code, whoFixes, meaning === unknown]),
      [
        ['RUN_ERROR', 'the author of the recipe', false],
        ['RUN_ERROR', undefined, true],
        ['COMPONENT_BROKEN', 'the author of the recipe', false],
        ['OTHER', undefined, true],
      ],
    );
  });

  it('says what to do if there is no code that explains it', () => {
    const remedies = (fields: Partial<DeviceFacts>): readonly string[] =>
      (coreDevicePanel(deviceFacts(fields)).sections[0]?.blocks ?? [])
        .flatMap((block) => (block.kind === 'fields' ? block.fields : []))
        .flatMap(({ name, value, note }) => (name === 'What to do' ? `${value.text} | ${note ?? ''}` : []));
    const components = [broken('c', [])];
    const [remedy = '', ...others] = remedies({ components });
    assert.match(remedy, /^Check the log of c around .* fix the cause, then deploy a new revision\. \| $/u);
    assert.deepEqual(others, []);
    const lite = { components, details: undefined, device: coreDevice({ runtime: 'aws_nucleus_lite' }) };
    assert.match(
      remedies(lite)[0] ?? '',
      /^Check the journal of c around .* \| Nucleus Lite reports no error codes\.$/u,
    );
    assert.equal(remedies({ components: [broken('c', []), broken('c', [])] }).length, 1);
    assert.match(remedies({ components: [broken('c', ['FROM_THE_FUTURE'])] })[0] ?? '', /^Check the log of c around/u);
    assert.deepEqual(remedies({ components: [broken('c', ['RUN_ERROR'])] }), []);
    const deployments = [failedDeployment([], { reason: 'FAILED_ROLLBACK_NOT_REQUESTED' })];
    assert.match(
      remedies({ deployments })[0] ?? '',
      /^Check the nucleus log .*Then deploy a working revision\. \| The device was not rolled back/u,
    );
  });

  it('says that an unhealthy device has no known broken component', () => {
    const device = coreDevice({ status: 'UNHEALTHY' });
    const [loaded] = coreDevicePanel(deviceFacts({ device, components: [installedComponent()] })).sections;
    assert.match(paragraphs(loaded), /no component is errored or broken.*\n.*Refresh.*logs\/greengrass\.log/u);
    const [notLoaded] = coreDevicePanel(deviceFacts({ device, components: undefined })).sections;
    assert.match(paragraphs(notLoaded), /at least one component was broken.* aren't loaded yet/u);
  });

  it('starts with the health of a device without failures', () => {
    const panel = coreDevicePanel(deviceFacts({ components: [installedComponent()] }));
    assert.equal(panel.sections[0]?.id, 'health');
  });
});
