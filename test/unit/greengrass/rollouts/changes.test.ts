import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ComponentDeploymentSpecification, Deployment } from '../../../../src/greengrass/model';
import { errorCodes } from '../../../../src/greengrass/codes/errorCodes';
import { redactDeployment } from '../../../../src/greengrass/redaction/redactDeployment';
import { Redactor } from '../../../../src/greengrass/redaction/redactor';
import { changesBetween, numberOfChanges, type DefinitionChanges } from '../../../../src/greengrass/rollouts/changes';
import { definition, hoursAgo, specification } from '../../fixtures';
import { anyDeployment } from '../arbitraryModels';

type Components = Readonly<Record<string, ComponentDeploymentSpecification>>;

function between(before: Components, after: Components): DefinitionChanges {
  return changesBetween(definition({ components: before }), definition({ components: after }));
}

/** The changes as `name kind from to parts`. */
function lines({ components, settings }: DefinitionChanges): readonly string[] {
  return [
    ...components.map(({ componentName, kind, from = '-', to = '-', parts }) =>
      [componentName, kind, from, to, ...parts].join(' '),
    ),
    ...settings,
  ];
}

function copyOf(deployment: Deployment): Deployment {
  return structuredClone(deployment);
}

describe('what differs between two definitions', () => {
  it('is components that were added, removed, or have another version, by name', () => {
    const before = { 'com.acme.X': specification('1.0.9'), 'com.acme.Z': specification('2.0.0') };
    const after = { 'com.acme.Y': specification('1.0.0'), 'com.acme.X': specification('1.1.0') };
    assert.deepEqual(lines(between(before, after)), [
      'com.acme.X changed 1.0.9 1.1.0',
      'com.acme.Y added - 1.0.0',
      'com.acme.Z removed 2.0.0 -',
    ]);
  });

  const cases: readonly (readonly [
    what: string,
    before: Partial<ComponentDeploymentSpecification>,
    after: Partial<ComponentDeploymentSpecification>,
    parts: readonly string[],
  ])[] = [
    ['the merge', { merge: '{"a":1}' }, { merge: '{"a":2}' }, ['configuration']],
    ['a merge that appeared', {}, { merge: '{"a":2}' }, ['configuration']],
    ['the order of keys', { merge: '{"a":1,"b":2}' }, { merge: '{ "b": 2, "a": 1 }' }, []],
    [
      'the last digit of a long number',
      { merge: '{"a":12345678901234567890}' },
      { merge: '{"a":12345678901234567891}' },
      ['configuration'],
    ],
    ['a text that is no JSON', { merge: 'a: 1' }, { merge: 'a: 2' }, ['configuration']],
    ['a reset', { reset: ['/a'] }, { reset: ['/a', '/b'] }, ['configuration']],
    ['the order of resets', { reset: ['/b', '/a'] }, { reset: ['/a', '/b'] }, []],
    ['the user', { runWith: { posixUser: 'a' } }, { runWith: { posixUser: 'b' } }, ['runWith']],
    [
      'the order of limits',
      { runWith: { posixUser: 'a', windowsUser: 'b' } },
      { runWith: { windowsUser: 'b', posixUser: 'a' } },
      [],
    ],
  ];
  for (const [what, before, after, parts] of cases) {
    it(`is ${parts.length === 0 ? 'not ' : ''}${what}`, () => {
      const { components } = between(
        { 'com.acme.X': specification('1.0.0', before) },
        { 'com.acme.X': specification('1.0.0', after) },
      );
      assert.deepEqual(
        components.flatMap((change) => change.parts),
        parts,
      );
      assert.equal(components.length, parts.length);
    });
  }

  it('is the policies and the job configuration', () => {
    const before = definition({ iotJobConfiguration: { timeoutConfig: { inProgressTimeoutInMinutes: 5 } } });
    const after = definition({
      iotJobConfiguration: { timeoutConfig: { inProgressTimeoutInMinutes: 6 } },
      deploymentPolicies: { ...before.deploymentPolicies, failureHandlingPolicy: 'DO_NOTHING' },
    });
    assert.deepEqual(lines(changesBetween(before, after)), ['policies', 'jobConfiguration']);
  });

  it('is found for components with names that every object has', () => {
    const changes = between({}, { constructor: specification('1.0.0'), toString: specification('1.0.0') });
    assert.deepEqual(
      changes.components.map(({ kind }) => kind),
      ['added', 'added'],
    );
  });

  it('is nothing between equal definitions, and the same number in both directions', () => {
    fc.assert(
      fc.property(anyDeployment, anyDeployment, (a, b) => {
        const same = changesBetween(a, { ...copyOf(a), deploymentId: 'x', creationTimestamp: hoursAgo(1) });
        assert.equal(numberOfChanges(same), 0);
        assert.equal(numberOfChanges(changesBetween(a, b)), numberOfChanges(changesBetween(b, a)));
      }),
    );
  });

  it('never has a value of the configuration', () => {
    const secret = (name: string): string => `hunter2-${name}`;
    const component = (value: string): ComponentDeploymentSpecification =>
      specification('1.0.0', {
        merge: JSON.stringify({ password: value }),
        reset: [`/${value}`],
        runWith: { posixUser: value },
      });
    const changes = between({ x: component(secret('a')) }, { x: component(secret('b')) });
    assert.deepEqual(lines(changes), ['x changed 1.0.0 1.0.0 configuration runWith']);
    assert.doesNotMatch(JSON.stringify(changes), /hunter2/u);
  });

  it('says that a redacted snapshot leaves out the configuration', () => {
    const redacted = (components: Components): Deployment =>
      redactDeployment(new Redactor(errorCodes), definition({ components }));
    const one = redacted({ x: specification('1.0.0', { merge: '{"a":1}', reset: ['/a'] }), y: specification('1.0.0') });
    const two = redacted({
      x: specification('1.0.0', { merge: '{"a":2}', reset: ['/b'] }),
      y: specification('1.0.0', { merge: '{"a":1}' }),
    });
    const changes = changesBetween(one, two);
    assert.equal(changes.isConfigurationLeftOut, true);
    assert.deepEqual(lines(changes), ['y changed 1.0.0 1.0.0 configuration']);
    assert.equal(changesBetween(one, redacted({})).isConfigurationLeftOut, false);
    const whole = definition({
      components: { x: specification('1.0.0', { merge: '{"a":1}', reset: ['/a'] }), y: specification('1.0.0') },
    });
    assert.deepEqual(lines(changesBetween(one, whole)), []);
  });
});
