import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ProfileProblem } from '../../../../src/greengrass/ports/profiles';
import { profileDescription } from '../../../../src/text/errors/profileKinds';
import { profileWords } from '../../../../src/text/errors/profileWords';
import { anyText } from '../../greengrass/arbitraryModels';

const anyPlace = { file: anyText, section: anyText };

/** Every kind of problem, with any texts. */
const problems: {
  readonly [K in ProfileProblem['kind']]: fc.Arbitrary<Extract<ProfileProblem, { readonly kind: K }>>;
} = {
  notFound: fc.record({
    kind: fc.constant('notFound'),
    variable: fc.constantFrom('AWS_PROFILE', undefined),
    similar: fc.option(anyText, { nil: undefined }),
    missingFile: fc.option(fc.record({ variable: fc.constant('AWS_CONFIG_FILE'), file: anyText }), { nil: undefined }),
  }),
  file: fc.record({
    kind: fc.constant('file'),
    file: anyText,
    reason: fc.constantFrom('utf16', 'folder', 'unreadable'),
  }),
  section: fc.record({ kind: fc.constant('section'), file: anyText, section: anyText, rightSection: anyText }),
  bracket: fc.record({ kind: fc.constant('bracket'), file: anyText, line: anyText, section: anyText }),
  name: fc.record({ kind: fc.constant('name'), file: anyText, profile: anyText }),
  upperCase: fc.record({ kind: fc.constant('upperCase'), file: anyText, key: anyText }),
  missingSection: fc.record({ kind: fc.constant('missingSection'), file: anyText, section: anyText }),
  missingKey: fc.record({ kind: fc.constant('missingKey'), ...anyPlace, key: anyText, isEmpty: fc.boolean() }),
  sourceLoop: fc.record({ kind: fc.constant('sourceLoop'), file: anyText, profiles: fc.array(anyText) }),
  twoSources: fc.record({ kind: fc.constant('twoSources'), ...anyPlace }),
  credentialSource: fc.record({ kind: fc.constant('credentialSource'), ...anyPlace, value: anyText }),
  sourceVariable: fc.record({ kind: fc.constant('sourceVariable'), ...anyPlace, variable: anyText }),
  tokenFile: fc.record({
    kind: fc.constant('tokenFile'),
    setting: anyText,
    path: anyText,
    isFullPath: fc.boolean(),
    reason: fc.constantFrom('missing', 'folder', 'unreadable'),
  }),
  homePath: fc.record({ kind: fc.constant('homePath'), variable: anyText }),
  noCredentials: fc.record({ kind: fc.constant('noCredentials'), profile: anyText }),
  missingVariable: fc.record({ kind: fc.constant('missingVariable'), set: anyText, missing: anyText }),
  endpoint: fc.record({ kind: fc.constant('endpoint'), source: anyText }),
};

describe('the words for a problem of a profile', () => {
  for (const [kind, arbitrary] of Object.entries(problems)) {
    it(`${kind}: are a sentence and what to do, in visible characters on one line`, () => {
      fc.assert(
        fc.property(arbitrary, anyText, (problem, profile) => {
          const { sentence, advice } = profileWords(problem, profile);
          assert.doesNotMatch(`${sentence}${advice}`, /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
          assert.match(advice, /^[A-Z].*\.$/u);
        }),
      );
    });
  }

  it('are in the list of profiles, too', () => {
    const profile = { name: 'my plant', kind: 'keys', region: 'eu-west-1' } as const;
    assert.equal(profileDescription(profile), 'access keys · eu-west-1');
    const problem = { kind: 'name', file: '~/.aws/config', profile: 'my plant' } as const;
    assert.equal(profileDescription({ ...profile, problem }), "The name of profile my plant can't be used");
    const empty = { name: 'plant', kind: 'none', region: undefined } as const;
    const none = { kind: 'noCredentials', profile: 'plant' } as const;
    assert.equal(profileDescription({ ...empty, problem: none }), 'no credentials in the files');
  });
});
