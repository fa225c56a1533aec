import assert from 'node:assert/strict';
import { componentDeviceRow } from '../../../../src/text/rows/componentDeviceRow';
import { componentGroupRow, componentRow } from '../../../../src/text/rows/componentRow';
import {
  componentStateRow,
  componentVersionRow,
  type VersionFacts,
} from '../../../../src/text/rows/componentVersionRow';
import type { Row } from '../../../../src/text/rows/row';
import { hoursAgo, installedComponent, now } from '../../fixtures';
import {
  allScanned,
  catalogComponent,
  discontinued,
  describedVersion,
  halfScanned,
  knownComponent,
  latest,
  unlistedVersion,
  versionSpread,
} from '../componentFixtures';

function words({ label, description, icon, severity }: Row): string {
  return `${label} | ${description} (${icon}, ${severity})`;
}

const broken = versionSpread({ version: '1.3.0', devices: 2, failed: 2, states: new Map([['BROKEN', 2]]) });
const errored = versionSpread({ version: '1.3.0', devices: 2, failed: 1, states: new Map([['ERRORED', 1]]) });
const nothingScanned = { scanned: 0, known: 20, isWhole: true, isIndexing: false };

describe('the row of a component', () => {
  it('says where it fails before anything else, then which part of its devices has the latest version', () => {
    const row = componentRow(knownComponent([versionSpread(), broken]), allScanned, now);
    assert.equal(
      words(row),
      'com.example.Press | 2 failing · 1.4.2 on 3 of 5 devices · 2 versions · 5 h (error, error)',
    );
    assert.equal(
      row.accessibilityLabel,
      'Component com.example.Press, 2 failing, latest version 1.4.2 on 3 of 5 devices, 2 versions on core devices, published 5 h ago',
    );
  });

  const cases = [
    ['nothing is scanned', knownComponent(), nothingScanned, '1.4.2 · 5 h (package, neutral)'],
    ['no scanned device has it', knownComponent(), halfScanned, '1.4.2 on no scanned device · 5 h (package, neutral)'],
    ['no device has it', knownComponent(), allScanned, '1.4.2 on no device · 5 h (package, neutral)'],
    [
      'it is errored, and only scanned devices count',
      knownComponent([errored]),
      halfScanned,
      '1 failing · 1.4.2 on 0 of 2 scanned devices · 5 h (warning, warning)',
    ],
    [
      'its only device has the latest version',
      knownComponent([versionSpread({ devices: 1 })]),
      allScanned,
      '1.4.2 on 1 device · 5 h (package, neutral)',
    ],
    [
      'a running version is discontinued',
      knownComponent([versionSpread()], { discouraged: [discontinued] }),
      allScanned,
      '1.4.2 discontinued · on 3 devices · 5 h (warning, warning)',
    ],
    [
      'it replaces a component of AWS',
      knownComponent([], { replacesProvided: true }),
      nothingScanned,
      "replaces AWS's · 1.4.2 · 5 h (package, neutral)",
    ],
    [
      'it is in no catalog',
      knownComponent([versionSpread()], { listed: undefined, origin: 'unlisted' }),
      halfScanned,
      'on 3 scanned devices (package, neutral)',
    ],
    [
      'AWS sent no latest version',
      knownComponent([], { listed: catalogComponent({ latestVersion: undefined }) }),
      nothingScanned,
      ' (package, neutral)',
    ],
  ] as const;
  for (const [when, component, coverage, expected] of cases) {
    it(`is ${expected} when ${when}`, () => {
      assert.equal(words(componentRow(component, coverage, now)), `com.example.Press | ${expected}`);
    });
  }

  it('says everything to a screen reader that the row shows in short', () => {
    const row = componentRow(
      knownComponent([versionSpread()], {
        replacesProvided: true,
        discouraged: [discontinued],
      }),
      halfScanned,
      now,
    );
    assert.equal(
      row.accessibilityLabel,
      'Component com.example.Press, 1.4.2 discontinued, replaces the component of AWS with the same name, latest version on 3 scanned devices, published 5 h ago',
    );
  });

  it('makes hostile text visible', () => {
    const { latestVersion } = catalogComponent();
    const listed = catalogComponent({
      latestVersion: latestVersion && { ...latestVersion, componentVersion: '1\u202e.0\n' },
    });
    const row = componentRow(knownComponent([], { componentName: 'a\u202eb', listed }), nothingScanned, now);
    assert.equal(words(row), 'a\\u202eb | 1\\u202e.0  · 5 h (package, neutral)');
  });
});

describe('the row of a group of components', () => {
  it('counts its components and how many of them are failing', () => {
    assert.equal(
      words(componentGroupRow('unlisted', [knownComponent([broken]), knownComponent([versionSpread()])])),
      'Not in the catalog (2) | 1 failing (folder, error)',
    );
    assert.equal(words(componentGroupRow('provided', [])), 'Provided by AWS |  (cloud, neutral)');
    assert.equal(words(componentGroupRow('onDevices', [knownComponent()])), 'On core devices (1) |  (folder, neutral)');
  });
});

describe('the row of a version', () => {
  function row(fields: Partial<VersionFacts> = {}): string {
    const facts = { version: latest, spread: versionSpread(), described: undefined, published: undefined };
    const { label, description, icon } = componentVersionRow({ ...facts, coverage: allScanned, ...fields }, now);
    return `${label} | ${description} (${icon})`;
  }
  const cases: readonly (readonly [expected: string, fields: Partial<VersionFacts>])[] = [
    ['1.4.2 | latest · on 3 devices (package)', {}],
    ['1.4.2 | latest · on 3 devices · 5 h (package)', { published: hoursAgo(5) }],
    ['1.4.2 | latest · on 3 devices (package)', { described: describedVersion() }],
    ['1.3.0 | 2 failing · on 2 devices (error)', { version: unlistedVersion, spread: broken }],
    ['1.4.2 | latest · on no scanned device (package)', { spread: undefined, coverage: halfScanned }],
    ['1.4.2 | latest (package)', { spread: undefined, coverage: nothingScanned }],
    [
      '1.4.2 | discontinued · latest · on 3 devices (warning)',
      { described: describedVersion({ vendorGuidance: 'DISCONTINUED' }) },
    ],
    [
      '1.4.2 | deleted · latest · on 3 devices (circle-slash)',
      { described: describedVersion({ vendorGuidance: 'DELETED' }) },
    ],
    ['1.4.2 | failed · latest · on 3 devices (error)', { described: describedVersion({ componentState: 'FAILED' }) }],
    [
      '1.4.2 | paused · latest · on 3 devices (question)',
      { described: describedVersion({ componentState: 'PAUSED' }) },
    ],
    ['(no version) | on 3 devices (package)', { version: { ...unlistedVersion, version: '' } }],
  ];
  for (const [expected, fields] of cases) {
    it(`is ${expected}`, () => {
      assert.equal(row(fields), expected);
    });
  }

  it('has rows for states, with the words of the state', () => {
    assert.equal(words(componentStateRow('BROKEN', 1_200)), 'Broken (1,200) |  (error, error)');
    assert.equal(words(componentStateRow('', 1)), 'No status (1) |  (question, unknown)');
  });
});

describe('the name in the row of a component', () => {
  const rowOf = (componentName: string, prefix: string) =>
    componentRow(knownComponent([broken], { componentName, listed: undefined }), allScanned, now, prefix);

  it('is without the prefix that most names share, which comes last', () => {
    const row = rowOf('com.example.Press', 'com.example.');
    assert.equal(row.label, 'Press');
    assert.match(row.description, /^\d failing · .* · com\.example$/u);
    assert.match(row.accessibilityLabel, /^Component com\.example\.Press, /u);
  });

  it('leaves room in a narrow view to say that it replaces a component of AWS', () => {
    const replacing = { componentName: 'aws.greengrass.DiskSpooler', replacesProvided: true };
    const row = componentRow(knownComponent([broken], replacing), allScanned, now, 'com.example.');
    assert.equal(row.label, 'DiskSpooler');
    assert.match(row.description, /replaces AWS's · .* · aws\.greengrass$/u);
    assert.match(row.accessibilityLabel, /^Component aws\.greengrass\.DiskSpooler, /u);
  });

  it('is the whole name if it has another prefix or is only the prefix', () => {
    for (const name of ['com.other.Press', 'com.example.']) {
      const { label, description } = rowOf(name, 'com.example.');
      assert.equal(label, name);
      assert.doesNotMatch(description, /com\./u);
    }
  });
});

describe('the row of a core device below a version', () => {
  it('has the status code, or the state unless the icon says it', () => {
    const changed = hoursAgo(3);
    const running = installedComponent({ lastStatusChangeTimestamp: changed });
    assert.equal(words(componentDeviceRow('press-1', running, now)), 'press-1 | 3 h (play-circle, success)');
    const failed = { ...running, lifecycleState: 'BROKEN', lifecycleStatusCodes: ['ERRORED', 'RUN_ERROR'] };
    assert.equal(words(componentDeviceRow('press-1', failed, now)), 'press-1 | RUN_ERROR · 3 h (error, error)');
    assert.equal(words(componentDeviceRow('press-1', undefined, now)), 'press-1 | No status (question, unknown)');
    assert.equal(
      componentDeviceRow('press-1', failed, now).accessibilityLabel,
      'Core device press-1, Broken, RUN_ERROR, changed 3 h ago',
    );
    const old = componentDeviceRow('press-1', failed, now, hoursAgo(2));
    assert.equal(words(old), 'press-1 | RUN_ERROR · 3 h · loaded 2 h ago (error, error)');
    assert.match(old.accessibilityLabel, /, loaded 2 h ago$/u);
  });
});
