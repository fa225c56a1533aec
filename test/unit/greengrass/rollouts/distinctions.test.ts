import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DeviceKnowledge } from '../../../../src/greengrass/knownDevice';
import {
  distinctionsOf,
  type Distinction,
  type DistinguishingTrait,
} from '../../../../src/greengrass/rollouts/distinctions';
import { coreDevice, coreDeviceDetails, installedComponent } from '../../fixtures';

interface Traits {
  readonly nucleus?: string | undefined;
  readonly platform?: string | undefined;
  readonly architecture?: string | undefined;
  readonly runtime?: string | undefined;
}

function device({ nucleus, platform, architecture, runtime }: Traits): DeviceKnowledge {
  const own = coreDevice({ platform, architecture, runtime });
  return {
    device: own,
    details: nucleus === undefined ? undefined : coreDeviceDetails({ ...own, coreVersion: nucleus }),
    deployments: [],
    components: [],
  };
}

function several(amount: number, traits: Traits): readonly DeviceKnowledge[] {
  return Array.from({ length: amount }, () => device(traits));
}

function words({ kind, value, size, failed, other, succeeded }: Distinction): string {
  return `${kind} ${value} ${size}/${failed}, ${other.value} ${other.size}/${succeeded}`;
}

const old = { nucleus: '2.9.1' };
const recent = { nucleus: '2.12.0' };

describe('what sets the devices apart where a deployment failed', () => {
  const cases: readonly (readonly [
    string,
    readonly DeviceKnowledge[],
    readonly DeviceKnowledge[],
    readonly string[],
  ])[] = [
    [
      'is what all of them have and none of the others',
      several(2, old),
      [...several(29, recent), ...several(2, { nucleus: '2.10.0' })],
      ['nucleus 2.9.1 2/2, 2.12.0 29/31'],
    ],
    ['is nothing with a single failed device', several(1, old), several(31, recent), []],
    ['is nothing with two devices to compare', several(2, old), several(2, recent), []],
    ['is nothing if they have the same', several(5, recent), several(5, recent), []],
    ['is nothing if the failed ones differ', [...several(2, old), ...several(2, recent)], several(9, recent), []],
    ['is nothing if others have it, too', several(4, old), [...several(2, old), ...several(8, recent)], []],
    ['is nothing if nothing is known of the failed ones', several(4, {}), several(9, recent), []],
    ['is nothing if little is known of the others', several(4, old), [...several(4, recent), ...several(4, {})], []],
    [
      'is nothing if the others have nothing in common',
      several(4, old),
      ['1', '2', '3', '4', '5'].flatMap((minor) => several(2, { nucleus: `2.1${minor}.0` })),
      [],
    ],
    [
      'may be missing on a tenth of them',
      [...several(9, old), ...several(1, recent)],
      several(10, recent),
      ['nucleus 2.9.1 9/10, 2.12.0 10/10'],
    ],
    [
      'can be the platform, the architecture, and the runtime',
      several(3, { platform: 'windows', architecture: 'amd64', runtime: 'aws_nucleus_lite' }),
      several(3, { platform: 'linux', architecture: 'aarch64' }),
      [
        'platform windows 3/3, linux 3/3',
        'architecture amd64 3/3, aarch64 3/3',
        'runtime aws_nucleus_lite 3/3, aws_nucleus_classic 3/3',
      ],
    ],
  ];
  for (const [title, failed, succeeded, expected] of cases) {
    it(title, () => {
      assert.deepEqual(distinctionsOf(failed, succeeded).map(words), expected);
    });
  }

  it('is found in the installed components, because a scan loads no details', () => {
    const scanned = (componentVersion: string): DeviceKnowledge => ({
      ...device({}),
      components: [installedComponent({ componentName: 'aws.greengrass.Nucleus', componentVersion })],
    });
    const [distinction] = distinctionsOf(
      [scanned('2.9.1'), scanned('2.9.1')],
      [1, 2, 3].map(() => scanned('2.12.0')),
    );
    assert.equal(distinction && words(distinction), 'nucleus 2.9.1 2/2, 2.12.0 3/3');
  });

  it('is never said of devices that do not have it', () => {
    const anyTraits = fc.record<Traits>({
      nucleus: fc.constantFrom('2.9.1', '2.12.0', undefined),
      platform: fc.constantFrom('linux', 'windows', undefined),
      architecture: fc.constantFrom('amd64', undefined),
      runtime: fc.constantFrom('aws_nucleus_lite', undefined),
    });
    const valueOf = (kind: DistinguishingTrait, traits: Traits): string | undefined =>
      kind === 'runtime' ? (traits.runtime ?? 'aws_nucleus_classic') : traits[kind];
    let said = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(anyTraits, { maxLength: 6 }),
          anyTraits.map((traits) => [traits, traits]),
        ),
        fc.oneof(
          fc.array(anyTraits, { maxLength: 6 }),
          anyTraits.map((traits) => [traits, traits, traits]),
        ),
        (failed, succeeded) => {
          for (const distinction of distinctionsOf(failed.map(device), succeeded.map(device))) {
            const amount = (group: readonly Traits[], value: string): number =>
              group.filter((traits) => valueOf(distinction.kind, traits) === value).length;
            const { value, other } = distinction;
            assert.equal(amount(failed, value), distinction.size);
            assert.equal(amount(succeeded, other.value), other.size);
            assert.deepEqual([failed.length, succeeded.length], [distinction.failed, distinction.succeeded]);
            assert.ok(distinction.size * 10 >= failed.length * 9 && amount(succeeded, value) * 10 <= succeeded.length);
            said += 1;
          }
        },
      ),
      { numRuns: 500 },
    );
    assert.ok(said > 20, `${said} distinctions`);
  });
});
