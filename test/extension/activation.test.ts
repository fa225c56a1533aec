import assert from 'node:assert/strict';
import { openFleet, thisExtension } from './openFleet';
import { smallFleet } from './smallFleet';

// Before all others: they build the program themselves, and VS Code activates the extension for its commands.
describe('the extension', () => {
  it('is not active before it is needed', () => {
    assert.equal(thisExtension().isActive, false);
  });

  // VS Code activates it as soon as its view is seen, and it would take the view from the program of the test that
  // happens to show it. It gives up where its commands are there already, and is not activated a second time.
  after(async () => {
    const program = await openFleet(smallFleet);
    await assert.rejects(Promise.resolve(thisExtension().activate()));
    await program.dispose();
  });
});
