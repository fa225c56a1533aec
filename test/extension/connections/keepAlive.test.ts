import assert from 'node:assert/strict';
import { openFleet, type OpenFleet } from '../support/openFleet';
import { smallFleet } from '../support/smallFleet';

describe('inside VS Code', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
  });
  afterEach(() => program.dispose());

  it('20 requests use one connection', async () => {
    await program.rows();
    const { state } = program.app.sessions.selected;
    assert.ok(state.kind === 'open');
    const { source } = state.fleet.connection;
    const { signal } = new AbortController();
    const before = program.simulator.requests.length;
    for (let call = 0; call < 20; call += 1) {
      await source.getCoreDevice('press-2', signal);
    }
    const connections = program.simulator.requests.slice(before).map(({ connection }) => connection);
    assert.deepEqual([connections.length, new Set(connections).size], [20, 1]);
  });
});
