import { valueIn, type ProfileProblem, type ProfileSection } from '../../greengrass/ports/profiles';
import type { ListedSection } from './listedProfiles';

/** A profile that the SDK reads. */
export interface ReadProfile {
  readonly name: string;
  readonly values: ProfileSection;
  /** Its sections, at least one. */
  readonly sections: readonly [ListedSection, ...ListedSection[]];
  /** The profiles whose roles lead to this one as their source, the first of them first. */
  readonly roles: readonly string[];
}

/** The section and file that have a key of a profile, or that should have it. */
export function placeOf({ sections }: ReadProfile, key: string): { readonly file: string; readonly section: string } {
  const { file, section } = sections.find((own) => own.section.keys.includes(key)) ?? sections[0];
  return { file: file.name, section: `[${section.header}]` };
}

/** The first of some keys that a profile lacks, or has without a value. */
export function missingKey(read: ReadProfile, keys: readonly string[]): ProfileProblem | undefined {
  const key = keys.find((needed) => valueIn(read.values, needed) === undefined);
  return key === undefined
    ? undefined
    : {
        kind: 'missingKey',
        ...placeOf(read, key),
        key,
        isEmpty: read.sections.some(({ section }) => section.emptyKeys.includes(key)),
      };
}
