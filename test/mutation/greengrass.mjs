import { configuration } from './shared.mjs';

export default configuration('greengrass', ['test/unit/greengrass/**/*.test.ts', 'test/unit/text/**/*.test.ts']);
