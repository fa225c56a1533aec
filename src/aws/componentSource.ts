import { nextTokenIn } from '../base/json';
import { fleetError } from '../greengrass/ports/fleetError';
import type { FleetSource } from '../greengrass/ports/fleetSource';
import {
  toCatalogComponent,
  toComponentRecipe,
  toComponentVersion,
  toListedComponentVersion,
} from '../greengrass/wire/toComponent';
import { toModels } from '../greengrass/wire/toModel';
import type { LiveClient } from './liveClient';

/** Largest page size of the API. */
const maxResults = 100;

/** The ARN of a component, with the characters that AWS allows in names and versions. None of them changes a URL path. */
const componentArn =
  /^arn:[\w-]+:greengrass:[\w-]+:(?:aws|\d+):components:[\w.-]{1,128}(?<version>:versions:[\w.+-]{1,64})?$/u;

/**
 * Checks the ARN of a component before it goes into a URL path.
 * @param hasVersion whether the operation needs an ARN with a version or one without
 * @throws a FleetError of kind `invalid`
 */
function checkedArn(arn: string, hasVersion: boolean, operation: string): string {
  const found = componentArn.exec(arn);
  if (found === null || (found.groups?.['version'] !== undefined) !== hasVersion) {
    throw fleetError({ kind: 'invalid', operation }, 'The component ARN is invalid.');
  }
  return arn;
}

/** The operations of a fleet source that call AWS IoT Greengrass for components. */
export function componentSource(
  client: LiveClient,
): Pick<FleetSource, 'listComponents' | 'listComponentVersions' | 'describeComponent' | 'getComponent'> {
  return {
    listComponents: (scope, nextToken, signal) =>
      client.call('greengrass', 'ListComponents', signal, async (send) => {
        const response = await send({ scope, maxResults, nextToken });
        return { items: toModels(response.components, toCatalogComponent), nextToken: nextTokenIn(response) };
      }),
    listComponentVersions: (componentArn, nextToken, signal) =>
      client.call('greengrass', 'ListComponentVersions', signal, async (send) => {
        const arn = checkedArn(componentArn, false, 'ListComponentVersions');
        const response = await send({ arn, maxResults, nextToken });
        return {
          items: toModels(response.componentVersions, toListedComponentVersion),
          nextToken: nextTokenIn(response),
        };
      }),
    describeComponent: (versionArn, signal) =>
      client.call('greengrass', 'DescribeComponent', signal, async (send) =>
        toComponentVersion(await send({ arn: checkedArn(versionArn, true, 'DescribeComponent') })),
      ),
    getComponent: (versionArn, recipeOutputFormat, signal) =>
      client.call('greengrass', 'GetComponent', signal, async (send) => {
        const arn = checkedArn(versionArn, true, 'GetComponent');
        const response = await send({ arn, recipeOutputFormat });
        // Bytes that aren't UTF-8 become U+FFFD.
        return toComponentRecipe({ ...response, recipe: new TextDecoder().decode(response.recipe) });
      }),
  };
}
