import assert from 'node:assert/strict';
import { fleetError } from '../../../../../src/greengrass/ports/fleetError';
import type { ComponentDeploymentSpecification, Deployment } from '../../../../../src/greengrass/model';
import { effectiveDeploymentPanel } from '../../../../../src/text/panels/deployments/effectiveDeploymentPanel';
import type { Requested } from '../../../../../src/text/panels/deployments/requestedDeployment';
import { effectiveDeployment, hoursAgo } from '../../../fixtures';
import { deviceFacts } from '../facts';
import { sectionLines } from '../panelText';

const full: Deployment = {
  deploymentId: 'd-1',
  revisionId: '7',
  deploymentName: 'Line 3 base',
  deploymentStatus: 'ACTIVE',
  targetArn: 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3',
  parentTargetArn: 'arn:aws:iot:eu-west-1:123456789012:thinggroup/plant',
  iotJobId: undefined,
  iotJobArn: undefined,
  isLatestForTarget: false,
  creationTimestamp: hoursAgo(9),
  components: {
    'com.acme.Press': {
      componentVersion: '2.0.0',
      merge: '{"speed":1}',
      reset: ['/limits'],
      runWith: { posixUser: 'press' },
    },
    'com.acme.Camera': { componentVersion: undefined, merge: 'speed: 1', reset: [], runWith: undefined },
  },
  deploymentPolicies: {
    failureHandlingPolicy: 'ROLLBACK',
    componentUpdateAction: 'NOTIFY_COMPONENTS',
    componentUpdateTimeout: 60,
    configurationValidationTimeout: 1,
  },
  iotJobConfiguration: { timeoutConfig: { inProgressTimeoutInMinutes: 5 } },
  tags: { owner: 'edge' },
};

/** A latest revision without components, policies, a job configuration and tags. */
const empty: Deployment = {
  ...full,
  isLatestForTarget: true,
  parentTargetArn: undefined,
  components: {},
  deploymentPolicies: {
    failureHandlingPolicy: 'DO_NOTHING',
    componentUpdateAction: undefined,
    componentUpdateTimeout: undefined,
    configurationValidationTimeout: undefined,
  },
  iotJobConfiguration: {},
  tags: {},
};

/** The definition of a deployment as lines: what the panel of the deployment shows after the identity. */
function definitionLines(requested: Partial<Requested>): readonly string[] {
  const panel = effectiveDeploymentPanel(deviceFacts(), effectiveDeployment(), {
    deployment: undefined,
    error: undefined,
    ...requested,
  });
  const all = sectionLines(panel);
  return all.slice(all.findIndex((line) => line.startsWith('# Deployment definition')));
}

describe('the definition of a deployment', () => {
  it('has its revision, its components by name with their configuration, and its policies', () => {
    assert.deepEqual(definitionLines({ deployment: full }), [
      '# Deployment definition',
      'Revision: 7 [copy] | A later revision exists for the same target.',
      "Deployment status: ACTIVE [copy] | The status of the whole deployment. It doesn't say whether devices succeeded.",
      'Parent target ARN: arn:aws:iot:eu-west-1:123456789012:thinggroup/plant [copy]',
      'Created: 2026-11-23 03:00Z [copy]',
      'Tag owner: edge [copy]',
      '# Components in the deployment (2)',
      'com.acme.Camera: no version [copy com.acme.Camera] -> com.acme.Camera',
      'com.acme.Press: 2.0.0 [copy com.acme.Press 2.0.0] -> com.acme.Press 2.0.0',
      'Configuration to merge into com.acme.Camera: speed: 1 [copy]',
      'Configuration to merge into com.acme.Press: {\n  "speed": 1\n} [copy]',
      'Configuration of com.acme.Press to reset: [\n  "/limits"\n] [copy]',
      'User and limits of com.acme.Press: {\n  "posixUser": "press"\n} [copy]',
      '# Policies and job configuration',
      'On failure: ROLLBACK [copy]',
      'Before component updates: NOTIFY_COMPONENTS [copy]',
      'Components can defer the update for: 60 seconds',
      'Components can validate their configuration for: 1 second',
      'A device times out after 5 minutes in progress.',
      'IoT job configuration: {\n  "timeoutConfig": {\n    "inProgressTimeoutInMinutes": 5\n  }\n} [copy]',
    ]);
  });

  it('says that it removes components if it has none, and leaves out what is not set', () => {
    const lines = [
      '# Deployment definition',
      'Revision: 7 [copy] | The latest revision for its target.',
      "Deployment status: ACTIVE [copy] | The status of the whole deployment. It doesn't say whether devices succeeded.",
      'Created: 2026-11-23 03:00Z [copy]',
      '# Components in the deployment (0)',
      'None. The deployment removes the components of earlier revisions.',
      '# Policies and job configuration',
      'On failure: DO_NOTHING [copy]',
    ];
    assert.deepEqual(definitionLines({ deployment: empty }), lines);
    assert.deepEqual(definitionLines({ deployment: { ...empty, iotJobConfiguration: undefined } }), lines);
  });

  it('of a hundred megabytes has the beginning of each configuration, and says so', () => {
    const merge = JSON.stringify(
      Object.fromEntries(Array.from({ length: 250_000 }, (_, index) => [`key-${index}`, 'x'.repeat(25)])),
    );
    const merges = [merge, `\u202e: ${'x'.repeat(10_000_000)}`];
    const components = Array.from({ length: 10 }, (_, index): [string, ComponentDeploymentSpecification] => [
      `com.acme.C${index}`,
      { componentVersion: '1.0.0', merge: merges[index % 2], reset: [], runWith: undefined },
    ]);
    const lines = definitionLines({ deployment: { ...full, components: Object.fromEntries(components) } });
    const words = `of ${merge.length.toLocaleString('en')} characters. Open the deployment as JSON to see the rest.`;
    assert.equal(lines.filter((line) => line === `The first 100,000 ${words}`).length, 5);
    const [json = '', text = ''] = lines.filter((line) => line.startsWith('Configuration to merge'));
    assert.equal(json, `Configuration to merge into com.acme.C0: ${merge.slice(0, 100_000)}`);
    assert.match(text, /^Configuration to merge into com\.acme\.C1: [^\u202e]+$/u);
    assert.ok(lines.join('').length < 1_100_000, `${lines.join('').length}`);
  });

  it('says what resetting the root of a configuration means', () => {
    const reset = (...paths: readonly string[]): readonly string[] => {
      const component = { componentVersion: '1.0.0', merge: undefined, reset: paths, runWith: undefined };
      const lines = definitionLines({ deployment: { ...full, components: { 'com.acme.Press': component } } });
      return lines.filter((line) => line.includes('reset'));
    };
    const whole = '"" resets the whole configuration of com.acme.Press.';
    assert.deepEqual(reset(''), ['Configuration of com.acme.Press to reset: [\n  ""\n] [copy]', whole]);
    assert.deepEqual(reset('/a', ''), ['Configuration of com.acme.Press to reset: [\n  "/a",\n  ""\n] [copy]', whole]);
    assert.deepEqual(reset('/'), ['Configuration of com.acme.Press to reset: [\n  "/"\n] [copy]']);
    assert.deepEqual(reset(), []);
  });

  it('is loading, could not be loaded, or stays after a failed refresh', () => {
    assert.deepEqual(definitionLines({}), ['# Deployment definition', 'Loading…']);
    const error = fleetError({ kind: 'notFound', operation: 'GetDeployment' }, 'no');
    const notLoaded = [
      '# Deployment definition: not loaded',
      'Deployment not found. It may have been deleted. Devices keep running what it installed.',
    ];
    assert.deepEqual(definitionLines({ error }), notLoaded);
    assert.deepEqual(definitionLines({ error, deployment: empty }), [
      ...notLoaded,
      ...definitionLines({ deployment: empty }),
    ]);
  });
});
