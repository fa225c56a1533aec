import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  definitionDocument,
  isSameConfiguration,
  mergedConfiguration,
} from '../../../../src/greengrass/rollouts/definitionDocument';
import type { Deployment } from '../../../../src/greengrass/model';
import { toDeployment } from '../../../../src/greengrass/wire/toDeployment';
import { definition, hoursAgo, specification } from '../../fixtures';
import { anyDeployment } from '../arbitraryModels';

function withMerge(merge: string): Deployment {
  return definition({ components: { 'com.acme.Press': specification('1.0.0', { merge }) } });
}

/** Configuration with numbers that are exact in JavaScript. */
const anyConfiguration = fc.object({
  maxDepth: 3,
  values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
});

function parsed(deployment: Deployment): unknown {
  const value: unknown = JSON.parse(definitionDocument(deployment));
  return value;
}

describe('the document of a definition', () => {
  it('has what devices receive, with sorted keys', () => {
    const document = definitionDocument(
      definition({
        components: {
          'com.acme.Press': specification('1.1.0', {
            merge: '{"uplink":{"port":8883,"broker":"b"},"level":"INFO"}',
            reset: ['/z', '/a'],
            runWith: { systemResourceLimits: { memory: 2, cpus: 1 }, posixUser: 'u:g' },
          }),
          'com.acme.Camera': specification(undefined),
        },
        tags: { b: '2', a: '1' },
      }),
    );
    assert.equal(
      document,
      `${JSON.stringify(
        {
          components: {
            'com.acme.Camera': {},
            'com.acme.Press': {
              componentVersion: '1.1.0',
              configurationUpdate: {
                merge: { level: 'INFO', uplink: { broker: 'b', port: 8883 } },
                reset: ['/a', '/z'],
              },
              runWith: { posixUser: 'u:g', systemResourceLimits: { cpus: 1, memory: 2 } },
            },
          },
          deploymentName: 'Line 3 base',
          deploymentPolicies: {
            componentUpdatePolicy: { action: 'NOTIFY_COMPONENTS', timeoutInSeconds: 60 },
            configurationValidationPolicy: { timeoutInSeconds: 30 },
            failureHandlingPolicy: 'ROLLBACK',
          },
          iotJobConfiguration: {},
          tags: { a: '1', b: '2' },
          targetArn: 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3',
        },
        undefined,
        2,
      )}\n`,
    );
  });

  it('is the same for revisions that differ only in IDs, times, and status', () => {
    fc.assert(
      fc.property(anyDeployment, anyDeployment, (deployment, other) => {
        const { deploymentId, revisionId, deploymentStatus, iotJobId, iotJobArn } = other;
        const later = { deploymentId, revisionId, deploymentStatus, iotJobId, iotJobArn };
        assert.equal(
          definitionDocument({ ...deployment, ...later, isLatestForTarget: true, creationTimestamp: hoursAgo(1) }),
          definitionDocument({ ...deployment, isLatestForTarget: false }),
        );
      }),
    );
  });

  it('is valid JSON with every component, whatever the names and the configuration', () => {
    fc.assert(
      fc.property(anyDeployment, (deployment) => {
        const document = parsed(deployment);
        assert.ok(typeof document === 'object' && document !== null && 'components' in document);
        assert.deepEqual(Object.keys(document.components ?? {}).sort(), Object.keys(deployment.components).sort());
      }),
    );
  });

  it('has the same text for the same configuration in another order', () => {
    fc.assert(
      fc.property(anyConfiguration, (configuration) => {
        const reversed = Object.fromEntries(Object.entries(configuration).reverse());
        assert.equal(
          definitionDocument(withMerge(JSON.stringify(configuration))),
          definitionDocument(withMerge(JSON.stringify(reversed, undefined, 2))),
        );
      }),
    );
  });

  it('is the same exactly for merges that are the same configuration', () => {
    const values = ['{"a":{"b":[1,{}]},"c":"x"}', '{"c":"x","a":{"b":[1,{}]}}', '{"a":{"b":[{},1]},"c":"x"}'];
    const odd = [
      '{"a":{"b":[1]},"c":"x"}',
      '{"a":{"b":{"0":1}},"c":"x"}',
      '{"a":[1],"c":"x","d":1}',
      '{"a":[]}',
      '{"a":{}}',
    ];
    const special = [
      '{"__proto__":1}',
      '{"__proto__":{}}',
      '{"toString":1}',
      '{}',
      '[]',
      '"a"',
      '"\\u0061"',
      'null',
      ' null',
      'a: 1',
      '',
    ];
    const rounded = ['{"a":12345678901234567890}', '{"a": 12345678901234567890}', '{"a":1.0}', '{"a":1}'];
    const deep = ['', ' '].map((space) => `{"a":${'['.repeat(600)}${space}${']'.repeat(600)}}`);
    const merges = [...values, ...odd, ...special, ...rounded, ...deep];
    const documents = merges.map((merge) => definitionDocument(withMerge(merge)));
    for (const [index, one] of merges.entries()) {
      for (const [at, other] of merges.entries()) {
        assert.equal(isSameConfiguration(one, other), documents[index] === documents[at], `${one} and ${other}`);
      }
    }
    fc.assert(
      fc.property(anyConfiguration, anyConfiguration, fc.boolean(), (one, other, isNested) => {
        const [a, b] = [one, isNested ? { ...other, ...one } : other].map((value) => JSON.stringify(value));
        assert.ok(a !== undefined && b !== undefined);
        const isSame = definitionDocument(withMerge(a)) === definitionDocument(withMerge(b));
        assert.equal(isSameConfiguration(a, b), isSame);
      }),
    );
  });

  const raw: readonly (readonly [what: string, merge: string])[] = [
    ['no JSON', 'level: INFO'],
    ['the start of JSON', '{"level":'],
    ['an empty text', ''],
    ['a JSON string', '"level"'],
    ['an integer that JavaScript would round', '{"serial":12345678901234567890}'],
    ['a number that JavaScript can not represent', '{"limit":[1e999]}'],
    ['thousands of levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ];
  for (const [what, merge] of raw) {
    it(`keeps a merge with ${what} as a text`, () => {
      assert.equal(mergedConfiguration(merge), merge);
      assert.ok(definitionDocument(withMerge(merge)).includes(JSON.stringify(merge)));
    });
  }

  it('keeps keys that are special in JavaScript', () => {
    const merge = '{"__proto__":{"admin":true},"constructor":1}';
    const deployment = toDeployment({
      components: JSON.parse(
        `{"__proto__":{"componentVersion":"1.0.0","configurationUpdate":{"merge":${JSON.stringify(merge)}}}}`,
      ),
    });
    const document = definitionDocument(deployment);
    assert.match(document, /"__proto__": \{\n\s+"componentVersion": "1\.0\.0"/u);
    assert.match(document, /"__proto__": \{\n\s+"admin": true/u);
    assert.match(document, /"constructor": 1/u);
    assert.equal(Reflect.get({}, 'admin'), undefined);
  });

  it('is made of ten megabytes of configuration without an error', () => {
    const entries = Array.from({ length: 200_000 }, (_, index) => [`key-${index}`, 'x'.repeat(35)]);
    const merge = JSON.stringify(Object.fromEntries(entries));
    assert.ok(merge.length > 9_000_000);
    const document = definitionDocument(withMerge(merge));
    assert.ok(document.length > merge.length);
  });

  it('says that a job configuration has too many levels', () => {
    const iotJobConfiguration: unknown = JSON.parse(`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);
    const document = definitionDocument(toDeployment({ iotJobConfiguration }));
    assert.match(document, /"iotJobConfiguration": "More than 500 levels"/u);
  });
});
