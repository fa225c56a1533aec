import type { ConflictFacts } from '../../../greengrass/versions/conflictFacts';
import { conflictCaveats, requiredByWords } from '../../messages/components/versionWords';
import { caveats, field, paragraph, type Hover } from '../hover';

/** How many version requirements a hover lists. */
const maxRequirements = 10;

/** The requirements that exclude each other, and how to load the published versions if they aren't. */
export function conflictParts({ conflict, published }: ConflictFacts): Hover {
  return [
    ...conflict.requirements
      .slice(0, maxRequirements)
      .flatMap(({ by, range }) => field(`Required by ${requiredByWords(by)}`, range)),
    ...(published === undefined ? paragraph(['Show Details loads the published versions.']) : []),
    ...caveats(conflictCaveats(conflict)),
  ];
}
