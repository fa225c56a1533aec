import { configuration } from './shared.mjs';

// Whether a text reads well is for people to say, and not for a test that repeats it.
export default configuration(
  'text',
  [
    'test/unit/text/**/*.test.ts',
    'test/unit/tree/**/*.test.ts',
    'test/unit/fleet/selection/**/*.test.ts',
    'test/unit/fleet/requests/throttle.test.ts',
    'test/unit/fleet/refreshing/watches.test.ts',
    'test/unit/fleet/devices/findDevice.test.ts',
    'test/unit/greengrass/permissions/**/*.test.ts',
    'test/unit/greengrass/status/**/*.test.ts',
    'test/unit/greengrass/addresses/**/*.test.ts',
    'test/unit/greengrass/failures/**/*.test.ts',
    'test/unit/aws/requestLog.test.ts',
    'test/unit/base/searchNames.test.ts',
    'test/unit/protocol/messages.test.ts',
  ],
  {
    mutator: { excludedMutations: ['StringLiteral'] },
  },
);
