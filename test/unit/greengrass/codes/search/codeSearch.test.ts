import assert from 'node:assert/strict';
import { errorCodes, explainErrorCode } from '../../../../../src/greengrass/codes/errorCodes';
import { codeSearch } from '../../../../../src/greengrass/codes/search/codeSearch';
import logPhrases from '../../../../../src/greengrass/codes/search/logPhrases.json';
import { isUmbrella } from '../../../../../src/greengrass/failures/headline';
import type { CountReports } from '../../../../../src/greengrass/failures/reportedCodes';
import { logLines, namingTexts, typedQueries } from './logQueries';

const search = codeSearch(errorCodes);
const notReported: CountReports = () => 0;

function found(typed: string, countReports = notReported): readonly string[] {
  return search(typed, countReports).map(({ code }) => code);
}

/** A fleet whose devices report each of these codes so many times. */
function reporting(reports: Readonly<Record<string, number>>): CountReports {
  return ({ code }) => reports[code] ?? 0;
}

describe('the search for error codes', () => {
  for (const { typed, first, inAnyOrder = false } of [...typedQueries, ...logLines, ...namingTexts]) {
    it(`finds ${first.join(', ')} for "${typed.slice(0, 80)}"`, () => {
      const best = found(typed).slice(0, first.length);
      assert.deepEqual(inAnyOrder ? [...best].sort() : best, inAnyOrder ? [...first].sort() : first);
    });
  }

  it('finds words in any order, in names, meanings, remedies and error types', () => {
    assert.deepEqual(found('limit of size store component'), found('component store size limit of'));
    assert.ok(found('componentStoreMaxSizeBytes').includes('DISK_SPACE_CRITICAL'));
    assert.ok(found('COMPONENT_RECIPE_ERROR').includes('EMPTY_ARTIFACT_URI'));
  });

  it('finds a word while it is typed, even if its start is another word', () => {
    for (const typed of ['c', 'ch', 'check', 'checks', 'checksu', 'checksum', 'checksum ', 'checksum mis']) {
      assert.ok(found(typed).includes('ARTIFACT_CHECKSUM_MISMATCH'), typed);
    }
    assert.equal(found('S3_HEAD_OBJ')[0]?.startsWith('S3_HEAD_OBJECT'), true);
    // The ownership of an unpacked artifact.
    assert.equal(found('unpacked own')[0], 'SET_PERMISSION_ERROR');
    assert.notEqual(found('unpacked own ')[0], 'SET_PERMISSION_ERROR');
  });

  it('finds the parts of a compound that the catalog does not have', () => {
    assert.equal(found('NotEnoughDiskSpace')[0], 'DISK_SPACE_CRITICAL');
    assert.equal(found('com.acme.CircularDependencyException')[0], 'COMPONENT_CIRCULAR_DEPENDENCY_ERROR');
  });

  it('lists a word before its other forms and its synonyms, and specific codes before umbrella codes', () => {
    assert.match(found('error')[0] ?? '', /_ERROR$/u);
    assert.match(found('failure')[0] ?? '', /_FAILURE$/u);
    for (const typed of ['error', 'failed', 'exception', 'log']) {
      const [best = ''] = found(typed);
      assert.ok(!isUmbrella(best), `${typed}: ${best}`);
    }
  });

  it('does not list codes that match much worse than the best', () => {
    assert.ok(found('error').includes('IO_UNZIP_ERROR'));
    assert.ok(!found('failure').includes('IO_UNZIP_ERROR'));
    assert.ok(found('docker login').length < found('docker').length);
  });

  it('finds exact words before words with a typing error', () => {
    // "pull" is a word of the catalog, and one letter away from "full".
    assert.ok(!found('pull').includes('DISK_SPACE_CRITICAL'));
    // Shorter words have too many neighbors: "ecs" isn't "ecr".
    assert.deepEqual(found('ecs'), []);
  });

  it('finds every code by a phrase of logs, and has no phrases of unknown codes', () => {
    const isKnown = (code: string): boolean =>
      explainErrorCode('deployment', code) !== undefined || explainErrorCode('component', code) !== undefined;
    assert.deepEqual(
      Object.keys(logPhrases).filter((code) => !isKnown(code)),
      [],
    );
    for (const [code, phrases] of Object.entries(logPhrases)) {
      for (const phrase of phrases) {
        assert.ok(
          found(phrase).slice(0, 6).includes(code),
          `${code}: ${phrase}: ${found(phrase).slice(0, 6).join(' ')}`,
        );
      }
    }
  });

  it('finds nothing for words that the catalog does not have', () => {
    for (const typed of ['xyzzy', 'qwertz asdfgh', '12345', '🙂', '_', '/', 'com.acme.Monitor']) {
      assert.deepEqual(found(typed), [], typed);
    }
  });

  it('finds nothing for words that say only how a deployment ended, unless the text names a code', () => {
    for (const typed of ['rollback', 'deployment rolled back', 'rollback failed', 'FAILED_UNABLE_TO_ROLLBACK']) {
      assert.deepEqual(found(typed), [], typed);
    }
    assert.deepEqual(found('FAILED_NO_STATE_CHANGE'), []);
    assert.deepEqual(found('DISK_SPACE_CRITICAL, rolled back'), ['DISK_SPACE_CRITICAL']);
  });

  it('lists all codes for an empty text, those of the fleet first: specific ones, by devices', () => {
    const fleet = reporting({ DEPLOYMENT_FAILURE: 9, RUN_ERROR: 2, S3_ACCESS_DENIED: 7 });
    for (const typed of ['', '  ']) {
      const all = found(typed, fleet);
      assert.deepEqual(all.slice(0, 4), ['S3_ACCESS_DENIED', 'RUN_ERROR', 'DEPLOYMENT_FAILURE', 'DEPLOYMENT_REJECTED']);
      assert.equal(all.length, errorCodes.length);
      assert.equal(new Set(all).size, new Set(errorCodes.map(({ code }) => code)).size);
    }
  });

  it('lists the codes of the fleet first among codes that match about equally well', () => {
    for (const code of ['INSTALL_TIMEOUT', 'SHUTDOWN_TIMEOUT', 'COMPONENT_BOOTSTRAP_TIMEOUT']) {
      assert.equal(found('script timed out', reporting({ [code]: 1 }))[0], code);
    }
    assert.equal(found('exit code 1', reporting({ RUN_ERROR: 1 }))[0], 'RUN_ERROR');
    assert.equal(found('docker', reporting({ DOCKER_PULL_ERROR: 1 }))[0], 'DOCKER_PULL_ERROR');
  });

  it('lists the same codes, whatever the fleet reports', () => {
    for (const typed of ['no space left on device', 'docker login failed', 'S3 404', 'timeout', '']) {
      const [best = '', ...others] = found(typed);
      for (const reported of [best, others.at(-1) ?? '', 'RUN_ERROR']) {
        assert.deepEqual([...found(typed, reporting({ [reported]: 1 }))].sort(), [best, ...others].sort());
      }
    }
  });

  it('lists a code that matches much better, or that the text names, before those of the fleet', () => {
    const fleet = reporting({ RUN_ERROR: 99, DOCKER_IMAGE_NOT_VALID: 99 });
    assert.ok(found('docker login failed').includes('DOCKER_IMAGE_NOT_VALID'));
    assert.equal(found('docker login failed', fleet)[0], 'DOCKER_LOGIN_ERROR');
    assert.deepEqual(found('STARTUP_ERROR after RUN_ERROR', fleet).slice(0, 2), ['STARTUP_ERROR', 'RUN_ERROR']);
  });
});
