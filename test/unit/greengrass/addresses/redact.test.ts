import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeRedact, redacted } from '../../../../src/greengrass/addresses/redact';
import { CaseCoverage } from '../../caseCoverage';

describe('redacting', () => {
  const redact = makeRedact(['press-2', 'press:1_a', 'press-20']);

  const texts: readonly (readonly [text: string, redacted: string])[] = [
    ['press-2 failed', 'thing-1 failed'],
    ['press-20: no response from press-2.', 'thing-3: no response from thing-1.'],
    ['on (press:1_a)', 'on (thing-2)'],
    [String.raw`# press:1\_a, of arn: press:1\_a`, '# thing-2, of arn: thing-2'],
    [String.raw`a\_b stays`, String.raw`a\_b stays`],
    ['press-200 is another', 'press-200 is another'],
    ['account 123456789012, bucket-123456789012-logs', 'account 000000000000, bucket-000000000000-logs'],
    ['0f0a1f3e-0000-4000-8000-000000000001', '0f0a1f3e-0000-4000-8000-000000000001'],
    ['1234567890123 is no account', '1234567890123 is no account'],
    ['arn:aws:iot:eu-west-1:123456789012:thing/press-2', 'arn:aws:iot:eu-west-1:000000000000:thing/thing-1'],
    [
      'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3',
      'arn:aws:iot:eu-west-1:000000000000:thinggroup/thing-group-1',
    ],
    ['arn:aws:s3:::bucket/press-2', 'arn:aws:s3:::bucket/press-2'],
    [
      'arn:aws:greengrass:eu-west-1:123456789012:coreDevices:unlisted-9',
      'arn:aws:greengrass:eu-west-1:000000000000:coreDevices:thing-4',
    ],
    ['arn:aws:s3:::bucket/thing/press-2', 'arn:aws:s3:::bucket/thing/press-2'],
    ['arn:aws:s3:::bucket/thinggroup/line-3', 'arn:aws:s3:::bucket/thinggroup/line-3'],
  ];
  for (const [text, expected] of texts) {
    it(`changes "${text}" to "${expected}"`, () => {
      assert.equal(redact(text), expected);
    });
  }

  it('removes every known name and account number from a text, and nothing else', () => {
    const pieces = fc.constantFrom('press-2', 'press-20', 'press:1_a', '123456789012', '0', 'x', '-', '_');
    const gaps = fc.constantFrom(' ', ':', '/', '.', '\n', ', ', '"', '');
    const words = fc.tuple(fc.oneof(pieces, fc.string({ maxLength: 5 })), gaps);
    const name = /(?<![\w-])(?:press-2|press-20)(?!\\?[_-]|\w)|(?<![\w:-])press:1_a(?!\\?[_-]|[\w:])/u;
    const account = /(?<!\d)123456789012(?!\d)/u;
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (parts) => {
        const text = parts.flat().join('');
        const left = redact(text);
        assert.doesNotMatch(left, name);
        assert.doesNotMatch(left, account);
        const [hasName, hasAccount] = [name.test(text), account.test(text)];
        if (!hasName && !hasAccount) {
          assert.equal(left, text);
        }
        coverage.count({ hasName, hasAccount, hasNeither: !hasName && !hasAccount });
      }),
      { numRuns: 500 },
    );
    coverage.assertCovered();
  });

  it('changes the texts in a value and nothing else', () => {
    const takenAt = new Date(0);
    const value = { 'press-2': 'press-2', list: ['press-2', 7, null], takenAt, isFailing: true, missing: undefined };
    assert.deepEqual(redacted(value, redact), {
      'press-2': 'thing-1',
      list: ['thing-1', 7, null],
      takenAt,
      isFailing: true,
      missing: undefined,
    });
  });
});
