import assert from 'node:assert/strict';
import { withoutDomain } from '../../../../src/base/names/withoutDomain';

describe('a component name in a narrow row', () => {
  for (const [name, expected] of [
    ['com.acme.Press', 'Press'],
    ['com.acme.press.Monitor', 'press.Monitor'],
    ['io.acme-robotics.Arm', 'Arm'],
    ['de.acme.Presse', 'Presse'],
    ['uk.co.acme.Press', 'Press'],
    ['br.com.acme.Prensa', 'Prensa'],
    ['uk.co.Press', 'Press'],
    ['com.acme.', 'com.acme.'],
    ['com.Press', 'com.Press'],
    ['com', 'com'],
    ['Press', 'Press'],
    ['press.line1.Monitor', 'press.line1.Monitor'],
    ['COM.acme.Press', 'COM.acme.Press'],
    ['aws.greengrass.Cli', 'aws.greengrass.Cli'],
  ] as const) {
    it(`is ${expected} for ${name}`, () => {
      assert.equal(withoutDomain(name), expected);
    });
  }
});
