import fc from 'fast-check';
import type { RecordedCatalog } from '../../../../src/fleet/snapshots/recordedCatalog';
import type { Deployment, EffectiveDeployment, InstalledComponent } from '../../../../src/greengrass/model';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { coreDeviceDetails, hoursAgo, now } from '../../fixtures';

/** A fleet with names and account numbers in every text, and the names. */
export interface NamedFleet {
  readonly things: readonly string[];
  readonly thingGroups: readonly string[];
  readonly accounts: readonly string[];
  readonly devices: readonly KnownDevice[];
  readonly deployments: readonly Deployment[];
  readonly catalog: RecordedCatalog;
  /** Texts with names for what else a program can report. */
  readonly texts: readonly string[];
}

/** In every configuration and recipe of a named fleet. */
export const secret = 'hunter2';

/** None of these is a word of the API or of a report. */
const parts = fc.constantFrom('press', 'Press', 'PRESS', 'kiosk', 'zq7x', 'hall', '0815', '2026', 'b');
const separators = fc.constantFrom('-', '_', ':', '--', '_-');

/** Names with separators between their parts and sometimes around them. */
const anyName = fc
  .tuple(
    fc.constantFrom('', '', '', '-', '_'),
    fc.array(fc.tuple(parts, separators), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '', '', '-', ':'),
  )
  .map(([before, words, after]) => {
    const core = words.map(([part, separator], index) => (index === 0 ? part : separator + part)).join('');
    return before + core + after;
  })
  // A number alone is also part of dates and versions.
  .filter((name) => name.length >= 4 && /[a-z]{2}/iu.test(name));

/** Distinct names, some of which contain others or differ only in case. */
const anyNames = fc.uniqueArray(anyName, { minLength: 3, maxLength: 6 }).chain((names) =>
  fc
    .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom('upper', 'longer', 'inside')), { maxLength: 4 })
    .map((relatives) => {
      const related = relatives.map(([name, how]) =>
        how === 'upper' ? name.toUpperCase() : how === 'longer' ? `${name}-b` : `kiosk:${name}`,
      );
      return [...new Set([...names, ...related])];
    }),
);

const anyAccount = fc.integer({ min: 0, max: 999_999_999 }).map((number) => `123${String(number).padStart(9, '7')}`);

/** What can be around a name in a text. */
const frames: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `FAILED_NO_STATE_CHANGE: ${name} refused. See ${name}, too`,
  (name) => `arn:aws:s3:::bucket/${name}/artifact.zip`,
  (name) => `s3://${name}/x`,
  (name) => `$aws/things/${name}/shadow`,
  (name) => `https://x.example/a?name=${encodeURIComponent(name)}&b`,
  (name) => `q=${encodeURIComponent(encodeURIComponent(name))}`,
  (name) => `{"log":"start\\n${name}\\tend"}`,
  (name) => `\u001b[31m${name}\u001b[0m`,
  (name) => `NETWORK_ERROR_${name}_2026-11-23`,
  (name) => `**${name}** \`${name}\` [${name}](x) <${name}>`,
  (name) => `=${name},"${name}";`,
  (name) => name.toUpperCase(),
  (name) => `ö${name}ß`,
];

/** A text with one or two of these names. */
function anyTextWith(names: readonly string[]): fc.Arbitrary<string> {
  const framed = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...frames)).map(([name, frame]) => frame(name));
  return fc.oneof(
    framed,
    fc.tuple(framed, fc.constantFrom(' ', '/', '-', ':', '"'), framed).map((texts) => texts.join('')),
  );
}

function anyEffective(text: fc.Arbitrary<string>, target: fc.Arbitrary<string>): fc.Arbitrary<EffectiveDeployment> {
  return fc.record({
    deploymentId: text,
    deploymentName: fc.option(text, { nil: undefined }),
    iotJobId: text,
    iotJobArn: text,
    description: text,
    targetArn: fc.oneof(text, target),
    coreDeviceExecutionStatus: fc.oneof(text, fc.constant('FAILED'), fc.constant('TIMED_OUT')),
    reason: text,
    creationTimestamp: fc.constant(hoursAgo(3)),
    modifiedTimestamp: fc.constant(hoursAgo(2)),
    statusDetails: fc.record({
      errorStack: fc.array(text, { maxLength: 2 }),
      errorTypes: fc.array(text, { maxLength: 2 }),
    }),
  });
}

function anyComponent(text: fc.Arbitrary<string>): fc.Arbitrary<InstalledComponent> {
  return fc.record({
    componentName: text,
    componentVersion: text,
    lifecycleState: fc.oneof(text, fc.constant('BROKEN'), fc.constant('ERRORED')),
    lifecycleStateDetails: text,
    isRoot: fc.boolean(),
    lastStatusChangeTimestamp: fc.constant(hoursAgo(3)),
    lastReportedTimestamp: fc.constant(hoursAgo(2)),
    lastInstallationSource: text,
    lifecycleStatusCodes: fc.array(text, { maxLength: 2 }),
  });
}

function anyDefinition(text: fc.Arbitrary<string>, target: fc.Arbitrary<string>): fc.Arbitrary<Deployment> {
  const optional = fc.option(text, { nil: undefined });
  return fc.record({
    deploymentId: text,
    revisionId: text,
    deploymentName: optional,
    deploymentStatus: text,
    targetArn: fc.oneof(text, target),
    parentTargetArn: fc.oneof(text, target),
    iotJobId: text,
    iotJobArn: text,
    isLatestForTarget: fc.boolean(),
    creationTimestamp: fc.constant(now),
    components: fc.dictionary(
      text,
      fc.record({
        componentVersion: text,
        merge: text.map((value) => JSON.stringify({ password: secret, value })),
        reset: fc.array(
          text.map((value) => `/${secret}/${value}`),
          { maxLength: 2 },
        ),
        runWith: text.map((posixUser) => ({ posixUser, systemResourceLimits: { memory: 1 } })),
      }),
      { minKeys: 1, maxKeys: 2 },
    ),
    deploymentPolicies: fc.record({
      failureHandlingPolicy: text,
      componentUpdateAction: text,
      componentUpdateTimeout: fc.constant(60),
      configurationValidationTimeout: fc.constant(undefined),
    }),
    iotJobConfiguration: text.map((value) => ({ abortConfig: { criteriaList: [{ action: value }] } })),
    tags: fc.dictionary(text, text, { minKeys: 1, maxKeys: 2 }),
  });
}

/** Components whose names, versions, and texts all have names and account numbers. */
function anyCatalogOf(text: fc.Arbitrary<string>, account: fc.Arbitrary<string>): fc.Arbitrary<RecordedCatalog> {
  const tags = fc.dictionary(text, text, { minKeys: 1, maxKeys: 2 });
  const arn = fc
    .tuple(account, text)
    .map(([owner, name]) => `arn:aws:greengrass:eu-west-1:${owner}:components:${name}`);
  const versionArn = fc.tuple(arn, text).map(([component, version]) => `${component}:versions:${version}`);
  const latest = {
    arn: versionArn,
    componentVersion: text,
    creationTimestamp: fc.constant(now),
    description: text,
    publisher: text,
    platforms: fc.array(fc.record({ name: text, attributes: tags }), { minLength: 1, maxLength: 1 }),
  };
  const status = fc.record({
    componentState: text,
    message: text,
    errors: tags,
    vendorGuidance: text,
    vendorGuidanceMessage: text,
  });
  const one = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { minLength: 1, maxLength: 1 });
  return fc.record({
    components: one(
      fc.record({ arn, componentName: text, latestVersion: fc.record(latest), scope: fc.constant('PRIVATE' as const) }),
    ),
    componentVersions: one(fc.record({ arn: versionArn, componentName: text, componentVersion: text })),
    describedComponents: one(fc.record({ ...latest, componentName: text, status, tags })),
    recipes: one(
      fc.record({
        arn: versionArn,
        recipeOutputFormat: fc.constant('JSON' as const),
        recipe: text.map((value) => JSON.stringify({ password: secret, value })),
      }),
    ),
  });
}

function anyFleetOf(names: readonly string[], accounts: readonly string[]): fc.Arbitrary<NamedFleet> {
  const middle = Math.ceil(names.length / 2);
  const [things, thingGroups] = [names.slice(0, middle), names.slice(middle)];
  const text = anyTextWith([...names, ...accounts]);
  const account = fc.constantFrom(...accounts);
  const target = fc
    .tuple(
      account,
      fc.oneof(
        fc.constantFrom(...things).map((name) => `thing/${name}`),
        fc.constantFrom(...thingGroups).map((name) => `thinggroup/${name}`),
      ),
    )
    .map(([owner, resource]) => `arn:aws:iot:eu-west-1:${owner}:${resource}`);
  const fields = { status: text, platform: text, architecture: text, runtime: text };
  const knowledge = fc.record({
    fields: fc.record(fields),
    coreVersion: text,
    tags: fc.dictionary(text, text, { minKeys: 1, maxKeys: 2 }),
    deployments: fc.array(anyEffective(text, target), { minLength: 1, maxLength: 2 }),
    components: fc.array(anyComponent(text), { minLength: 1, maxLength: 2 }),
    profile: text,
  });
  return fc
    .record({
      known: fc.array(knowledge, { minLength: things.length, maxLength: things.length }),
      deployments: fc.array(anyDefinition(text, target), { minLength: 1, maxLength: 2 }),
      catalog: anyCatalogOf(text, account),
      account,
      texts: fc.array(text, { minLength: 3, maxLength: 3 }),
    })
    .map(({ known, deployments, catalog, account: own, texts }) => ({
      things,
      thingGroups,
      accounts,
      deployments,
      catalog,
      texts,
      devices: known.map(({ fields: values, coreVersion, tags, profile, ...lists }, index) => {
        const device = { ...coreDeviceDetails(), ...values, coreDeviceThingName: things[index] ?? '' };
        const place = { connectionId: profile, profile, region: 'eu-west-1', partition: 'aws', account: own };
        return { place, device, details: { ...device, coreVersion, tags }, ...lists };
      }),
    }));
}

/** Fleets with names and account numbers in every text of the API. */
export const anyNamedFleet: fc.Arbitrary<NamedFleet> = fc
  .tuple(anyNames, fc.uniqueArray(anyAccount, { minLength: 1, maxLength: 2 }))
  .chain(([names, accounts]) => anyFleetOf(names, accounts));
