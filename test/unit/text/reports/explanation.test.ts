import assert from 'node:assert/strict';
import { logTopicWords } from '../../../../src/text/messages/logTopicWords';
import { errorCodes, explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { markdownText } from '../../../../src/base/markdown';
import { explanation, topicExplanation } from '../../../../src/text/reports/explanation';
import { cataloged } from '../panels/facts';

describe('the explanation of a code', () => {
  it('has the meaning, the remedy, who can fix it, the error types and a link', () => {
    const code = explainErrorCode('deployment', 'S3_HEAD_OBJECT_ACCESS_DENIED');
    assert.ok(code);
    const text = explanation(code);
    assert.match(text, /^# S3\\_HEAD\\_OBJECT\\_ACCESS\\_DENIED\n\nDeployment error code\./u);
    assert.match(
      text,
      /## What to do\n\n.*s3\\:GetObject[^]*## Who can fix it\n\nthe administrator of the AWS account/u,
    );
    assert.match(text, /- PERMISSION\\_ERROR: A permission is missing[^]*troubleshooting-deployment\.html\)\n$/u);
  });

  it('of a status code has its lifecycle step, and nothing that it has no value for', () => {
    const code = cataloged('component', 'STARTUP_ERROR');
    assert.deepEqual(explanation(code).split('\n'), [
      '# STARTUP\\_ERROR',
      '',
      'Component status code, Startup step.',
      '',
      '## Meaning',
      '',
      markdownText(code.meaning),
      '',
      '## What to do',
      '',
      markdownText(code.remedy),
      '',
      '## Who can fix it',
      '',
      'the author of the recipe',
      '',
      '## More',
      '',
      `[AWS documentation for these codes](${code.url})`,
      '',
    ]);
  });

  it('has no owner if none is known, and no remark about umbrella codes unless it is one', () => {
    const titles = (code: string): readonly string[] =>
      explanation(cataloged('deployment', code))
        .split('\n')
        .filter((line) => /^(?:#|.*more specific)/u.test(line));
    assert.deepEqual(titles('DEPLOYMENT_FAILURE'), [
      '# DEPLOYMENT\\_FAILURE',
      'The codes after it in the stack are more specific.',
      '## Meaning',
      '## What to do',
      '## More',
    ]);
    assert.deepEqual(titles('DISK_SPACE_CRITICAL'), [
      '# DISK\\_SPACE\\_CRITICAL',
      '## Meaning',
      '## What to do',
      '## Who can fix it',
      '## Error types',
      '## More',
    ]);
  });

  it('is complete for every code', () => {
    for (const code of errorCodes) {
      assert.doesNotMatch(explanation(code), /undefined|: \n|\n\n\n/u);
    }
  });

  it('is complete for every topic without a code of its own', () => {
    for (const [topic, words] of Object.entries(logTopicWords)) {
      assert.match(words.meaning, /^[A-Z].*\.$/u, topic);
      assert.match(words.remedy, /^[A-Z].*\.$/u, topic);
    }
    assert.match(
      topicExplanation('gpu'),
      /^# GPU\n\nNot an error code\.\n\n## Meaning\n\nGPU .*\n\n## What to do\n\nLook /u,
    );
  });
});
