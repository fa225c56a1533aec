import { configuration } from './shared.mjs';

// Whether a text reads well is for people to say, and not for a test that repeats it.
export default configuration('text', ['test/unit/text/**/*.test.ts'], {
  mutator: { excludedMutations: ['StringLiteral'] },
});
