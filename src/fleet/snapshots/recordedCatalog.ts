import { list, isObject, member, text } from '../../base/json';
import { parseComponentArn } from '../../greengrass/addresses/arn';
import type {
  CatalogComponent,
  ComponentRecipe,
  ComponentScope,
  ComponentVersion,
  ListedComponentVersion,
} from '../../greengrass/component';
import type { Fleet } from '../fleet';
import { toCatalogComponent, toComponentVersion, toListedComponentVersion } from '../../greengrass/wire/toComponent';

/** An item of ListComponents and the scope of its list. */
interface RecordedComponent extends CatalogComponent {
  readonly scope: ComponentScope;
}

/** The response of GetComponent for a version. */
interface RecordedRecipe extends ComponentRecipe {
  /** With the version. */
  readonly arn: string;
}

/** What a snapshot has of the components in the cloud. A member is absent if nothing of its kind was loaded. */
export interface RecordedCatalog {
  readonly components?: readonly RecordedComponent[] | undefined;
  /** The lists of components of which only the start was loaded. */
  readonly partialComponents?: readonly ComponentScope[] | undefined;
  /** Items of ListComponentVersions, greater versions of a component first. */
  readonly componentVersions?: readonly ListedComponentVersion[] | undefined;
  /** Responses of DescribeComponent. */
  readonly describedComponents?: readonly ComponentVersion[] | undefined;
  readonly recipes?: readonly RecordedRecipe[] | undefined;
}

/** A list, or nothing if it is empty. */
function unlessEmpty<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** The components in the cloud that were loaded. */
export function recordedCatalog({ components }: Pick<Fleet, 'components'>): RecordedCatalog {
  const { own, provided, partial, versions, described, recipes } = components.loaded;
  const listed =
    own === undefined && provided === undefined
      ? undefined
      : [
          ...(own ?? []).map((component) => ({ ...component, scope: 'PRIVATE' as const })),
          ...(provided ?? []).map((component) => ({ ...component, scope: 'PUBLIC' as const })),
        ];
  return {
    components: listed,
    partialComponents: unlessEmpty(partial),
    componentVersions: unlessEmpty(versions),
    describedComponents: unlessEmpty(described.flatMap(({ arn, version }) => (version ? [{ ...version, arn }] : []))),
    recipes: unlessEmpty(recipes.flatMap(({ arn, recipe }) => (recipe ? [{ ...recipe, arn }] : []))),
  };
}

/** The ARN of an entry, if it is that of a component with or without a version. */
function arnOf(entry: object, hasVersion: boolean): string | undefined {
  const arn = text(member(entry, 'arn')) ?? '';
  const parsed = parseComponentArn(arn);
  return parsed === undefined || (parsed.componentVersion !== undefined) !== hasVersion ? undefined : arn;
}

function toScope(scope: unknown): ComponentScope | undefined {
  return scope === 'PRIVATE' || scope === 'PUBLIC' ? scope : undefined;
}

function toRecordedComponent(entry: object): RecordedComponent | undefined {
  const scope = toScope(member(entry, 'scope'));
  return scope === undefined || arnOf(entry, false) === undefined ? undefined : { ...toCatalogComponent(entry), scope };
}

function toRecipe(entry: object): RecordedRecipe | undefined {
  const arn = arnOf(entry, true);
  const recipeOutputFormat = member(entry, 'recipeOutputFormat');
  const recipe = member(entry, 'recipe');
  const isRecipe = (recipeOutputFormat === 'JSON' || recipeOutputFormat === 'YAML') && typeof recipe === 'string';
  return arn !== undefined && isRecipe ? { arn, recipeOutputFormat, recipe } : undefined;
}

/** The valid entries of a list with distinct keys, because views identify components by ARN; `undefined` without a list. */
function entries<T>(
  value: unknown,
  toEntry: (entry: object) => T | undefined,
  keyOf: (entry: T) => string | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  const byKey = new Map<string | undefined, T>();
  for (const item of list(value).filter(isObject)) {
    const entry = toEntry(item);
    if (entry !== undefined && !byKey.has(keyOf(entry))) {
      byKey.set(keyOf(entry), entry);
    }
  }
  return [...byKey.values()];
}

/** The components in a snapshot file. Drops malformed ones. */
export function readCatalog(file: unknown): RecordedCatalog {
  const ofVersion =
    <T>(toEntry: (entry: object) => T) =>
    (entry: object): T | undefined =>
      arnOf(entry, true) === undefined ? undefined : toEntry(entry);
  return {
    components: entries(member(file, 'components'), toRecordedComponent, ({ arn }) => arn),
    partialComponents: unlessEmpty(list(member(file, 'partialComponents')).flatMap((scope) => toScope(scope) ?? [])),
    componentVersions: entries(
      member(file, 'componentVersions'),
      ofVersion(toListedComponentVersion),
      ({ arn }) => arn,
    ),
    describedComponents: entries(member(file, 'describedComponents'), ofVersion(toComponentVersion), ({ arn }) => arn),
    recipes: entries(
      member(file, 'recipes'),
      toRecipe,
      ({ arn, recipeOutputFormat }) => `${recipeOutputFormat} ${arn}`,
    ),
  };
}
