import assert from 'node:assert/strict';
import { nucleusOf } from '../../../../src/greengrass/status/nucleus';
import { isStale } from '../../../../src/greengrass/status/stale';
import { componentCaveats, deploymentCaveats } from '../../../../src/text/messages/devices/nucleusCaveats';
import { coreDevice, coreDeviceDetails, hoursAgo, now } from '../../fixtures';

function classic(coreVersion: string | undefined): { isLite: boolean; coreVersion: string | undefined } {
  return { isLite: false, coreVersion };
}

/** The versions in the caveats of a component, e.g. `2.7.0 2.8.0`. */
function gates(coreVersion: string | undefined): string {
  return componentCaveats(classic(coreVersion))
    .map((sentence) => /^Before nucleus ([\d.]+),/u.exec(sentence)?.[1] ?? sentence)
    .join(' ');
}

describe('the caveats of a component', () => {
  const versions: readonly (readonly [version: string | undefined, gates: string])[] = [
    ['2.0.3', '2.7.0 2.8.0 2.12.3'],
    ['2.6.9', '2.7.0 2.8.0 2.12.3'],
    ['2.7.0', '2.8.0 2.12.3'],
    ['2.7.9', '2.8.0 2.12.3'],
    ['2.8.0', '2.12.3'],
    ['2.12.2', '2.12.3'],
    ['2.12.3', ''],
    ['2.12.10', ''],
    ['2.13', ''],
    ['2.18.2', ''],
    ['3.0.0', ''],
    ['10.0.0', ''],
    ['1.99.99', '2.7.0 2.8.0 2.12.3'],
    ['2.7', '2.8.0 2.12.3'],
    ['2.12.3-SNAPSHOT', ''],
  ];
  for (const [version, expected] of versions) {
    it(`on nucleus ${version ?? '(unknown)'} are ${expected === '' ? 'none' : `those of ${expected}`}`, () => {
      assert.equal(gates(version), expected);
    });
  }

  for (const garbage of [undefined, '', 'garbage', 'v2.1.0', '2', '2.', '-1.0.0', '__proto__', 'NaN.NaN.NaN']) {
    it(`are none for the version ${garbage === undefined ? '(not loaded)' : `"${garbage}"`}`, () => {
      assert.deepEqual(componentCaveats(classic(garbage)), []);
      assert.deepEqual(deploymentCaveats(classic(garbage)), []);
    });
  }

  it('are different on Nucleus Lite, whatever its version', () => {
    for (const coreVersion of [undefined, '2.0.0', '2.6.0', 'garbage']) {
      const caveats = componentCaveats({ isLite: true, coreVersion });
      assert.equal(caveats.length, 2);
      caveats.forEach((sentence) => {
        assert.match(sentence, /^Nucleus Lite .+\.$/u);
      });
    }
  });
});

describe('the caveats of a deployment', () => {
  it('end with nucleus 2.8.0', () => {
    assert.match(deploymentCaveats(classic('2.6.9')).join(' '), /^Before nucleus 2\.8\.0, error codes [^.]+\.$/u);
    assert.match(deploymentCaveats(classic('2.7.99')).join(' '), /^Before nucleus 2\.8\.0, /u);
    assert.deepEqual(deploymentCaveats(classic('2.8.0')), []);
    assert.deepEqual(deploymentCaveats(classic('2.12.2')), []);
  });

  it('on Nucleus Lite is that there are no codes', () => {
    const sentences = deploymentCaveats({ isLite: true, coreVersion: '2.6.0' });
    assert.deepEqual(sentences, ['Nucleus Lite reports no error codes.']);
  });
});

describe('the nucleus of a device', () => {
  it('is classic with no runtime or an unknown one', () => {
    for (const runtime of [undefined, '', 'aws_nucleus_classic', 'aws_nucleus_next']) {
      assert.equal(nucleusOf(coreDevice({ runtime }), undefined).isLite, false);
    }
  });

  it('comes from the list, but its version only from the details', () => {
    const lite = coreDevice({ runtime: 'aws_nucleus_lite' });
    assert.deepEqual(nucleusOf(lite, undefined), { isLite: true, coreVersion: undefined });
    assert.deepEqual(nucleusOf(lite, coreDeviceDetails({ runtime: undefined, coreVersion: '2.6.0' })), {
      isLite: true,
      coreVersion: '2.6.0',
    });
    assert.equal(nucleusOf(coreDevice(), coreDeviceDetails({ runtime: 'aws_nucleus_lite' })).isLite, true);
  });
});

describe('a stale report', () => {
  function isStaleAfter25Hours(lastStatusUpdateTimestamp: Date | undefined): boolean {
    return isStale(coreDevice({ lastStatusUpdateTimestamp }), 25, now);
  }

  it('is older than the setting', () => {
    assert.equal(isStaleAfter25Hours(hoursAgo(25)), false);
    assert.equal(isStaleAfter25Hours(hoursAgo(25.001)), true);
    assert.equal(isStale(coreDevice({ lastStatusUpdateTimestamp: hoursAgo(2) }), 1, now), true);
    assert.equal(isStale(coreDevice({ lastStatusUpdateTimestamp: hoursAgo(2) }), 48, now), false);
  });

  it("isn't an absent report, or one with a future or invalid time", () => {
    assert.equal(isStaleAfter25Hours(undefined), false);
    assert.equal(isStaleAfter25Hours(hoursAgo(-400)), false);
    assert.equal(isStaleAfter25Hours(new Date(NaN)), false);
  });

  it('can be from 1970', () => {
    assert.equal(isStaleAfter25Hours(new Date(0)), true);
  });
});
