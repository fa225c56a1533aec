import assert from 'node:assert/strict';
import fc from 'fast-check';
import { snapshotText } from '../../../../src/fleet/snapshots/snapshot';
import type { ListedDeployment } from '../../../../src/greengrass/model';
import { errorCodes, explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { Redactor } from '../../../../src/greengrass/redaction/redactor';
import type { DeviceSubject } from '../../../../src/greengrass/subject';
import { diagnosticsText } from '../../../../src/text/reports/diagnostics';
import { failureReport } from '../../../../src/text/reports/failureReport';
import { componentDevicesCsv } from '../../../../src/text/reports/componentDevicesCsv';
import { failuresCsv } from '../../../../src/text/reports/failuresCsv';
import { CaseCoverage } from '../../caseCoverage';
import { job, now } from '../../fixtures';
import { anyNamedFleet, secret, type NamedFleet } from '../../greengrass/redaction/namedFleet';

/** A redactor that knows the thing groups of a fleet from their list. It learns the rest from the fleet. */
function redactorFor({ thingGroups }: NamedFleet): Redactor {
  const redactor = new Redactor(errorCodes);
  thingGroups.forEach((name) => {
    redactor.names.add('thingGroup', name);
  });
  return redactor;
}

function redactorKnowingAll(fleet: NamedFleet): Redactor {
  const redactor = redactorFor(fleet);
  fleet.things.forEach((name) => {
    redactor.names.add('thing', name);
  });
  return redactor;
}

/** Everything on the devices that a report can be about. */
function subjectsIn({ devices }: NamedFleet): readonly DeviceSubject[] {
  return devices.flatMap((on) => [
    { kind: 'coreDevice', on } as const,
    ...(on.deployments ?? []).map((deployment) => ({ kind: 'effectiveDeployment', on, deployment }) as const),
    ...(on.components ?? []).map((component) => ({ kind: 'installedComponent', on, component }) as const),
  ]);
}

function snapshotOf({ devices, deployments, catalog, accounts, texts }: NamedFleet, redactor?: Redactor): string {
  const place = { region: 'eu-west-1', partition: 'aws', account: accounts[0] };
  const [comment = '', reasonCode = '', status = ''] = texts;
  const listedDeployments = deployments.map((definition) => {
    const deployment: ListedDeployment = definition;
    return deployment;
  });
  const jobs = deployments.map(({ iotJobId = '' }) => ({ iotJobId, job: job({ comment, reasonCode, status }) }));
  const recorded = { devices, deployments, listedDeployments, jobs, ...catalog };
  return snapshotText({ takenAt: now, profile: texts[0] ?? '', ...place, ...recorded }, redactor);
}

function reportsOf(fleet: NamedFleet, redactor?: Redactor): string {
  return subjectsIn(fleet)
    .map((subject) => failureReport(subject, explainErrorCode, now, redactor))
    .join('\n');
}

function diagnosticsOf({ texts }: NamedFleet, redactor: Redactor): string {
  const [region = '', error = '', requestId = ''] = texts;
  return diagnosticsText(
    {
      extensionVersion: '1.2.3',
      vsCodeVersion: '1.101.0',
      host: 'local',
      platform: 'linux',
      connections: [{ state: 'open', region, hasCustomEndpoint: true, knownDevices: 3, scan: 'none' }],
      requests: [
        {
          operation: 'ListCoreDevices',
          connectionId: region,
          endedAt: now,
          milliseconds: 3,
          httpStatus: 403,
          requestId,
          attempts: 1,
          error,
        },
      ],
    },
    redactor,
  );
}

/** The ways in which the outputs write a text: as it is, escaped for Markdown or JSON, and encoded for a URL. */
function readings(output: string): readonly string[] {
  const withoutStandIns = output.replace(/thing(?:-group)?-\d+|000000000\d{3}/gu, '¤');
  const decoded = withoutStandIns.replace(/%(?:25)*3A/gu, ':');
  const unescaped = decoded.replace(/\\(?:u001b\[[\d;]*m|[nt])/gu, ' ').replaceAll('\\', '');
  return [withoutStandIns, decoded, unescaped];
}

/** The names and accounts that an output contains. */
function leaksIn(output: string, { things, thingGroups, accounts }: NamedFleet): readonly string[] {
  const texts = readings(output);
  const names = [...things, ...thingGroups].filter((name) => {
    const pattern = new RegExp(`(?<![A-Za-z0-9])${name}(?![A-Za-z0-9])`, 'iu');
    return texts.some((text) => pattern.test(text));
  });
  return [...names, ...accounts.filter((account) => texts.some((text) => text.includes(account)))];
}

const outputs: Readonly<Record<string, (fleet: NamedFleet) => string>> = {
  'a failure report': (fleet) => reportsOf(fleet, redactorKnowingAll(fleet)),
  'the CSV export': (fleet) => failuresCsv(fleet.devices, redactorFor(fleet)),
  'the CSV of components': (fleet) =>
    componentDevicesCsv(
      fleet.devices.flatMap((on) => (on.components ?? []).map(({ componentName }) => ({ on, componentName }))),
      redactorFor(fleet),
    ),
  'a snapshot': (fleet) => snapshotOf(fleet, redactorFor(fleet)),
  'the diagnostics': (fleet) => diagnosticsOf(fleet, redactorKnowingAll(fleet)),
};

describe('a redacted output', () => {
  for (const [what, make] of Object.entries(outputs)) {
    it(`of ${what} has none of the names and accounts that are in every field`, () => {
      fc.assert(
        fc.property(anyNamedFleet, (fleet) => {
          assert.deepEqual(leaksIn(make(fleet), fleet), []);
        }),
        { numRuns: 100 },
      );
    });
  }

  it('is tested with names that contain each other, differ in case, and have punctuation', () => {
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(anyNamedFleet, (fleet) => {
        const names = [...fleet.things, ...fleet.thingGroups];
        const pairs = names.flatMap((a) => names.filter((b) => b !== a).map((b) => [a, b] as const));
        coverage.count({
          contained: pairs.some(([a, b]) => a.length > b.length && a.includes(b)),
          otherCase: pairs.some(([a, b]) => a.toLowerCase() === b.toLowerCase()),
          punctuation: names.some((name) => /^[-_:]|[-_:]$/u.test(name)),
          colon: names.some((name) => /\w:\w/u.test(name)),
          twoAccounts: fleet.accounts.length > 1,
        });
        // Without redaction, the outputs have nearly all of them, so the properties above can fail.
        const leaks = [snapshotOf(fleet), reportsOf(fleet)].map((output) => leaksIn(output, fleet));
        coverage.count({ allInSnapshot: leaks[0]?.length === names.length + fleet.accounts.length });
        assert.ok(leaks.every((found) => found.length > fleet.things.length / 2));
      }),
      { numRuns: 100 },
    );
    coverage.assertCovered();
  });

  it('has no configuration and no recipes', () => {
    fc.assert(
      fc.property(anyNamedFleet, (fleet) => {
        assert.ok(snapshotOf(fleet).includes(secret));
        assert.ok(!snapshotOf(fleet, redactorFor(fleet)).includes(secret));
      }),
      { numRuns: 50 },
    );
  });
});
