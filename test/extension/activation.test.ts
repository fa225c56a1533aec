import assert from 'node:assert/strict';
import { openFleet, thisExtension } from './support/openFleet';
import { smallFleet } from './support/smallFleet';

// This test runs first. The other tests start the program themselves, and their commands make VS Code activate the extension.
describe('the extension', () => {
  it('is not active before it is needed', () => {
    assert.equal(thisExtension().isActive, false);
  });

  // VS Code activates the extension when its view becomes visible. The extension would then take the view from the
  // program of a test. If its commands are already registered, the activation fails and isn't repeated.
  after(async () => {
    const program = await openFleet(smallFleet);
    await assert.rejects(Promise.resolve(thisExtension().activate()));
    await program.dispose();
  });
});
