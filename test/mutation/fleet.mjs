import { configuration } from './shared.mjs';

export default configuration('fleet', ['test/unit/fleet/**/*.test.ts', 'test/unit/reliability/**/*.test.ts']);
