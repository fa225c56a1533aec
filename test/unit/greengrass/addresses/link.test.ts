import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Address } from '../../../../src/greengrass/addresses/address';
import { linkTo, parseLink } from '../../../../src/greengrass/addresses/link';
import type { Place } from '../../../../src/greengrass/knownDevice';

const place: Place = {
  connectionId: 'live',
  profile: 'plant',
  region: 'eu-west-1',
  partition: 'aws',
  account: '123456789012',
  asOf: undefined,
};
const { connectionId } = place;
const origin = 'vscode://greengrass-explorer.greengrass-explorer';
const { region, account = '' } = place;

const thingNames = fc.stringMatching(/^[a-zA-Z0-9:_-]{1,128}$/u);
/** A URL resolves a path segment of one or two dots. */
const componentNames = fc.stringMatching(/^[a-zA-Z0-9_.-]{1,128}$/u).filter((name) => !['.', '..'].includes(name));
const addresses: fc.Arbitrary<Address> = fc.oneof(
  thingNames.map((thingName) => ({ kind: 'coreDevice', connectionId, thingName }) as const),
  fc
    .tuple(thingNames, fc.uuid())
    .map(
      ([thingName, deploymentId]) => ({ kind: 'effectiveDeployment', connectionId, thingName, deploymentId }) as const,
    ),
  fc
    .tuple(thingNames, componentNames)
    .map(
      ([thingName, componentName]) => ({ kind: 'installedComponent', connectionId, thingName, componentName }) as const,
    ),
  fc.tuple(fc.constantFrom('thing', 'thinggroup'), thingNames, fc.uuid()).map(([targetKind, name, deploymentId]) => {
    const targetArn = `arn:aws:iot:${region}:${account}:${targetKind}/${name}`;
    return { kind: 'deployment', connectionId, targetArn, deploymentId } as const;
  }),
  fc.tuple(componentNames, fc.constantFrom(account, 'aws')).map(([name, owner]) => {
    const arn = `arn:aws:greengrass:${region}:${owner}:components:${name}`;
    return { kind: 'component', connectionId, arn } as const;
  }),
  fc
    .tuple(componentNames, fc.constantFrom('1.0.0', '2.1.0-rc.1+b'), fc.constantFrom(account, 'aws'))
    .map(([name, version, owner]) => {
      const arn = `arn:aws:greengrass:${region}:${owner}:components:${name}:versions:${version}`;
      return { kind: 'componentVersion', connectionId, arn } as const;
    }),
  componentNames.map((componentName) => ({ kind: 'unlistedComponent', connectionId, componentName }) as const),
  fc
    .tuple(componentNames, fc.constantFrom('1.0.0', '2.1.0-rc.1+b'))
    .map(
      ([componentName, componentVersion]) =>
        ({ kind: 'unlistedComponent', connectionId, componentName, componentVersion }) as const,
    ),
  fc.constant({ kind: 'failures', connectionId } as const),
);

describe('a link', () => {
  it('leads back to its address, its Region and its account', () => {
    fc.assert(
      fc.property(addresses, fc.boolean(), (address, isAccountKnown) => {
        // The target of a deployment and a component have the account in their ARNs.
        const hasAccount = isAccountKnown || ['deployment', 'component', 'componentVersion'].includes(address.kind);
        const at = { ...place, account: hasAccount ? place.account : undefined };
        const link = linkTo(address, at);
        assert.ok(link !== undefined);
        assert.equal(new URL(link).href, link, 'It needs no escaping.');
        const { connectionId: _, ...target } = address;
        const parsed = parseLink(link);
        assert.ok(parsed !== undefined);
        assert.deepEqual({ ...parsed.target, connectionId }, { ...target, connectionId });
        assert.deepEqual([parsed.region, parsed.account], [at.region, at.account]);
      }),
    );
  });

  it('has neither the profile nor the name of the connection', () => {
    const link = linkTo(
      { kind: 'coreDevice', connectionId, thingName: 'press-1' },
      { ...place, profile: 'secret-plant' },
    );
    assert.equal(link, `${origin}/${region}/${account}/core-devices/press-1`);
  });

  const without: readonly (readonly [what: string, address: Address, asOf?: Date])[] = [
    ['of a snapshot', { kind: 'coreDevice', connectionId, thingName: 'press-1' }, new Date(0)],
    ['to something without a panel', { kind: 'thingGroup', connectionId, thingGroupName: 'press-line' }],
    ['to a name that the API does not allow', { kind: 'coreDevice', connectionId, thingName: 'a/b' }],
    [
      'to a deployment of another account',
      { kind: 'deployment', connectionId, targetArn: 'arn:aws:iot:eu-west-1:999999999999:thing/a', deploymentId: 'd' },
    ],
    [
      'to the latest deployment of a target',
      { kind: 'deployment', connectionId, targetArn: 'arn:aws:iot:eu-west-1:123456789012:thing/a' },
    ],
    [
      'to a component of another account',
      { kind: 'component', connectionId, arn: 'arn:aws:greengrass:eu-west-1:999999999999:components:a' },
    ],
    ['to a component named ..', { kind: 'installedComponent', connectionId, thingName: 'a', componentName: '..' }],
    [
      'to a local deployment with an unusual ID',
      { kind: 'effectiveDeployment', connectionId, thingName: 'a', deploymentId: '../x' },
    ],
  ];
  for (const [what, address, asOf] of without) {
    it(`${what} doesn't exist`, () => {
      assert.equal(linkTo(address, { ...place, asOf }), undefined);
    });
  }

  const hostile = [
    '',
    origin,
    `${origin}/`,
    `${origin}/${region}/${account}`,
    `${origin}/${region}/${account}/core-devices`,
    `${origin}/${region}/${account}/core-devices/`,
    `${origin}/${region}/${account}/core-devices/press-1/`,
    `${origin}/${region}/${account}/core-devices/press-1/deployments`,
    `${origin}/${region}/${account}/core-devices/press-1/deployments/a/b`,
    `${origin}/${region}/${account}/core-devices/press-1/secrets/a`,
    `${origin}/${region}/${account}/core-devices/press%2d1`,
    `${origin}/${region}/${account}/core-devices/press-1?x=1`,
    `${origin}/${region}/${account}/core-devices/press-1#x`,
    `${origin}/${region}/${account}/core-devices/${'a'.repeat(129)}`,
    `${origin}/${region}/${account}/core-devices/press 1`,
    `${origin}/${region}/${account}/core-devices/press‮1`,
    `${origin}/${region}/-/things/press-1/deployments/d`,
    `${origin}/${region}/${account}/things/press-1`,
    `${origin}/${region}/${account}/things/a/deployments/d/e`,
    `${origin}/${region}/${account}/thing-groups/a%2fb/deployments/d`,
    `${origin}/${region}/-/components/a`,
    `${origin}/${region}/${account}/components/..`,
    `${origin}/${region}/${account}/components/a/versions`,
    `${origin}/${region}/${account}/components/a/versions/..`,
    `${origin}/${region}/${account}/components/a/versions/1/2`,
    `${origin}/${region}/${account}/installed-components`,
    `${origin}/${region}/${account}/installed-components/..`,
    `${origin}/${region}/${account}/installed-components/a/versions/b c`,
    `${origin}/${region}/${account}/failures/more`,
    `${origin}/${region}/12345/core-devices/press-1`,
    `${origin}/evil.example.com/${account}/core-devices/press-1`,
    `${origin}/eu-west-1.evil.com/${account}/core-devices/press-1`,
    `vscode://other.extension/${region}/${account}/core-devices/press-1`,
    `https://greengrass-explorer.greengrass-explorer.evil.com/${region}/${account}/core-devices/press-1`,
    `${origin}/${region}/${account}/core-devices/${'a/'.repeat(400)}`,
  ];
  for (const text of hostile) {
    it(`isn't ${JSON.stringify(text.slice(0, 110))}`, () => {
      assert.equal(parseLink(text), undefined);
    });
  }

  it('never throws, and accepts only what it would write itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((path) => `${origin}/${region}/${account}/${path}`),
        ),
        (text) => {
          const link = parseLink(text);
          if (link !== undefined) {
            const at = { ...place, region: link.region, account: link.account };
            assert.equal(linkTo({ ...link.target, connectionId }, at), text.trim());
          }
        },
      ),
    );
  });

  it('can have the scheme of another build of VS Code, and spaces around it', () => {
    assert.ok(
      parseLink(` vscode-insiders://greengrass-explorer.greengrass-explorer/${region}/-/failures\n`) !== undefined,
    );
  });
});
