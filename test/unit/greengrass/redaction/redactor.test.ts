import assert from 'node:assert/strict';
import { errorCodes } from '../../../../src/greengrass/codes/errorCodes';
import { Redactor } from '../../../../src/greengrass/redaction/redactor';
import { redactionCases, usualNames } from './redactionCases';

/** A redactor that knows these things and thing groups. */
function knowing(things: readonly string[], thingGroups: readonly string[] = []): Redactor {
  const redactor = new Redactor(errorCodes);
  things.forEach((name) => {
    redactor.names.add('thing', name);
  });
  thingGroups.forEach((name) => {
    redactor.names.add('thingGroup', name);
  });
  return redactor;
}

const iot = 'arn:aws:iot:eu-west-1:123456789012';

describe('redaction', () => {
  for (const [what, cases] of redactionCases) {
    describe(what, () => {
      for (const { title, text, redacted, things = usualNames.things, groups = usualNames.groups } of cases) {
        it(title, () => {
          assert.equal(knowing(things, groups).text(text), redacted);
        });
      }
    });
  }

  it('replaces every name in a field that holds names', () => {
    const fields = ['gw1', 'linux', 'thing', 'Press', 'PRESS', '::::', 'größe', 'press-2'];
    const redactor = knowing(fields);
    assert.deepEqual(
      fields.map((name) => redactor.thingName(name)),
      fields.map((_, index) => `thing-${index + 1}`),
    );
    assert.equal(redactor.thingName(''), '');
    assert.equal(redactor.target(`${iot}:thing/gw1`), 'arn:aws:iot:eu-west-1:000000000000:thing/thing-1');
    assert.equal(redactor.target(`${iot}:thing/größe`), 'arn:aws:iot:eu-west-1:000000000000:thing/thing-7');
    assert.equal(
      redactor.target(`${iot}:thinggroup/a b`),
      'arn:aws:iot:eu-west-1:000000000000:thinggroup/thing-group-1',
    );
    assert.equal(redactor.target('press-2 is no ARN'), 'thing-8 is no ARN');
  });

  it('keeps the number of a version, and redacts the rest', () => {
    const redactor = knowing(['press-2', '2026', '3-press']);
    const versions = ['1.4.2', '2026', '1.2026.0', '1.0.123456789012', '1.2.0-press-2', '1.2.3-press', 'press-2'];
    assert.deepEqual(
      versions.map((version) => redactor.version(version)),
      ['1.4.2', '2026', '1.2026.0', '1.0.123456789012', '1.2.0-thing-1', '1.2.thing-2', 'thing-1'],
    );
  });

  it('numbers accounts from the own one', () => {
    const redactor = knowing([]);
    redactor.addAccount('999999999999');
    redactor.addAccount(undefined);
    assert.equal(redactor.text('123456789012 999999999999'), '000000000001 000000000000');
  });

  it('finds a name that was added after the same text was redacted', () => {
    const redactor = knowing([]);
    const redacted = (): readonly string[] => [redactor.text('press-2'), redactor.version('1.0.0-press-2')];
    assert.deepEqual(redacted(), ['press-2', '1.0.0-press-2']);
    redactor.names.add('thing', 'press-2');
    assert.deepEqual(redacted(), ['thing-1', '1.0.0-thing-1']);
  });

  it('finds a name that only a field has, after that field', () => {
    const redactor = knowing([]);
    assert.equal(redactor.thingName('kiosk-9'), 'thing-1');
    assert.equal(
      redactor.target(`${iot}:thinggroup/hall 7`),
      'arn:aws:iot:eu-west-1:000000000000:thinggroup/thing-group-1',
    );
    assert.equal(redactor.text('kiosk-9 in hall 7'), 'thing-1 in thing-group-1');
  });

  it('replaces each of 3,000 names in 3,000 texts', () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `hall-${index % 7}:press_${index}`);
    const redactor = knowing(names);
    const left = names.map((name) => redactor.text(`see ${name}.`)).filter((text) => !/^see thing-\d+\.$/u.test(text));
    assert.deepEqual(left, []);
  });
});
