import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import catalog from '../../../../src/greengrass/codes/errorCodes.json';
import { errorCodes, explainErrorCode, type ErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { headlineRemedy } from '../../../../src/greengrass/codes/headlineRemedy';
import { componentFailures } from '../../../simulator/sample/componentFailures';
import { failureScenarios } from '../../../simulator/sample/failureScenarios';
import { coreDeviceDetails, effectiveDeployment, failedDeployment, installedComponent } from '../../fixtures';

/** The spelling in the documentation, and the one that the nucleus reports. */
const documentedSpellings = [
  ['IOT_CRED_ENDPOINT_NOT_VALID', 'IOT_CRED_ENDPOINT_FORMAT_NOT_VALID'],
  ['IOT_DATA_ENDPOINT_NOT_VALID', 'IOT_DATA_ENDPOINT_FORMAT_NOT_VALID'],
] as const;

/** Reported up to nucleus 2.11.1. Later versions report COMPONENT_LOAD_FAILURE. */
const formerCode = 'INSTALLED_COMPONENT_NOT_FOUND';

function codesOf(kind: ErrorCode['kind']): readonly string[] {
  return errorCodes.filter((entry) => entry.kind === kind).map(({ code }) => code);
}

/** A fingerprint of a set of names, which changes if any name changes. */
function fingerprint(names: readonly string[]): string {
  return createHash('sha256')
    .update([...names].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}

describe('the catalog of error codes', () => {
  it('has the 103 codes of nucleus 2.18, an old one and two spellings from the documentation', () => {
    const others: readonly string[] = [formerCode, ...documentedSpellings.map(([documented]) => documented)];
    const current = codesOf('deployment').filter((code) => !others.includes(code));
    assert.equal(new Set(current).size, 103);
    // The values of DeploymentErrorCode in the source of nucleus 2.18.2.
    assert.equal(fingerprint(current), 'b21451ab183b6ce9');
    assert.equal(codesOf('deployment').length, 106);
  });

  it('says in a few words why it failed and what to do first', () => {
    for (const { code, advice } of errorCodes) {
      const words = advice.replace(/\{component\}$/u, 'Press').replace(/\{log\}$/u, 'component log');
      assert.match(words, /^[A-Z][\w /'-]{2,}: [a-z][^:{}]{3,}(?::\w+)?[^.{}]$/u, code);
      assert.ok(words.length <= 37, code);
    }
  });

  it('never leads from the most specific code to a code after it', () => {
    for (const entry of errorCodes) {
      assert.doesNotMatch(headlineRemedy(entry), /after it|follows|(?:next|last|only) code/u, entry.code);
      if (entry.finalRemedy !== undefined) {
        assert.match(entry.remedy, /after it|follows|next code/u, `${entry.code} needs no other remedy.`);
      }
    }
  });

  it('has the 19 component status codes without the placeholder NONE', () => {
    assert.equal(new Set(codesOf('component')).size, 19);
    assert.equal(codesOf('component').length, 19);
    // The values of ComponentStatusCode in the source of nucleus 2.18.2, without NONE.
    assert.equal(fingerprint(codesOf('component')), '684b340e0617e0c1');
    assert.equal(explainErrorCode('component', 'NONE'), undefined);
  });

  it('has the new codes of each nucleus version', () => {
    const codes = [
      'DEPLOYMENT_FAILURE',
      'RUN_WITH_CONFIG_NOT_VALID',
      'NETWORK_ERROR',
      'DEPLOYMENT_REJECTED',
      'REJECTED_STALE_DEPLOYMENT',
      'DOCKER_IMAGE_QUERY_ERROR',
      'COMPONENT_LOAD_FAILURE',
      'CUSTOM_PLUGIN_NOT_SUPPORTED',
      'COMPONENT_VERSION_NOT_VALID',
      'MQTT_CONNECTION_FAILED',
      'TLS_HANDSHAKE_FAILURE',
      'MISSING_MQTT_CONNECT_POLICY',
      'CREDENTIAL_ENDPOINT_AUTH_FAILURE',
      'CREDENTIAL_ENDPOINT_SERVER_ERROR',
      formerCode,
    ];
    assert.deepEqual(
      codes.filter((code) => explainErrorCode('deployment', code) === undefined),
      [],
    );
    const statusCodes = ['INSTALL_ERROR', 'STARTUP_TIMEOUT', 'RUN_ERROR', 'UNINSTALL_TIMEOUT', 'UNINSTALL_ERROR'];
    assert.deepEqual(
      statusCodes.filter((code) => explainErrorCode('component', code) === undefined),
      [],
    );
  });

  for (const { kind, code } of catalog) {
    it(`has a meaning and a remedy for ${code} of a ${kind}`, () => {
      assert.ok(kind === 'deployment' || kind === 'component');
      const explained = explainErrorCode(kind, code);
      assert.equal(explained?.code, code);
      assert.equal(explained.kind, kind);
      for (const text of [explained.meaning, explained.remedy]) {
        assert.match(text, /^\S.{9,}[.)]$/u);
        assert.doesNotMatch(text, /undefined|\bTODO\b|\n/u);
      }
      assert.match(code, /^[A-Z][A-Z0-9_]+$/u);
      explained.errorTypes.forEach((type) => {
        assert.match(type, /^[A-Z_]+$/u);
      });
      if (kind === 'component') {
        assert.match(explained.lifecycleStep ?? '', /^[A-Z][a-z]+$/u);
      }
    });
  }

  it('uses the terms of the program, without API fields, API states and placeholders', () => {
    const responses = [
      effectiveDeployment(),
      failedDeployment([]).statusDetails,
      installedComponent(),
      coreDeviceDetails(),
    ];
    const fields = responses
      .flatMap((response) => Object.keys(response ?? {}))
      .filter((name) => /[a-z][A-Z]/u.test(name));
    const foreign = new RegExp(`\\b(?:${[...fields, 'ERRORED', 'BROKEN'].join('|')})\\b|<\\w`, 'u');
    const texts = errorCodes.flatMap(({ meaning, remedy }) => [meaning, remedy]);
    assert.deepEqual(
      texts.filter((text) => foreign.test(text)),
      [],
    );
  });

  for (const spellings of documentedSpellings) {
    it(`has ${spellings.join(' and its alias ')}`, () => {
      for (const code of spellings) {
        assert.equal(explainErrorCode('deployment', code)?.code, code);
      }
    });
  }

  it('explains every code in the sample fleet', () => {
    const codes = new Set(failureScenarios.flatMap(({ errorStack }) => errorStack));
    const statusCodes = new Set(componentFailures.map(({ code }) => code));
    const unknown = [...codes].filter((code) => explainErrorCode('deployment', code) === undefined);
    const unknownStatusCodes = [...statusCodes].filter((code) => explainErrorCode('component', code) === undefined);
    assert.deepEqual([unknown, unknownStatusCodes], [[], []]);
  });

  it('separates the codes of deployments and components', () => {
    assert.equal(explainErrorCode('component', 'DEPLOYMENT_FAILURE'), undefined);
    assert.equal(explainErrorCode('deployment', 'STARTUP_TIMEOUT'), undefined);
  });

  it('has no explanation for anything but a code', () => {
    for (const code of [
      '',
      '__proto__',
      'constructor',
      'deployment_failure',
      ' DEPLOYMENT_FAILURE',
      'FROM_THE_FUTURE',
    ]) {
      assert.equal(explainErrorCode('deployment', code), undefined);
      assert.equal(explainErrorCode('component', code), undefined);
    }
  });
});
