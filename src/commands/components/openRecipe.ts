import type { VersionAddress } from '../../greengrass/addresses/comparedAddress';
import { comparedDocument, type CompareTools } from '../compare/comparedDocument';

/** Opens recipes in read-only editors. Rejects with a FleetError if one of them can't be loaded. */
export async function openRecipes(tools: CompareTools, addresses: readonly VersionAddress[]): Promise<void> {
  for (const address of addresses) {
    await tools.documents.show(await comparedDocument(tools, address));
  }
}
