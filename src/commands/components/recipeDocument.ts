import { visibleDocument, visibleText } from '../../base/visibleText';
import { devicesByStatusCode } from '../../fleet/components/versionFacts';
import type { Fleet } from '../../fleet/fleet';
import { parseComponentArn } from '../../greengrass/addresses/arn';
import type { VersionAddress } from '../../greengrass/addresses/comparedAddress';
import { canceled } from '../../greengrass/ports/fleetError';
import { formatJson } from '../../greengrass/recipes/formatJson';
import { componentVersionName, nameOfSide, type ComparedName } from '../../text/messages/comparing/compareWords';
import type { Catalog } from '../../ui/catalog';
import type { NamedText } from '../../ui/documents/readOnlyDocuments';
import { readRecipeFormat } from '../../ui/settings';

/** Loads a recipe as a document. Rejects with a FleetError if it can't be loaded. */
export async function recipeDocument(
  fleet: Fleet,
  catalog: Catalog,
  { connectionId, arn }: VersionAddress,
  place: string,
): Promise<ComparedName & NamedText> {
  const format = readRecipeFormat();
  const listing = fleet.components.recipe(arn, format);
  await listing.read();
  const { items, error } = listing.state;
  const [loaded] = items ?? [];
  if (loaded === undefined) {
    throw error ?? canceled('GetComponent');
  }
  const component = parseComponentArn(arn);
  const name = componentVersionName(component, arn, place);
  // AWS may answer in the other format than requested.
  const isJson = loaded.recipeOutputFormat === 'JSON';
  return {
    ...name,
    path: [connectionId, 'components', visibleText(arn), nameOfSide(name)],
    text: visibleDocument(isJson ? formatJson(loaded.recipe) : loaded.recipe),
    language: isJson ? 'json' : 'yaml',
    ...(component === undefined
      ? {}
      : {
          hoverAt: async (text, offset) => {
            const { recipeHoverAt } = await import('./recipeHovers');
            return recipeHoverAt(fleet, catalog, component, text, offset);
          },
          remarksOn: async (text) => {
            const { componentName, componentVersion = '' } = component;
            const devicesByCode = devicesByStatusCode(fleet, componentName, componentVersion);
            // Most recipes don't fail, and are only parsed for a hover.
            return devicesByCode.size === 0 ? [] : (await import('./recipeRemarks')).recipeRemarks(text, devicesByCode);
          },
        }),
  };
}
